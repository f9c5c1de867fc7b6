"""Tests against a real subscription: how much they may do there, and what that may cost.

Without `--azure` all tests meet the emulator. With it those that are marked for its tier, or for a
lower one, meet Azure, in a resource group of their own, tagged, and undone at the end.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from landbridge.clients.arm import CLOUDS, Target, azure
from landbridge.deploy.change import Change
from landbridge.deploy.durations import lasting
from landbridge.deploy.work import Kind, Work
from landbridge.intake.price_book import load_price_book
from landbridge.model.price_book import PriceBook
from landbridge.render.arm import Stage

TAG = "landbridge-test"
GROUP = "rg-avs-contoso"
"""The resource group of the example, which stands for one of the tests' own."""


class Tier(StrEnum):
    """How much tests may do: each tier has those before it."""

    READ = "read"
    """Nothing is made: previews, what-if, checks, what is in the way."""
    FREE = "free"
    """Networks, groups, tables and their peerings, which cost nothing while nothing flows."""
    ALL = "all"
    """A private cloud and all that belongs to it, up to a limit."""


FREE = frozenset({
    "Microsoft.Resources/resourceGroups",
    "Microsoft.Network/networkSecurityGroups",
    "Microsoft.Network/applicationSecurityGroups",
    "Microsoft.Network/routeTables",
    "Microsoft.Network/virtualNetworks",
    "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
})  # fmt: skip
SIZES: Mapping[str, Callable[[Any], object]] = {
    "Microsoft.AVS/privateClouds": lambda found: found["managementCluster"]["clusterSize"],
    "Microsoft.AVS/privateClouds/clusters": lambda found: found["clusterSize"],
}
"""How many hosts a body asks for, by its type."""


@dataclass(frozen=True)
class Chosen:
    """What the options say of the subscription."""

    tier: Tier
    subscription: str
    tenant: str
    cloud: str
    endpoint: str
    limit: Decimal | None
    currency: str
    prices: Path | None
    hours: Decimal

    def target(self) -> Target:
        """Azure as azure-identity finds it, or another endpoint by the variables of a client."""
        if self.endpoint:
            return _posing(self.endpoint, self.subscription)
        return azure(self.cloud, self.subscription, self.tenant or None)


def options(parser: pytest.Parser) -> None:
    """Those by which somebody lets tests meet Azure."""
    group = parser.getgroup("azure", "tests against a real subscription")
    group.addoption("--azure", choices=[*Tier], help="meet Azure, doing so much at most")
    group.addoption("--azure-subscription", default="", help="id of the subscription")
    group.addoption("--azure-tenant", default="", help="id of its tenant")
    group.addoption("--azure-cloud", choices=[*CLOUDS], default="public", help="whose cloud")
    group.addoption("--azure-endpoint", default="", help="another Resource Manager, as a client's"
                    " variables AZURE_* and REQUESTS_CA_BUNDLE tell it")  # fmt: skip
    group.addoption("--azure-spending-limit", default="", help="for `all`: what it may cost")
    group.addoption("--azure-currency", default="", help="for `all`: the currency of the limit")
    group.addoption("--azure-prices", default="", help="for `all`: your price book (YAML)")
    group.addoption("--azure-hours", default="24", help="for `all`: hours that hosts may stand")


def chosen(config: pytest.Config) -> Chosen | None:
    """None for the emulator. Raises UsageError for options that do not fit."""
    told: Mapping[str, Any] = vars(config.option)
    if not told.get("azure"):
        return None
    if not told["azure_subscription"]:
        raise pytest.UsageError("--azure needs --azure-subscription ID")
    return Chosen(
        Tier(told["azure"]),
        told["azure_subscription"],
        told["azure_tenant"],
        told["azure_cloud"],
        told["azure_endpoint"],
        _amount("--azure-spending-limit", told["azure_spending_limit"]),
        told["azure_currency"],
        Path(told["azure_prices"]) if told["azure_prices"] else None,
        _amount("--azure-hours", told["azure_hours"]) or Decimal(0),
    )


