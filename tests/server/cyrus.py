"""A real Cyrus IMAP 3.6 on loopback, beside Dovecot: another server's manners for the same client.

Debian lets only one IMAP server be installed, so this one is never installed: its packages are fetched
by `apt-get download` and unpacked under `.venv/cyrus` (once), and run from there. Needs no privilege; as
root it runs under the user `nobody`.

    cyrus                       fixture: a fresh `CyrusMailbox` (host, port, plain_port, ca_file, user, password)
    cyrus.append(folder, data)  and all else of `Store`; folders INBOX, Sent, Drafts (SPECIAL-USE)
"""

from __future__ import annotations

import itertools
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.server.certificates import Authority, make_authority
from tests.server.mailstore import Store
from tests.server.ports import answers, free_port, wait_for

UNPACKED = Path(__file__).parent.parent.parent / ".venv" / "cyrus"
PASSWORD = "correct-horse"


class NotToBeHad(Exception):
    """The packages cannot be fetched or run here; the text says why."""


def unpack() -> Path:
    """The folder with Cyrus in it, fetched from Debian when it is not there yet."""
    if (UNPACKED / "complete").exists():
        return UNPACKED
    UNPACKED.mkdir(parents=True, exist_ok=True)
    fetched = UNPACKED / "fetched"
    fetched.mkdir(exist_ok=True)
    if _apt("apt-get", "-qq", "download", "cyrus-imapd", cwd=fetched) is None and os.geteuid() == 0:
        _apt("apt-get", "-qq", "update", cwd=fetched)
    if _apt("apt-get", "-qq", "download", *_packages(fetched), cwd=fetched) is None:
        raise NotToBeHad("apt-get download cyrus-imapd failed (no network, or no package lists)")
    for package in sorted(fetched.glob("*.deb")):
        subprocess.run(["dpkg", "-x", str(package), str(UNPACKED)], check=True, timeout=60)
    shutil.rmtree(fetched)
    (UNPACKED / "complete").touch()
    return UNPACKED


def _packages(folder: Path) -> list[str]:
    """Cyrus, the program that sets passwords, and the libraries of both that are not installed here."""
    wanted, todo = set(), ["cyrus-imapd", "cyrus-common", "sasl2-bin"]
    while todo:
        wanted |= set(todo)
        said = _apt("apt-cache", "depends", *todo, cwd=folder) or ""
        libraries = set(re.findall(r"Depends: (lib[a-z0-9.+\-]+)$", said, re.MULTILINE)) - wanted
        todo = [name for name in sorted(libraries) if not list(Path("/var/lib/dpkg/info").glob(f"{name}*.list"))]
    return sorted(wanted)


def _apt(*command: str, cwd: Path) -> str | None:
    """What apt says, in English; None when it fails or is not there."""
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            check=False,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=90,
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", **_proxies()},
        )
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None


def _proxies() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}


