"""Groups: those of the estate, and those by which a rule names a segment or addresses."""

from collections.abc import Iterable, Sequence

from landbridge.model.network import AddressGroup, AvsNetwork, Network
from landbridge.model.network.fields import NUMERIC
from landbridge.model.network.firewall import TagCondition
from landbridge.render.nsx.ids import apart, id_of
from landbridge.render.nsx.remarks import Remarks
from landbridge.render.nsx.segments import path_of
from landbridge.render.nsx.tree import DOMAIN, Body, Tree
from landbridge.security.application_groups import application_groups
from landbridge.security.ends import ANY as ANY_WORDS
from landbridge.security.ends import Ends
from landbridge.security.gathered import group_at
from landbridge.space import Addresses

ANY = "ANY"
MEMBERS = {"vm": "VirtualMachine", "port": "SegmentPort", "segment": "Segment"}
OPERATORS = {
    "equals": "EQUALS",
    "contains": "CONTAINS",
    "starts_with": "STARTSWITH",
    "ends_with": "ENDSWITH",
}


class Groups:
    """The groups of a cloud, each made when it is asked for."""

    def __init__(
        self, network: Network, cloud: AvsNetwork, ends: Ends, tree: Tree, remarks: Remarks
    ) -> None:
        self._ends, self._tree, self._remarks = ends, tree, remarks
        hidden = {name.lower() for name in application_groups(network)}
        clouds = {cloud.name.lower(), None}
        self._several = len(network.private_clouds) > 1
        self._groups = {
            each.name.lower(): each for each in network.groups if each.name.lower() not in hidden
        }
        self._mine = [
            each
            for each in self._groups.values()
            if (each.private_cloud and each.private_cloud.lower()) in clouds
        ]
        self._segments = {
            name.lower(): each
            for each in cloud.segments
            for name in (each.name, f"{cloud.name}/{each.name}")
        }
        self._made: dict[str, Body] = {}

    @property
    def children(self) -> list[Body]:
        return [*self._made.values()]

    def declared(self) -> None:
        """Makes all groups of the estate, whether a rule names them or not."""
        for each in self._mine:
            self._declared(each)

    def ends(self, texts: Sequence[str], rule: str) -> list[str]:
        """Ends of a rule: paths of groups, and addresses as they are."""
        if ANY_WORDS & {text.lower() for text in texts}:
            return [ANY]
        return [text if NUMERIC.match(text) else self.path(text, rule) for text in texts]

    def scope(self, texts: Sequence[str], rule: str) -> list[str]:
        """Where a rule is enforced: paths of groups alone."""
        if ANY_WORDS & {text.lower() for text in texts}:
            return [ANY]
        return [self.enforced(text, rule) for text in texts]

    def enforced(self, text: str, user: str) -> str:
        """The path of a group at whose members something holds."""
        path = self.path(text, user)
        kinds = {each["resource_type"] for each in self._expression(path)}
        if kinds <= {"IPAddressExpression"}:
            why = f"it holds at {text}, a group of addresses alone: NSX does not take those there"
            self._remarks.add(user, why)
        return path

    def path(self, text: str, user: str) -> str:
        """The path of a group for one end."""
        word = _word(text)
        if word in self._groups:
            return self._declared(self._groups[word])
        inner = self._inner(text)
        if inner:
            expression, name = _paths([inner]), f"segment {text}"
        else:
            expression, name = _addresses(self._told(text, user)), f"addresses of {text}"
        id_ = apart(text.strip("/"), name)
        if id_ not in self._made:
            self._made[id_] = self._tree.child("Group", id_, name, expression=expression)
        return f"{DOMAIN}/groups/{id_}"

    def _declared(self, group: AddressGroup) -> str:
        id_ = id_of(group.name)
        if id_ not in self._made:
            self._made[id_] = {}  # groups that hold each other were refused; a place in the order
            expression = self._members(group)
            self._made[id_] = self._tree.child("Group", id_, group.name, expression=expression)
            self._tell(group)
        return f"{DOMAIN}/groups/{id_}"

    def _members(self, group: AddressGroup) -> list[Body]:
        """Addresses, paths and criteria, of which one is enough."""
        addresses, paths = list[str](), list[str]()
        for text in group.members:
            inner = self._groups.get(_word(text))
            if inner:
                paths.append(self._declared(inner))
            elif path := self._inner(text):
                paths.append(path)
            elif NUMERIC.match(text):
                addresses.append(text)
            else:
                addresses += self._told(text, group.name)
        asked = [[_condition(each) for each in one.all_of] for one in group.criteria]
        tagged = [_together(each) for each in asked]
        return _joined([*_addresses(addresses), *_paths(paths), *tagged], "OR")

    def _tell(self, group: AddressGroup) -> None:
        if group.somewhere_in:
            why = "some of its members have addresses that nobody knows: they are not in it"
            self._remarks.add(group.name, why)
        if group.criteria and self._several and not group.private_cloud:
            why = "its criteria hold in this private cloud alone: others have their own NSX"
            self._remarks.add(group.name, why)

    def _inner(self, text: str) -> str:
        """The path of what NSX knows by itself: a segment of this cloud, or a path as written."""
        segment = self._segments.get(
            text.rpartition("/segments/")[2].lower() if text[:1] == "/" else text.lower()
        )
        if segment and self._ends.one(text).certain == Addresses.parse(segment.prefix):
            return path_of(segment)
        return text if text.startswith("/") else ""

    def _told(self, text: str, user: str) -> list[str]:
        """The addresses of an end; of what is not known for certain, that it is left out."""
        known = self._ends.one(text)
        if known.possible:
            why = f"whom {text} means is not known for certain: only {known.certain} is named"
            self._remarks.add(
                user, why if known.certain else why.partition(": only")[0] + ": nobody"
            )
        return [*known.certain.prefixes()]

    def _expression(self, path: str) -> list[Body]:
        made = self._made[path.rpartition("/")[2]]
        found: list[Body] = made["Group"]["expression"]
        return [each for each in found if each["resource_type"] != "ConjunctionOperator"]


def _word(text: str) -> str:
    """The name of a group, in small letters; a path's is its end."""
    word = text.lower()
    return group_at(word) if word.startswith("/") else word


def _addresses(texts: Sequence[str]) -> list[Body]:
    told = [*dict.fromkeys(texts)]
    return [{"resource_type": "IPAddressExpression", "ip_addresses": told}] if told else []


def _paths(texts: Sequence[str]) -> list[Body]:
    return [{"resource_type": "PathExpression", "paths": [*texts]}] if texts else []


def _condition(each: TagCondition) -> Body:
    return {
        "resource_type": "Condition",
        "member_type": MEMBERS[each.of],
        "key": "Tag",
        "operator": OPERATORS[each.operator],
        "value": each.tag if "|" in each.tag else f"|{each.tag}",
    }


def _together(conditions: list[Body]) -> Body:
    if len(conditions) == 1:
        return conditions[0]
    return {"resource_type": "NestedExpression", "expressions": _joined(conditions, "AND")}


def _joined(parts: Iterable[Body], word: str) -> list[Body]:
    between = {"resource_type": "ConjunctionOperator", "conjunction_operator": word}
    return [each for part in parts for each in (between, part)][1:]
