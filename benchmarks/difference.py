"""How fast the verdicts of two large networks are compared, beside Arrow's join of the same pairs.

    PYTHONPATH=. python benchmarks/difference.py [--subnets 500]

Both networks are proven first, over the same classes; that takes its time and is not counted. Then
everything is told that differs: pairs, places and inspections. Arrow joins two tables with a row a
pair and filters those that differ; the pairs that it finds must be the same. Seconds are those of
the processor; one second is promised at 2,000 subnets.
"""

import json
import time
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from benchmarks.drawn.large import ASKED, large, subnets_asked, tell

from landbridge.model.network import Network
from landbridge.network.difference.difference import compared
from landbridge.network.difference.inspected import Side
from landbridge.network.difference.turns import turned
from landbridge.network.difference.verdicts import Verdicts
from landbridge.network.matrix.block import Blocks
from landbridge.network.proof import Proof

MOST_SECONDS = 1.0
WORD = 8
EDITED = 0.5
"""Of every group, the share of rules that are turned round, from the first on."""


def main() -> None:
    """Print the table, and fail where the pairs differ or the promise is not kept."""
    subnets = subnets_asked(__doc__)
    old, new = proven(subnets)
    start = time.process_time()
    found = compared(old, new)
    seconds = time.process_time() - start
    mine = turned(old.verdicts, new.verdicts)
    theirs, peer_seconds = joined(old.verdicts, new.verdicts)
    width = len(new.verdicts.endpoints)
    assert (np.sort(mine.destinations * width + mine.sources) == np.sort(theirs)).all()
    row = {
        "subnets": f"{subnets:,}",
        "pairs": f"{found.pairs:,}",
        "pairs that differ": f"{len(theirs):,}",
        "places that differ": f"{len(found.places):,}",
        "difference": f"{seconds:.2f} s",
        "Arrow's join": f"{peer_seconds:.2f} s",
        "ratio": f"{peer_seconds / seconds:.1f}",
    }
    tell(row)
    if subnets >= ASKED:
        assert seconds <= MOST_SECONDS


def proven(subnets: int) -> tuple[Side, Side]:
    """A network, and one with half of the rules turned round; verdicts over shared classes."""
    drawn = json.loads(json.dumps(large(subnets)))
    old = Proof(Network.model_validate(drawn))
    new = Proof(Network.model_validate(turned_round(drawn)))
    material = old.material | new.material
    for each in (old, new):
        each.tell_apart(material)
    one, other = (Side(each, Verdicts.of(Blocks(each.judge, each.ground))) for each in (old, new))
    return one, other


def turned_round(drawn: dict[str, Any]) -> dict[str, Any]:
    """The network with rules of groups turned from allow to deny, or back."""
    for group in drawn["network_security_groups"]:
        for rule in group["rules"][: int(len(group["rules"]) * EDITED)]:
            rule["access"] = "deny" if rule["access"] == "allow" else "allow"
    return drawn


def joined(was: Verdicts, now: Verdicts) -> tuple[np.ndarray[Any, Any], float]:
    """The pairs that differ as Arrow finds them, and its seconds without making the tables."""
    tables = [_table(each) for each in (was, now)]
    keys, columns = "pair", tables[0].column_names[1:]
    start = time.process_time()
    both = tables[0].join(tables[1], keys, right_suffix=" now", join_type="inner")
    differ = [pc.not_equal(both[each], both[f"{each} now"]) for each in columns]
    some = differ[0]
    for each in differ[1:]:
        some = pc.or_(some, each)
    found = both[keys].filter(some).to_numpy()
    return found, time.process_time() - start


def _table(verdicts: Verdicts) -> pa.Table:
    """A row a pair, its verdicts as words."""
    planes = {"allowed": verdicts.allowed, "denied": verdicts.denied}
    columns = {"pair": pa.array(np.arange(planes["allowed"][0].size))}
    for name, plane in planes.items():
        octets = np.pad(plane, [(0, -len(plane) % WORD), (0, 0), (0, 0)])
        words = np.ascontiguousarray(octets.reshape(len(octets), -1).T).view("<u8")
        columns |= {f"{name} {nth}": pa.array(words[:, nth]) for nth in range(words.shape[1])}
    return pa.table(columns)


if __name__ == "__main__":
    main()
