"""What Terraform would make of rendered files: the bodies that its providers send."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from tests.render.terraform.hcl import Lookup, parsed, text, unquoted, value

from landbridge.render.arm.ground import SUBNET
from landbridge.render.arm.resource import RESOURCE_GROUP, id_of
from landbridge.render.templates.terraform.azurerm import FORMS, Form
from landbridge.render.templates.terraform.bonds import ADDRESSED, ATTACHED
from landbridge.render.templates.terraform.forms import Blocks, NotExpressed, arguments, body_of
from landbridge.render.templates.terraform.resources import EMPTIED

SUBSCRIPTION = "11111111-1111-1111-1111-111111111111"
KINDS = {form.kind: type_ for type_, forms in FORMS.items() for form in forms}
BESIDE = ("name", "resource_group_name", "depends_on", "lifecycle", "triggers")
PARENTS = re.compile(
    r"/subscriptions/[^/]+/resourceGroups/(?P<group>[^/]+)(?:/providers/(?P<rest>.*))?"
)


@dataclass(frozen=True)
class Sent:
    """A resource as a provider sends it; `ignored` are what it is told to leave alone."""

    address: str
    type: str
    name: str
    group: str
    body: Mapping[str, Any] = field(hash=False)
    ignored: tuple[str, ...] = ()
    version: str = ""
    subscription: str = SUBSCRIPTION
    triggered: bool = False
    """Whether it is sent again when what it watches has changed."""

    @property
    def id(self) -> str:
        return id_of(self.subscription, self.group, self.type, self.name)


def sent(files: Mapping[str, str], subscription: str = SUBSCRIPTION) -> list[list[Sent]]:
    """By stage, what its resources say; ties are laid onto what they tie."""
    folders = sorted({path.partition("/")[0] for path in files if "/" in path})
    parts = [{p: t for p, t in files.items() if p.startswith(f"{each}/")} for each in folders]
    return [_stage(each, subscription) for each in parts]


def _stage(files: Mapping[str, str], subscription: str) -> list[Sent]:
    found = [parsed(each) for each in files.values()]
    given = {"subscription_id": subscription}
    for document in found:
        for name, told in _blocks(document.get("variable", ())):
            if "default" in told:
                given[name] = text(told["default"], lambda _: "")
    written = {
        f"{kind}.{label}": told
        for document in found
        for kind, each in _blocks(document.get("resource", ()))
        for label, told in _blocks([each])
    }
    return _Stage(written, given).sent()


def _blocks(written: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - a parser's
    for each in written:
        for key, told in each.items():
            if not key.startswith("__"):
                yield unquoted(key), told


@dataclass(frozen=True)
class _Stage:
    written: Mapping[str, Any]
    given: Mapping[str, str]

    def sent(self) -> list[Sent]:
        made = {at: self._one(at) for at in self.written if self._is_resource(at)}
        by_id = {each.id.lower(): each for each in made.values()}
        for at in self.written:
            if not self._is_resource(at):
                self._tie(at, by_id)
        return list(made.values())

    def look(self, asked: str) -> str:
        """What a reference stands for."""
        head, _, last = asked.rpartition(".")
        if head == "var":
            return self.given[last]
        if head in self.written:
            one = self._one(head)
            return one.id if last == "id" else one.name.rpartition("/")[2]
        return f"<{asked}>"

    def _is_resource(self, at: str) -> bool:
        kind = at.partition(".")[0]
        return kind in KINDS or kind == "azapi_resource"

    def _one(self, at: str) -> Sent:
        kind = at.partition(".")[0]
        told = self.written[at]
        return self._azapi(at, told) if kind == "azapi_resource" else self._azurerm(at, kind, told)

    def _azapi(self, at: str, written: Any) -> Sent:  # noqa: ANN401 - a parser's
        told: Any = value(written, self.look)
        type_, _, version = told["type"].partition("@")
        group, outer, before = _within(told["parent_id"])
        name = f"{before}/{told['name']}" if before else told["name"]
        if outer and not type_.startswith(f"{outer}/"):
            provider, _, last = type_.partition("/")
            type_, name = f"{outer}/providers/{last}", f"{before}/{provider}/{told['name']}"
        beside = {key: told[key] for key in ("location", "tags") if key in told}
        return Sent(
            at,
            type_,
            name,
            group,
            {**beside, **told["body"]},
            _ignored(told),
            version,
            self.given["subscription_id"],
        )

    def _azurerm(self, at: str, kind: str, written: Any) -> Sent:  # noqa: ANN401 - a parser's
        type_ = KINDS[kind]
        plain: Any = value(written, self.look)
        form = next(each for each in FORMS[type_] if each.kind == kind)
        group, name = self._place(form, type_, plain)
        told = _arguments(written, self.look)
        body = _body(told, type_)
        return Sent(
            at,
            type_,
            name,
            group,
            body,
            _ignored(plain),
            "",
            self.given["subscription_id"],
            "triggers" in plain,
        )

    def _place(self, form: Form, type_: str, told: Mapping[str, Any]) -> tuple[str, str]:
        own = str(told["name"])
        if type_ == RESOURCE_GROUP:
            return own, own
        if not form.parent:
            return str(told["resource_group_name"]), own
        if form.parent.endswith("_name"):
            return str(told["resource_group_name"]), f"{told[form.parent]}/{own}"
        group, _, before = _within(str(told[form.parent]))
        extending = "Microsoft.Insights/" if "/providers/" in type_ else ""
        return group, f"{before}/{extending}{own}"

    def _tie(self, at: str, by_id: Mapping[str, Sent]) -> None:
        kind, told = at.partition(".")[0], value(self.written[at], self.look)
        assert isinstance(told, dict)
        for key, (tying, argument) in ATTACHED.items():
            if kind == tying and told["subnet_id"].lower() in by_id:
                subnet = by_id[told["subnet_id"].lower()]
                assert subnet.type == SUBNET
                subnet.body["properties"][key] = {"id": told[argument]}
        if kind == ADDRESSED:
            gateway: Any = by_id[told["nat_gateway_id"].lower()].body
            addresses = gateway.setdefault("properties", {}).setdefault("publicIpAddresses", [])
            addresses.append({"id": told["public_ip_address_id"]})


def _body(told: Mapping[str, Any], type_: str) -> Mapping[str, Any]:
    """By the form of the type that has just these words."""
    for form in FORMS[type_]:
        with suppress(NotExpressed):
            body = body_of(told, form.entries)
            own = told.keys() - {*BESIDE, form.parent}
            if arguments(body, form.entries).keys() == own:
                return body
    raise AssertionError(f"no form of {type_} has just {', '.join(told)}")


def _within(parent: str) -> tuple[str, str, str]:
    """The group, the type and the name of what something stands in."""
    found = PARENTS.fullmatch(parent)
    assert found, parent
    provider, *pairs = (found["rest"] or "").split("/")
    return found["group"], "/".join([provider, *pairs[::2]]), "/".join(pairs[1::2])


def _arguments(written: Any, lookup: Lookup) -> dict[str, Any]:  # noqa: ANN401 - a parser's
    """Arguments with blocks told from lists of objects."""
    told: dict[str, Any] = {}
    for key, each in written.items():
        if (
            isinstance(each, list)
            and (each or key in EMPTIED)
            and all(_is_block(one) for one in each)
        ):
            told[key] = Blocks(tuple(_arguments(one, lookup) for one in each))
        elif not key.startswith("__"):
            told[key] = value(each, lookup)
    return told


def _is_block(written: object) -> bool:
    return isinstance(written, Mapping) and bool(written.get("__is_block__"))


def _ignored(told: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(
        path.strip("<>")
        for each in told.get("lifecycle", ())
        for path in each.get("ignore_changes", ())
    )
