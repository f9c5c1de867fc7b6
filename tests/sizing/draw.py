"""Estates drawn at random with the skew of real ones: many small VMs, few large, heavy disks."""

from typing import Any

import numpy as np
from tests.build import estate, vm

from landbridge.model.estate import Estate

VCPUS = (1, 2, 4, 8, 12, 16, 24, 32)
VCPU_SHARES = (0.12, 0.38, 0.28, 0.13, 0.03, 0.04, 0.01, 0.01)
GIB_PER_VCPU = (1, 2, 4, 6, 8, 12, 16)
GIB_SHARES = (0.08, 0.25, 0.35, 0.12, 0.12, 0.05, 0.03)
LARGEST_GIB = 384
TYPICAL_TIB = 0.06


def drawn(count: int, seed: int, *, scale: float = 1.0, **keys: Any) -> Estate:  # noqa: ANN401 - keys of the estate
    """`count` VMs; `scale` multiplies their disks, so that storage decides from about 3 on."""
    draw = np.random.default_rng(seed)
    vcpus = draw.choice(VCPUS, count, p=VCPU_SHARES)
    memory = np.minimum(LARGEST_GIB, vcpus * draw.choice(GIB_PER_VCPU, count, p=GIB_SHARES))
    disks = draw.lognormal(np.log(TYPICAL_TIB * scale), 1.1, count)
    rows = zip(vcpus.tolist(), memory.tolist(), disks.tolist(), strict=True)
    return estate(
        (vm(f"vm-{n}", vcpus=v, memory_gib=m, storage_tib=d) for n, (v, m, d) in enumerate(rows)),
        **keys,
    )
