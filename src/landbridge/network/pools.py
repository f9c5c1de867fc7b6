"""What standing behind load balancers does to a machine's own way to the Internet."""

from collections.abc import Iterable
from enum import StrEnum

from landbridge.model.network import LoadBalancer
from landbridge.security.ranges import public
from landbridge.space import Addresses


class Pool(StrEnum):
    """Behind which balancers a machine stands, as far as it matters for leaving."""

    NONE = ""
    PUBLIC = "public"
    """It may leave by the public front: nobody tells that its rules disable that."""
    INTERNAL = "internal"
    """By no front, and of the Standard SKU: Azure lends it no public address."""
    UNTOLD = "untold"
    """By no front, and of a SKU that is not told."""


def pool_of(name: str, balancers: Iterable[LoadBalancer]) -> Pool:
    """The pools in which an interface of this name is; a public one counts most."""
    mine = [each for each in balancers if name.lower() in {one.lower() for one in each.interfaces}]
    fronts = (each for each in mine if Addresses.parse(each.address) <= public())
    if not all(each.lends_nothing for each in fronts):
        return Pool.PUBLIC
    skus = {each.sku for each in mine}
    if "standard" in skus:
        return Pool.INTERNAL
    return Pool.UNTOLD if None in skus else Pool.NONE
