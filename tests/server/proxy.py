"""A TCP proxy on loopback that breaks the connection in every way a network can.

    with Proxy(dovecot.port) as proxy:            # or the fixture: proxy_to(dovecot.port)
        client.connect("localhost", proxy.port)
        proxy.to_client.slice = 1                  # one byte a segment, from now on
        proxy.to_client.delay = 0.05               # seconds before each piece
        proxy.hold()                               # black hole, both ways; nothing is lost …
        proxy.flow()                               # … and all of it comes now
        proxy.to_server.drop = True                # swallow for ever, as a lost NAT entry does
        proxy.reset(); proxy.hang_up(); proxy.half_close(); proxy.inject(b"garbage")
        proxy.cut_after(1000)                      # RST once 1,000 more bytes went to the client
        proxy.refuse()                             # new connections get RST; `accept()` ends that
        proxy.to_client.bytes, proxy.to_server.bytes, proxy.round_trips, proxy.accepted, proxy.open

Rules: 1. Everything works on the connections that are open at that moment, and `slice`, `delay`, `drop`,
`hold` and `refuse` on those to come. 2. A method has happened when it returns. 3. All sockets belong to
one thread with one event loop; the counters are read from any thread. 4. TLS passes through unread.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Coroutine, Iterator
from types import TracebackType
from typing import Any, Self, TypeVar

_T = TypeVar("_T")
_LINGER_RST = struct.pack("ii", 1, 0)


class Direction:
    """One way through the proxy. `slice` in bytes (0: as it comes), `delay` in seconds."""

    def __init__(self) -> None:
        self.slice = 0
        self.delay = 0.0
        self.drop = False
        self.bytes = 0  # passed on
        self.swallowed = 0  # bytes dropped
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._cut_at: int | None = None

    @property
    def held(self) -> bool:
        return not self._flowing.is_set()

    def pieces(self, data: bytes) -> Iterator[bytes]:
        size = self.slice or len(data)
        return (data[start : start + size] for start in range(0, len(data), size))


class _Link:
    """One client's connection, and ours to the server for it."""

    def __init__(self, client: socket.socket, server: socket.socket) -> None:
        self.client = client
        self.server = server
        self.tasks: list[asyncio.Task[None]] = []
        self.closed = False


