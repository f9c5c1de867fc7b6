"""Ids of objects: the same for the same name, and made of what NSX takes in a path."""

import re
from hashlib import sha256

ODD = re.compile(r"[^A-Za-z0-9._-]+")
LETTERS, DIGITS = 60, 8


def id_of(name: str) -> str:
    """A name as an id; one that has to be changed is told apart by its digest."""
    plain = ODD.sub("-", name).strip("-.")[:LETTERS]
    return plain if plain == name else apart(plain, name)


def apart(plain: str, name: str) -> str:
    """An id that no name as it stands can have, but by chance."""
    digest = sha256(name.casefold().encode()).hexdigest()[:DIGITS]
    return f"{ODD.sub('-', plain)[:LETTERS]}-{digest}".lstrip("-")
