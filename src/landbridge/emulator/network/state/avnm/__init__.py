"""Azure Virtual Network Manager: groups of networks, what is wanted of them, and its commits."""

from landbridge.emulator.network.state.avnm.admin_collections import AdminCollections
from landbridge.emulator.network.state.avnm.admin_configurations import AdminConfigurations
from landbridge.emulator.network.state.avnm.admin_rules import AdminRules
from landbridge.emulator.network.state.avnm.commits import Commits
from landbridge.emulator.network.state.avnm.connectivity import ConnectivityConfigurations
from landbridge.emulator.network.state.avnm.groups import NetworkGroups
from landbridge.emulator.network.state.avnm.instances import Instances
from landbridge.emulator.network.state.avnm.members import StaticMembers

KINDS = (
    Instances(),
    NetworkGroups(),
    StaticMembers(),
    ConnectivityConfigurations(),
    AdminConfigurations(),
    AdminCollections(),
    AdminRules(),
    Commits(),
)

__all__ = ["KINDS"]
