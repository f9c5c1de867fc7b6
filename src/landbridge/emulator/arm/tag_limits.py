"""How many tags a resource may have, and what they may be called.

The limits are published; of the codes only that of reserved characters is, the others are formed
after it.
"""

from collections.abc import Mapping

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.figures import number, texts


def refuse_tags(tags: object) -> None:
    """Raises Refusal for tags that nothing may have."""
    if not isinstance(tags, Mapping):
        return
    most = number("arm.tags.most")
    if len(tags) > most:
        raise _wrong("InvalidTagCount", f"{len(tags)} tags are sent; {most} are taken")
    for name, value in tags.items():
        _refuse_name(str(name))
        longest = number("arm.tags.value-longest")
        if len(str(value)) > longest:
            told = f"the value of the tag '{name}' is longer than {longest} characters"
            raise _wrong("InvalidTagValueLength", told)


def _refuse_name(name: str) -> None:
    longest, reserved = number("arm.tags.name-longest"), texts("arm.tags.reserved")
    if not 0 < len(name) <= longest:
        raise _wrong("InvalidTagNameLength", f"a tag's name has 1 to {longest} characters")
    if any(each in name for each in reserved):
        told = f"the tag name '{name}' has reserved characters: {' '.join(reserved)}"
        raise _wrong("InvalidTagNameCharacters", told)


def _wrong(code: str, told: str) -> Refusal:
    return Refusal(400, code, f"{told[0].upper()}{told[1:]}.", "tags")
