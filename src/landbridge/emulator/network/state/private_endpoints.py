"""Private endpoints: an interface in a subnet, and a connection to what stands elsewhere."""

from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network import errors
from landbridge.emulator.network.references import named
from landbridge.emulator.network.state.addresses import subnet_of
from landbridge.emulator.network.state.interfaces import Interfaces
from landbridge.emulator.network.state.networked import Networked
from landbridge.emulator.network.state.subnets import refuse_delegated
from landbridge.emulator.store import Body, Resource

AUTOMATIC, MANUAL = "privateLinkServiceConnections", "manualPrivateLinkServiceConnections"
STATES = {
    AUTOMATIC: {"status": "Approved", "description": "Auto-Approved", "actionsRequired": "None"},
    MANUAL: {"status": "Pending", "description": "Awaiting approval", "actionsRequired": "None"},
}
INTERFACES = Interfaces()


class PrivateEndpoints(Networked):
    """What the emulator does not have (a storage account, say) is taken as it is named."""

    type = "Microsoft.Network/privateEndpoints"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        subnet = subnet_of(world, wanted.properties)
        if subnet is None:
            raise errors.missing("properties.subnet")
        refuse_delegated(subnet, wanted.id)
        before = named(wanted.before.properties.get("subnet")) if wanted.before else None
        if before and before.key != subnet.id.key:
            raise errors.not_allowed(f"The subnet of '{wanted.id.name}' cannot be changed.")
        if not (wanted.properties.get(AUTOMATIC) or wanted.properties.get(MANUAL)):
            raise errors.missing(f"properties.{AUTOMATIC}")

    def begun(self, world: World, wanted: Wanted) -> Body:
        lists = {
            name: [_connection(wanted.id, name, each) for each in wanted.properties.get(name) or []]
            for name in STATES
        }
        interfaces = {"networkInterfaces": [{"id": str(interface_of(wanted))}]}
        defaults: Body = {"customDnsConfigs": [], "ipConfigurations": []}
        properties = {**defaults, **wanted.properties, **lists, **interfaces}
        return {**wanted.body, "properties": properties}

    def done(self, world: World, resource: Resource) -> Resource:
        """The interface is there as soon as the endpoint is."""
        for each in resource.properties["networkInterfaces"]:
            name = named(each)
            if name and world.store.get(name) is None:
                wanted = Wanted(name, _interface(resource))
                body = INTERFACES.begun(world, wanted)
                made = world.new(name, body).with_properties(provisioningState="Succeeded")
                world.put(made)
        return resource

    def gone(self, world: World, resource: Resource) -> None:
        for each in resource.properties.get("networkInterfaces") or []:
            if name := named(each):
                world.store.delete(name)


def interface_of(wanted: Wanted) -> ResourceId:
    """The name of the interface: the one that is asked for, else one that nobody foresees."""
    word = uuid5(NAMESPACE_URL, wanted.id.key)
    asked = str(wanted.properties.get("customNetworkInterfaceName") or "")
    return wanted.id.beside(
        "Microsoft.Network", "networkInterfaces", asked or f"{wanted.id.name}.nic.{word}"
    )


def _interface(endpoint: Resource) -> Body:
    """One configuration for each address that is asked for, and one in any case."""
    asked = endpoint.properties.get("ipConfigurations") or [{"name": "privateEndpointIpConfig"}]
    told = [_configuration(endpoint, place, each) for place, each in enumerate(asked)]
    properties = {"ipConfigurations": told}
    return {"location": endpoint.body["location"], "properties": properties}


def _configuration(endpoint: Resource, place: int, asked: Body) -> Body:
    fixed = str((asked.get("properties") or {}).get("privateIPAddress") or "")
    address = {"privateIPAddress": fixed, "privateIPAllocationMethod": "Static"} if fixed else {}
    properties = {"subnet": endpoint.properties["subnet"], "primary": not place, **address}
    return {"name": str(asked["name"]), "properties": properties}


def _connection(endpoint: ResourceId, name: str, told: Body) -> Body:
    properties = told.get("properties") or {}
    if not properties.get("privateLinkServiceId"):
        raise errors.missing(f"properties.{name}.properties.privateLinkServiceId")
    state = properties.get("privateLinkServiceConnectionState") or STATES[name]
    own = {
        "privateLinkServiceConnectionState": state,
        "provisioningState": "Succeeded",
    }
    return {
        **told,
        "id": f"{endpoint}/{name}/{told.get('name')}",
        "type": f"{endpoint.type}/{name}",
        "properties": {**properties, **own},
    }
