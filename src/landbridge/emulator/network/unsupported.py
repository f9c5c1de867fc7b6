"""What of Microsoft.Network the emulator does not have, refused by name."""

from collections.abc import Mapping

from landbridge.emulator.arm.kind import Unsupported

WATCHER, AVNM = "networkWatchers", "networkManagers"
GATEWAY, CONNECTION, CIRCUIT = "virtualNetworkGateways", "connections", "expressRouteCircuits"

_TYPES: Mapping[str, str] = {
    "virtualWans": "a virtual WAN",
    "virtualHubs": "a hub of a virtual WAN, or Azure Route Server",
    "vpnSites": "a site of a virtual WAN",
    "vpnGateways": "a VPN gateway of a virtual WAN",
    "vpnServerConfigurations": "point-to-site access to a virtual WAN",
    "p2svpnGateways": "point-to-site access to a virtual WAN",
    "expressRouteGateways": "an ExpressRoute gateway of a virtual WAN",
    "expressRoutePorts": "a port of ExpressRoute Direct",
    "expressRouteCrossConnections": "a circuit as its provider sees it",
    "networkVirtualAppliances": "an appliance in a hub of a virtual WAN",
    "securityPartnerProviders": "a firewall of a partner in a hub of a virtual WAN",
}

_UNDER: Mapping[str, str] = {
    f"{GATEWAY}/natRules": "address translation of a VPN gateway",
    f"{GATEWAY}/getLearnedRoutes": "the routes that a gateway learned",
    f"{GATEWAY}/getAdvertisedRoutes": "the routes that a gateway advertises",
    f"{GATEWAY}/getEffectiveRoutes": "the routes of a gateway",
    f"{GATEWAY}/getRoutesInformation": "the routes of a gateway",
    f"{GATEWAY}/getResiliencyInformation": "the resiliency of a gateway",
    f"{GATEWAY}/getBgpPeerStatus": "the BGP sessions of a gateway",
    f"{GATEWAY}/reset": "a restart of a gateway",
    f"{GATEWAY}/startPacketCapture": "a capture of packets",
    f"{GATEWAY}/stopPacketCapture": "a capture of packets",
    f"{GATEWAY}/generatevpnclientpackage": "point-to-site access",
    f"{GATEWAY}/generatevpnprofile": "point-to-site access",
    f"{GATEWAY}/getvpnprofilepackageurl": "point-to-site access",
    f"{GATEWAY}/prepareMigration": "the migration of a gateway",
    f"{GATEWAY}/executeMigration": "the migration of a gateway",
    f"{GATEWAY}/commitMigration": "the migration of a gateway",
    f"{GATEWAY}/abortMigration": "the migration of a gateway",
    f"{CONNECTION}/resetconnection": "a restart of a connection",
    f"{CONNECTION}/getikesas": "the security associations of a connection",
    f"{CONNECTION}/startPacketCapture": "a capture of packets",
    f"{CONNECTION}/stopPacketCapture": "a capture of packets",
    f"{CONNECTION}/vpndeviceconfigurationscript": "a script for a VPN device",
    f"{CIRCUIT}/stats": "the traffic of a circuit",
    f"{CIRCUIT}/peerings/stats": "the traffic of a peering",
    f"{CIRCUIT}/peerings/arpTables": "the ARP tables of a peering",
    f"{CIRCUIT}/peerings/routeTables": "the routes of a peering",
    f"{CIRCUIT}/peerings/routeTablesSummary": "the routes of a peering",
    f"{CIRCUIT}/peerings/connections": "Global Reach of a circuit",
    f"{CIRCUIT}/peerings/peerConnections": "Global Reach of a circuit",
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
