"""The frozen values that everything else speaks in; no calculation lives here, and no I/O.

The heavy ones (`Inventory`, `Estate` and all that hold them need Arrow) are imported from their
own modules, so that the command line starts without them.
"""

from landbridge.model.finding import Finding, Severity
from landbridge.model.place import Frozen, Place

__all__ = ["Finding", "Frozen", "Place", "Severity"]
