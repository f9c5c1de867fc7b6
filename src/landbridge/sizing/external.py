"""What leaving data outside vSAN would save."""

from landbridge.model.sized import ExternalStorage
from landbridge.sizing.choice import choose
from landbridge.sizing.items import Items
from landbridge.sizing.problem import Problem
from landbridge.sizing.search import Found, Search


def external_storage(problem: Problem, found: Found) -> ExternalStorage | None:
    """What moving data outside vSAN saves; None when it would save no host."""
    items = problem.items
    without = Items(items.sizes, items.storage_tib * 0, items.of_machine, items.apart)
    compute = choose(Search(without, problem.terms), problem.policies).found
    saved = found.layout.hosts - compute.layout.hosts
    if saved <= 0:
        return None
    room = float(compute.arrangement.offer.storage_tib.sum())
    outside = max(0.0, float(items.storage_tib.sum()) - room)
    return ExternalStorage(
        hosts=compute.layout.hosts,
        saved_hosts=saved,
        external_tib=round(outside, 1),
        message=f"Processor and memory alone need {compute.layout.hosts} hosts, {saved} fewer. By "
        f"the sums at least {outside:,.1f} TiB would have to lie on external datastores (such as "
        "Azure NetApp Files); compare the prices, and the latency with what the VMs need.",
    )
