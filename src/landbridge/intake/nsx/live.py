"""The tree of a manager that answers now; it is read, and nothing is changed."""

from urllib.parse import urlsplit

from landbridge.clients.nsx import Access, Nsx
from landbridge.intake.nsx.infra import COLLECTIONS
from landbridge.intake.nsx.kept import Source


def told_by(access: Access) -> Source:
    """What a manager tells of all that is read. Raises RemoteError."""
    with Nsx(access) as nsx:
        return Source(str(urlsplit(access.endpoint).hostname), nsx.tree(COLLECTIONS))
