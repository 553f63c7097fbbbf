"""From an account to a signed-in Session: TCP, TLS, login, ID.

1. TLS is always verified; plaintext only to loopback, and only when asked for.
2. Nothing secret is sent before encryption, whatever the server says.
3. Password or token is asked for at each login, and kept nowhere.
4. Errors of sockets, TLS, imaplib and imapclient become ours here, once.
"""

from __future__ import annotations

import functools
import imaplib
import ipaddress
import re
import socket
import ssl
import time
from pathlib import Path

from imapclient.exceptions import IMAPClientError

import followupd
from followupd.adapters.imap import refusal
from followupd.adapters.imap.client import Client
from followupd.adapters.imap.session import NotDone, Session, quoted
from followupd.adapters.imap.wire import Wire, reason_of, secured
from followupd.core.providers import provider_for
from followupd.errors import ConfigError, ConnectionLost, FollowupdError, LoginRefused
from followupd.model import Account, Server
from followupd.ports import Secrets

CONNECT_SECONDS = 10.0  # for TCP, and again for TLS
LOGIN_SECONDS = 60.0  # from the first packet to a signed-in session

_CAPABILITY = re.compile(rb"CAPABILITY ([^\]\r\n]*)", re.IGNORECASE)


def open_session(account: Account, secrets: Secrets, capabilities: frozenset[bytes] = frozenset()) -> Session:
    """Connect and sign in. `capabilities` are those of an earlier session, so that they need not be asked for again.

    Raises LoginRefused, TooManyConnections, ConnectionLost, SecretUnavailable, ConfigError.
    """
    peer = f"{account.imap.host}:{account.imap.port}"
    client: Client | None = None
    try:
        client = _greeted(account.imap, peer)
        _sign_in(client, account, secrets, peer)
        session = Session(client, account.name, capabilities or _capabilities(client))
        _introduce(session)
        session.wire.deadline = None
    except FollowupdError:
        if client is not None:
            client.wire.close()
        raise
    except (IMAPClientError, imaplib.IMAP4.error, OSError) as error:
        if client is not None:
            client.wire.close()
        raise translated(error, account.name, peer) from error
    return session


def translated(error: BaseException, account: str, peer: str) -> FollowupdError:
    """Our error for one of imapclient's, imaplib's or the system's, outside of a login."""
    if isinstance(error, FollowupdError):
        return error
    if isinstance(error, OSError):
        return ConnectionLost(f"No connection to {peer} ({reason_of(error)}).")
    said = _said(error)
    if "BYE" in said.upper():
        meant = refusal.of_goodbye(said, peer)
        return meant if not re.search(r"auth", said, re.IGNORECASE) else refusal.of_login(said, account, peer)
    return ConnectionLost(f"{peer} does not speak IMAP as expected ({refusal.shown(said)}).")


# ------------------------------------------------------------------ connecting


def dial(server: Server) -> Wire:
    """A connected wire, with TLS on it when `security` is "tls"."""
    peer = f"{server.host}:{server.port}"
    if server.security not in {"tls", "starttls", "none"}:
        raise ConfigError(
            f'accounts.imap.security cannot be "{server.security}".', 'Allowed: "tls", "starttls", "none".'
        )
    if server.security == "none" and not _is_loopback_name(server.host):
        raise _plain_refused(server.host)
    try:
        sock = socket.create_connection((server.host, server.port), timeout=CONNECT_SECONDS)
    except OSError as error:
        raise ConnectionLost(f"No connection to {peer} ({reason_of(error)}).") from error
    try:
        if server.security == "none" and not ipaddress.ip_address(sock.getpeername()[0]).is_loopback:
            raise _plain_refused(server.host)
        keep_alive(sock)
        if server.security == "tls":
            sock = secured(sock, tls_context(server.ca_file), server.host, CONNECT_SECONDS, peer)
        return Wire(sock, peer)
    except FollowupdError:
        sock.close()
        raise


