"""A scripted IMAP server, for what Dovecot will not do.

    server = scripted()                                  # fixture; scripted(tls=False) for plain
    server.folder("Sent").add(MAIL)                      # folders: INBOX, Sent, Drafts
    client.connect(server.host, server.port, server.ca_file); user and password: anything, unless refused

It behaves, until told otherwise:

    server.capabilities = "IMAP4rev1 UIDPLUS"            # no IDLE, no SPECIAL-USE
    server.requires_id = True                            # SELECT before ID: NO Unsafe Login (163.com)
    server.folder("Sent").shown_uidnext = None           # UIDNEXT missing; a number: wrong or falling
    server.folder("Sent").uidvalidity += 1
    server.replies["LOGIN"] = says("NO [AUTHENTICATIONFAILED] Invalid credentials")
    server.replies["SELECT"] = once(says("NO [UNAVAILABLE] Try later"))   # then as usual; also EXAMINE, apart
    server.replies["UID FETCH"] = says("NO [OVERQUOTA] Account exceeded command or bandwidth limits")
    server.replies["IDLE"] = sends(b"+ idling\\r\\n* 1 EXISTS\\r\\n")       # news in one segment with `+`
    server.replies["IDLE"] = sends(b"* 1 EXISTS\\r\\n+ idling\\r\\n")       # news before the `+`
    server.replies["UID FETCH"] = hangs_up(b"* BYE Session expired\\r\\n")
    server.deliver("Sent", MAIL)                         # a new mail, announced to whoever has the folder open
    server.push(b"* 1 EX", b"ISTS\\r\\n")                 # each piece is one segment, and one TLS record
    server.push(b"* BYE Session invalidated - AccessTokenExpired\\r\\n"); server.drop_sessions()

A reply is any `f(session, command)`; `session.default(command)` does what the server would have done,
`session.send(*pieces)`, `session.tagged(command, "OK …")`, `session.hang_up()`, `session.reset()` are there for it.
`server.commands` lists what came (`Command.tag, name, arguments, literals`), `server.count("LOGIN")` counts.

`UID 50:*` names the last mail even where that is 49 (RFC 3501 6.4.8). Any user may log in.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import threading
from collections.abc import Callable
from typing import TypeAlias

from tests.server.certificates import Authority
from tests.server.scripted_folder import Folder, answer_fetch, answer_search
from tests.server.scripted_wire import Command, Gone, Listener, Wire

Reply: TypeAlias = "Callable[[Session, Command], None]"

USUAL = "IMAP4rev1 SASL-IR ID IDLE UIDPLUS SPECIAL-USE UNSELECT NAMESPACE AUTH=PLAIN AUTH=XOAUTH2"


def says(status: str) -> Reply:
    """The tagged reply, and nothing before it."""
    return lambda session, command: session.tagged(command, status)


def sends(*pieces: bytes, after: str = "OK done") -> Reply:
    """Untagged bytes, piece by piece; IDLE then waits for DONE; then the tagged reply."""

    def reply(session: Session, command: Command) -> None:
        session.send(*pieces)
        if command.name == "IDLE":
            session.wait_for_done()
        session.tagged(command, after)

    return reply


def hangs_up(*pieces: bytes) -> Reply:
    """Some last bytes, then the connection's end."""

    def reply(session: Session, _: Command) -> None:
        session.send(*pieces)
        session.hang_up()

    return reply


def once(first: Reply, then: Reply | None = None) -> Reply:
    """`first` for the first such command of the server's life, afterwards `then` or the default."""
    used = threading.Event()

    def reply(session: Session, command: Command) -> None:
        if not used.is_set():
            used.set()
            first(session, command)
        elif then is not None:
            then(session, command)
        else:
            session.default(command)

    return reply