class Proxy:
    """See the module's docstring. Listens from construction on; `close()` ends everything."""

    def __init__(self, target_port: int, target_host: str = "127.0.0.1") -> None:
        self._target = (target_host, target_port)
        self._links: set[_Link] = set()
        self._refusing = False
        self._last: Direction | None = None
        self.accepted = 0
        self.round_trips = 0  # times that the client spoke after the server had (or first)
        self.to_client = Direction()
        self.to_server = Direction()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self._listener.setblocking(False)
        self.port: int = self._listener.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True)
        self._thread.start()
        self._acceptor = self._run(self._start())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------ what a test does

    @property
    def open(self) -> int:
        """Connections that are open now."""
        return len(self._links)

    def hold(self, *directions: Direction) -> None:
        """Pass nothing on (both ways, unless told which), and keep what comes for `flow`."""

        def act() -> None:
            for way in directions or self._ways:
                way._flowing.clear()

        self._do(act)

    def flow(self, *directions: Direction) -> None:
        """End `hold` and `drop`; what was held is passed on."""

        def act() -> None:
            for way in directions or self._ways:
                way.drop = False
                way._flowing.set()

        self._do(act)

    def reset(self) -> None:
        """End every connection by RST, on both sides."""
        self._do(lambda: self._end_all(rst=True))

    def hang_up(self) -> None:
        """End every connection in order (FIN), on both sides."""
        self._do(self._end_all)

    def half_close(self) -> None:
        """Tell every client that nothing more comes (FIN), and go on taking what it sends."""

        def act() -> None:
            for link in self._links:
                with contextlib.suppress(OSError):
                    link.client.shutdown(socket.SHUT_WR)

        self._do(act)

    def inject(self, data: bytes) -> None:
        """Send bytes to every client as if the server had."""

        async def act() -> None:
            for link in list(self._links):
                await self._loop.sock_sendall(link.client, data)

        self._run(act())

    def cut_after(self, count: int, direction: Direction | None = None) -> None:
        """RST every connection once `count` further bytes went through (to the client, unless told)."""
        way = direction or self.to_client

        def act() -> None:
            way._cut_at = way.bytes + count

        self._do(act)

    def refuse(self) -> None:
        """Answer new connections by RST; those that are open stay."""
        self._refusing = True

    def accept(self) -> None:
        """End `refuse`."""
        self._refusing = False

    def heal(self) -> None:
        """Pass everything again, at once and whole; open connections stay."""
        for way in self._ways:
            way.slice, way.delay, way._cut_at = 0, 0.0, None
        self.accept()
        self.flow()

    def count_from_here(self) -> None:
        """Set bytes and round trips to nought."""

        def act() -> None:
            for way in self._ways:
                way.bytes = way.swallowed = 0
            self.round_trips = 0
            self._last = None

        self._do(act)

    def close(self) -> None:
        if self._loop.is_closed():
            return
        self._run(self._finish())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    # ------------------------------------------------------------ in the loop's thread

    @property
    def _ways(self) -> tuple[Direction, Direction]:
        return (self.to_client, self.to_server)

    def _run(self, work: Coroutine[Any, Any, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=30)

    def _do(self, act: Callable[[], object]) -> None:
        async def work() -> None:
            act()

        self._run(work())

    async def _start(self) -> asyncio.Task[None]:
        return asyncio.create_task(self._accept())

    async def _finish(self) -> None:
        self._acceptor.cancel()
        self._listener.close()
        ended = [task for link in self._links for task in link.tasks]
        for link in list(self._links):
            self._end(link)
        await asyncio.gather(self._acceptor, *ended, return_exceptions=True)

    async def _accept(self) -> None:
        while True:
            client, _ = await self._loop.sock_accept(self._listener)
            client.setblocking(False)
            self.accepted += 1
            if self._refusing:
                _shut(client, rst=True)
                continue
            server = socket.socket()
            server.setblocking(False)
            try:
                await self._loop.sock_connect(server, self._target)
            except OSError:
                server.close()
                _shut(client, rst=True)
                continue
            for side in (client, server):
                side.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            link = _Link(client, server)
            self._links.add(link)
            link.tasks = [
                asyncio.create_task(self._pump(link, client, server, self.to_server)),
                asyncio.create_task(self._pump(link, server, client, self.to_client)),
            ]

    async def _pump(self, link: _Link, source: socket.socket, sink: socket.socket, way: Direction) -> None:
        try:
            while data := await self._loop.sock_recv(source, 65536):
                if way is self.to_server and self._last is not way:
                    self.round_trips += 1
                self._last = way
                for piece in way.pieces(data):
                    if way.delay:
                        await asyncio.sleep(way.delay)
                    await way._flowing.wait()
                    if way.drop:
                        way.swallowed += len(piece)
                        continue
                    await self._pass(link, sink, way, piece)
                    if link.closed:
                        return
            await way._flowing.wait()
            if not way.drop:
                sink.shutdown(socket.SHUT_WR)
        except OSError:
            self._end(link, rst=True)
            return
        if all(task.done() or task is asyncio.current_task() for task in link.tasks):
            self._end(link)

    async def _pass(self, link: _Link, sink: socket.socket, way: Direction, piece: bytes) -> None:
        if way._cut_at is not None and way.bytes + len(piece) >= way._cut_at:
            piece = piece[: max(0, way._cut_at - way.bytes)]
            way.bytes += len(piece)
            way._cut_at = None
            await self._loop.sock_sendall(sink, piece)
            self._end_all(rst=True)
            return
        way.bytes += len(piece)  # before it goes: whoever has read it may look at the counter
        await self._loop.sock_sendall(sink, piece)

    def _end_all(self, *, rst: bool = False) -> None:
        for link in list(self._links):
            self._end(link, rst=rst)

    def _end(self, link: _Link, *, rst: bool = False) -> None:
        if link.closed:
            return
        link.closed = True
        self._links.discard(link)
        running = asyncio.current_task()
        for task in link.tasks:
            if task is not running:
                task.cancel()
        for side in (link.client, link.server):
            self._loop.remove_reader(side)
            self._loop.remove_writer(side)
            _shut(side, rst=rst)


def _shut(side: socket.socket, *, rst: bool) -> None:
    with contextlib.suppress(OSError):
        if rst:
            side.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_RST)
        else:
            side.shutdown(socket.SHUT_RDWR)
    side.close()
