"""Which rules of a filter ever decide, and a cell in which each does."""

from landbridge.security.grid import Cell, Grid
from landbridge.security.walk import everything, matched, walk

FEW = 1 << 16
"""Words of a box that is looked through again and again."""


def decisive(grid: Grid) -> dict[int, Cell]:
    """The rules of the first filter that decide, or may decide, each with a cell of theirs."""
    return _walked(grid) if grid.landings else _searched(grid)


def _walked(grid: Grid) -> dict[int, Cell]:
    """All rules are asked about all cells: landings make it matter who parked before."""
    found: dict[int, Cell] = {}
    for box in everything(grid):
        for taken in walk(box, grid.numbers(0)):
            cell = taken.rule not in found and box.first(taken.cells, taken.where)
            if cell:
                found[taken.rule] = cell
    return found


def _searched(grid: Grid) -> dict[int, Cell]:
    """For each rule a cell that no certain rule before it matches.

    Most have one where it is looked for first, and most of the others stand behind a rule that
    matches all they do; only what is left is looked through.
    """
    found: dict[int, Cell] = {}
    for rule, cells in zip(grid.numbers(0), grid.likely(), strict=False):
        for cell in cells:
            if cell and not _blocked(grid, rule, cell):
                found[rule] = cell
                break
        else:
            if cell := _free(grid, rule):
                found[rule] = cell
    return found


def _blocked(grid: Grid, rule: int, cell: Cell) -> bool:
    """Whether a certain rule before this one matches a cell that this one matches too."""
    any_before, met = grid.order.any_before, grid.matching(cell)
    return any_before(rule, met) and any_before(rule, met & grid.sure)


def _free(grid: Grid, rule: int) -> Cell | None:
    """A cell that this rule matches and no certain one before it does.

    Where one of these matches a cell, all that it matches is out: few such steps are needed.
    """
    if grid.order.any_before(rule, grid.within(rule, grid.sure)):
        return None
    before = grid.sure & grid.order.before(rule)
    for box in matched(grid, rule, FEW):
        while (cell := box.first(box.live)) is not None:
            blocking = grid.matching(cell) & before
            if not blocking:
                return cell
            box.drop(grid.order.last(blocking))
    return None