class ScriptedServer:
    """See the module's docstring. Listens from construction on; `close()` ends everything."""

    host = "localhost"

    def __init__(self, authority: Authority | None = None) -> None:
        self.capabilities = USUAL
        self.greeting = b"* OK ready\r\n"
        self.requires_id = False
        self.replies: dict[str, Reply] = {}
        self.folders = {
            "INBOX": Folder("INBOX"),
            "Sent": Folder("Sent", special_use="\\Sent"),
            "Drafts": Folder("Drafts", special_use="\\Drafts"),
        }
        self.commands: list[Command] = []
        self.sessions: list[Session] = []
        self.logins = 0
        self.ca_file = str(authority.ca_file) if authority else ""
        self._listener = Listener(self._serve, authority.server_context() if authority else None)
        self.port = self._listener.port

    def folder(self, name: str) -> Folder:
        return self.folders[name]

    def count(self, name: str) -> int:
        """How many commands of that name came, on all connections."""
        return sum(command.name == name for command in list(self.commands))

    def idling(self) -> int:
        """How many sessions wait in IDLE now."""
        return sum(session.idling for session in list(self.sessions))

    def deliver(self, folder: str, data: bytes, date: dt.datetime | None = None) -> int:
        """Add a mail and announce it (`* n EXISTS`); its UID."""
        uid = self.folders[folder].add(data, date)
        line = b"* %d EXISTS\r\n" % len(self.folders[folder].mails)
        for session in list(self.sessions):
            if session.selected is self.folders[folder]:
                session.wire.push(line)
        return uid

    def push(self, *pieces: bytes) -> None:
        """Send bytes to every session, unasked, each piece by itself."""
        for session in list(self.sessions):
            session.wire.push(*pieces)

    def drop_sessions(self) -> None:
        """Hang up on every session, once what was pushed has gone out."""
        for session in list(self.sessions):
            session.wire.push_end()

    def close(self) -> None:
        self._listener.close()

    def _serve(self, wire: Wire) -> None:
        session = Session(self, wire)
        self.sessions.append(session)
        try:
            session.run()
        finally:
            self.sessions.remove(session)


