"""The company in a display name: "The Acme Talent Team" and "Jane Doe (Acme)" are both acme.

Relays write in the name of many companies, so this name is all that keeps those apart
(SPEC section 4). One name must always fold to one key; a name that tells no company folds to "".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from followupd.core.pattern import lazy
from followupd.core.word_list import words

_PRODUCTS = words(
    """
    greenhouse, greenhouse recruiting, lever, ashby, ashbyhq, workday, my workday, smartrecruiters, workable,
    icims, jobvite, bamboohr, teamtailor, recruitee, personio, breezy, breezy hr, breezyhr, jazzhr, jazz hr,
    taleo, oracle taleo, successfactors, sap successfactors, goodtime, goodtime hire, modernloop, prelude,
    calendly, cal.com, gem, hackerrank, codility, codesignal, coderpad, hirevue, indeed, linkedin, glassdoor,
    ziprecruiter, wellfound, angellist, welcome to the jungle, comeet, pinpoint, rippling, paylocity, ukg,
    dover, zoom, google calendar, google, microsoft teams, teams, outlook, microsoft bookings, docusign
    """,
    ",",
)
"""Carriers, as they name themselves: never the company whose mail they carry."""

_LEGAL = words(
    """
    inc incorporated llc llp lp ltd limited corp corporation co plc gmbh ag se kg kgaa ohg mbh ug sa sas sarl
    sasu eurl sca bv nv vof ab asa oy oyj aps spa srl sl slu pty pte pvt kk sro doo ulc ltee ltée inc.
    """
)
_ROLES = words(
    """
    recruiting recruitment recruiter recruiters recruit hiring talent acquisition people team teams career
    careers job jobs hr human resources operations ops staffing interview interviews interviewing scheduling
    scheduler coordinator coordination notification notifications candidate candidates candidature candidatures
    experience support no-reply noreply do-not-reply donotreply onboarding applications application manager
    department dept office workday calendar calendars via & and the équipe equipe recrutement carrière carrières
    carriere carrieres emploi emplois rh karriere bewerbung bewerbungen bewerbermanagement bewerberservice
    personal personalabteilung recruitingteam personalmanagement stellen equipo selección seleccion empleo
    talento reclutamiento rrhh
    """
)
_LEADING = words(
    """
    the team recruiting recruitment hiring careers career jobs hr équipe equipe recrutement karriere carrières
    carrieres de du des d' d’ l' l’ la le les das die der equipo interview interviews
    """
)
_PRONOUNS = lazy(r"(?:she|he|they|her|him|them|elle|il|sie|er|ihr)(?:\s*/\s*\w+)+", re.IGNORECASE)
_AT = lazy(r"\s+(?:at|from|chez|bei|en)\s+|\s*(?<![\w.])@\s*", re.IGNORECASE)
_VIA = lazy(r"\s+via\s+|^via\s+|\s+powered by\s+|\s+on behalf of\s+", re.IGNORECASE)
_BEHALF = lazy(r"\bon behalf of\s+", re.IGNORECASE)
_PARTS = lazy(r"\s+[-–—:/·•]+\s+|\s*[|·•]\s*|[:,]\s+")
_BRACKETS = lazy(r"[(\[]([^()\[\]]*)[)\]]")
_ELISION = lazy(r"^[ld]['’](?=\w)")
_LONGEST = 200


@lru_cache(maxsize=4096)
def company_name(display: str) -> str:
    """The company named by a display name, in lower case with single spaces; "" when it names none.

    A plain person's name cannot be told from a company's and is given back, folded.
    """
    text = unicodedata.normalize("NFKC", display[:_LONGEST]).strip(" \t\"'`“”„«»<>").lower()
    text = " ".join(text.split())
    if "@" in text and " " not in text:
        return ""  # an address stands in for the name
    if behalf := _BEHALF.search(text):
        text = text[behalf.end() :]
    for inner in _BRACKETS.findall(text):
        if not _PRONOUNS.fullmatch(inner.strip()) and (name := _folded(inner)):
            return name
    return _folded(" ".join(_BRACKETS.sub(" ", text).split()))


def _folded(text: str) -> str:
    """Of "jane doe via acme careers", "talent team at acme", "acme - recruiting": acme."""
    text = text.strip()
    if via := _VIA.search(text):
        before, after = _trimmed(text[: via.start()]), _trimmed(text[via.end() :])
        return before if not after else (after if not before else _of_two(text, via, before, after))
    # the last "at" decides: "jane from talent at acme"
    if places := list(_AT.finditer(text)):
        return _folded(text[places[-1].end() :]) or _trimmed(text[: places[-1].start()])
    named = [(part, name) for part in _PARTS.split(text) if part.strip() and (name := _trimmed(part))]
    # "acme recruiting | jane doe": what bore a word of hiring is the company
    hiring = [name for part, name in named if set(part.split()) & _ROLES]
    if len(named) > 1 and hiring:
        return hiring[-1]
    return named[-1][1] if named else ""


def _of_two(text: str, via: re.Match[str], before: str, after: str) -> str:
    """Of "acme via somebody" both sides name something; the side that hires is the company, else the last."""
    hires_before = bool(set(text[: via.start()].split()) & _ROLES)
    return _folded(text[: via.start()]) if hires_before and before else after


def _trimmed(text: str) -> str:
    """`text` without parts of hiring at its ends and without its legal form; "" when nothing is left."""
    text = text.strip(" .,;:-–—|·•*!\"'")
    if text in _PRODUCTS:
        return ""
    parts = text.split()
    if len(parts) == 1 and parts[0].replace(".", "") in _LEGAL:
        return ""
    while parts and parts[-1].strip(".,") in _ROLES:
        parts.pop()
    while len(parts) > 1 and parts[-1].replace(".", "").strip(",") in _LEGAL:
        parts.pop()
        if len(parts) > 1 and parts[-1] in {"&", "and"}:
            parts.pop()
    while parts and (parts[0].strip(".,") in _LEADING or _ELISION.match(parts[0])):
        parts[:1] = [_ELISION.sub("", parts[0])] if _ELISION.match(parts[0]) else []
    if parts and parts[-1].endswith(("'s", "’s")):
        parts[-1] = parts[-1][:-2]
    name = " ".join(parts).strip(" .,;:-–—&")
    return "" if name in _PRODUCTS else name
