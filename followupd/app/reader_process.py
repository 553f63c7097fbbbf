"""A process that reads mails whole for `app.readers`: `python -m followupd.app.reader_process FD`.

FD is its end of a pipe. It is sent the user's zone and addresses once, then lists of mails; it says True when it is
ready, and answers each list with what the mails say. It ends when the pipe does, and never writes anywhere else.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Collection
from multiprocessing.connection import Connection
from zoneinfo import ZoneInfo

from followupd.core.local_time import zone_of
from followupd.core.reading import read
from followupd.errors import BadData
from followupd.model import RawMail, Reading


def read_one(mail: RawMail, zone: ZoneInfo, me: Collection[str]) -> Reading | str:
    """What a mail says; or why nothing can be made of it."""
    try:
        return read(mail, zone=zone, me=me)
    except BadData as error:
        return error.title
    except Exception as error:  # noqa: BLE001 - whatever a mail does to a parser, the next one is read
        return type(error).__name__


def serve(pipe: Connection) -> None:
    """Read what comes until the other end is closed."""
    gc.set_threshold(100_000, 50, 100)  # what is read has no cycles
    try:
        name, me = pipe.recv()
        zone = zone_of(name)
        pipe.send(True)
        while True:
            mails: list[RawMail] = pipe.recv()
            pipe.send([read_one(mail, zone, me) for mail in mails])
    except (EOFError, OSError):
        return


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
