"""The proxy breaks connections exactly as it says."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from tests.server.ports import wait_for
from tests.server.proxy import Proxy


@pytest.fixture
def echo() -> Iterator[int]:
    """A server that sends back what it gets; its port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve(one: socket.socket) -> None:
        with one:
            try:
                while data := one.recv(65536):
                    one.sendall(data)
            except OSError:
                return

    def accept() -> None:
        while True:
            try:
                one, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(one,), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    yield listener.getsockname()[1]
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


@pytest.fixture
def proxy(echo: int) -> Iterator[Proxy]:
    with Proxy(echo) as one:
        yield one


@pytest.fixture
def client(proxy: Proxy) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=10) as one:
        one.sendall(b"hello")
        assert _read(one, 5) == b"hello"
        yield one


def test_everything_passes_and_is_counted(proxy: Proxy, client: socket.socket) -> None:
    proxy.count_from_here()
    for word in (b"a" * 100, b"b" * 200_000):
        client.sendall(word)
        assert _read(client, len(word)) == word

    assert (proxy.to_server.bytes, proxy.to_client.bytes) == (200_100, 200_100)
    assert (proxy.accepted, proxy.open) == (1, 1)
    assert proxy.round_trips >= 2


def test_slices_come_one_at_a_time(proxy: Proxy, client: socket.socket) -> None:
    proxy.to_client.slice, proxy.to_client.delay = 2, 0.02
    client.sendall(b"abcdef")

    assert [client.recv(100) for _ in range(3)] == [b"ab", b"cd", b"ef"]


def test_what_is_held_comes_later_and_whole(proxy: Proxy, client: socket.socket) -> None:
    proxy.hold(proxy.to_client)
    client.sendall(b"wait")
    client.settimeout(0.1)
    with pytest.raises(TimeoutError):
        client.recv(1)
    client.settimeout(10)
    proxy.flow()

    assert _read(client, 4) == b"wait"


def test_what_is_dropped_never_comes(proxy: Proxy, client: socket.socket) -> None:
    proxy.to_server.drop = True
    client.sendall(b"lost")
    wait_for(lambda: proxy.to_server.swallowed == 4, "the proxy to swallow")
    proxy.flow()
    client.sendall(b"kept")

    assert _read(client, 4) == b"kept"


def test_a_reset_is_a_reset(proxy: Proxy, client: socket.socket) -> None:
    proxy.reset()

    with pytest.raises(ConnectionResetError):
        client.recv(1)
    assert proxy.open == 0


def test_hanging_up_is_an_end_of_file(proxy: Proxy, client: socket.socket) -> None:
    proxy.hang_up()

    assert client.recv(1) == b""


def test_a_half_closed_connection_still_takes_what_is_sent(proxy: Proxy, client: socket.socket) -> None:
    proxy.half_close()
    assert client.recv(1) == b""
    before = proxy.to_server.bytes
    client.sendall(b"still here")

    wait_for(lambda: proxy.to_server.bytes == before + 10, "the server to get it")


def test_garbage_is_delivered_as_it_is(proxy: Proxy, client: socket.socket) -> None:
    proxy.inject(b"\x00\xff)(\r\n")

    assert _read(client, 6) == b"\x00\xff)(\r\n"


def test_the_connection_is_cut_after_so_many_bytes(proxy: Proxy, client: socket.socket) -> None:
    proxy.count_from_here()
    proxy.cut_after(3)
    client.sendall(b"abcdef")

    wait_for(lambda: proxy.open == 0, "the cut")
    assert proxy.to_client.bytes == 3


def test_new_connections_are_refused_until_accepted_again(proxy: Proxy, client: socket.socket) -> None:
    proxy.refuse()
    with pytest.raises(ConnectionResetError), socket.create_connection(("127.0.0.1", proxy.port), timeout=10) as one:
        one.recv(1)
    client.sendall(b"open")
    assert _read(client, 4) == b"open"

    proxy.accept()
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=10) as one:
        one.sendall(b"again")
        assert _read(one, 5) == b"again"


def test_a_server_that_is_away_looks_like_a_reset() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with (
        Proxy(port) as proxy,
        pytest.raises(ConnectionResetError),
        socket.create_connection(("127.0.0.1", proxy.port), timeout=10) as one,
    ):
        one.recv(1)


def _read(one: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count and (more := one.recv(count - len(data))):
        data += more
    return data
