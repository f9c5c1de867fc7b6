"""The types of Microsoft.AVS as they stand."""

from landbridge.emulator.avs.state.clusters import Clusters
from landbridge.emulator.avs.state.hosts import Hosts
from landbridge.emulator.avs.state.locations import Locations
from landbridge.emulator.avs.state.private_clouds import PrivateClouds
from landbridge.emulator.avs.state.segments import Segments, WorkloadNetworks

KINDS = (PrivateClouds(), Clusters(), Hosts(), WorkloadNetworks(), Segments(), Locations())
