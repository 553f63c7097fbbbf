"""Free ports on loopback, and waiting until somebody answers there."""

from __future__ import annotations

import random
import socket
import time
from collections.abc import Callable


def free_port() -> int:
    """A port nobody listens on, below the range from which the kernel serves outgoing connections."""
    for _ in range(200):
        port = random.randint(15000, 31000)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("no free port on loopback")


def wait_for(condition: Callable[[], bool], what: str, seconds: float = 20.0) -> None:
    """Return as soon as `condition()` holds; AssertionError naming `what` after `seconds`."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:g} s in vain for {what}")
        time.sleep(0.01)


def answers(port: int, greeting: bool = True) -> bool:
    """Somebody accepts on `port`, and (with `greeting`) says something first."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as probe:
            return not greeting or bool(probe.recv(1))
    except OSError:
        return False
