"""Whose domain and whose name it is."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.core.domains import (
    RELAY_DOMAINS,
    company_key,
    company_name,
    domain_label,
    is_calendar_host,
    is_free_mail,
    is_machine_address,
    is_relay,
    registrable,
)
from followupd.model import Address


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("acme.example", "acme.example"),
        ("mail.eu.acme.example", "acme.example"),
        ("careers.acme.co.uk", "acme.co.uk"),
        ("Acme.COM.", "acme.com"),
        ("acme.qc.ca", "acme.qc.ca"),
        ("a.b.city.kobe.jp", "city.kobe.jp"),  # an exception of the list
        ("a.b.other.kobe.jp", "b.other.kobe.jp"),  # a wildcard of the list
        ("www.ck", "www.ck"),
        ("hr.acme.uk.com", "acme.uk.com"),  # the list's private part
        ("acme.github.io", "acme.github.io"),
        ("co.uk", "co.uk"),
        ("localhost", "localhost"),
        ("192.0.2.7", "192.0.2.7"),
        ("mail.müller.example", "müller.example"),
        ("mail.xn--mller-kva.de", "xn--mller-kva.de"),
        ("x.acme.xn--55qx5d.cn", "acme.xn--55qx5d.cn"),  # 公司.cn
        ("us.greenhouse-mail.io", "greenhouse-mail.io"),
        ("", ""),
    ],
)
def test_the_registrable_domain(domain: str, expected: str) -> None:
    assert registrable(domain) == expected


@given(st.text(max_size=60))
def test_the_registrable_domain_is_the_end_of_any_domain_and_its_own(domain: str) -> None:
    own = registrable(domain)
    assert domain.strip().rstrip(".").lower().endswith(own)
    assert registrable(own) == own or own != own.strip().rstrip(".").lower()


def test_relays_are_registrable_domains() -> None:
    assert {registrable(domain) for domain in RELAY_DOMAINS} == RELAY_DOMAINS


def test_tldextract_itself_is_not_imported() -> None:
    code = (
        "import sys; from followupd.core.domains import registrable; registrable('a.b.co.uk');"
        "print(sorted({'tldextract', 'requests', 'icalendar'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize(
    ("domain", "label"),
    [("careers.acme.co.uk", "acme"), ("acme.example", "acme"), ("xn--mller-kva.de", "müller")],
)
def test_the_label_of_a_domain_is_the_company_s(domain: str, label: str) -> None:
    assert domain_label(domain) == label


def test_free_mail() -> None:
    free = (
        "gmail.com googlemail.com yahoo.co.uk yahoo.ca hotmail.fr live.de gmx.net web.de pm.me bluewin.ch me.com qq.com"
    )
    assert [domain for domain in free.split() if not is_free_mail(domain)] == []
    companies = "acme.example gmail.acme.example mygmail.com google.com livenation.com"
    assert [domain for domain in companies.split() if is_free_mail(domain)] == []


def test_relays_with_and_without_their_subdomains() -> None:
    relays = (
        "greenhouse-mail.io us.greenhouse-mail.io hire.lever.co lever.co ashbyhq.com wd5.myworkday.com myworkday.com"
    )
    assert [domain for domain in relays.split() if not is_relay(domain)] == []
    assert [domain for domain in ("acme.example", "cleverco.com", "workday.com") if is_relay(domain)] == []


def test_calendar_hosts() -> None:
    assert is_calendar_host("group.calendar.google.com")
    assert is_calendar_host("Resource.Calendar.Google.com")
    assert not is_calendar_host("google.com")
    assert not is_calendar_host("notcalendar.google.com")


@pytest.mark.parametrize(
    "address",
    [
        "no-reply@acme.example",
        "noreply@acme.example",
        "do_not_reply@acme.example",
        "DoNotReply@acme.example",
        "no.reply@acme.example",
        "noreply+abc123@acme.example",
        "careers-noreply@acme.example",
        "notifications@acme.example",
        "mailer-daemon@mail.example",
        "postmaster@mail.example",
        "calendar-notification@google.com",
        "c_1@group.calendar.google.com",
        "MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@acme.example",
        "ne-pas-repondre@acme.example",
    ],
)
def test_addresses_that_nobody_reads(address: str) -> None:
    assert is_machine_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "alice@acme.example",
        "recruiting@acme.example",
        "careers@acme.example",
        "hr@acme.example",
        "talbot@acme.example",
        "noreen@acme.example",
        "bounceley.smith@acme.example",
        "jobs@acme.example",
        "rootham@acme.example",
    ],
)
def test_addresses_that_people_read(address: str) -> None:
    assert not is_machine_address(address)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("alice@acme.example", "acme.example"),
        ("alice@mail.acme.co.uk", "acme.co.uk"),
        ("no-reply@acme.example", "acme.example"),
        ("recruiter@gmail.com", None),
        ("no-reply@us.greenhouse-mail.io", None),
        ("c_1@group.calendar.google.com", None),
        ("no-reply@zoom.us", None),
        ("jane@zoom.us", "zoom.us"),
        ("calendar-notification@google.com", None),
        ("jane@google.com", "google.com"),
        ("root@localhost", None),
        ("jane@[192.0.2.7]", None),
        ("jane@192.0.2.7", None),
        ("", None),
    ],
)
def test_the_company_behind_an_address(address: str, key: str | None) -> None:
    assert company_key(Address(address)) == key


@pytest.mark.parametrize(
    "display",
    [
        "Acme",
        "ACME",
        "Acme Recruiting",
        "Acme Hiring Team",
        "Acme via Greenhouse",
        "Acme (via Ashby)",
        "The Acme Talent Team",
        "Acme Talent Acquisition Team",
        "Acme - Talent Acquisition",
        "Acme | Careers",
        "Acme People Operations",
        "Acme Workday",
        "Acme Careers (no-reply)",
        "Acme Inc.",
        "Acme, Inc.",
        "Acme GmbH & Co. KG",
        "Acme's Hiring Team",
        "Team Acme",
        "Talent Team at Acme",
        "Recruiting @ Acme",
        "Jane Doe (Acme)",
        "Jane Doe (she/her) at Acme",
        "Jane from Acme",
        "Jane Doe | Acme",
        "Jane Doe, Acme",
        "Jane Doe - Acme, Inc.",
        "Jane Doe via Acme Careers",
        "Acme Recruiting | Jane Doe",
        "Greenhouse on behalf of Acme",
        "Équipe recrutement Acme",
        "L'équipe Acme",
        "Équipe de recrutement d'Acme",
        "Karriere bei Acme",
        '"Acme" ',
        "  Acme \t Recruiting ",
    ],
)
def test_many_display_names_of_one_company(display: str) -> None:
    assert company_name(display) == "acme"


@pytest.mark.parametrize(
    ("display", "name"),
    [
        ("Bank of Montreal Recruiting", "bank of montreal"),
        ("Acme Robotics Hiring", "acme robotics"),
        ("Globex Careers", "globex"),
        ("Procter & Gamble Recruiting", "procter & gamble"),
        ("Rolls-Royce Careers", "rolls-royce"),
        ("Acme.io Recruiting", "acme.io"),
    ],
)
def test_other_companies_keep_their_whole_name(display: str, name: str) -> None:
    assert company_name(display) == name


@pytest.mark.parametrize(
    "display", ["", "Greenhouse", "Hiring Team", "Recruiting", "no-reply", "noreply@acme.example", "Inc."]
)
def test_names_that_tell_no_company(display: str) -> None:
    assert company_name(display) == ""


@given(st.text(max_size=400))
def test_any_display_name_folds_to_lower_case_and_single_spaces(display: str) -> None:
    name = company_name(display)
    assert name == " ".join(name.split())
    assert name == name.lower()
