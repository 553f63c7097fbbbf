"""Mail providers: one row each. Hosts from Thunderbird's ISPDB; ways to sign in from the providers' own pages.

Adding a provider is adding a row. `provider_for` needs no network: it knows the domains that a provider
gives out, not those that a company has moved to it (their owner writes the host into the config).
"""

from __future__ import annotations

from dataclasses import dataclass

from followupd.model import Server


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider. `sign_in` are its ways in, best first: "app-password", "password", "oauth2", "bridge-password".

    `advice` is what the user must do there first, in one sentence. `oauth_vendor` goes into XOAUTH2 where demanded.
    """

    name: str
    imap: Server
    smtp: Server
    sign_in: tuple[str, ...]
    advice: str = ""
    user_is_local_part: bool = False
    oauth_vendor: str | None = None


def _tls(host: str, port: int = 993) -> Server:
    return Server(host, port, "tls")


def _starttls(host: str, port: int = 587) -> Server:
    return Server(host, port, "starttls")


_GMAIL = Provider(
    "Gmail",
    _tls("imap.gmail.com"),
    _tls("smtp.gmail.com", 465),
    ("app-password", "oauth2"),
    "Switch on 2-Step Verification, then make an app password at myaccount.google.com/apppasswords; "
    "an organisation's account may need OAuth2.",
)
_OUTLOOK = Provider(
    "Outlook.com",
    _tls("outlook.office365.com"),
    _starttls("smtp-mail.outlook.com"),
    ("oauth2",),
    "Passwords are not taken since September 2024: sign in with OAuth2.",
)
_MICROSOFT_365 = Provider(
    "Microsoft 365",
    _tls("outlook.office365.com"),
    _starttls("smtp.office365.com"),
    ("oauth2",),
    "Sign in with OAuth2; the administrator may have to allow it.",
)
_YAHOO = Provider(
    "Yahoo",
    _tls("imap.mail.yahoo.com"),
    _tls("smtp.mail.yahoo.com", 465),
    ("app-password",),
    "Make an app password at login.yahoo.com/account/security.",
    oauth_vendor="followupd",
)
_AOL = Provider(
    "AOL",
    _tls("imap.aol.com"),
    _tls("smtp.aol.com", 465),
    ("app-password",),
    "Make an app password in the account's security page.",
)
_ICLOUD = Provider(
    "iCloud",
    _tls("imap.mail.me.com"),
    _starttls("smtp.mail.me.com"),
    ("app-password",),
    "Make an app-specific password at account.apple.com.",
    user_is_local_part=True,
)
_FASTMAIL = Provider(
    "Fastmail",
    _tls("imap.fastmail.com"),
    _tls("smtp.fastmail.com", 465),
    ("app-password",),
    "Make an app password in Settings, Privacy & Security.",
)
_GMX_ADVICE = "Switch on IMAP in the webmail's settings first; with two-factor sign-in make an app password."
_GMX = Provider("GMX", _tls("imap.gmx.com"), _tls("mail.gmx.com", 465), ("password", "app-password"), _GMX_ADVICE)
_GMX_NET = Provider("GMX", _tls("imap.gmx.net"), _tls("mail.gmx.net", 465), ("password", "app-password"), _GMX_ADVICE)
_WEB_DE = Provider("WEB.DE", _tls("imap.web.de"), _starttls("smtp.web.de"), ("password", "app-password"), _GMX_ADVICE)
_ZOHO_ADVICE = "Switch on IMAP in Zoho Mail's settings; with two-factor sign-in make an app password."
_PROTON = Provider(
    "Proton Mail Bridge",
    _starttls("127.0.0.1", 1143),
    _starttls("127.0.0.1", 1025),
    ("bridge-password",),
    "Start Proton Mail Bridge, take the password from it, and set ca_file to the certificate that it exports.",
)
_NETEASE_ADVICE = "Switch on IMAP in the webmail's settings and make an authorisation code; it is the password."
_MAILRU = Provider(
    "Mail.ru",
    _tls("imap.mail.ru"),
    _tls("smtp.mail.ru", 465),
    ("app-password",),
    "Make a password for external applications in the account's security page.",
)
_YANDEX = Provider(
    "Yandex",
    _tls("imap.yandex.com"),
    _tls("smtp.yandex.com", 465),
    ("app-password",),
    "Allow IMAP in the mail settings and make an app password.",
)


def _zoho(ending: str) -> Provider:
    return Provider(
        "Zoho",
        _tls(f"imap.zoho.{ending}"),
        _tls(f"smtp.zoho.{ending}", 465),
        ("password", "app-password"),
        _ZOHO_ADVICE,
    )


def _netease(domain: str) -> Provider:
    return Provider("NetEase", _tls(f"imap.{domain}"), _tls(f"smtp.{domain}", 465), ("app-password",), _NETEASE_ADVICE)


def _plain(name: str, imap: str, smtp: Server, *sign_in: str, advice: str = "") -> Provider:
    return Provider(name, _tls(imap), smtp, sign_in or ("password",), advice)


def _each(domains: str, provider: Provider) -> dict[str, Provider]:
    return dict.fromkeys(domains.split(), provider)


PROVIDERS: dict[str, Provider] = {
    **dict.fromkeys(("gmail.com", "googlemail.com"), _GMAIL),
    **_each(
        "outlook.com hotmail.com live.com msn.com passport.com outlook.fr outlook.de outlook.es outlook.it "
        "outlook.jp outlook.kr outlook.in outlook.ie outlook.at outlook.be outlook.dk outlook.com.br "
        "outlook.com.au "
        "hotmail.co.uk hotmail.fr hotmail.de hotmail.es hotmail.it hotmail.nl hotmail.be hotmail.ca hotmail.se "
        "live.ca live.co.uk live.fr live.de live.nl live.be live.it live.se live.dk live.at",
        _OUTLOOK,
    ),
    "onmicrosoft.com": _MICROSOFT_365,
    **_each(
        "yahoo.com ymail.com rocketmail.com yahoo.ca yahoo.co.uk yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.in "
        "yahoo.co.in yahoo.com.au yahoo.com.br yahoo.com.mx yahoo.com.ar yahoo.ie yahoo.se yahoo.no yahoo.dk "
        "yahoo.gr yahoo.pl yahoo.ro yahoo.com.sg yahoo.com.hk yahoo.com.tw yahoo.com.ph yahoo.co.id myyahoo.com",
        _YAHOO,
    ),
    **dict.fromkeys(("aol.com", "aim.com", "aol.co.uk", "aol.de", "aol.fr"), _AOL),
    **dict.fromkeys(("icloud.com", "me.com", "mac.com"), _ICLOUD),
    **_each("fastmail.com fastmail.fm fastmail.net fastmail.org fastmail.us sent.com messagingengine.com", _FASTMAIL),
    **dict.fromkeys(("gmx.com", "gmx.us", "gmx.co.uk", "gmx.fr", "gmx.es"), _GMX),
    **dict.fromkeys(("gmx.net", "gmx.de", "gmx.at", "gmx.ch", "gmx.org", "gmx.eu"), _GMX_NET),
    **dict.fromkeys(("web.de", "email.de"), _WEB_DE),
    **dict.fromkeys(("zoho.com", "zohomail.com"), _zoho("com")),
    **dict.fromkeys(("zoho.eu", "zohomail.eu"), _zoho("eu")),
    **dict.fromkeys(("zoho.in", "zohomail.in"), _zoho("in")),
    "zohomail.com.au": _zoho("com.au"),
    "zohomail.jp": _zoho("jp"),
    **dict.fromkeys(("proton.me", "protonmail.com", "protonmail.ch", "pm.me"), _PROTON),
    **{domain: _netease(domain) for domain in ("163.com", "126.com", "yeah.net")},
    **dict.fromkeys(
        ("qq.com", "foxmail.com", "vip.qq.com"),
        _plain("QQ Mail", "imap.qq.com", _tls("smtp.qq.com", 465), "app-password", advice=_NETEASE_ADVICE),
    ),
    **dict.fromkeys(("mail.ru", "inbox.ru", "list.ru", "bk.ru"), _MAILRU),
    **dict.fromkeys(("yandex.com", "yandex.ru", "ya.ru", "yandex.kz", "yandex.by"), _YANDEX),
    **dict.fromkeys(
        ("t-online.de", "magenta.de"), _plain("Telekom", "secureimap.t-online.de", _tls("securesmtp.t-online.de", 465))
    ),
    "freenet.de": _plain("freenet", "mx.freenet.de", _starttls("mx.freenet.de")),
    **dict.fromkeys(("posteo.de", "posteo.net", "posteo.org"), _plain("Posteo", "posteo.de", _tls("posteo.de", 465))),
    "mailbox.org": _plain("mailbox.org", "imap.mailbox.org", _tls("smtp.mailbox.org", 465)),
    "orange.fr": _plain("Orange", "imap.orange.fr", _tls("smtp.orange.fr", 465)),
    "wanadoo.fr": _plain("Orange", "imap.orange.fr", _tls("smtp.orange.fr", 465)),
    "free.fr": _plain("Free", "imap.free.fr", _tls("smtp.free.fr", 465)),
    "laposte.net": _plain("La Poste", "imap.laposte.net", _tls("smtp.laposte.net", 465)),
    "sfr.fr": _plain("SFR", "imap.sfr.fr", _tls("smtp.sfr.fr", 465)),
    "libero.it": _plain("Libero", "imapmail.libero.it", _tls("smtp.libero.it", 465)),
    "seznam.cz": _plain("Seznam", "imap.seznam.cz", _tls("smtp.seznam.cz", 465)),
    "wp.pl": _plain("WP", "imap.wp.pl", _tls("smtp.wp.pl", 465)),
    "o2.pl": _plain("o2", "poczta.o2.pl", _tls("poczta.o2.pl", 465)),
    "comcast.net": _plain("Xfinity", "imap.comcast.net", _tls("smtp.comcast.net", 465)),
    "migadu.com": _plain("Migadu", "imap.migadu.com", _tls("smtp.migadu.com", 465)),
}
"""Domain of the address, in lower case, to its provider."""


def provider_for(email: str) -> Provider | None:
    """The provider that gave out `email`; None for one that is not in the table."""
    domain = email.rpartition("@")[2].strip().lower()
    found = PROVIDERS.get(domain)
    if found is None and domain.endswith(".onmicrosoft.com"):
        return _MICROSOFT_365
    return found
