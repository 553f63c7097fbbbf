"""FU207: a placeholder of a template that nobody filled in.

1. Brackets alone are no placeholder: "[1]", "[sic]", "[see below]", "[Ticket #12]" are written by people and
   machines every day. It takes braces or per cent signs around a name, or brackets around the name of a field
   ("Company", "your name", "insert role", "nom de l'entreprise").
2. Addresses, links and code are left alone; so is what stands in backticks or quotation marks.
3. Greeting, sign-off, signature and subject are read too: that is where templates have their fields. The tags
   at the head of a subject, and the whole subject of a reply, come from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from followupd.core.pattern import lazy
from followupd.core.sentences import sentences
from followupd.core.word_list import words
from followupd.core.wording.prose import clip, plain

_SIGNS = (
    "[",
    "{",
    "<",
    "%",
    "_",
    "xxx",
    "*|",
    "‹",
    "«",
    "lorem ipsum",
    "##",
    "@@",
    "TODO",
    "$",
    "(add ",
    "(Add ",
    "(insert ",
    "(Insert ",
    "(mention ",
    "(Mention ",
    "(name ",
    "(nom ",
    "(Name ",
    "(Nom ",
    "(FILL",
    "(INSERT",
    "JJ/MM",
    "DD/MM",
    "TT.MM",
)
_FIELD = words(
    """
    name names firstname lastname forename surname company companyname employer organization organisation firm role
    position job jobtitle title vacancy interviewer interviewers recruiter recruitername manager date day weekday
    time department team city location phone number email address linkedin portfolio skill skills project projekt
    product topic topics detail details example examples achievement accomplishment strength strengths industry field
    school university client signature contact person hiring-manager hm reason point mission value values initiative
    recipient sender candidate nom prénom prenom entreprise société societe poste intitulé interlocuteur recruteur
    destinataire sujet compétence projet téléphone vorname nachname firma unternehmen firmenname stelle
    stellenbezeichnung ansprechpartner ansprechpartnerin datum thema ort telefonnummer ansprechperson jobtitel
    nombre apellido empresa puesto cargo fecha entrevistador nome cognome azienda posizione ruolo data naam bedrijf
    betrag gehalt amount salary figure colleague montant salaire
    functie placeholder fname lname first_name last_name company_name job_title role_title
    """
)
_AROUND = words(
    """
    a an the your my our their his her its this that of for at to in on or and s insert add enter fill here first
    last full hiring current new specific relevant something someone key one two three preferred job interview
    company's interviewer's previous most recent main exact discussed mentioned applied about from we you they i
    thing vor xx xxx todo tbd tbc de du des le la les l d un une votre vos mon ma notre prénom et ou à compléter insérer
    ici der die das dem den ihr ihre ihren mein meine name und oder hier einfügen eintragen ergänzen zum von bei su
    tu el del en aquí insertar mi il tuo tua della dell inserire qui
    """
)
_INSTRUCTS = lazy(
    r"^(?:insert|add|fill(?: in| out)?|enter|mention|describe|include|specify|todo|tbd|tbc|replace|reference|"
    r"customi[sz]e|personali[sz]e|state|"
    r"insérer|insérez|ajouter|à compléter|compléter|préciser|einfügen|hier|bitte (?:ergänzen|ausfüllen)|ergänzen|"
    r"insertar|inserire)\b"
)
_YOURS = lazy(r"^(?:your|my|their|his|her|votre|vos|ihr|ihre|ihren|mein|su|tu)\s")
_ELSEWHERE = lazy(
    r"\b(?:below|above|attached|earlier|previous mail|mail of|message|ci-dessous|unten|oben|link|e?mail (?:from|of|"
    r"below))\b|://|@|#\d"
)
_BRACKETED = lazy(r"(?<![\w\])`])\[([^\[\]\n]{1,80})\](?![(\w])")
_BRACED = lazy(
    r"\{\{\{?\s?[^{}\n]{1,60}\s?\}?\}\}|\$\{([A-Za-z_ .]{2,40})\}|"
    r"(?<![\w$\\])\{([^{}\n:;=,\"']{2,40})\}(?!\w)"
)
_ANGLED = lazy(r"<<\s?([^<>\n]{2,40}?)\s?>>|(?<![\w<&=/])<([^<>\n@:/=\"]{2,40})>(?!\w)")
_MERGED = lazy(
    r"(?<![\w%])%([A-Za-z]+(?:[_ ][A-Za-z]+){0,3})%(?!\w)|\*\|[A-Z_:]{2,30}\|\*|(?<!\w)(?:##|@@)"
    r"([A-Za-z]+(?:_[A-Za-z]+)*)(?:##|@@)|[«‹]([A-Za-z]+(?:[_ ][A-Za-z]+){0,3})[»›]"
)
_CROSSES = lazy(
    r"\bXX:XX\b|(?<![\w+.\-/])(?:X{3,}|XX)(?![\w+\-/]|\.\w)|(?<=\bdear )x{3,}\b|(?<=\bhi )x{3,}\b|(?<=\bat )x{3,}\b|"
    r"(?<=\bwith )x{3,}\b|(?<=\bthe )x{3,}\b|(?<=\bDear )x{2,}\b|(?<=\bHi )x{2,}\b"
)
_KISSES_OR_A_NUMBER = lazy(
    r"\b(?:love|loads|lots|hugs|kisses|bises|bisous|küsse|dynasty|dynastie|chapter|louis|part|volume|"
    r"vol\.|legion|article|bowl)\s?$",
    re.IGNORECASE,
)
# "Dear Mrs. TODO-NAME", "the same for $COMPANY".
_VARIABLE = lazy(
    r"(?<![\w$%{/.])(?:COMPANY|RECRUITER|INTERVIEWER|CANDIDATE|HIRING|FIRST|LAST|JOB|ROLE)"
    r"_(?:[A-Z]+_)*(?:NAME|TITLE|MANAGER|ROLE)\b(?![=(:]|\.\w)|"
    r"\bTODO[-_](?:[A-Z]+)\b|(?<![\w$])\$([A-Z][A-Z_]{2,30})\b"
)
# "(Add a detail that she mentioned here.)", "at TODO sites": what a machine or the writer left to be filled in.
_LEFT_OVER = lazy(
    r"\((?:name of (?:the )?(?:interviewer|recruiter|company|hiring manager)|"
    r"nom (?:du recruteur|de l['’]entreprise|de la société))\)|"
    r"(?-i:\((?:FILL IN|INSERT)\b[^()\n]{0,40}\))|"
    r"(?-i:\b(?:le|am|on|the|from|vom|du) (?:JJ/MM|TT\.MM\.|DD/MM))|"
    r"\((?:add|insert|mention) (?:an?|the|your|some|one) [^()\n]{2,80}\bhere\b[^()\n]{0,40}\)|"
    r"(?-i:(?<!\bone )(?<!\ba )(?<!\bthe )(?<!\bthis )(?<!\bthat )(?<!\bmy )(?<!\byour )(?<!\bno )(?<=[a-z] )TODO\b)",
    re.IGNORECASE,
)
_BLANK = lazy(r"(?<![\w_\-*=.`(/])_{3,}(?![\w_\-*=`(/])")
_TAGS = lazy(r"^(?:\s*\[[^\]]*\])+")
_REPLY = lazy(r"^\s*(?:re|aw|sv|fwd?|wg|tr|rv|antw)\s?(?:\[\d+\])?\s?:", re.IGNORECASE)
_CODE = lazy(
    r"```.*?(?:```|\Z)|`[^`\n]{1,200}`|https?://\S+|\"[^\"\n]{1,120}\"|“[^”\n]{1,120}”|„[^“”\n]{1,120}[“”]", re.DOTALL
)
_HTML = words(
    """
    title address time data section link body head html div span table tr td th p a b i em strong br hr img form
    input label button small
    """
)
_TEMPLATING = lazy(
    r"\b(?:template|templating|syntax|placeholder|merge (?:tag|field)|jinja|mustache|handlebars|regex|variable|xml|"
    r"html|generic|type|tag|endpoint|parameter)s?\b"
)

# Who writes about placeholders shows some; an unfilled one stands among words about something else.
_TALKED_ABOUT = lazy(
    r"\b(?:placeholders?|merge (?:tag|field|code)s?|mail[- ]merge|syntax|square brackets|curly brac(?:es|kets)|"
    r"platzhalter\w*|espaces? réservés?)\b(?! (?:here|name|text)\b)"
)


def placeholder(subject: str, blocks: Iterable[str]) -> str:
    """The sentence (or line, or subject) with an unfilled placeholder; "" for none."""
    if not _REPLY.match(subject) and _unfilled(_TAGS.sub("", subject) if not _is_field_tag(subject) else subject):
        return subject.strip()
    for block in blocks:
        if not block or (not any(map(block.__contains__, _SIGNS)) and "XX" not in block):
            continue
        text = clip(block)
        if not _unfilled(_CODE.sub(" ", text)):
            continue
        for sentence in sentences(text):
            if _unfilled(_CODE.sub(" ", sentence)):
                return sentence[:400]
        return " ".join(text.split())[:200]
    return ""


def _unfilled(text: str) -> bool:
    if _TALKED_ABOUT.search(text.lower()):
        return False
    if "[" in text and any(_names_field(match[1]) for match in _BRACKETED.finditer(text)):
        return True
    about_templates = (
        _TEMPLATING.search(text.lower()) is not None if ("{" in text or "<" in text or "%" in text) else False
    )
    if about_templates:
        return False
    if "{" in text and any(
        (name := match[1] or match[2]) is None or _names_field(name) for match in _BRACED.finditer(text)
    ):
        return True
    if "<" in text and any(
        _names_field(match[1]) if match[1] else match[2].lower() not in _HTML and _names_field(match[2])
        for match in _ANGLED.finditer(text)
    ):
        return True
    if ("%" in text or "*|" in text or "##" in text or "@@" in text or "«" in text or "‹" in text) and any(
        (name := next((part for part in match.groups() if part), None)) is None or _names_field(name)
        for match in _MERGED.finditer(text)
    ):
        return True
    if ("XX" in text or "xx" in text) and _crossed(text):
        return True
    if "___" in text and _blank(text):
        return True
    if ("TODO" in text or "(" in text or "MM" in text) and _LEFT_OVER.search(text):
        return True
    return "lorem ipsum" in text.lower() or any(
        match[1] is None or _names_field(match[1]) for match in _VARIABLE.finditer(text)
    )


def _crossed(text: str) -> bool:
    """XXX that stands for a word; not a masked number, a size, kisses or a line of its own."""
    for match in _CROSSES.finditer(text):
        around = text[max(0, match.start() - 12) : match.start()] + text[match.end() : match.end() + 12]
        if not any(c.isdigit() for c in around) and any(c.isalpha() for c in around):
            if (
                match.group() == "XX"
                and not re.search(r"\b(?:Dear|Hi|Hello|at|with|the|for)\s$", text[: match.start()])
                and not re.match(r"\s(?:years?|months?|people|ans|Jahren?)\b", text[match.end() :])
            ):
                continue
            if _KISSES_OR_A_NUMBER.search(text[: match.start()]):
                continue
            if match.group().isupper() or len(match.group()) > 2:
                return True
    return False


def _blank(text: str) -> bool:
    """A blank within a line of words; a rule across the page has none beside it."""
    for match in _BLANK.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        before = text[start : match.start()].strip()
        if before and before[-1].isalpha():
            return True
    return False


def _names_field(inside: str) -> bool:
    low = plain(inside).strip(" .…*_")
    if not low or len(low) > 80 or _ELSEWHERE.search(low):
        return False
    words = (
        re.findall(r"[^\W\d_]+", low.replace("'s", " ")) if "_" not in low else [low, *re.findall(r"[^\W\d_]+", low)]
    )
    if not words or len(words) > 12:
        return False
    if _INSTRUCTS.match(low):
        return len(words) > 1 or low in {"todo", "tbd", "tbc"}
    if set(words) <= {"xx", "xxx", "xxxx", "x"}:
        return len(low) > 1
    known = sum(word in _FIELD or word in _AROUND for word in words)
    has_field = any(word in _FIELD for word in words) or low.replace(" ", "") in _FIELD
    if has_field and known >= len(words) - ("_" in low):
        return not any(c.isdigit() for c in low) or _YOURS.match(low) is not None
    return bool(has_field and _YOURS.match(low) and len(words) <= 5)


def _is_field_tag(subject: str) -> bool:
    tag = _TAGS.match(subject)
    return tag is not None and any(_names_field(match[1]) for match in _BRACKETED.finditer(tag.group()))
