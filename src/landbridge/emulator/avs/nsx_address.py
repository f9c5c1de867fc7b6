"""Where the manager of a cloud answers: below the emulator's own endpoint."""

from landbridge.emulator.ids import ResourceId

PREFIX = "/_nsx"


def manager_of(endpoint: str, cloud: ResourceId) -> str:
    """What `properties.endpoints.nsxtManager` of a cloud tells."""
    return f"{endpoint}{PREFIX}/{cloud.subscription}/{cloud.group}/{cloud.name}/"
