"""What is said of several, said once: `seg-web, seg-app and 3 more: has no tags`."""

from collections.abc import Iterable, Iterator

SHOWN = 3


def said_once(remarks: Iterable[str]) -> Iterator[str]:
    """Remarks that begin with a name and a colon, those that say the same in one."""
    named: dict[str, list[str]] = {}
    for each in remarks:
        name, _, what = each.partition(": ")
        named.setdefault(what, []).append(name)
    for what, names in named.items():
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        yield f"{', '.join(names[:SHOWN])}{more}: {what}" if what else ", ".join(names)
