"""Tags in the words of the estate: `scope|tag`, or `tag` alone."""

from landbridge.intake.exports.found import Found


def tags(found: Found) -> tuple[str, ...] | None:
    """The tags of an object; None where its export does not tell of tags."""
    if "tags" not in found.data:
        return None
    pairs = ((each.text("scope"), each.text("tag")) for each in found.each("tags"))
    return tuple(f"{scope}|{tag}" if scope else tag for scope, tag in pairs if tag)
