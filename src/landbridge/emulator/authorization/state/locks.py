"""Management locks: nobody deletes, or nobody changes, what is under them."""

from typing import ClassVar

from landbridge.emulator.arm.filtering import Field
from landbridge.emulator.arm.kind import Kind
from landbridge.emulator.arm.locking import LOCK


class Locks(Kind):
    """They stand at a subscription, a group or a resource, and hold for all that is in it."""

    type = LOCK
    tracked = False
    filters: ClassVar[dict[str, Field]] = {"atscope()": lambda resource: True}

    @property
    def schema(self) -> str:
        return "Microsoft.Authorization.Locks"
