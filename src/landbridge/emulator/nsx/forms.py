"""Whether what stands under a key has the form that NSX expects there, however deep."""

from collections.abc import Callable, Iterator, Mapping

from landbridge.emulator.nsx.data import FLAG, FORMS, NUMBER, OBJECTS, TEXT, TEXTS


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _objects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


FITS: Mapping[str, Callable[[object], bool]] = {
    TEXT: lambda value: isinstance(value, str),
    NUMBER: lambda value: type(value) is int and value >= 0,
    FLAG: lambda value: isinstance(value, bool),
    TEXTS: _texts,
    OBJECTS: _objects,
}


def misfits(value: object) -> Iterator[str]:
    """What is of another form; nothing at all under a key is as if the key were missing."""
    if isinstance(value, list):
        for each in value:
            yield from misfits(each)
    elif isinstance(value, dict):
        for key, inner in value.items():
            form = FORMS.get(key)
            if form and inner is not None and not FITS[form](inner):
                yield f"`{key}` holds {form}"
            else:
                yield from _tags(inner) if key == "tags" else misfits(inner)


def _tags(value: object) -> Iterator[str]:
    """Tags have keys of their own, which elsewhere hold something else."""
    for each in value if isinstance(value, list) else ():
        if not all(isinstance(each.get(key, ""), str) for key in ("scope", "tag")):
            yield "a tag holds texts"
