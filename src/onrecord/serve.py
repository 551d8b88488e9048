"""A small server for the built site, on this machine only."""

from __future__ import annotations

import errno
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from .content import ContentError
from .notfound import NAME as NOT_FOUND

PORTS_TO_TRY = 20


class Page(SimpleHTTPRequestHandler):
    """Serves files and lets the browser keep none, so that a rebuild shows at the next reload.

    For an address that no page has it shows the site's own page, as hosts of static files do.
    """

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / NOT_FOUND
        if code != 404 or "text/html" not in self.headers.get("Accept", "") or not page.is_file():
            return super().send_error(code, message, explain)
        data = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args) -> None:
        pass


def serve(folder: Path, port: int) -> None:
    """Serve `folder` at the first free port from `port` on, say where, and stay until interrupted."""
    with open_server(folder, port) as server:
        print(f"Accounts on Record is at http://127.0.0.1:{server.server_port}/  (Ctrl-C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


def open_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server that is listening; raise ContentError where no port is free."""
    for candidate in range(port, port + PORTS_TO_TRY):
        try:
            return ThreadingHTTPServer(("127.0.0.1", candidate), partial(Page, directory=str(folder)))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise ContentError(f"no port from {port} to {port + PORTS_TO_TRY - 1} is free; name another with --port")
