"""Rules by which a DNS Private Resolver asks others, and the networks for which it does."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import number
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.dns.named import Link, OfDns
from landbridge.emulator.network.state.networked import numbered
from landbridge.emulator.store import Body, Resource

RULESETS = "Microsoft.Network/dnsForwardingRulesets"
PORT = "network.dns-resolver.port"


class Rulesets(OfDns):
    type = RULESETS

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        if not wanted.properties["dnsResolverOutboundEndpoints"]:
            raise errors.missing("properties.dnsResolverOutboundEndpoints")

    def computed(self, world: World, resource: Resource) -> Body:
        return numbered(resource)

    def refuse_delete(self, world: World, resource: Resource) -> None:
        """Published: its links go first."""
        for each in world.store.of_type(RulesetLinks.type, within=str(resource.id)):
            raise errors.in_use(self.in_use, resource.id, each.id)


class Rules(OfDns):
    type = f"{RULESETS}/forwardingRules"
    tracked = False

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        domain = str(wanted.properties["domainName"])
        if not domain.endswith("."):
            told = f"The domain '{domain}' of '{wanted.id.name}' must end with a dot."
            raise errors.wrong(told, "properties.domainName")
        for other in world.store.of_type(self.type, within=str(wanted.id.parent)):
            same = str(other.properties["domainName"]).casefold() == domain.casefold()
            if same and other.id.key != wanted.id.key:
                raise errors.not_allowed(f"'{other.id.name}' has the domain '{domain}' already.")

    def begun(self, world: World, wanted: Wanted) -> Body:
        servers = [{"port": number(PORT), **each} for each in wanted.properties["targetDnsServers"]]
        own = {"forwardingRuleState": "Enabled", **wanted.properties}
        return {**wanted.body, "properties": {**own, "targetDnsServers": servers}}


class RulesetLinks(Link):
    type = f"{RULESETS}/virtualNetworkLinks"
    tracked = False
