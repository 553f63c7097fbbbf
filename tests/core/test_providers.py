"""The provider table and the table of folder names are data: whole, consistent, and what the providers publish."""

from __future__ import annotations

import pytest

from followupd.core.folder_names import DRAFTS, SENT
from followupd.core.providers import PROVIDERS, provider_for
from followupd.model import Server

SIGN_INS = {"app-password", "password", "oauth2", "bridge-password"}


@pytest.mark.parametrize(
    ("email", "imap", "smtp"),
    [
        ("a@gmail.com", Server("imap.gmail.com", 993), Server("smtp.gmail.com", 465)),
        ("a@Outlook.com", Server("outlook.office365.com", 993), Server("smtp-mail.outlook.com", 587, "starttls")),
        (
            "a@contoso.onmicrosoft.com",
            Server("outlook.office365.com", 993),
            Server("smtp.office365.com", 587, "starttls"),
        ),
        ("a@yahoo.ca", Server("imap.mail.yahoo.com", 993), Server("smtp.mail.yahoo.com", 465)),
        ("a@icloud.com", Server("imap.mail.me.com", 993), Server("smtp.mail.me.com", 587, "starttls")),
        ("a@fastmail.com", Server("imap.fastmail.com", 993), Server("smtp.fastmail.com", 465)),
        ("a@gmx.de", Server("imap.gmx.net", 993), Server("mail.gmx.net", 465)),
        ("a@gmx.com", Server("imap.gmx.com", 993), Server("mail.gmx.com", 465)),
        ("a@zoho.eu", Server("imap.zoho.eu", 993), Server("smtp.zoho.eu", 465)),
        ("a@proton.me", Server("127.0.0.1", 1143, "starttls"), Server("127.0.0.1", 1025, "starttls")),
        ("a@163.com", Server("imap.163.com", 993), Server("smtp.163.com", 465)),
    ],
)
def test_a_known_address_gives_its_servers(email: str, imap: Server, smtp: Server) -> None:
    provider = provider_for(email)

    assert provider is not None
    assert (provider.imap, provider.smtp) == (imap, smtp)


@pytest.mark.parametrize("email", ["a@acme.example", "gmail.com.example", "a@notgmail.com", "", "a@"])
def test_an_unknown_address_gives_none(email: str) -> None:
    assert provider_for(email) is None


@pytest.mark.parametrize("domain", sorted(PROVIDERS))
def test_every_row_is_whole(domain: str) -> None:
    provider = PROVIDERS[domain]

    assert domain == domain.lower()
    assert set(provider.sign_in) <= SIGN_INS
    assert provider.sign_in
    for server in (provider.imap, provider.smtp):
        assert server.security in {"tls", "starttls"}
        assert server.host == server.host.lower().strip()
        assert 0 < server.port < 65536


def test_only_microsoft_takes_nothing_but_tokens() -> None:
    assert {p.name for p in PROVIDERS.values() if p.sign_in == ("oauth2",)} == {"Outlook.com", "Microsoft 365"}


def test_icloud_signs_in_with_the_local_part() -> None:
    assert {p.name for p in PROVIDERS.values() if p.user_is_local_part} == {"iCloud"}


@pytest.mark.parametrize(
    ("language", "sent", "drafts"),
    [
        ("English", "Sent Items", "Drafts"),
        ("German", "Gesendete Objekte", "Entwürfe"),
        ("French", "Éléments envoyés", "Brouillons"),
        ("Spanish", "Enviados", "Borradores"),
        ("Portuguese", "Itens Enviados", "Rascunhos"),
        ("Italian", "Posta inviata", "Bozze"),
        ("Dutch", "Verzonden items", "Concepten"),
        ("Swedish", "Skickat", "Utkast"),
        ("Norwegian", "Sendte elementer", "Kladder"),
        ("Danish", "Sendt post", "Kladder"),
        ("Finnish", "Lähetetyt", "Luonnokset"),
        ("Polish", "Elementy wysłane", "Wersje robocze"),
        ("Czech", "Odeslaná pošta", "Koncepty"),
        ("Slovak", "Odoslané", "Rozpracované"),
        ("Hungarian", "Elküldött elemek", "Piszkozatok"),
        ("Romanian", "Elemente trimise", "Ciorne"),
        ("Russian", "Отправленные", "Черновики"),
        ("Ukrainian", "Надіслані", "Чернетки"),
        ("Croatian", "Poslano", "Skice"),
        ("Greek", "Απεσταλμένα", "Πρόχειρα"),
        ("Turkish", "Gönderilmiş Öğeler", "Taslaklar"),
        ("Chinese, simplified", "已发送", "草稿箱"),
        ("Chinese, traditional", "寄件備份", "草稿"),
        ("Japanese", "送信済みメール", "下書き"),
        ("Korean", "보낸편지함", "임시보관함"),
        ("Hebrew", "דואר שנשלח", "טיוטות"),
        ("Arabic", "البريد المرسل", "مسودات"),
        ("Vietnamese", "Thư đã gửi", "Thư nháp"),
        ("Thai", "จดหมายที่ส่งแล้ว", "จดหมายร่าง"),
    ],
)
def test_sent_and_drafts_are_known_in(language: str, sent: str, drafts: str) -> None:
    assert sent.casefold() in SENT, language
    assert drafts.casefold() in DRAFTS, language


def test_no_name_means_both() -> None:
    assert frozenset() == SENT & DRAFTS
