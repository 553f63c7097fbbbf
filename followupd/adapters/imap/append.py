"""Putting the user's own mails into the user's own mailbox: self-mail into the Inbox, drafts into Drafts.

1. A self-mail is looked for by its Message-ID first, and once more afterwards: of two machines that append it in the
   same moment, the later one (by UID) takes its own copy back, where the server can (UIDPLUS, RFC 4315).
2. It is appended without \\Seen, so that it shows as new; a draft with \\Draft and \\Seen.
3. Nothing else is ever written, and nothing is deleted but a copy that was appended in the same call.
4. The connection lives as long as the call.
"""

from __future__ import annotations

import imaplib
import re

import structlog
from imapclient.exceptions import IMAPClientError

from followupd.adapters.imap.connect import translated
from followupd.adapters.imap.mailbox import ImapAccount, ImapMailbox
from followupd.adapters.imap.session import NotDone, quoted, quoted_name
from followupd.errors import BadData, MailboxError
from followupd.model import Account, Role
from followupd.ports import Secrets

log = structlog.get_logger(__name__)

_APPENDED = re.compile(rb"\[APPENDUID \d+ (\d{1,10})\]", re.IGNORECASE)
_ID = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]{1,250}>")


class ImapSink:
    """`ports.MailSink` over IMAP."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        self._accounts: dict[str, ImapAccount] = {}

    def append_self_mail(self, account: Account, message: bytes, message_id: str) -> bool:
        """Append to the Inbox unless `message_id` (with its brackets) is there already; True when appended."""
        if not _ID.fullmatch(message_id):
            raise BadData("A Message-ID that cannot be one.")
        mailbox = self._connect(account)
        try:
            inbox = mailbox.folder(Role.INBOX)
            mailbox.examine(inbox)
            criteria = f"HEADER Message-ID {quoted(message_id)}"
            if mailbox.session.search(criteria):
                return False
            ours = self._append(mailbox, account, inbox, message, ())
            if ours is None or not mailbox.session.has("UIDPLUS"):
                return True
            mailbox.examine(inbox)
            first = mailbox.session.search(criteria).bottom
            if first and first < ours:
                _take_back(mailbox, inbox, ours)
                return False
            return True
        finally:
            mailbox.close()

    def append_draft(self, account: Account, message: bytes, folder: str = "") -> str:
        """Append a draft to `folder`, else to the account's Drafts; the folder's name."""
        mailbox = self._connect(account)
        try:
            name = folder or mailbox.folder(Role.DRAFTS)
            self._append(mailbox, account, name, message, (b"\\Draft", b"\\Seen"))
            return name
        finally:
            mailbox.close()

    def _connect(self, account: Account) -> ImapMailbox:
        known = self._accounts.get(account.name)
        if known is None or known.account != account:
            known = self._accounts[account.name] = ImapAccount(account, self._secrets)
        return known.connect()

    @staticmethod
    def _append(
        mailbox: ImapMailbox, account: Account, folder: str, message: bytes, flags: tuple[bytes, ...]
    ) -> int | None:
        """The UID of the mail, where the server says it."""
        wire_form = re.sub(rb"\r?\n|\r", b"\r\n", message)  # RFC 3501 6.3.11: lines end in CR LF
        try:
            said = mailbox.session.client.append(folder, wire_form, flags)
        except imaplib.IMAP4.abort as error:
            raise translated(error, account.name, mailbox.session.wire.peer) from error
        except (IMAPClientError, imaplib.IMAP4.error) as error:
            raise MailboxError(f"The server does not take a mail into {folder}.", str(error)[:200]) from error
        match = _APPENDED.search(said if isinstance(said, bytes) else str(said).encode())
        return int(match.group(1)) if match else None


def _take_back(mailbox: ImapMailbox, folder: str, uid: int) -> None:
    """Remove the mail with that UID, which this call has appended, and no other."""
    session = mailbox.session
    try:
        session.run(f"SELECT {quoted_name(folder)}")
        session.run(f"UID STORE {uid} +FLAGS.SILENT (\\Deleted)")
        session.run(f"UID EXPUNGE {uid}")
    except NotDone as error:
        log.warning("imap.double_stays", account=session.account, why=error.title)
