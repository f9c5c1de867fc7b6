"""A small design to hold logs against: two guarded subnets, an open one, and a private cloud."""

from tests.network import parts as p

from landbridge.model.network import Network

WEB, OWN, FAR, OPEN, GUEST = "10.1.1.4", "10.1.1.9", "10.1.3.4", "10.1.2.4", "10.40.1.10"
NOBODY = "192.168.77.9"
GUARD = p.nsg(
    "guard",
    p.rule("https", 100, "allow", protocol="tcp", source=["10.0.0.0/8"], destination_ports=["443"]),
    p.rule("tagged", 150, "allow", protocol="tcp", source=["Sql"], destination_ports=["1433"]),
    p.rule("ping", 160, "allow", protocol="icmp"),
    p.rule("rest", 200, "deny"),
    p.rule("no-smtp", 300, "deny", "outbound", protocol="tcp", destination_ports=["25"]),
)


def design(*rules: p.Part) -> Network:
    """The network; `rules` replace those of the group `guard`."""
    return Network.model_validate({
        "virtual_networks": [
            p.vnet("data", "10.1.0.0/16", subnets=[
                p.subnet("web", "10.1.1.0/24", network_security_group="guard"),
                p.subnet("open", "10.1.2.0/24"),
                p.subnet("far", "10.1.3.0/24", network_security_group="wall"),
            ]),
            p.vnet("avs", "10.30.0.0/16"),
        ],
        "interfaces": [p.machine("own", "data/web", OWN, network_security_group="second")],
        "network_security_groups": [
            p.nsg("guard", *rules) if rules else GUARD,
            p.nsg("second", p.rule("only-8443", 100, "allow", destination_ports=["8443"]),
                  p.rule("all", 4000, "deny")),
            p.nsg("wall", p.rule("closed", 100, "deny")),
            p.nsg("gate", p.rule("no-telnet", 100, "deny", "outbound", destination_ports=["23"])),
            p.nsg("idle", p.rule("never", 100, "deny")),
        ],
        "private_clouds": [p.cloud(virtual_network="avs", internet=True, service_subnets={
            name: {"network_security_group": "gate"} for name in ("avs-nsx-gw", "avs-nsx-gw-1")})],
    })  # fmt: skip
