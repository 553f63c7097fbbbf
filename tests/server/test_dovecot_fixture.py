"""The Dovecot fixture does what the other tests take for granted."""

from __future__ import annotations

import datetime as dt
import imaplib
import ssl
from collections.abc import Callable

import pytest

from tests.server.dovecot import Mailbox
from tests.server.mailstore import StoredMail
from tests.server.ports import wait_for

pytestmark = pytest.mark.server

MAIL = b"From: a@acme.example\r\nTo: jordan@mail.example\r\nSubject: Hello\r\n\r\nHi.\r\n"
NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)


def test_what_is_appended_is_what_lies_there(dovecot: Mailbox) -> None:
    uid = dovecot.append("Sent", MAIL, flags=("\\Seen", "\\Draft"), date=NOON)

    assert dovecot.mails("Sent") == [StoredMail(uid, frozenset({"\\Seen", "\\Draft"}), NOON, MAIL)]


def test_two_mailboxes_share_nothing(dovecot: Mailbox, dovecot_with: Callable[..., Mailbox]) -> None:
    dovecot.append("INBOX", MAIL)

    assert (len(dovecot.mails("INBOX")), dovecot_with().mails("INBOX")) == (1, [])


def test_the_certificate_is_good_for_those_who_trust_its_authority_only(dovecot: Mailbox) -> None:
    trusting = ssl.create_default_context(cafile=dovecot.ca_file)
    with imaplib.IMAP4_SSL(dovecot.host, dovecot.port, ssl_context=trusting) as imap:
        assert imap.login(dovecot.user, dovecot.password)[0] == "OK"
    with pytest.raises(ssl.SSLCertVerificationError):
        imaplib.IMAP4_SSL(dovecot.host, dovecot.port, ssl_context=ssl.create_default_context())


def test_special_use_names_the_folders(dovecot: Mailbox) -> None:
    assert _special(dovecot) == {"Sent": "\\Sent", "Drafts": "\\Drafts"}


def test_a_server_without_special_use_names_none(dovecot_with: Callable[..., Mailbox]) -> None:
    mailbox = dovecot_with(special_use=False, sent="Gesendet")

    assert _special(mailbox) == {}
    assert mailbox.append("Gesendet", MAIL) == 1


def test_a_server_without_idle_does_not_offer_it(dovecot: Mailbox, dovecot_with: Callable[..., Mailbox]) -> None:
    def offered(mailbox: Mailbox) -> bool:
        with mailbox.session() as imap:
            return b"IDLE" in imap.capability()[1][0].split()

    assert (offered(dovecot), offered(dovecot_with(idle=False))) == (True, False)


def test_a_third_connection_is_refused_where_two_are_allowed(dovecot_with: Callable[..., Mailbox]) -> None:
    mailbox = dovecot_with(connections=2)
    with (
        mailbox.session(),
        mailbox.session(),
        pytest.raises((imaplib.IMAP4.error, OSError)),
        mailbox.session() as third,
    ):
        third.noop()


def test_a_folder_is_filled_in_order(dovecot: Mailbox) -> None:
    dovecot.fill("Sent", 1200)

    mails = dovecot.mails("Sent")
    assert [mail.uid for mail in mails] == list(range(1, 1201))
    assert mails[1199].data.endswith(b"Note number 1199.\r\n")
    assert mails[2].received - mails[1].received == dt.timedelta(hours=1)


def test_a_changed_uidvalidity_keeps_the_mails(dovecot: Mailbox) -> None:
    dovecot.append("Sent", MAIL)
    before = dovecot.status("Sent")

    after = dovecot.change_uidvalidity("Sent")

    assert after != before["UIDVALIDITY"]
    assert dovecot.status("Sent")["UIDVALIDITY"] == after
    assert [mail.data for mail in dovecot.mails("Sent")] == [MAIL]


def test_a_restart_ends_sessions_and_keeps_mail_and_port(dovecot: Mailbox) -> None:
    dovecot.append("INBOX", MAIL)
    with dovecot.session() as imap:
        dovecot.restart()
        with pytest.raises((imaplib.IMAP4.abort, OSError)):
            imap.noop()

    assert [mail.data for mail in dovecot.mails("INBOX")] == [MAIL]


def test_kicked_sessions_end(dovecot: Mailbox) -> None:
    with dovecot.session() as imap:
        assert dovecot.sessions() == 1
        dovecot.kick()
        wait_for(lambda: dovecot.sessions() == 0, "the end of the session")
        with pytest.raises((imaplib.IMAP4.abort, OSError)):
            imap.noop()


def _special(mailbox: Mailbox) -> dict[str, str]:
    with mailbox.session() as imap:
        found = {}
        for line in imap.list()[1]:
            flags, _, name = line.decode().partition(' "/" ')
            for use in ("\\Sent", "\\Drafts"):
                if use in flags.strip("()").split():
                    found[name.strip('"')] = use
    return found
