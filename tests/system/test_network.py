"""The kernel says when there is a way out again: in a network namespace of the test's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from followupd.adapters.network import Network, changes

ROOT = Path(__file__).parents[2]

# In the namespace: an address on the loopback interface is as new to the kernel as one from a DHCP server.
SCRIPT = """
import fcntl, queue, socket, struct, sys, time
from followupd.adapters.network import Network

told = queue.Queue()
network = Network(lambda: told.put("up"))
network.start()
assert network.listening(10)
control = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

def ioctl(number, name, value):
    fcntl.ioctl(control, number, struct.pack("16s24s", name, value))

def address(name, text):
    ioctl(0x8916, name, struct.pack("HH4s", socket.AF_INET, 0, socket.inet_aton(text)))  # SIOCSIFADDR

ioctl(0x8914, b"lo", struct.pack("H", 1))  # SIOCSIFFLAGS, IFF_UP: 127.0.0.1 reaches nobody
for text in ("192.0.2.7", "192.0.2.8"):
    address(b"lo", text)  # each takes the place of the one before
    print(told.get(timeout=10), text, flush=True)
begun = time.monotonic()
network.close()
assert time.monotonic() - begun < 1
print("left over", told.qsize())
"""


def _in_a_namespace(script: str) -> subprocess.CompletedProcess[str]:
    own = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user", "--net"]
    try:
        subprocess.run([*own, "true"], check=True, capture_output=True, timeout=10)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no network namespace may be made here: {error}")
    return subprocess.run(
        [*own, sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_each_new_address_is_told_once_and_loopback_never() -> None:
    done = _in_a_namespace(SCRIPT)

    assert (done.stdout.splitlines(), done.stderr) == (["up 192.0.2.7", "up 192.0.2.8", "left over 0"], "")


def test_what_is_announced_again_is_no_news() -> None:
    # RTM_NEWROUTE, a default route by 192.0.2.1 over interface 2, as the kernel writes it
    route = bytes.fromhex(
        "34000000 1800 0006 00000000 00000000 02000000 fe030001 00000000".replace(" ", "")
        + "08000500c0000201"
        + "0800040002000000"
        + "08000f00fe000000"
    )
    deleted = route[:4] + b"\x19\x00" + route[6:]

    ((added, way),) = changes(route)
    ((kept, same),) = changes(deleted)

    assert (added, kept, way == same) == (True, False, True)


@pytest.mark.parametrize("data", [b"", b"\0" * 40, b"\xff" * 40, bytes.fromhex("1c00000014000000") + b"\0" * 8])
def test_broken_datagrams_say_nothing(data: bytes) -> None:
    assert list(changes(data)) == []


def test_it_closes_at_once_though_nothing_ever_came() -> None:
    network = Network(lambda: None)
    network.start()
    network.close()
