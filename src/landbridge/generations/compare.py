"""The whole comparison of one estate."""

from landbridge.catalogue import Figures
from landbridge.generations.assumptions import assumptions
from landbridge.generations.behind import Behind
from landbridge.generations.dual_run import dual_run
from landbridge.generations.prices import Prices
from landbridge.generations.ways import base_skus, direct, through
from landbridge.model.estate import Estate
from landbridge.model.generations import Generations
from landbridge.model.sized import Sized


def compare(estate: Estate, sized: Sized, behind: Behind) -> Generations:
    """Both ways to hosts for the same VMs, and the months in which both clouds are paid for.

    The dual run has no months until the estate declares how long it lasts.
    """
    prices, figures = Prices(estate.prices), Figures(estate.figures)
    ways = (
        direct(sized, prices),
        *(through(sku, behind, prices, figures) for sku in base_skus()),
    )
    book = estate.prices
    return Generations(
        ways=ways,
        months=dual_run(estate, sized, prices),
        span=prices.months,
        licensed=prices.core is not None,
        currency=book.currency if book else None,
        about=book.about if book else "",
        assumptions=assumptions(estate, prices),
        facts=tuple(sorted({fact for way in ways for step in way.steps for fact in step.facts})),
    )
