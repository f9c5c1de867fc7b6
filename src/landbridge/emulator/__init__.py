"""Azure's control plane on one machine: what real clients ask, answered as Azure would.

`arm` holds the rules that all services share; each service is a package of its own, with its
`routes`, its `state` (which knows no HTTP), its `errors` and its `data`. Nothing of the product
but the ground is imported, so that a plan and what it is tried on cannot be wrong together.
"""
