"""The Policy API of an NSX manager: the one owner of access to it."""

from landbridge.clients.nsx.access import Access
from landbridge.clients.nsx.nsx import Nsx
from landbridge.clients.nsx.owned import owned

__all__ = ["Access", "Nsx", "owned"]
