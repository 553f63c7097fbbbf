"""Cyrus, unpacked and run from a folder, is an IMAP server like any other."""

from __future__ import annotations

import ssl

import pytest
from imapclient import IMAPClient

from tests.server.cyrus import CyrusMailbox

pytestmark = pytest.mark.server

MAIL = b"From: jordan@mail.example\r\nTo: a@acme.example\r\nSubject: Hello\r\n\r\nHi.\r\n"


def test_an_appended_mail_is_read_back_over_tls(cyrus: CyrusMailbox) -> None:
    cyrus.append("Sent", MAIL)
    context = ssl.create_default_context(cafile=cyrus.ca_file)

    with IMAPClient(cyrus.host, cyrus.port, ssl_context=context, timeout=20) as client:
        client.login(cyrus.user, cyrus.password)
        assert client.find_special_folder(b"\\Sent") == "Sent"
        assert client.select_folder("Sent", readonly=True)[b"UIDNEXT"] == 2
        assert client.fetch([1], ["BODY.PEEK[]"])[1][b"BODY[]"] == MAIL


def test_a_new_mail_is_announced_in_idle(cyrus: CyrusMailbox) -> None:
    with IMAPClient(cyrus.host, cyrus.plain_port, ssl=False, timeout=20) as client:
        client.login(cyrus.user, cyrus.password)
        client.select_folder("Sent", readonly=True)
        client.idle()
        cyrus.append("Sent", MAIL)

        assert (1, b"EXISTS") in client.idle_check(timeout=20)
        client.idle_done()
