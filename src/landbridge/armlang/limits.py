"""The limits of templates: figures of Azure, which the catalogue knows and this package is told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What Azure accepts. `landbridge.catalogue.arm` has the published ones."""

    template_bytes: int
    resource_bytes: int
    parameters: int
    variables: int
    outputs: int
    resources: int
    copies: int
    expression_characters: int
    range_items: int
