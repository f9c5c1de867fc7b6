"""An emulator in this process, whose clock goes as a test needs it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

from tests.emulator.azure import Azure, clients

from landbridge.emulator.clock import Clock
from landbridge.emulator.faults import Faults
from landbridge.emulator.server import Served, listening, prepared
from landbridge.emulator.serving import Server


@contextmanager
def emulating(folder: Path, speed: float) -> Iterator[Azure]:
    """What takes Azure an hour takes an hour divided by `speed`."""
    ready = Queue[tuple[Served, Server]]()

    def serve() -> None:
        at = listening(0)
        served, server = prepared(folder, at, Clock(speed=speed), Faults())
        served.write()
        ready.put((served, server))
        server.run(sockets=[at])

    thread = Thread(target=serve)
    thread.start()
    served, server = ready.get(timeout=60)
    with ExitStack() as stack:
        stack.callback(thread.join)
        stack.callback(setattr, server, "should_exit", True)
        yield clients(served, stack)
