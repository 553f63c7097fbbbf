"""Mail to oneself by SMTP (RFC 5321): for those who want it delivered rather than appended.

TLS is always verified; plain only to loopback. The server is told the recipient that is the sender:
no other address is ever given to it.
"""

from __future__ import annotations

import ipaddress
import smtplib
import ssl

from followupd.errors import ConnectionLost, LoginRefused, MailboxError
from followupd.model import Account, Server
from followupd.ports import Secrets

PATIENCE = 30.0
"""Seconds for each answer of the server."""


class SmtpSink:
    """A MailSink that sends to the account's own address."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets

    def append_self_mail(self, account: Account, message: bytes, message_id: str) -> bool:  # noqa: ARG002 - the port's
        server = account.smtp
        if server is None:
            raise MailboxError(f"No SMTP server is configured for {account.name}.", hint="Add [accounts.smtp].")
        try:
            with _connect(server) as connection:
                if server.security != "none" or connection.has_extn("auth"):
                    self._sign_in(connection, account)
                connection.sendmail(account.email, [account.email], message)
        except smtplib.SMTPAuthenticationError as error:
            raise LoginRefused(
                f"{server.host} refused the login of {account.name}.", hint=f"Run: followupd login {account.name}"
            ) from error
        except smtplib.SMTPResponseException as error:
            raise MailboxError(f"{server.host} refused the mail (code {error.smtp_code}).") from error
        except smtplib.SMTPRecipientsRefused as error:
            raise MailboxError(f"{server.host} refused your own address.") from error
        except (OSError, smtplib.SMTPException) as error:
            raise ConnectionLost(f"{server.host} cannot be reached ({type(error).__name__}).") from error
        return True

    def _sign_in(self, connection: smtplib.SMTP, account: Account) -> None:
        if account.token_command:
            token = self._secrets.token(account)
            answer = f"user={account.user}\x01auth=Bearer {token}\x01\x01"  # XOAUTH2
            connection.auth("XOAUTH2", lambda challenge=None: answer if not challenge else "")
        else:
            connection.login(account.user, self._secrets.password(account))


def _connect(server: Server) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.ca_file:
        context.load_verify_locations(server.ca_file)
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=context)
    if server.security == "none" and not is_loopback(server.host):
        raise MailboxError(f"Without TLS mail is handed to this machine only, not to {server.host}.")
    connection = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    try:
        if server.security != "none":
            connection.starttls(context=context)
        connection.ehlo()
    except BaseException:
        connection.close()
        raise
    return connection


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
