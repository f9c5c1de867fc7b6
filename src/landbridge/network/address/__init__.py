"""The address plan: carving the block, the HCX ranges and the segments, and the route budget.

Whoever needs a part imports it alone: `declared` says what was declared, `overlap` which of it
meets, `carve` who gets what, `budget` which routes any set of prefixes spends, `plan` all of it.
"""
