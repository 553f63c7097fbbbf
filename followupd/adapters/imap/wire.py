"""The bytes of one IMAP connection: a buffered reader over a socket that never blocks for ever.

1. Everything that arrives goes through one buffer, imapclient's answers too: nothing is lost between two readers.
2. End of stream, reset and silence are told apart; each becomes ConnectionLost with its own words.
3. Lines and literals have limits. A literal over its limit is drained and answered as None, not held.
4. Waiting looks into the buffer and into what TLS has already decrypted before it asks the kernel.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import socket
import ssl
import threading
import time

from followupd.errors import ConnectionLost

LINE_LIMIT = 64 << 10
SEARCH_LIMIT = 32 << 20  # an answer to SEARCH without ESEARCH lists every number on one line
LITERAL_LIMIT = 16 << 20
ABSURD = 1 << 30  # a literal that no server means
PATIENCE = 60.0  # seconds without a byte before a connection that owes an answer is given up
RESUMED_SECONDS = 8.0  # the same when the machine has slept in between
LOOK_SECONDS = 2.0  # how often it is looked whether it has; only while an answer is owed
CHUNK = 256 << 10
TLS_CHUNK = 16 << 10  # a record holds no more (RFC 8446 5.1)

_LITERAL = re.compile(rb"\{(\d+)\+?\}\r?\n\Z")


def slept() -> float:
    """Seconds that the machine has been suspended since it was started (Linux: clock_gettime(2), CLOCK_BOOTTIME)."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) - time.monotonic()


