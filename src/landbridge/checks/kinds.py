"""The kinds of HCX migration, by the names that the catalogue's facts bear."""

from collections.abc import Mapping

from landbridge.catalogue import catalogue

KINDS: Mapping[str, str] = {
    "bulk": "Bulk",
    "rav": "Replication Assisted vMotion",
    "vmotion": "HCX vMotion",
    "cold": "Cold",
    "hav": "HCX Assisted vMotion",
}


def hardware_minima() -> Mapping[str, float]:
    """The lowest virtual hardware version that each kind takes."""
    return {kind: catalogue().number(f"hcx.{kind}.hardware-min") for kind in KINDS}
