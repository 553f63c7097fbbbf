"""Whose domain is it: a company's, a free-mail host's, a relay's, a calendar's?

1. A company is known by its registrable domain: the public suffix and one label more.
2. The Public Suffix List is the one that tldextract ships, with its private part: customers of
   one host (`acme.uk.com`, `acme.github.io`) are not one company. tldextract itself is not
   imported, for it brings `requests` and 27 MB with it; its list alone costs 0.5 MB.
3. A domain of no company is told by name: the sets below are the whole of what we know.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Protocol, cast

from followupd.core.company_name import company_name
from followupd.core.word_list import words
from followupd.model import Address

__all__ = [
    "FREE_MAIL_DOMAINS",
    "RELAY_DOMAINS",
    "company_key",
    "company_name",
    "domain_label",
    "is_calendar_host",
    "is_free_mail",
    "is_machine_address",
    "is_relay",
    "registrable",
]


class _DataLoader(Protocol):
    def get_data(self, path: str) -> bytes: ...


# ------------------------------------------------------------------ what is known by name

_FREE_MAIL_FAMILIES = words(
    """
    yahoo gmx hotmail yandex ymail rocketmail
    """
)
"""Names that are free mail under whatever suffix: yahoo.com, yahoo.co.uk, yahoo.ca, …"""

_MICROSOFT_SUFFIXES = (
    "com ca fr de es it at be nl dk se no ie in jp kr pt ru ch cl cz hu my sg ph sa th gr ro lv co.uk co.il co.za "
    "co.jp co.th co.kr co.in com.au com.ar com.br com.mx com.pt com.tr com.vn com.sg com.my com.ph com.gr com.pe"
)

FREE_MAIL_DOMAINS: frozenset[str] = words(
    """
    gmail.com googlemail.com msn.com passport.com windowslive.com icloud.com me.com mac.com aol.com aol.co.uk
    aol.de aol.fr aim.com verizon.net att.net sbcglobal.net bellsouth.net comcast.net cox.net charter.net
    spectrum.net earthlink.net optonline.net frontier.com juno.com netzero.net mindspring.com centurylink.net
    proton.me protonmail.com protonmail.ch pm.me fastmail.com fastmail.fm fastmail.net sent.com hey.com zoho.com
    zoho.eu zoho.in zohomail.com zohomail.eu zohomail.in mail.com email.com usa.com post.com tutanota.com
    tutanota.de tuta.io tuta.com tutamail.com keemail.me hushmail.com hush.com posteo.de posteo.net mailbox.org
    mailfence.com runbox.com disroot.org riseup.net startmail.com duck.com simplelogin.com ya.ru mail.ru bk.ru
    inbox.ru list.ru internet.ru rambler.ru ukr.net i.ua seznam.cz email.cz centrum.cz wp.pl o2.pl onet.pl op.pl
    interia.pl poczta.onet.pl tlen.pl abv.bg qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn
    sohu.com 139.com 189.cn aliyun.com naver.com daum.net hanmail.net rediffmail.com laposte.net orange.fr
    wanadoo.fr free.fr sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr aliceadsl.fr web.de t-online.de
    freenet.de arcor.de email.de online.de kabelmail.de vodafone.de bluewin.ch sunrise.ch hispeed.ch
    swissonline.ch aon.at chello.at libero.it virgilio.it alice.it tin.it tiscali.it fastwebnet.it
    telefonica.net terra.es ono.com sapo.pt uol.com.br bol.com.br terra.com.br skynet.be telenet.be scarlet.be
    ziggo.nl kpnmail.nl planet.nl home.nl xs4all.nl btinternet.com btopenworld.com virginmedia.com ntlworld.com
    sky.com talktalk.net blueyonder.co.uk telia.com tele2.se online.no eircom.net shaw.ca rogers.com
    videotron.ca videotron.qc.ca sympatico.ca bell.net telus.net cogeco.ca eastlink.ca sasktel.net mts.net
    nb.sympatico.ca bigpond.com bigpond.net.au optusnet.com.au iinet.net.au xtra.co.nz walla.co.il
    """
) | frozenset(f"{name}.{suffix}" for name in ("live", "outlook") for suffix in _MICROSOFT_SUFFIXES.split())
"""Where anybody has an address: a recruiter there is a person, never a company (SPEC section 4)."""

RELAY_DOMAINS: frozenset[str] = words(
    """
    greenhouse-mail.io greenhouse.io grnh.se lever.co ashbyhq.com myworkday.com myworkdayjobs.com
    myworkdaysite.com smartrecruiters.com smartrecruiters.net workable.com workablemail.com icims.com
    jobvite.com bamboohr.com teamtailor.com teamtailor-mail.com recruitee.com personio.de personio.com
    personio.email breezy.hr breezyhr.com jazz.co jazzhr.com applytojob.com resumatorjobs.com taleo.net
    successfactors.com successfactors.eu sapsf.com sapsf.eu ultipro.com ukg.net paylocity.com paycomonline.net
    dayforcehcm.com rippling-ats.com comeet.co comeet.com comeet-notifications.com pinpointhq.com pinpoint.email
    jobscore.com recruiterbox.com trakstar.com dover.io gem.com getro.com catsone.com
    jobadder.com bullhornmail.com bullhornstaffing.com bullhorn.com avature.net eightfold.ai phenompeople.com
    phenom.com applicantpro.com applicantstack.com clearcompany.com hirebridge.com silkroad.com kenexa.com
    brassring.com oraclecloud.com cornerstoneondemand.com csod.com njoyn.com recruitingsite.com jobdiva.com
    zohorecruit.com freshteam.com keka.com darwinbox.com peoplehr.net hibob.com factorialhr.com
    factorialmail.com softgarden.io softgarden.de rexx-systems.com d-vinci.de onlyfy.io onlyfy.jobs
    prescreenapp.io prescreen.io concludis.de join.com homerun.co flatchr.io talentview.io welcomekit.co
    welcometothejungle.com digitalrecruiters.com jobaffinity.fr talentsoft.com talent-soft.com beetween.com
    softy.pro taleez.com manatal.com hireology.com hirehive.com tribepad.com networxrecruitment.com eploy.net
    eploy.co.uk vacancyfiller.co.uk pageuppeople.com springboard.com.au livehire.com kula.ai trinethire.com
    crelate.com loxo.co goodtime.io modernloop.io modernloop.com prelude.co calendly.com calendlymail.com
    cal.com savvycal.com guide.co candidate.fyi paradox.ai humanly.io evie.ai doodle.com
    hirevue.com hirevue-app.com hackerrank.com hackerrankforwork.com codility.com codesignal.com coderpad.io
    karat.com karat.io testgorilla.com coderbyte.com byteboard.dev qualified.io devskiller.com sparkhire.com
    willo.video myinterview.com metaview.ai brighthire.ai indeed.com indeedemail.com linkedin.com glassdoor.com
    ziprecruiter.com monster.com stepstone.de stepstone.com xing.com wellfound.com angel.co angellist.com
    hired.com dice.com otta.com cord.co workatastartup.com apec.fr jobillico.com jobboom.com careerbuilder.com
    seek.com.au totaljobs.com infojobs.net honeypot.io talent.io remotive.com turing.com triplebyte.com
    a-list.io builtin.com themuse.com handshake.com joinhandshake.com ripplematch.com wayup.com untapped.io
    """
)
"""Registrable domains that carry other companies' mail: applicant tracking, scheduling, job boards."""