class CyrusServer:
    """One Cyrus master and its children. `start` returns when it greets."""

    host = "localhost"

    def __init__(self) -> None:
        origin = unpack()
        self._owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        self.folder = Path(tempfile.mkdtemp(prefix="fd-cyrus-"))
        self.folder.chmod(0o755)
        # Our own copy: `nobody` may not read below a home folder.
        self._root = self.folder / "root"
        for part in ("usr", "lib"):  # since Debian 13 nothing is left in /lib
            if (origin / part).is_dir():
                shutil.copytree(origin / part, self._root / part, symlinks=True)
        self._bin = self._root / "usr" / "lib" / "cyrus" / "bin"
        self.authority: Authority = make_authority(self.folder / "tls")
        self.ca_file = str(self.authority.ca_file)
        self.port, self.plain_port = free_port(), free_port()
        self._numbers = itertools.count(1)
        self._process: subprocess.Popen[bytes] | None = None
        for name in ("conf/db", "conf/proc", "conf/socket", "conf/lock", "conf/log", "spool"):
            (self.folder / name).mkdir(parents=True)
        self._write_configuration()
        self._own()

    @property
    def _environment(self) -> dict[str, str]:
        libraries = ":".join(str(folder) for folder in self._root.glob("**/lib/*-linux-gnu"))
        return {"PATH": "/usr/bin:/bin", "LD_LIBRARY_PATH": libraries, "CYRUS_USER": self._owner.pw_name}

    @property
    def _identity(self) -> dict[str, object]:
        if os.geteuid() != 0:
            return {}
        return {"user": self._owner.pw_uid, "group": self._owner.pw_gid, "extra_groups": []}

    def _own(self) -> None:
        if os.geteuid() == 0:
            for path in [self.folder, *self.folder.rglob("*")]:
                os.chown(path, self._owner.pw_uid, self._owner.pw_gid, follow_symlinks=False)

    def _write_configuration(self) -> None:
        base, options = self.folder, self.folder / "imapd.conf"
        options.write_text(
            f"""configdirectory: {base}/conf
defaultpartition: default
partition-default: {base}/spool
servername: localhost
cyrus_user: {self._owner.pw_name}
admins: cyrus
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: {base}/sasldb2
sasl_mech_list: PLAIN LOGIN
allowplaintext: yes
virtdomains: off
unixhierarchysep: yes
altnamespace: yes
autocreate_quota: 0
autocreate_inbox_folders: Sent|Drafts
autocreate_subscribe_folders: Sent|Drafts
xlist-sent: Sent
xlist-drafts: Drafts
tls_server_cert: {self.authority.certificate}
tls_server_key: {self.authority.key}
tls_session_timeout: 0
duplicate_db_path: {base}/conf/deliver.db
skiplist_unsafe: yes
""",
            encoding="utf-8",
        )
        imapd = f"{self._bin}/imapd -C {options}"
        (base / "cyrus.conf").write_text(
            f"""START {{
  recover cmd="{self._bin}/ctl_cyrusdb -C {options} -r"
  idled cmd="{self._bin}/idled -C {options}"
}}
SERVICES {{
  imap cmd="{imapd}" listen="127.0.0.1:{self.plain_port}" proto="tcp4" prefork=1
  imaps cmd="{imapd} -s" listen="127.0.0.1:{self.port}" proto="tcp4" prefork=0
}}
EVENTS {{
}}
""",
            encoding="utf-8",
        )

    def start(self) -> None:
        if self._process is not None:
            return
        self._process = subprocess.Popen(
            [
                *(str(self._bin / "master"), "-C", str(self.folder / "imapd.conf")),
                *("-M", str(self.folder / "cyrus.conf"), "-p", str(self.folder / "master.pid")),
            ],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=(self.folder / "output").open("ab"),
            stderr=subprocess.STDOUT,
            env=self._environment,
            start_new_session=True,
            **self._identity,  # type: ignore[call-overload]
        )
        wait_for(lambda: self._process.poll() is not None or answers(self.plain_port), "Cyrus' greeting")  # type: ignore[union-attr]
        if self._process.poll() is not None:
            raise NotToBeHad(f"Cyrus did not start: {self.log()[-500:]}")

    def log(self) -> str:
        return (self.folder / "output").read_text(encoding="utf-8", errors="replace")

    def close(self) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def mailbox(self) -> CyrusMailbox:
        """A new user with a password, whose folders the server makes at the first login."""
        user = f"jordan{next(self._numbers)}"
        subprocess.run(
            [
                *(str(self._root / "usr/sbin/saslpasswd2"), "-p", "-c", "-u", "localhost"),
                *("-f", str(self.folder / "sasldb2"), user),
            ],
            input=PASSWORD.encode(),
            check=True,
            capture_output=True,
            timeout=20,
            env=self._environment,
            **self._identity,  # type: ignore[call-overload]
        )
        return CyrusMailbox(self, user)


class CyrusMailbox(Store):
    """One user's mailbox on Cyrus."""

    password = PASSWORD

    def __init__(self, server: CyrusServer, user: str) -> None:
        self.server = server
        self.user = user
        self.host = server.host
        self.port = server.port
        self.plain_port = server.plain_port
        self.ca_file = server.ca_file
        with self.session():
            """The first login makes the folders."""
