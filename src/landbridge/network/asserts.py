"""Testing one's own network with pytest, in the words of its owner.

network = read_network("examples/network")  # of landbridge.intake; its service tags come with it

def test_the_shop_reaches_its_database():
    assert_reaches(network, "web", "db", "mssql")

def test_nobody_on_the_internet_does():
    assert_isolated(network, "Internet", "db")
"""

from landbridge.model.network import Network
from landbridge.model.proof import Connection, Verdict
from landbridge.network.estate.loaded import Loaded
from landbridge.network.intents import known_services
from landbridge.network.proof import Proof
from landbridge.network.telling.trace import BEST, WORST, trace
from landbridge.network.telling.worded import told
from landbridge.security.ends import Tags


def connection(
    network: Network | Loaded,
    source: str,
    destination: str,
    *services: str,
    tags: Tags | None = None,
    worst: tuple[Verdict, ...] = WORST,
) -> Connection:
    """One connection with its causes; without services about any traffic.

    `tags` go before those that were loaded. Raises InputError for an end or service that nobody
    knows, and TypeError for what is no text or no network.
    """
    __tracebackhide__ = True
    whole = _loaded(network, tags)
    _texts(source=source, destination=destination)
    for each in services:
        _texts(service=each)
    wanted = tuple(one for each in services for one in known_services(each)) or ("any",)
    proof = Proof(whole.network, whole.tags, (source, destination), (wanted,))
    ends = proof.end(source), proof.end(destination)
    return trace(proof, *ends, proof.traffic(wanted), worst)


def assert_reaches(
    network: Network | Loaded,
    source: str,
    destination: str,
    *services: str,
    tags: Tags | None = None,
) -> None:
    """Fails unless all of `source` certainly reaches all of `destination`, and is answered."""
    __tracebackhide__ = True
    found = connection(network, source, destination, *services, tags=tags)
    if found.verdict is not Verdict.ALLOW:
        raise AssertionError(_told(found))


def assert_isolated(
    network: Network | Loaded,
    source: str,
    destination: str,
    *services: str,
    tags: Tags | None = None,
) -> None:
    """Fails unless nothing of `source` can reach anything of `destination`."""
    __tracebackhide__ = True
    found = connection(network, source, destination, *services, tags=tags, worst=BEST)
    if found.verdict is not Verdict.DENY:
        raise AssertionError(_told(found))


def _loaded(network: object, tags: Tags | None) -> Loaded:
    __tracebackhide__ = True
    if isinstance(network, Network):
        return Loaded(network, tags)
    if isinstance(network, Loaded):
        return network if tags is None else Loaded(network.network, tags)
    raise TypeError(
        f"a network is asked, and this is of type {type(network).__name__}:"
        " `landbridge.intake.read_network(path)` reads one"
    )


def _texts(**given: object) -> None:
    """Raises TypeError for what is no text, by what it should say."""
    __tracebackhide__ = True
    for role, value in given.items():
        if not isinstance(value, str):
            such = "`tcp/443`, each by itself" if role == "service" else "`web`"
            raise TypeError(f"the {role} is {value!r}; a text is expected, such as {such}")


def _told(found: Connection) -> str:
    shown = f", shown by {found.witness}" if found.witness else ""
    near = (f"nearest rule: {each.rule} {each.why}" for each in found.near)
    because = "; ".join((*map(told, found.because), *near))
    return (
        f"{found.source} to {found.destination}, {found.traffic}: {found.verdict.value}{shown}"
        f" ({because})"
    )
