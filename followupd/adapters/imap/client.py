"""imapclient, made to speak over our own wire, so that both readers share one buffer.

imaplib says which methods a subclass may replace to bring its own transport: `open`, `read`,
`readline`, `send`, `shutdown`, `socket`. Nothing else of it is touched.
"""

from __future__ import annotations

import imaplib
import socket
import ssl
from collections.abc import Callable
from typing import Any

from imapclient import IMAPClient

from followupd.adapters.imap.wire import LITERAL_LIMIT, Wire
from followupd.errors import ConnectionLost

TLS_SECONDS = 10.0


class WiredIMAP4(imaplib.IMAP4):
    """imaplib's commands over a Wire."""

    def __init__(self, host: str, port: int, connect: Callable[[], Wire]) -> None:
        self._connect_wire = connect
        super().__init__(host, port)

    def open(self, host: str = "", port: int = 143, timeout: float | None = None) -> None:  # noqa: ARG002  # the wire has its own
        self.host = host
        self.port = port
        self.wire = self._connect_wire()
        self.sock = self.wire.sock

    def read(self, size: int) -> bytes:
        if size > LITERAL_LIMIT:
            raise ConnectionLost(f"{self.wire.peer} announces more than anybody can read.")
        return self.wire.exactly(size)

    def readline(self) -> bytes:
        return self.wire.line()

    def send(self, data: Any) -> None:
        self.wire.send(bytes(data))

    def shutdown(self) -> None:
        self.wire.close()

    def socket(self) -> socket.socket:
        return self.wire.sock

    def starttls(self, ssl_context: ssl.SSLContext | None = None) -> Any:
        """STARTTLS, and nothing that was said before it is believed after it (RFC 2595 section 3.1, 4)."""
        if "STARTTLS" not in self.capabilities or ssl_context is None:
            raise self.abort("STARTTLS is not offered")
        kind, answer = self._simple_command("STARTTLS")
        if kind == "OK":
            self.wire.start_tls(ssl_context, self.host, TLS_SECONDS)
            self.sock = self.wire.sock
            self.untagged_responses = {}
            self._get_capabilities()
        return kind, answer


class Client(IMAPClient):  # type: ignore[misc]  # imapclient carries no types
    """An IMAPClient whose bytes go through a Wire."""

    def __init__(self, host: str, port: int, connect: Callable[[], Wire]) -> None:
        self._connect_wire = connect
        super().__init__(host, port, ssl=False)
        self._imap.debug = 0  # its log would carry what is said

    def _create_IMAP4(self) -> WiredIMAP4:  # noqa: N802  # imapclient's name
        return WiredIMAP4(self.host, self.port, self._connect_wire)

    def _set_read_timeout(self) -> None:
        """The wire has its own patience."""

    @property
    def wire(self) -> Wire:
        wire: Wire = self._imap.wire
        return wire

    @property
    def state(self) -> str:
        """imaplib's state: NONAUTH, AUTH, SELECTED, LOGOUT."""
        return str(self._imap.state)