def keep_alive(sock: socket.socket) -> None:
    """Let the kernel find out within two minutes that the other side is gone; send commands without delay."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for name, value in (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 15), ("TCP_KEEPCNT", 4), ("TCP_USER_TIMEOUT", 60_000)):
        if (option := getattr(socket, name, None)) is not None:
            sock.setsockopt(socket.IPPROTO_TCP, option, value)


@functools.lru_cache(maxsize=8)
def tls_context(ca_file: str) -> ssl.SSLContext:
    """Verifying contexts, one for each `ca_file`: each holds the whole store of certificates, so they are shared."""
    context = ssl.create_default_context()
    if ca_file:
        try:
            context.load_verify_locations(cafile=str(Path(ca_file).expanduser()))
        except (OSError, ssl.SSLError) as error:
            raise ConfigError(
                f"The certificate file {ca_file} cannot be read ({reason_of(error)}).",
                "accounts.imap.ca_file names a PEM file.",
            ) from error
    return context


def _greeted(server: Server, peer: str) -> Client:
    def connect() -> Wire:
        wire = dial(server)
        wire.deadline = time.monotonic() + LOGIN_SECONDS
        return wire

    client = Client(server.host, server.port, connect)
    try:
        if server.security == "starttls":
            if client.state != "NONAUTH":  # a PREAUTH greeting would make us skip encryption
                raise ConnectionLost(f"{peer} claims to know us before encryption began.")
            client.starttls(tls_context(server.ca_file))
    except (FollowupdError, IMAPClientError, imaplib.IMAP4.error, OSError) as error:
        client.wire.close()
        if isinstance(error, FollowupdError | OSError):
            raise
        raise ConnectionLost(f"{peer} offers no STARTTLS ({refusal.shown(_said(error))}).") from error
    return client


def _is_loopback_name(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _plain_refused(host: str) -> ConfigError:
    return ConfigError(
        f'{host} is not on this machine: accounts.imap.security cannot be "none".', 'Use "tls" or "starttls".'
    )


# ------------------------------------------------------------------ signing in


def uses_token(account: Account) -> bool:
    """Whether the account signs in by OAuth2."""
    if account.token_command:
        return True
    if account.password_command:
        return False
    provider = provider_for(account.email)
    return provider is not None and provider.sign_in == ("oauth2",)


def _sign_in(client: Client, account: Account, secrets: Secrets, peer: str) -> None:
    if client.state == "AUTH":
        return  # PREAUTH, inside TLS or on loopback
    if not uses_token(account):
        _with_password(client, account, secrets.password(account), peer)
        return
    token = secrets.token(account)
    try:
        _with_token(client, account, token, peer)
    except LoginRefused:
        fresh = secrets.token(account)  # the old one may have run out in this very minute
        if fresh == token:
            raise
        _with_token(client, account, fresh, peer)


def _with_password(client: Client, account: Account, password: str, peer: str) -> None:
    _checked(account, password)
    try:
        offered = frozenset(client.capabilities())
        plain_text = (account.user + password).isascii()
        if (b"LOGINDISABLED" in offered or not plain_text) and b"AUTH=PLAIN" in offered:
            client.plain_login(account.user, password)
        elif not plain_text:
            raise refusal.login_refused(account.name, "the server takes only ASCII passwords")
        else:
            client.login(quoted(account.user), password)  # imaplib quotes the password only
    except (IMAPClientError, imaplib.IMAP4.error) as error:
        raise refusal.of_login(_said(error), account.name, peer) from error


def _with_token(client: Client, account: Account, token: str, peer: str) -> None:
    _checked(account, token)
    try:
        if b"AUTH=OAUTHBEARER" in client.capabilities() and b"AUTH=XOAUTH2" not in client.capabilities():
            client.oauthbearer_login(account.user, token)
        else:
            provider = provider_for(account.email)
            client.oauth2_login(account.user, token, vendor=provider.oauth_vendor if provider else None)
    except (IMAPClientError, imaplib.IMAP4.error) as error:
        raise refusal.of_login(_said(error), account.name, peer) from error


def _checked(account: Account, secret: str) -> None:
    if any(c in account.user + secret for c in "\r\n\0\1"):
        raise refusal.login_refused(account.name, "user name or password holds a line break")


def _said(error: BaseException) -> str:
    """The server's words in an error of imapclient or imaplib, which show them as the repr of bytes."""
    value = error.args[0] if error.args else ""
    text = value.decode("latin-1") if isinstance(value, bytes) else str(value)
    return re.sub(r"\bb(['\"])(.*?)\1", r"\2", text)


def _capabilities(client: Client) -> frozenset[bytes]:
    """What the server offers once signed in; imapclient knows it already when the server volunteered it."""
    return frozenset(bytes(c).upper() for c in client.capabilities())


def _introduce(session: Session) -> None:
    """Say which program we are (RFC 2971): some servers (163.com, 126.com) open no folder before."""
    if not session.has("ID"):
        return
    try:
        session.run(f'ID ("name" "followupd" "version" {quoted(followupd.__version__)})')
    except NotDone:
        return
