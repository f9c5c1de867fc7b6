"""Diagnostic settings, and the categories of what they send. Nothing is sent anywhere."""

from collections.abc import Iterable, Mapping

from landbridge.catalogue import catalogue
from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Kind, Page, Told, Wanted, World
from landbridge.emulator.arm.scopes import refuse_absent_scope
from landbridge.emulator.figures import number, texts
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.insights import errors
from landbridge.emulator.insights.metrics.definitions import NAMESPACE
from landbridge.emulator.store import Body, Resource

ENDS = (
    "workspaceId",
    "storageAccountId",
    "eventHubAuthorizationRuleId",
    "serviceBusRuleId",
    "marketplacePartnerId",
)
WORKSPACES = "Microsoft.OperationalInsights/workspaces"
MOST, LOGS = "log.settings-max", "log.categories"
METRICS, GROUP = "log.metric-category", "log.category-group"


class DiagnosticSettings(Kind):
    """What of a resource goes where; types other than the workspace are taken as given."""

    type = "Microsoft.Insights/diagnosticSettings"
    tracked = False
    says_created = False

    @property
    def schema(self) -> str:
        return self.type.replace("/", ".")

    def refuse(self, world: World, wanted: Wanted) -> None:
        told = wanted.properties
        if not any(told.get(name) for name in ENDS):
            raise errors.setting_without_end()
        _refuse_workspace(world, str(told.get("workspaceId") or ""))
        for each in told.get("logs") or []:
            if bool(each.get("category")) == bool(each.get("categoryGroup")):
                raise errors.category_unnamed()
        if _type(wanted.id.scope) == NAMESPACE:
            _refuse_categories(told)
        others = [each for each in _of(world, wanted.id) if each.id.key != wanted.id.key]
        if len(others) >= number(MOST):
            raise errors.settings_full(number(MOST))

    def listed(
        self, world: World, within: str, page: Page, asks: Mapping[str, str]
    ) -> list[Resource]:
        """Those of the resource itself, not of what is under it."""
        found = ResourceId(within, self.provider)
        refuse_absent_scope(world, found)
        return [each for each in _of(world, found) if each.id.key > page.after][: page.most]


class Categories(Told):
    type = "Microsoft.Insights/diagnosticSettingsCategories"

    def told(self, world: World, id_: ResourceId, query: Mapping[str, str]) -> Body:
        refuse_absent_scope(world, id_)
        if _type(id_.scope) != NAMESPACE:
            raise errors.categories_unknown(_type(id_.scope))
        found = [_category(id_.scope, name, kind) for name, kind in _categories().items()]
        if id_.is_list:
            return {"value": found}
        for each in found:
            if each["name"].casefold() == id_.name.casefold():
                return each
        raise refusals.absent(id_)


def _of(world: World, id_: ResourceId) -> list[Resource]:
    found = world.store.of_type(DiagnosticSettings.type, within=id_.scope)
    return [each for each in found if each.id.scope.casefold() == id_.scope.casefold()]


def _type(scope: str) -> str:
    id_ = parsed(scope)
    return id_.type.casefold() if id_ else ""


def _refuse_workspace(world: World, text: str) -> None:
    id_ = parsed(text)
    if id_ and id_.type.casefold() == WORKSPACES.casefold() and world.store.get(id_) is None:
        raise errors.workspace_absent(id_)


def _refuse_categories(told: Body) -> None:
    for name, known in (("logs", texts(LOGS)), ("metrics", (_text(METRICS),))):
        asked = (each.get("category") for each in told.get(name) or [])
        _refuse_unknown((str(each) for each in asked if each), known)
    groups = (each.get("categoryGroup") for each in told.get("logs") or [])
    _refuse_unknown((str(each) for each in groups if each), (_text(GROUP),))


def _refuse_unknown(asked: Iterable[str], known: tuple[str, ...]) -> None:
    for name in asked:
        if name.casefold() not in {each.casefold() for each in known}:
            raise errors.category_unknown(name, known)


def _categories() -> Mapping[str, str]:
    return {_text(METRICS): "Metrics", **dict.fromkeys(texts(LOGS), "Logs")}


def _category(scope: str, name: str, kind: str) -> Body:
    groups = {"categoryGroups": [_text(GROUP)]} if kind == "Logs" else {}
    return {
        "id": f"{scope}/providers/{Categories.type}/{name}",
        "name": name,
        "type": Categories.type,
        "properties": {"categoryType": kind, **groups},
    }


def _text(fact: str) -> str:
    return str(catalogue().value(fact))