def apart(works: Sequence[Work], group: str, tag: str) -> tuple[Work, ...]:
    """The same in a resource group of its own, each thing with a tag that says whose it is."""
    text = json.dumps([asdict(each) for each in works]).replace(GROUP, group)
    return tuple(_tagged(revived(each), tag) for each in json.loads(text))


def revived(told: Mapping[str, Any]) -> Work:
    """A piece of work out of its JSON."""
    kinds = {"kind": Kind(told["kind"]), "stage": Stage(told["stage"])}
    return Work(**{**told, **kinds, "remarks": tuple(told["remarks"])})


def free(works: Sequence[Work]) -> tuple[Work, ...]:
    """What costs nothing, and needs nothing that does."""
    found = (each for each in works if each.kind is Kind.PUT and each.type in FREE)
    return tuple(each for each in found if not _through_a_gateway(each))


def hosts(works: Sequence[Work]) -> Counter[str]:
    """How many hosts of each type they ask for; a cluster without one has that of its cloud."""
    found: Counter[str] = Counter()
    sku = ""
    for each in works:
        if each.type in SIZES:
            sku = each.body.get("sku", {}).get("name", sku)
            found[sku.upper()] += int(str(SIZES[each.type](each.body["properties"])))
    return found


def refusals(works: Sequence[Work], told: Chosen) -> Iterator[str]:
    """Why all of it may not be begun: no limit, no prices, too dear, too short."""
    if told.limit is None or not told.currency or told.prices is None:
        yield ("--azure all needs --azure-spending-limit, --azure-currency and --azure-prices"
               " FILE, your price book")  # fmt: skip
        return
    book = load_price_book(told.prices, tuple(hosts(works)))
    if book.currency != told.currency:
        yield f"the limit is in {told.currency}, the prices in {book.currency}"
        return
    if told.hours < (least := published_hours(works)):
        yield f"--azure-hours {told.hours}: making it alone takes at least {least}"
    if (sum_ := cost(works, book, told.hours)) > told.limit:
        yield f"{sum_} {book.currency} are more than the limit of {told.limit}: {told.hours} hours"
        yield f"of {', '.join(f'{number} {sku}' for sku, number in hosts(works).items())}"


def cost(works: Sequence[Work], book: PriceBook, hours: Decimal) -> Decimal:
    """All hosts for so many hours, as you go; a price for a month is paid whole."""
    prices = (
        (number, book.month(sku, "pay_as_you_go", hours)) for sku, number in hosts(works).items()
    )
    return sum((number * (price or Decimal(0)) for number, price in prices), Decimal(0))


def published_hours(works: Sequence[Work]) -> Decimal:
    """How long making all takes at least."""
    return Decimal(str(lasting([Change(each, None) for each in works]).least))


def _tagged(work: Work, tag: str) -> Work:
    """Types that have a place have tags, too."""
    body = work.body
    if work.kind is Kind.PUT and "location" in body:
        body = {**body, "tags": {**body.get("tags", {}), TAG: tag}}
    return Work(**{**vars(work), "body": body})


def _through_a_gateway(work: Work) -> bool:
    return bool(work.body.get("properties", {}).get("useRemoteGateways"))


def _amount(option: str, text: str) -> Decimal | None:
    if not text:
        return None
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal(0)
    if not found.is_finite() or found <= 0:
        raise pytest.UsageError(f"{option} {text}: a number above 0 is expected")
    return found


def _posing(endpoint: str, subscription: str) -> Target:
    """Whatever Resource Manager listens there, as the environment of its clients tells."""
    import os

    from azure.identity import EnvironmentCredential

    authority = os.environ.get("REQUESTS_CA_BUNDLE")
    how = {"connection_verify": authority} if authority else {}
    credential = EnvironmentCredential(disable_instance_discovery=True, **how)
    file = Path(authority) if authority else None
    return Target(endpoint, f"{endpoint}/.default", subscription, credential, file)
