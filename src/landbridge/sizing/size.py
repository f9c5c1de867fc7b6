"""From an estate to its hosts: pose the problem, choose a policy and layout, explain."""

from typing import cast

from landbridge.catalogue import Figures
from landbridge.model.estate import Estate
from landbridge.model.sized import Resource, Sized
from landbridge.sizing.assumptions import assumptions
from landbridge.sizing.bound import bounds
from landbridge.sizing.choice import Chosen
from landbridge.sizing.external import external_storage
from landbridge.sizing.findings import findings
from landbridge.sizing.levers import levers
from landbridge.sizing.outcome import outcome
from landbridge.sizing.problem import Problem
from landbridge.sizing.reasons import (
    cited,
    cluster_reasons,
    count_reasons,
    reason_facts,
    total_reasons,
    variant_reasons,
)
from landbridge.sizing.solve import limiting_resource, solve
from landbridge.sizing.totals import totals
from landbridge.sizing.variants import variants


def size(estate: Estate) -> Sized:
    """The fewest hosts found for the counted VMs, with the bound, the reasons and the findings.

    VMs that fit no host are findings and are not in the count. Raises InputError when no VM is
    counted or no cluster size is allowed.
    """
    problem, chosen = solve(estate)
    sized = _sized(problem, chosen)
    return sized.model_copy(update={"findings": findings(problem, sized)})


def _sized(problem: Problem, chosen: Chosen) -> Sized:
    found = chosen.found
    alone = bounds(problem.items, problem.terms, found.policy)
    limiting = limiting_resource(problem, found, alone)
    others = variants(problem, found.layout.hosts)
    clusters, made = outcome(problem, found), assumptions(problem, found)
    sums = totals(problem.estate)
    return Sized(
        figures=Figures(problem.estate.figures).value,
        inventory=sums,
        placed=len(problem.machines),
        hosts=found.layout.hosts,
        cores=found.layout.hosts * problem.terms.host.physical_cores,
        private_clouds=len(found.layout.clouds),
        lower_bound_hosts=chosen.bound,
        gap_hosts=found.layout.hosts - chosen.bound,
        hosts_by_resource={cast(Resource, name): n for name, n in alone.items()},
        density=round(len(problem.machines) / found.layout.hosts, 1),
        limiting_resource=limiting,
        storage_policy=found.policy.name,
        clusters=clusters,
        hosts_by_figures=dict(others.by_figures),
        hosts_if_overhead=dict(others.if_overhead),
        policies=chosen.compared,
        levers=levers(problem, found),
        external_storage=external_storage(problem, found) if limiting == "storage" else None,
        assumptions=made,
        reasons={
            **count_reasons(problem, found, chosen.bound, alone, limiting),
            **total_reasons(sums),
            **variant_reasons(others),
            **cluster_reasons(clusters),
        },
        findings=(),
        reason_facts=reason_facts(problem),
        facts=cited(problem, made),
    )