_CALENDAR_HOSTS = ("calendar.google.com", "calendar.yahoo.com", "calendar.icloud.com", "imip.me.com", "imip.icloud.com")
_SERVICES = words(
    """
    google.com zoom.us zoom.com zoom.gov microsoft.com office.com office365.com outlook.com webex.com cisco.com
    gotomeeting.com logmein.com whereby.com apple.com slack.com docusign.net docusign.com dropbox.com notion.so
    """
)
"""Companies of whom most machine mail is a service to others: an invitation by no-reply@zoom.us is not Zoom's."""

_MACHINES = words(
    """
    noreply noreplies donotreply donotrespond dontreply neveranswer unmonitored nepasrepondre keineantwort
    noresponder nichtantworten notification notifications notifier notify alert alerts mailerdaemon mailer
    postmaster bounce bounces daemon autoreply autoresponder automailer automated automation robot bot mailbot
    listserv majordomo calendarnotification calendarserver calendarinvite root nobody system systemmail
    webmaster updates messages inmailhitreply invitations invites
    """
)
_MACHINE_STARTS = (
    "noreply", "donotreply", "dontreply", "nepasrepondre", "mailerdaemon", "calendarnotification",
    "microsoftexchange", "notification", "autoreply", "automated",
)  # fmt: skip
_BOUNCE = re.compile(r"bounces?(?:[-+_=]|\d)")
_SQUEEZE = str.maketrans("", "", "-_.")


