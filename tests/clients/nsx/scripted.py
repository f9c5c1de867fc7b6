"""A server over TLS that gives one prepared answer after the other, and keeps what it was asked."""

import json
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from landbridge.clients.nsx import Access
from landbridge.emulator.authority import AUTHORITY, CERTIFICATE, KEY, authorised


class Answer(NamedTuple):
    """A status, what is said, and headers."""

    status: int = 200
    body: object = None
    headers: tuple[tuple[str, str], ...] = ()


class Script(NamedTuple):
    """Where it listens, and the lines of the requests so far, with headers and what they sent."""

    access: Access
    asked: list[str]
    headers: list[Mapping[str, str]]
    sent: list[bytes]


@contextmanager
def scripted(folder: Path, answers: Sequence[Answer]) -> Iterator[Script]:
    authorised(folder)
    asked, left = list[str](), iter(answers)
    headers, sent = list[Mapping[str, str]](), list[bytes]()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            asked.append(self.requestline)
            headers.append(dict(self.headers))
            sent.append(self.rfile.read(int(self.headers.get("Content-Length", 0))))
            answer = next(left)
            text = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
            self.send_response(answer.status)
            for name, value in (*answer.headers, ("Content-Length", str(len(text)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

        do_GET = do_PATCH = do_PUT = do_POST = do_DELETE = _answer  # noqa: N815 - its names

        def log_message(self, *_: object) -> None:
            """Nothing on standard error."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / CERTIFICATE, folder / KEY)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        endpoint = f"https://localhost:{server.server_port}/"
        access = Access(endpoint, "admin", "secret-word", folder / AUTHORITY)
        yield Script(access, asked, headers, sent)
        server.shutdown()
        thread.join()
