"""What of Microsoft.AVS the emulator does not have, refused by name."""

from landbridge.emulator.arm.kinds import Unsupported

CLOUD = "Microsoft.AVS/privateClouds"

UNSUPPORTED = (
    Unsupported(f"{CLOUD}/cloudLinks", "a link between two private clouds"),
    Unsupported(f"{CLOUD}/scriptExecutions", "a Run command"),
    Unsupported(f"{CLOUD}/scriptPackages", "a package of Run commands"),
    Unsupported(f"{CLOUD}/workloadNetworks/portMirroringProfiles", "port mirroring"),
)