class Session:
    """One client's connection, served by one thread of its own."""

    def __init__(self, server: ScriptedServer, wire: Wire) -> None:
        self.server = server
        self.wire = wire
        self.selected: Folder | None = None
        self.idling = False
        self.user = ""
        self.has_said_id = False

    def run(self) -> None:
        with contextlib.suppress(Gone):
            self.send(self.server.greeting)
            while True:
                command = self.wire.command()
                self.server.commands.append(command)
                self.server.replies.get(command.name, Session.default)(self, command)

    def send(self, *pieces: bytes) -> None:
        self.wire.send(*pieces)

    def tagged(self, command: Command, status: str) -> None:
        self.send(f"{command.tag} {status}\r\n".encode())

    def hang_up(self) -> None:
        self.wire.close()
        raise Gone

    def reset(self) -> None:
        self.wire.close(rst=True)
        raise Gone

    def wait_for_done(self) -> None:
        self.idling = True
        try:
            self.wire.line()
        finally:
            self.idling = False

    # ------------------------------------------------------------ what a server does

    def default(self, command: Command) -> None:
        handler = _HANDLERS.get(command.name)
        if handler is None:
            self.tagged(command, "BAD unknown command")
        else:
            handler(self, command)

    def _capability(self, command: Command) -> None:
        self.send(f"* CAPABILITY {self.server.capabilities}\r\n".encode())
        self.tagged(command, "OK done")

    def _login(self, command: Command) -> None:
        self.server.logins += 1
        self.user = command.words()[0] if command.words() else ""
        self.tagged(command, f"OK [CAPABILITY {self.server.capabilities}] logged in")

    def _authenticate(self, command: Command) -> None:
        if len(command.words()) < 2:
            self.send(b"+ \r\n")
            self.wire.line()
        self.server.logins += 1
        self.tagged(command, f"OK [CAPABILITY {self.server.capabilities}] logged in")

    def _id(self, command: Command) -> None:
        self.has_said_id = True
        self.send(b'* ID ("name" "scripted")\r\n')
        self.tagged(command, "OK done")

    def _list(self, command: Command) -> None:
        shows_use = "SPECIAL-USE" in self.server.capabilities.split()
        for folder in self.server.folders.values():
            use = f" {folder.special_use}" if shows_use and folder.special_use else ""
            self.send(f'* LIST (\\HasNoChildren{use}) "/" "{folder.name}"\r\n'.encode())
        self.tagged(command, "OK done")

    def _select(self, command: Command) -> None:
        if self.server.requires_id and not self.has_said_id:
            self.tagged(command, "NO SELECT Unsafe Login. Please contact the provider for help")
            return
        folder = self.server.folders.get(command.words()[0])
        self.selected = folder
        if folder is None:
            self.tagged(command, "NO [NONEXISTENT] no such folder")
            return
        lines = [
            "* FLAGS (\\Seen \\Draft \\Deleted)",
            f"* {len(folder.mails)} EXISTS",
            "* 0 RECENT",
            f"* OK [UIDVALIDITY {folder.uidvalidity}] valid",
        ]
        if folder.uidnext_to_show() is not None:
            lines.append(f"* OK [UIDNEXT {folder.uidnext_to_show()}] next")
        self.send("".join(line + "\r\n" for line in lines).encode())
        self.tagged(command, f"OK [READ-{'ONLY' if command.name == 'EXAMINE' else 'WRITE'}] done")

    def _status(self, command: Command) -> None:
        folder = self.server.folders.get(command.words()[0])
        if folder is None:
            self.tagged(command, "NO [NONEXISTENT] no such folder")
            return
        values = {"MESSAGES": len(folder.mails), "UIDVALIDITY": folder.uidvalidity, "UNSEEN": 0, "RECENT": 0}
        shown = folder.uidnext_to_show()
        if shown is not None:
            values["UIDNEXT"] = shown
        asked = re.findall(r"[A-Z]+", command.arguments.rpartition("(")[2].upper())
        pairs = " ".join(f"{name} {values[name]}" for name in asked if name in values)
        self.send(f'* STATUS "{folder.name}" ({pairs})\r\n'.encode())
        self.tagged(command, "OK done")

    def _fetch(self, command: Command) -> None:
        if self.selected is None:
            self.tagged(command, "BAD no folder is open")
            return
        for answer in answer_fetch(self.selected, command):
            self.send(answer)
        self.tagged(command, "OK done")

    def _search(self, command: Command) -> None:
        if self.selected is None:
            self.tagged(command, "BAD no folder is open")
            return
        self.send(answer_search(self.selected, command))
        self.tagged(command, "OK done")

    def _append(self, command: Command) -> None:
        folder = self.server.folders.get(command.words()[0])
        if folder is None or not command.literals:
            self.tagged(command, "NO [TRYCREATE] no such folder")
            return
        uid = self.server.deliver(folder.name, command.literals[-1])
        self.tagged(command, f"OK [APPENDUID {folder.uidvalidity} {uid}] done")

    def _idle(self, command: Command) -> None:
        self.send(b"+ idling\r\n")
        self.wait_for_done()
        self.tagged(command, "OK done")

    def _close(self, command: Command) -> None:
        self.selected = None
        self.tagged(command, "OK done")

    def _logout(self, command: Command) -> None:
        self.send(b"* BYE see you\r\n")
        self.tagged(command, "OK done")
        self.hang_up()

    def _namespace(self, command: Command) -> None:
        self.send(b'* NAMESPACE (("" "/")) NIL NIL\r\n')
        self.tagged(command, "OK done")

    def _noop(self, command: Command) -> None:
        self.tagged(command, "OK done")


_HANDLERS: dict[str, Reply] = {
    "CAPABILITY": Session._capability,
    "LOGIN": Session._login,
    "AUTHENTICATE": Session._authenticate,
    "ID": Session._id,
    "LIST": Session._list,
    "XLIST": Session._list,
    "SELECT": Session._select,
    "EXAMINE": Session._select,
    "STATUS": Session._status,
    "FETCH": Session._fetch,
    "UID FETCH": Session._fetch,
    "SEARCH": Session._search,
    "UID SEARCH": Session._search,
    "APPEND": Session._append,
    "IDLE": Session._idle,
    "CLOSE": Session._close,
    "UNSELECT": Session._close,
    "LOGOUT": Session._logout,
    "NAMESPACE": Session._namespace,
    "NOOP": Session._noop,
    "CHECK": Session._noop,
    "ENABLE": Session._noop,
}
