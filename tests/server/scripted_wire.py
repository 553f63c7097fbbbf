"""The socket under the scripted server: commands in (with literals), exact segments out, from any thread.

One thread serves one connection; what other threads push is handed to it, so that a TLS connection
is never used by two threads at once.
"""

from __future__ import annotations

import contextlib
import queue
import re
import select
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass


class Gone(Exception):
    """The connection is at its end."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command line, its literals replaced by `{n}` in `arguments` and kept in `literals`."""

    tag: str
    name: str  # upper case; "UID FETCH" and its like are one name
    arguments: str
    literals: tuple[bytes, ...] = ()

    def words(self) -> list[str]:
        """The arguments' atoms and strings, without quotes; parentheses are not looked into."""
        found = re.findall(r'"((?:[^"\\]|\\.)*)"|(\{\d+\})|(\S+)', self.arguments)
        literals = iter(self.literals)
        words = []
        for quoted, literal, atom in found:
            if literal:
                words.append(next(literals).decode("utf-8", "replace"))
            else:
                words.append(atom or re.sub(r"\\(.)", r"\1", quoted))
        return words


class Wire:
    """One accepted connection."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._buffer = b""
        self._pushed: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._wake, self._woken = socket.socketpair()
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.closed = False

    # ------------------------------------------------------------ from any thread

    def push(self, *pieces: bytes) -> None:
        """Have the pieces sent as soon as the client's command in hand has been answered, or at once."""
        for piece in pieces:
            self._pushed.put(piece)
        with contextlib.suppress(OSError):
            self._wake.send(b"x")

    def push_end(self) -> None:
        """Hang up, after what was pushed before."""
        self._pushed.put(None)
        with contextlib.suppress(OSError):
            self._wake.send(b"x")

    # ------------------------------------------------------------ from the serving thread

    def send(self, *pieces: bytes) -> None:
        """Each piece as one TLS record (or one write)."""
        try:
            for piece in pieces:
                self._sock.sendall(piece)
        except OSError as error:
            raise Gone from error

    def line(self) -> bytes:
        """The next line, without its CRLF; what is pushed meanwhile goes out."""
        while b"\r\n" not in self._buffer:
            self._buffer += self._receive()
        line, _, self._buffer = self._buffer.partition(b"\r\n")
        return line

    def command(self) -> Command:
        """The next command, with its literals (RFC 3501 4.3; `{n+}` of RFC 7888 too)."""
        text, literals = self.line(), []
        while match := re.search(rb"\{(\d+)(\+?)\}$", text):
            if not match[2]:
                self.send(b"+ go on\r\n")
            size = int(match[1])
            while len(self._buffer) < size:
                self._buffer += self._receive()
            literals.append(self._buffer[:size])
            self._buffer = self._buffer[size:]
            text = text[: match.start()] + b"{%d} " % size + self.line()
        tag, _, rest = text.decode("utf-8", "replace").strip().partition(" ")
        name, _, arguments = rest.partition(" ")
        if name.upper() == "UID":
            second, _, arguments = arguments.partition(" ")
            name = f"UID {second}"
        return Command(tag, name.upper(), arguments, tuple(literals))

    def close(self, *, rst: bool = False) -> None:
        self.closed = True
        with contextlib.suppress(OSError):
            if rst:
                self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            else:
                self._sock.shutdown(socket.SHUT_RDWR)
        for one in (self._sock, self._wake, self._woken):
            one.close()

    def _receive(self) -> bytes:
        while True:
            try:
                waiting = isinstance(self._sock, ssl.SSLSocket) and self._sock.pending()
                readable = [self._sock] if waiting else select.select([self._sock, self._woken], [], [])[0]
                if self._woken in readable:
                    self._woken.recv(4096)
                    self._send_pushed()
                if self._sock in readable:
                    data = self._sock.recv(65536)
                    if not data:
                        raise Gone
                    return data
            except (OSError, ValueError) as error:  # ValueError: closed under us
                raise Gone from error

    def _send_pushed(self) -> None:
        while not self._pushed.empty():
            piece = self._pushed.get()
            if piece is None:
                self.close()
                raise Gone
            self.send(piece)


class Listener:
    """Accepts on a free port of loopback, and serves every connection in a thread of its own."""

    def __init__(self, serve: Callable[[Wire], None], tls: ssl.SSLContext | None) -> None:
        self._serve = serve
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port: int = self._listener.getsockname()[1]
        self._wires: set[Wire] = set()
        self._threads: list[threading.Thread] = []
        self._acceptor = threading.Thread(target=self._accept, name="scripted-accept", daemon=True)
        self._acceptor.start()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._acceptor.join(timeout=10)
        for wire in list(self._wires):
            wire.push_end()
        for thread in self._threads:
            thread.join(timeout=10)

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._run, args=(sock,), name="scripted", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _run(self, sock: socket.socket) -> None:
        try:
            if self._tls is not None:
                sock.settimeout(10)
                sock = self._tls.wrap_socket(sock, server_side=True)
                sock.settimeout(None)
        except OSError:
            sock.close()
            return
        wire = Wire(sock)
        self._wires.add(wire)
        try:
            self._serve(wire)
        finally:
            self._wires.discard(wire)
            if not wire.closed:
                wire.close()
