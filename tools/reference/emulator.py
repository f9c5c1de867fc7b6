"""The page of what the emulator answers, and of what it refuses by name."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.fitting import methods
from landbridge.emulator.arm.kind import Kind, Told
from landbridge.emulator.nsx.data import KINDS as OBJECTS
from landbridge.emulator.nsx.data import Kind as NsxKind
from landbridge.emulator.services import KINDS, UNSUPPORTED

HEAD = """# What the emulator answers

Written from its code. A type or an action that is not listed is refused with `InvalidResourceType`:
nothing is made up.

"""
RULES = ("refuse", "begun", "work", "done", "computed", "refuse_delete", "gone")
CHILDREN = {
    "arm.children": "privateClouds",
    "arm.children.cluster": "privateClouds/clusters",
    "arm.children.workload-network": "privateClouds/workloadNetworks",
}


def emulator_page() -> str:
    """A table a provider, and what of Microsoft.AVS is not there."""
    providers = dict.fromkeys(kind.provider for kind in KINDS)
    tables = "\n".join(_table(provider) for provider in providers)
    missing = ", ".join(f"`{each}`" for each in _missing())
    unlisted = f"## Of Microsoft.AVS, not emulated yet\n\n{missing}\n" if missing else ""
    return f"{HEAD}{tables}\n{_nsx()}\n{_refused()}\n{unlisted}"


def _nsx() -> str:
    """The types of the Policy API: what they stand in, and what may be written of them."""
    told = "The Policy API of every private cloud; other keys and types are refused by name."
    rows = "".join(_object(name, kind) for name, kind in OBJECTS.items())
    return f"## NSX\n\n{told}\n\n| type | in | methods | keys |\n|---|---|---|---|\n{rows}"


def _object(name: str, kind: NsxKind) -> str:
    within = ", ".join(kind.within) or "`/infra/settings/firewall/security`"
    fixed = kind.read_only or name == "Domain"
    gone = "DELETE, " if kind.within else ""
    taken = "GET" if fixed else f"{gone}GET, PATCH, PUT"
    keys = ", ".join(f"`{key}`" for key in sorted(kind.keys)) if not fixed else ""
    return f"| `{name}` | {within} | {taken} | {keys} |\n"


def _refused() -> str:
    rows = "".join(f"| `{each.type}` | {each.what} |\n" for each in UNSUPPORTED)
    told = "Types with all that is under them, and actions: status 501, code `NotImplemented`."
    return f"## Refused by name\n\n{told}\n\n| type or action | is |\n|---|---|\n{rows}"


def _table(provider: str) -> str:
    rows = "".join(_row(kind) for kind in KINDS if kind.provider == provider)
    return f"## {provider}\n\n| type | methods | actions | held to |\n|---|---|---|---|\n{rows}"


def _row(kind: Kind) -> str:
    verbs = ", ".join(sorted(methods(kind)))
    names = dict.fromkeys((*kind.actions, *(part for _, part in kind.parts)))
    actions = ", ".join(f"`{name}`" for name in names)
    return f"| `{kind.path}` | {verbs} | {actions} | {_held(kind)} |\n"


def _held(kind: Kind) -> str:
    """What the emulator goes by where it answers for a type."""
    if isinstance(kind, Told):
        return "what stands: it is computed"
    ruled = any(getattr(type(kind), name) is not getattr(Kind, name) for name in RULES)
    return "its shape and the rules of its service" if ruled else "its shape"


def _missing() -> Iterator[str]:
    types = [kind.type for kind in KINDS] + [each.type for each in UNSUPPORTED]
    known = {type_.partition("/")[2].casefold() for type_ in types}
    for fact, above in CHILDREN.items():
        value = catalogue().value(fact)
        for name in value if isinstance(value, tuple) else ():
            if f"{above}/{name}".casefold() not in known:
                yield f"{above}/{name}"