# ------------------------------------------------------------------ domains


@cache
def _suffixes() -> bytes:
    """The Public Suffix List as tldextract brings it (UTF-8), its lines between line ends."""
    spec = find_spec("tldextract")
    if spec is None or spec.loader is None or not spec.submodule_search_locations:
        return b""
    folder = spec.submodule_search_locations[0]
    return b"\n%b\n" % cast("_DataLoader", spec.loader).get_data(f"{folder}/.tld_set_snapshot")


@lru_cache(maxsize=256)  # anybody may write from a top-level domain of his own making
def _rules(top: str) -> str:
    """The list's rules of two labels and more under that top-level domain, between line ends; "" for none.

    Without such rules it is its own suffix, as by the rule `*`. Searched, not parsed: a user knows few of them.
    """
    text, end = _suffixes(), f".{top}\n".encode()
    rules = []
    at = text.find(end)
    while at >= 0:
        rule = text[text.rfind(b"\n", 0, at) + 1 : at + len(end) - 1].decode()
        if not rule.startswith("//"):
            rules.append(rule)
        at = text.find(end, at + 1)
    return "\n" + "\n".join(rules) + "\n" if rules else ""


def _readable(domain: str) -> str:
    """`xn--…` labels (RFC 3492) as Unicode, for the list is written so; others as they are."""
    if "xn--" not in domain:
        return domain
    labels = []
    for label in domain.split("."):
        try:
            labels.append(label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)


@lru_cache(maxsize=8192)
def registrable(domain: str) -> str:
    """The registrable domain of `domain`: `careers.acme.co.uk` gives `acme.co.uk`.

    What is itself a public suffix, a single label or an address literal is given back as it is.
    """
    domain = domain.strip().rstrip(".").lower()
    labels = domain.split(".")
    if len(labels) < 2 or domain.startswith("[") or labels[-1].isdigit():
        return domain
    # a public suffix has at most five labels; what lies before never matters
    names = _readable(".".join(labels[-7:])).split(".")
    rules = _rules(names[-1])
    suffix = 1
    for size in range(2, len(names) + 1) if rules else ():
        name = ".".join(names[-size:])
        if f"\n!{name}\n" in rules:
            suffix = size - 1
            break
        if f"\n{name}\n" in rules or f"\n*.{name.partition('.')[2]}\n" in rules:
            suffix = size
    return ".".join(labels[-suffix - 1 :])


def domain_label(domain: str) -> str:
    """The name that a company has in its domain: `acme` for `careers.acme.co.uk`."""
    return _readable(registrable(domain)).partition(".")[0]


def is_free_mail(domain: str) -> bool:
    """Whether anybody may have an address there."""
    own = registrable(domain)
    return own in FREE_MAIL_DOMAINS or own.partition(".")[0] in _FREE_MAIL_FAMILIES


def is_relay(domain: str) -> bool:
    """Whether the domain carries mail of many companies (applicant tracking, scheduling, job boards)."""
    return registrable(domain) in RELAY_DOMAINS


def is_calendar_host(domain: str) -> bool:
    """Whether addresses there are calendars, not people: `…@group.calendar.google.com`."""
    domain = domain.lower()
    return any(domain == host or domain.endswith("." + host) for host in _CALENDAR_HOSTS)


def is_machine_address(address: str) -> bool:
    """Whether nobody reads that mailbox: no-reply, notifications, mailer-daemon, postmaster.

    `recruiting@` and `careers@` are none: people read them.
    """
    local, _, domain = address.lower().rpartition("@")
    if not local:
        local, domain = domain, ""
    if is_calendar_host(domain):
        return True
    name = local.partition("+")[0].translate(_SQUEEZE)
    if name in _MACHINES or name.startswith(_MACHINE_STARTS) or name.endswith(("noreply", "donotreply")):
        return True
    return _BOUNCE.match(local) is not None


def company_key(address: Address) -> str | None:
    """The registrable domain of the company behind an address; None when it tells no company.

    None for free mail, relays, calendar hosts, names without a dot, address literals, and machine
    addresses of services that everybody uses (no-reply@zoom.us).
    """
    domain = address.domain
    own = registrable(domain)
    if "." not in own or own.startswith("[") or own.rpartition(".")[2].isdigit():
        return None
    if own in RELAY_DOMAINS or is_free_mail(own) or is_calendar_host(domain):
        return None
    if own in _SERVICES and is_machine_address(address.address):
        return None
    return own
