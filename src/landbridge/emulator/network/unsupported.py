"""What of Microsoft.Network the emulator does not have, refused by name."""

from collections.abc import Mapping

from landbridge.emulator.arm.kind import Unsupported

WATCHER, AVNM = "networkWatchers", "networkManagers"

_TYPES: Mapping[str, str] = {
    "virtualWans": "a virtual WAN",
    "virtualHubs": "a hub of a virtual WAN, or Azure Route Server",
    "vpnSites": "a site of a virtual WAN",
    "vpnGateways": "a VPN gateway of a virtual WAN",
    "vpnServerConfigurations": "point-to-site access to a virtual WAN",
    "p2svpnGateways": "point-to-site access to a virtual WAN",
    "expressRouteGateways": "an ExpressRoute gateway of a virtual WAN",
    "networkVirtualAppliances": "an appliance in a hub of a virtual WAN",
    "securityPartnerProviders": "a firewall of a partner in a hub of a virtual WAN",
}

_UNDER: Mapping[str, str] = {
    f"{WATCHER}/packetCaptures": "a capture of packets",
    f"{WATCHER}/connectionMonitors": "a monitor of connections",
    f"{WATCHER}/connectivityCheck": "a check of a connection",
    f"{WATCHER}/ipFlowVerify": "a check of the rules for one flow",
    f"{WATCHER}/nextHop": "the next hop of an interface",
    f"{WATCHER}/securityGroupView": "the rules that hold for a machine",
    f"{WATCHER}/topology": "the topology of a group",
    f"{WATCHER}/troubleshoot": "the troubleshooting of a gateway",
    f"{WATCHER}/queryTroubleshootResult": "the troubleshooting of a gateway",
    f"{WATCHER}/networkConfigurationDiagnostic": "a diagnosis of rules",
    f"{WATCHER}/azureReachabilityReport": "a report of providers of the Internet",
    f"{WATCHER}/availableProvidersList": "a list of providers of the Internet",
    f"{AVNM}/routingConfigurations": "routes of Virtual Network Manager",
    f"{AVNM}/securityUserConfigurations": "user rules of Virtual Network Manager",
    f"{AVNM}/ipamPools": "address pools of Virtual Network Manager",
    f"{AVNM}/verifierWorkspaces": "the verifier of Virtual Network Manager",
}

UNSUPPORTED = tuple(
    Unsupported(f"Microsoft.Network/{type_}", what) for type_, what in {**_TYPES, **_UNDER}.items()
)
