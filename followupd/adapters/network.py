"""The network has come back: told by the kernel itself (rtnetlink(7)), whoever manages it.

1. A new address that reaches beyond the machine, or a new default route, is news; that one is announced again
   (a lease renewed, a router heard) is none.
2. They come in a burst: it is told once, when they have been quiet for a moment.
3. Where there is no such socket nothing is told, and back-off runs its course.
"""

from __future__ import annotations

import errno
import os
import select
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

SETTLED = 0.3
"""Seconds without a further change after which it is told."""

AT_LAST = 2.0
"""Seconds after which it is told even when the changes do not end."""

_NEW_ADDRESS, _DEL_ADDRESS, _NEW_ROUTE, _DEL_ROUTE = 20, 21, 24, 25  # RTM_*: linux/rtnetlink.h
_GROUPS = 0x10 | 0x100 | 0x40 | 0x400  # RTMGRP_IPV4_IFADDR, IPV6_IFADDR, IPV4_ROUTE, IPV6_ROUTE
_HEADER = struct.Struct("=IHHII")  # nlmsghdr: length, type, flags, sequence, port
_ADDRESS = struct.Struct("=BBBBi")  # ifaddrmsg: family, prefix, flags, scope, interface
_ROUTE = struct.Struct("=BBBBBBBBI")  # rtmsg: family, destination's length, …, table, protocol, scope, type, flags
_ATTRIBUTE = struct.Struct("=HH")  # rtattr: length, type
_IFA_ADDRESS, _RTA_OIF, _RTA_GATEWAY = 1, 4, 5
_UNIVERSE, _UNICAST = 0, 1  # RT_SCOPE_UNIVERSE, RTN_UNICAST

Way = tuple[object, ...]
"""An address or a default route, told from others."""


class Network:
    """Calls `on_up`, from a thread of its own, each time there is a new way out of this machine."""

    def __init__(self, on_up: Callable[[], None]) -> None:
        self._on_up = on_up
        self._known: set[Way] = set()
        self._ready = threading.Event()
        self._close_read, self._close_write = os.pipe()
        self._thread = threading.Thread(target=self._run, name="network", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        os.close(self._close_write)  # the other end becomes readable
        if self._thread.is_alive():
            self._thread.join(2)
        os.close(self._close_read)

    def listening(self, seconds: float) -> bool:
        """Wait until changes are heard; False when they are not in time."""
        return self._ready.wait(seconds)

    def _run(self) -> None:
        with suppress(OSError, AttributeError), _subscribed() as kernel:  # no netlink: not Linux, or not allowed
            self._ready.set()
            self._listen(kernel)

    def _listen(self, kernel: socket.socket) -> None:
        poll = select.poll()
        poll.register(kernel, select.POLLIN)
        poll.register(self._close_read, select.POLLIN)
        first = 0.0  # when the present burst began; 0 for none
        while True:
            wait = None if not first else max(0.0, min(SETTLED, first + AT_LAST - time.monotonic())) * 1000
            ready = {fd for fd, _ in poll.poll(wait)}
            if self._close_read in ready:
                return
            if not ready:
                first = 0.0
                self._on_up()
            elif self._is_news(kernel):
                first = first or time.monotonic()
                if time.monotonic() - first >= AT_LAST:
                    first = 0.0
                    self._on_up()

    def _is_news(self, kernel: socket.socket) -> bool:
        try:
            data = kernel.recv(1 << 16)
        except OSError as error:
            if error.errno != errno.ENOBUFS:
                raise
            self._known.clear()  # more happened than fits: whatever it was
            return True
        news = False
        for added, way in changes(data):
            if not added:
                self._known.discard(way)
            elif way not in self._known:
                self._known.add(way)
                news = True
        return news


def _subscribed() -> socket.socket:
    kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE)
    try:
        kernel.bind((0, _GROUPS))
    except OSError:
        kernel.close()
        raise
    return kernel


def changes(data: bytes) -> Iterator[tuple[bool, Way]]:
    """`(added or removed, way)` of each message of a datagram that is about a way out of this machine."""
    at = 0
    while at + _HEADER.size <= len(data):
        length, kind, *_ = _HEADER.unpack_from(data, at)
        if length < _HEADER.size:
            return
        body = data[at + _HEADER.size : at + length]
        at += (length + 3) & ~3
        if kind in {_NEW_ADDRESS, _DEL_ADDRESS} and len(body) >= _ADDRESS.size:
            family, _, _, scope, interface = _ADDRESS.unpack_from(body)
            if scope == _UNIVERSE:
                address = dict(_attributes(body[_ADDRESS.size :])).get(_IFA_ADDRESS)
                yield kind == _NEW_ADDRESS, ("address", family, interface, address)
        elif kind in {_NEW_ROUTE, _DEL_ROUTE} and len(body) >= _ROUTE.size:
            family, destination, _, _, table, _, _, sort, _ = _ROUTE.unpack_from(body)
            if destination == 0 and sort == _UNICAST:
                found = dict(_attributes(body[_ROUTE.size :]))
                yield kind == _NEW_ROUTE, ("route", family, table, found.get(_RTA_OIF), found.get(_RTA_GATEWAY))


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + _ATTRIBUTE.size <= len(data):
        length, kind = _ATTRIBUTE.unpack_from(data, at)
        if length < _ATTRIBUTE.size:
            return
        yield kind, data[at + _ATTRIBUTE.size : at + length]
        at += (length + 3) & ~3