class Wire:
    """A connected socket with its read buffer. Owned by one thread; only `wake` and `abort` from others."""

    def __init__(self, sock: socket.socket, peer: str) -> None:
        self.sock = sock
        self.peer = peer
        self.patience = PATIENCE
        self.deadline: float | None = None  # monotonic seconds; for steps that must end, as signing in
        self.received = 0
        self.sent = 0
        self.buffer = b""
        self.at = 0  # where in `buffer` the unread part begins
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_read, False)
        os.set_blocking(self._wake_write, False)
        self._closed = False
        self._lock = threading.Lock()
        self._adopt(sock)

    def _adopt(self, sock: socket.socket) -> None:
        sock.setblocking(False)
        self.sock = sock
        self._chunk = TLS_CHUNK if isinstance(sock, ssl.SSLSocket) else CHUNK
        self._poll_in = select.poll()
        self._poll_in.register(sock.fileno(), select.POLLIN)

    # ------------------------------------------------------------------ sending

    def send(self, data: bytes) -> None:
        """Send all of `data`, or raise ConnectionLost."""
        self.sent += len(data)
        view = memoryview(data)
        until = time.monotonic() + self.patience
        while view:
            try:
                view = view[self.sock.send(view) :]
            except (BlockingIOError, ssl.SSLWantWriteError):
                self._await(select.POLLOUT, until)
            except ssl.SSLWantReadError:
                self._await(select.POLLIN, until)
            except OSError as error:
                raise self._lost(error) from error

    # ------------------------------------------------------------------ receiving

    def fill(self) -> None:
        """Read what there is, at least one byte, behind the unread part of the buffer."""
        data = self._receive()
        self.buffer = self.buffer[self.at :] + data if self.at < len(self.buffer) else data
        self.at = 0

    def _receive(self) -> bytes:
        data = self._try_receive()
        if data is None:
            until = time.monotonic() + self.patience
            while data is None:
                self._await(select.POLLIN, until)
                data = self._try_receive()
        return data

    def _try_receive(self) -> bytes | None:
        """What the socket has now; None for nothing yet. End of stream and resets raise ConnectionLost."""
        try:
            data = self.sock.recv(self._chunk)
        except (BlockingIOError, ssl.SSLWantReadError):
            return None
        except ssl.SSLWantWriteError:
            self._await(select.POLLOUT, time.monotonic() + self.patience)
            return None
        except (OSError, ValueError) as error:
            raise self._lost(error) from error
        if not data:
            raise ConnectionLost(f"{self.peer} closed the connection.")
        self.received += len(data)
        return data

    def _await(self, event: int, until: float) -> None:
        if self.deadline is not None:
            until = min(until, self.deadline)
        if event == select.POLLIN:
            poll = self._poll_in
        else:
            poll = select.poll()
            poll.register(self.sock.fileno(), event)
        before = slept()
        while (left := until - time.monotonic()) > 0:
            if poll.poll(min(left, LOOK_SECONDS) * 1000):
                return
            if slept() - before > 1:  # an answer that was due before the suspend comes soon, or never
                before = slept()
                until = min(until, time.monotonic() + RESUMED_SECONDS)
        raise ConnectionLost(f"{self.peer} has not answered in time.")

    def line(self, limit: int = LINE_LIMIT) -> bytes:
        """The next line with its end. A line longer than `limit` bytes is nothing to talk to."""
        end = self.buffer.find(b"\n", self.at)
        if end >= 0:
            line = self.buffer[self.at : end + 1]
            self.at = end + 1
            return line
        parts = [self.buffer[self.at :]]
        size = len(parts[0])
        self.buffer, self.at = b"", 0
        while True:
            try:
                data = self._receive()
            except ConnectionLost:
                self.buffer = b"".join(parts)  # a partial line is kept, for the words of the error at least
                raise
            end = data.find(b"\n")
            if end >= 0:
                parts.append(data[: end + 1])
                self.buffer, self.at = data, end + 1
                return b"".join(parts)
            size += len(data)
            parts.append(data)
            if size > limit:
                raise ConnectionLost(f"{self.peer} sends a line that does not end.")

    def exactly(self, size: int) -> bytes:
        """The next `size` bytes."""
        if len(self.buffer) - self.at >= size:
            data = self.buffer[self.at : self.at + size]
            self.at += size
            return data
        parts = [self.buffer[self.at :]]
        missing = size - len(parts[0])
        while missing > 0:
            data = self._receive()
            parts.append(data[:missing])
            self.buffer, self.at = data, min(missing, len(data))
            missing -= len(data)
        return b"".join(parts)

    def skip(self, size: int) -> None:
        """Drain `size` bytes without holding them."""
        while size > 0:
            if self.at >= len(self.buffer):
                self.fill()
            step = min(size, len(self.buffer) - self.at)
            self.at += step
            size -= step

    def response(self, literal_limit: int = LITERAL_LIMIT, line_limit: int = SEARCH_LIMIT) -> list[bytes | None]:
        """One whole response: its text, then in turn literal and text. A literal over its limit is None."""
        parts: list[bytes | None] = []
        while True:
            text = self.line(line_limit)
            parts.append(text)
            literal = _LITERAL.search(text) if text.endswith((b"}\r\n", b"}\n")) else None
            if literal is None:
                return parts
            size = int(literal.group(1)[:11])  # more digits are more than anybody can read, too
            if size > ABSURD or len(parts) > 2000:
                raise ConnectionLost(f"{self.peer} announces more than anybody can read.")
            if size > literal_limit:
                self.skip(size)
                parts.append(None)
            else:
                parts.append(self.exactly(size))

    # ------------------------------------------------------------------ waiting

    def wait(self, seconds: float) -> bool | None:
        """Until something arrives (True), somebody calls `wake` (None), or `seconds` have passed (False).

        What arrived is in the buffer: look there for whole lines before calling again.
        """
        until = time.monotonic() + seconds
        poll = select.poll()
        poll.register(self.sock.fileno(), select.POLLIN)
        poll.register(self._wake_read, select.POLLIN)
        while True:
            data = self._try_receive()  # TLS may hold decrypted bytes of which the kernel knows nothing
            if data is not None:
                self.buffer = self.buffer[self.at :] + data
                self.at = 0
                if len(self.buffer) > SEARCH_LIMIT:
                    raise ConnectionLost(f"{self.peer} sends a line that does not end.")
                return True
            left = until - time.monotonic()
            if left <= 0:
                return False
            ready = poll.poll(left * 1000)
            if any(fd == self._wake_read for fd, _ in ready):
                self.quiet()
                return None

    def has_line(self) -> bool:
        return self.buffer.find(b"\n", self.at) >= 0

    def wake(self) -> None:
        """Break `wait`, now or when it is next entered. From any thread."""
        with self._lock, contextlib.suppress(OSError):
            if not self._closed:  # else the number may be another file's by now
                os.write(self._wake_write, b"!")

    def quiet(self) -> None:
        """Forget the wakes so far."""
        with contextlib.suppress(BlockingIOError, OSError):
            os.read(self._wake_read, 4096)

    # ------------------------------------------------------------------ TLS and the end

    def start_tls(self, context: ssl.SSLContext, host: str, seconds: float) -> None:
        """Go over to TLS. Bytes already buffered were not protected: somebody put them there (CVE-2011-0411)."""
        if self.at < len(self.buffer):
            raise ConnectionLost(f"{self.peer} sent more than the answer to STARTTLS before encryption began.")
        self._adopt(secured(self.sock, context, host, seconds, self.peer))

    def abort(self) -> None:
        """Make the owner's reads end at once. From any thread."""
        with self._lock, contextlib.suppress(OSError):
            socket.socket.shutdown(self.sock, socket.SHUT_RDWR)  # SSLSocket.shutdown would touch the owner's TLS state
        self.wake()

    def close(self) -> None:
        with self._lock:
            if self._closed:
                return
            self._closed = True
            with contextlib.suppress(OSError):
                self.sock.close()
            for fd in (self._wake_read, self._wake_write):
                with contextlib.suppress(OSError):
                    os.close(fd)

    def _lost(self, error: Exception) -> ConnectionLost:
        return ConnectionLost(f"The connection to {self.peer} broke ({reason_of(error)}).")


def secured(sock: socket.socket, context: ssl.SSLContext, host: str, seconds: float, peer: str) -> ssl.SSLSocket:
    """`sock` with TLS around it, verified. Another certificate (a captive portal's) is no server of ours."""
    sock.settimeout(seconds)
    try:
        return context.wrap_socket(sock, server_hostname=host)
    except ssl.SSLCertVerificationError as error:
        raise ConnectionLost(
            f"The certificate of {peer} cannot be verified ({error.verify_message}).",
            "A network that asks you to sign in first shows this; followupd waits. "
            "For a server with its own certificate set accounts.imap.ca_file.",
        ) from error
    except (OSError, ValueError) as error:
        raise ConnectionLost(f"No TLS with {peer} ({reason_of(error)}).") from error


def reason_of(error: BaseException) -> str:
    """The reason of a system error in few words."""
    if isinstance(error, ssl.SSLError):
        return (error.reason or "TLS error").replace("_", " ").lower()
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return type(error).__name__
