"""What one block of Terraform holds for a judge."""

from typing import NamedTuple

from landbridge.lint.declared import Declared, Issue, Open

OF_AZURE = ("azurerm_", "azapi_")
"""Resources of which it is said that they are not judged; those of others are nobody's here."""
UNHELD = "nothing is held here of {}"


class Found(NamedTuple):
    """Resources, issues that are known without a model, and what could not be read."""

    resources: tuple[Declared, ...] = ()
    issues: tuple[Issue, ...] = ()
    open: tuple[Open, ...] = ()
