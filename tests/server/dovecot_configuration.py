"""dovecot.conf for the tests' own server: the words of Dovecot 2.3 (Debian 12, Ubuntu 24.04) and of 2.4 (Debian 13).

2.4 renamed most settings, and begins with the version that the file is written for.
"""

from __future__ import annotations

import grp
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.server.certificates import Authority

_CAPABILITY = (
    "IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE LITERAL+ SORT THREAD=REFERENCES MULTIAPPEND UNSELECT CHILDREN "
    "NAMESPACE UIDPLUS LIST-EXTENDED CONDSTORE QRESYNC ESEARCH ESORT SEARCHRES WITHIN LIST-STATUS MOVE"
)


@dataclass(frozen=True, slots=True)
class Options:
    """How a server differs from the default one."""

    special_use: bool = True
    sent: str = "Sent"
    drafts: str = "Drafts"
    idle: bool = True
    condstore: bool = True
    connections: int = 100  # per user and address
    storage: str = "mdbox"  # or "maildir"
    shared: int = 1  # connections to one process, which takes one of the user's 128 inotify instances
    log_client: bool = False  # rawlogs of every session under the user's home


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server lives: its folder, its owner, its certificate and its ports (TLS, plain)."""

    folder: Path
    owner: pwd.struct_passwd
    authority: Authority
    port: int
    plain_port: int
    password: str


def configuration(binary: str, options: Options, place: Place) -> str:
    """The text of dovecot.conf for the installed version."""
    said = subprocess.run([binary, "--version"], check=True, capture_output=True, text=True, timeout=20).stdout
    old = said.startswith("2.3")
    group = grp.getgrgid(place.owner.pw_gid).gr_name
    return f"""{_older(options, place) if old else _newer(options, place)}
base_dir = {place.folder}/run
state_dir = {place.folder}/run
log_path = {place.folder}/dovecot.log
default_internal_user = {place.owner.pw_name}
default_internal_group = {group}
default_login_user = {place.owner.pw_name}
listen = 127.0.0.1
ssl = yes
auth_mechanisms = plain login
auth_failure_delay = 0
mail_fsync = never
first_valid_uid = 0
mail_max_userip_connections = {options.connections}
default_process_limit = 400
imap_idle_notify_interval = 2 min
shutdown_clients = yes
namespace inbox {{
  inbox = yes
  separator = /
  {_folder(options, options.sent, "Sent")}
  {_folder(options, options.drafts, "Drafts")}
}}
service imap-login {{
  chroot =
  process_min_avail = 1
  {"service_count = 0" if old else "restart_request_count = unlimited"}
  client_limit = 1000
  inet_listener imap {{
    {"address" if old else "listen"} = 127.0.0.1
    port = {place.plain_port}
  }}
  inet_listener imaps {{
    {"address" if old else "listen"} = 127.0.0.1
    port = {place.port}
    ssl = yes
  }}
}}
service imap {{
  client_limit = {options.shared}
}}
service anvil {{
  chroot =
}}
service auth {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


def _folder(options: Options, name: str, use: str) -> str:
    mark = f"special_use = \\{use}\n" if options.special_use else ""
    return f'mailbox "{name}" {{\n auto = subscribe\n {mark}}}\n'


def _without(options: Options) -> set[str]:
    """The capabilities that the server does not offer."""
    return ({"IDLE"} if not options.idle else set()) | ({"CONDSTORE", "QRESYNC"} if not options.condstore else set())


def _older(options: Options, place: Place) -> str:
    """What 2.3 has words of its own for."""
    missing, capability = _without(options), ""
    if missing:
        offered = [*_CAPABILITY.split(), "IDLE", *(["SPECIAL-USE"] if options.special_use else [])]
        capability = f"imap_capability = {' '.join(word for word in offered if word not in missing)}\n"
    return f"""
protocols = imap
ssl_cert = <{place.authority.certificate}
ssl_key = <{place.authority.key}
ssl_dh =
disable_plaintext_auth = no
mail_location = {options.storage}:~/mail
{capability}{"rawlog_dir = %h/rawlog" if options.log_client else ""}
passdb {{
  driver = static
  args = password={place.password}
}}
userdb {{
  driver = static
  args = uid={place.owner.pw_uid} gid={place.owner.pw_gid} home={place.folder}/homes/%u
}}
"""


def _newer(options: Options, place: Place) -> str:
    """What 2.4 has words of its own for; the first two lines must be the first."""
    missing = "\n".join(f"  {word} = no" for word in sorted(_without(options)))
    return f"""dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
protocols {{
  imap = yes
}}
ssl_server_cert_file = {place.authority.certificate}
ssl_server_key_file = {place.authority.key}
auth_allow_cleartext = yes
mail_driver = {options.storage}
mail_path = ~/mail
{"rawlog_dir = %{home}/rawlog" if options.log_client else ""}
imap_capability {{
{missing}
}}
passdb static {{
  password = {place.password}
}}
userdb static {{
  fields {{
    uid = {place.owner.pw_uid}
    gid = {place.owner.pw_gid}
    home = {place.folder}/homes/%{{user}}
  }}
}}
"""
