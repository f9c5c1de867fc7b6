"""How fast the rules that do nothing are found in all policies of a large network.

    PYTHONPATH=. python benchmarks/idle.py [--subnets 500]

The network is that of `proof.py`: some 200 rules in each security group and a large firewall. Every
rule is judged wherever it is attached, with who covers or replaces it. The promise, held at 2,000
subnets: it takes no longer than to prove all pairs of the network once, which is measured beside
it. A sample of the dead rules of whole rule sets is compared with decision diagrams. Seconds are
those of the processor, of which one core is used.
"""

import random
import time
from collections import Counter

from benchmarks.drawn.large import ASKED, large, subnets_asked, tell
from tests.security.algebra import Reader
from tests.security.diagrams import Diagrams

from landbridge.model.idle import Idle
from landbridge.model.network import Network
from landbridge.network.answers.reachability import summed
from landbridge.network.idle.found import idle_rules
from landbridge.network.idle.judged import Judge
from landbridge.network.idle.policies import policies
from landbridge.network.matrix.block import Blocks
from landbridge.network.proof import Proof

SAMPLE = 5
"""Rule sets that diagrams are asked about."""
NEVER = frozenset({Idle.CONTRADICTED, Idle.SHADOWED, Idle.UNMATCHED})


def main() -> None:
    """Print the table, and fail where answers differ or the promise is not kept."""
    subnets = subnets_asked(__doc__)
    drawn = large(subnets)
    network = Network.model_validate(drawn)
    start = time.process_time()
    found = Counter(each.idle for each in idle_rules(Proof(network)))
    took = time.process_time() - start
    compared = _compared(Proof(network))
    start = time.process_time()
    proof = Proof(network)
    summed(Blocks(proof.judge, proof.ground))
    proven = time.process_time() - start
    groups = sum(len(each.rules) for each in network.network_security_groups)
    row = {
        "subnets": f"{subnets:,}",
        "rules": f"{groups + subnets * 3 // 2:,}",
        **{kind.value: f"{found[kind]:,}" for kind in Idle},
        "alike": f"{compared:,}",
        "all judged": f"{took:.1f} s",
        "all pairs proven": f"{proven:.1f} s",
    }
    tell(row)
    if subnets >= ASKED:
        assert took <= proven


def _compared(proof: Proof) -> int:
    """How many rules of some rule sets diagrams find as dead or alive as we do."""
    count = 0
    for each in random.Random(3).sample(list(policies(proof)), SAMPLE):
        dead = {*Reader(Diagrams()).dead(each.filter)}
        told = {id(written): found.idle in NEVER for written, found in Judge(each).dead()}
        theirs = {id(rule.written): True for rule in each.filter.rules if rule.written}
        for number, rule in enumerate(each.filter.rules):
            if rule.written and number not in dead:
                theirs[id(rule.written)] = False
        assert told == theirs
        count += len(told)
    return count


if __name__ == "__main__":
    main()
