"""Testing one's own network with pytest, in the words of its owner.

estate, _ = read_estate(Path("estate.yaml"), bare=True)
network = assembled(estate)

def test_the_shop_reaches_its_database():
    assert_reaches(network, "web", "db", "mssql")

def test_nobody_on_the_internet_does():
    assert_isolated(network, "Internet", "db")
"""

from landbridge.model.network import Network
from landbridge.model.proof import Cause, Connection, Verdict
from landbridge.network.proof import Proof
from landbridge.network.trace import BEST, WORST, trace
from landbridge.security.ends import Tags


def connection(
    network: Network,
    source: str,
    destination: str,
    *services: str,
    tags: Tags | None = None,
    worst: tuple[Verdict, ...] = WORST,
) -> Connection:
    """One connection with its causes; without services about any traffic.

    Raises InputError for an end or service that nobody knows.
    """
    wanted = services or ("any",)
    proof = Proof(network, tags, (source, destination), (wanted,))
    ends = proof.end(source), proof.end(destination)
    return trace(proof, *ends, proof.traffic(wanted), worst)


def assert_reaches(
    network: Network, source: str, destination: str, *services: str, tags: Tags | None = None
) -> None:
    """Fails unless all of `source` certainly reaches all of `destination`, and is answered."""
    found = connection(network, source, destination, *services, tags=tags)
    if found.verdict is not Verdict.ALLOW:
        raise AssertionError(_told(found))


def assert_isolated(
    network: Network, source: str, destination: str, *services: str, tags: Tags | None = None
) -> None:
    """Fails unless nothing of `source` can reach anything of `destination`."""
    found = connection(network, source, destination, *services, tags=tags, worst=BEST)
    if found.verdict is not Verdict.DENY:
        raise AssertionError(_told(found))


def _told(found: Connection) -> str:
    causes = "; ".join(map(_cause, found.because))
    return (
        f"{found.source} to {found.destination}, {found.traffic}: {found.verdict.value},"
        f" shown by {found.witness} ({causes})"
    )


def _cause(cause: Cause) -> str:
    who = ", ".join(filter(None, (cause.resource, cause.rule)))
    return " ".join(filter(None, (cause.stage, who, cause.why)))
