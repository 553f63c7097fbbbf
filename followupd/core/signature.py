"""Where a passage of own words ends, and its sign-off and signature begin.

1. From the end upwards, and no further than `TAIL` lines that bear text: a signature is short.
2. What follows a closing line must look like a signature (names, titles, numbers, links), or the closing is none.
3. In doubt a line stays the author's words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from followupd.core.closing import closing_kind, is_name_line, split_closing
from followupd.core.pattern import lazy
from followupd.model import Address

TAIL: Final = 30
"""Lines bearing text, from the end, among which a sign-off is looked for."""

_DELIMITER = lazy(r"--|-- |—|--\s*|–– ?")
_GLUED = lazy(r"(?<=[.!?)])\s{1,4}([-–—]{1,3})\s?([^\W\d_][\w.]{0,20})$")
_RULES = frozenset("-_*=~#+—–")
_DIVIDER = lazy(r"[-_*=~#+—–\s]{4,200}")
_DEVICE = lazy(
    r"(?:sent|get|enviado|envoyé|gesendet|von meinem|inviato|verzonden|verstuurd|skickat|sendt|diese nachricht"
    r" wurde von|télécharge[rz]?|obtenez|obtener|holen sie sich|scarica)\b"
    r".{0,60}\b(?:iphone|ipad|ios|android|mobile|handy|smartphone|blackberry|samsung|galaxy|pixel|outlook|gmail"
    r"|yahoo|proton|protonmail|mail|móvil|movil|teléfono|téléphone|gesendet|device|phone|tablet|superhuman|spark"
    r"|airmail|mailbox|acompli|sparrow|thunderbird|fastmail|hey|tutanota|tuta|huawei|xiaomi|oneplus|mobil)\b.{0,80}"
    r"|(?:sent via|sent with|via mobile|sent while|typed on|from my (?:iphone|phone|mobile|ipad)|please excuse"
    r" (?:typos|brevity|any typos|my brevity)|excuse (?:typos|brevity|the brevity)|sent on the (?:go"
    r"|move))\b.{0,100}",
    re.IGNORECASE,
)
_DISCLAIMER = lazy(
    r"confidential|intended (?:recipient|only|solely|for the)|privileged|received this|have received"
    r"|unauthori[sz]ed|disclos|disclaimer|legally binding|delete (?:it|this)|notify the sender|virus"
    r"|consider the environment|before printing|registered (?:in|office|number)|company (?:no|number"
    r"|registration)|external (?:email|sender)|privacy (?:notice|policy)|unsubscribe"
    r"|confidentiel|destinataire|pièces? jointes? (?:peuvent|sont)|par erreur|avant d['’]imprimer|n['’]imprimez"
    r"|vertraulich|irrtümlich|empfänger|unbefugt|vernichten|rechtlich geschützt|geschäftsführer|handelsregister"
    r"|amtsgericht|ust-id|bevor sie diese"
    r"|confidencial|destinatario|por error|antes de imprimir|protección de datos",
    re.IGNORECASE,
)
_CONTACT = lazy(
    r"@[\w-]|https?://|www\.|linkedin|github\.|\.(?:com|org|net|io|dev|ca|fr|de|es|example)\b"
    r"|\+?\d[\d ().\-/]{6,}\d"
    r"|(?:\b(?:tel|phone|ph|mobile|mob|cell|fax|office|direct|skype|twitter|t|m|p|f|c|w|e|téléphone|tél|portable"
    r"|telefon|telefax|móvil|handy|pronouns)\s?[.:/])|\((?:he|she|they)/|\b(?:he/him|she/her|they/them)\b| \| ",
    re.IGNORECASE,
)
_PROSE_END = lazy(r"[.!?…]['\")\]]?\s*$")
_TITLE_WORD = lazy(
    r"\b(?:engineer|developer|manager|director|analyst|designer|scientist|consultant|architect|president|officer"
    r"|ceo|cto|cfo|coo|vp|head of|lead|founder|partner|associate|assistant|student|candidate|professor|lecturer"
    r"|recruiter|sourcer|coordinator|specialist|administrator|programmer|attorney|counsel|inc|ltd|llc|gmbh|ag"
    r"|s\.?a\.?r?\.?l?|corp|university|school|department|dept|ingénieur\w*|développeu\w*|chef|responsable"
    r"|entwickler\w*|ingenieur\w*|leiter\w*|ingenier[oa]|desarrollador\w*|street|avenue|suite|phd|ph\.d|mba|msc"
    r"|bsc)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Ending:
    """A passage's lines, told apart."""

    body: list[str]
    sign_off: list[str]
    signature: list[str]
    thanks: bool = False  # the sign-off is a thanks


def ending(lines: list[str], author: Address | None, *, more: bool = False) -> Ending:
    """Split the lines of one passage into body, sign-off and signature. `more`: a greeting or text came before it."""
    body, signature = _without_delimited(lines)
    body, below = _without_trailers(body)
    signature = below + signature
    sign_off, rest, thanks = _sign_off(body, author, more=more)
    signature = rest + signature
    first = next((at for at, line in enumerate(signature) if not _DELIMITER.fullmatch(line[:5])), len(signature))
    signature = signature[first:]
    if not signature and not sign_off:
        return Ending(body, [], [])
    _rstrip(body)
    return Ending(body, sign_off, signature, thanks)


def _rstrip(lines: list[str]) -> None:
    while lines and not lines[-1].strip():
        lines.pop()


def _without_delimited(lines: list[str]) -> tuple[list[str], list[str]]:
    """Cut at the "-- " line (RFC 3676 section 4.3), or at a ruled line with a signature under it."""
    rules: list[int] = []
    for index, line in enumerate(lines):
        first = line[:1]
        if not first or first not in _RULES:
            continue
        if len(line) < 5 and _DELIMITER.fullmatch(line):
            return lines[:index], lines[index + 1 :]
        if len(line) <= 200 and _DIVIDER.fullmatch(line):
            rules.append(index)
    for index in rules[-6:]:
        rest = [entry for entry in lines[index + 1 :] if entry.strip()]
        if len(rest) <= TAIL and _under_a_rule(lines[index], rest, lines[:index]):
            return lines[:index], lines[index + 1 :]
    return lines, []


def _under_a_rule(rule: str, rest: list[str], above: list[str]) -> bool:
    """Whether what stands under a ruled line is a signature, an advertisement or a legal notice."""
    if len(rest) <= 4 and len(rule.strip()) >= 20:
        return True
    reached = any(_CONTACT.search(entry[:300]) or _DISCLAIMER.search(entry[:500]) for entry in rest)
    if not reached:
        return not rest
    if all(_signature_like(entry) or _DIVIDER.fullmatch(entry[:200]) for entry in rest):
        return True
    last = next((entry for entry in reversed(above) if entry.strip()), "")
    return is_name_line(last) or bool(closing_kind(last)) or _is_disclaimer(rest)


def _without_trailers(lines: list[str]) -> tuple[list[str], list[str]]:
    """Cut legal notices and "Sent from my …" from the end."""
    body = list(lines)
    _rstrip(body)
    below: list[str] = []
    while body:
        start = len(body)
        while start and body[start - 1].strip() and len(body) - start < 60:
            start -= 1
        block = body[start:]
        last = body[-1].strip()
        if len(last) <= 160 and _DEVICE.match(last.lstrip("*_(<")):
            below[:0] = body[-1:]
            body.pop()
        elif start and _is_disclaimer(block):
            below[:0] = [*block, ""] if below else block
            del body[start:]
        else:
            break
        _rstrip(body)
    return body, below


def _is_disclaimer(block: list[str]) -> bool:
    """Two marks of a legal notice in one paragraph of some length, or one that names itself."""
    text = " ".join(block)[:1500]
    if len(text) < 40:
        return False
    found = {match.group(0).lower()[:6] for match in _DISCLAIMER.finditer(text)}
    if len(found) >= 3 or (len(found) >= 2 and len(text) > 90):
        return True
    return (
        bool(found & {"consid", "before", "regist", "handel", "amtsge", "n'impr", "avant ", "antes "})
        and len(text) < 400
    )


def _sign_off(body: list[str], author: Address | None, *, more: bool) -> tuple[list[str], list[str], bool]:
    """Take sign-off and name off the end of `body`, which is changed: (sign-off, signature, whether a thanks)."""
    places = [index for index in range(max(0, len(body) - 3 * TAIL), len(body)) if body[index].strip()][-TAIL:]
    for order in range(len(places) - 1, -1, -1):
        line = body[places[order]].strip()
        after = [body[place].strip() for place in places[order + 1 :]]
        kind, name = _closing(line, after, author)
        if kind:
            start = order
            if not name or kind == "thanks":
                while (
                    start
                    and (above := closing_kind(body[places[start - 1]].strip()))
                    and places[start] - places[start - 1] <= 2
                ):
                    if (
                        above == "thanks"
                        and _ends_sentence(body[places[start - 1]])
                        and places[start] - places[start - 1] > 1
                    ):
                        break
                    start -= 1
            return _take(body, places, start, order, has_name=bool(name))
        if not _signature_like(line):
            break
    if more and len(places) == 1 and _is_author(body[places[0]].strip(), author):
        return [body.pop(places[0]).strip()], [], False
    return _bare_name(body, places, author)


def _ends_sentence(line: str) -> bool:
    return line.rstrip().endswith((".", "!"))


def _closing(line: str, after: list[str], author: Address | None) -> tuple[str, str]:
    """Whether `line` closes the letter, given the lines `after` it; and the name on the same line."""
    kind = closing_kind(line)
    if kind:
        if not after:
            return kind, ""
        if is_name_line(after[0]) or _is_author(after[0], author) or (kind == "closing" and _signature_like(after[0])):
            return kind, ""
        return "", ""
    split = split_closing(line)
    if split is None or (after and not (_CONTACT.search(after[0]) or _TITLE_WORD.search(after[0]))):
        return "", ""
    if split[0] == "thanks" and author is not None and author.name and not _is_author(split[1], author):
        return "", ""  # "Thanks, Alice!" thanks the reader
    return split


def _take(
    body: list[str], places: list[int], start: int, order: int, *, has_name: bool
) -> tuple[list[str], list[str], bool]:
    first = places[start]
    end = places[order] + 1
    sign_off = [body[place].strip() for place in places[start : order + 1]]
    if not has_name and order + 1 < len(places):
        name = body[places[order + 1]].strip()
        if is_name_line(name) or (not _CONTACT.search(name) and len(name.split()) <= 4):
            sign_off.append(name)
            end = places[order + 1] + 1
    thanks = closing_kind(sign_off[0]) == "thanks" or (split_closing(sign_off[0]) or ("",))[0] == "thanks"
    rest = body[end:]
    del body[first:]
    while rest and not rest[0].strip():
        rest.pop(0)
    return sign_off, rest, thanks


def _bare_name(body: list[str], places: list[int], author: Address | None) -> tuple[list[str], list[str], bool]:
    """A name, or a name with its block, under the text without any closing line."""
    candidate = -1
    for order in range(len(places) - 1, 0, -1):
        line = body[places[order]].strip()
        if not _signature_like(line):
            break
        above = body[places[order - 1]].strip()
        stands = places[order] - places[order - 1] > 1
        is_author = _is_author(line, author)
        below = [body[place].strip() for place in places[order + 1 :]]
        if not (is_name_line(line) or is_author) or len(line.split()) > 4:
            continue
        if not (stands or _PROSE_END.search(above) or is_author):
            continue
        if not below:
            if is_author or line[0] in "-–—~" or stands or author is None or len(line) < 25:
                candidate = order
        elif any(_CONTACT.search(entry) or _TITLE_WORD.search(entry) for entry in below):
            candidate = order
        if is_author:
            break
    if candidate < 0:
        return _glued_name(body, places, author)
    first = places[candidate]
    name = body[first].strip()
    rest = body[first + 1 :]
    del body[first:]
    return [name], rest, False


def _glued_name(body: list[str], places: list[int], author: Address | None) -> tuple[list[str], list[str], bool]:
    """ "Thursday works for me. --Jordan": a name behind dashes at the end of the last line."""
    if not places:
        return [], [], False
    line = body[places[-1]].rstrip()
    match = _GLUED.search(line[-40:])
    if match and (len(match.group(1)) > 1 or match.group(1) == "—" or _is_author(match.group(2), author)):
        body[places[-1]] = line[: len(line) - len(match.group(0))].rstrip()
        return [match.group(0).strip()], [], False
    return [], [], False


def _is_author(line: str, author: Address | None) -> bool:
    """Whether a line is the author's own name, or the first letters of it, in any case."""
    if author is None or len(line) > 60:
        return False
    words = [word.strip(".,!-–—~*_").lower() for word in line.split()]
    words = [word for word in words if word]
    if not words or len(words) > 4:
        return False
    known = {word.strip(".,'\"()").lower() for word in author.name.replace(",", " ").split()}
    local = author.address.partition("@")[0].lower()
    known |= {piece for piece in re.split(r"[._+\-\d]+", local) if len(piece) > 1}
    known |= {word[0] for word in known if word}
    return all(word in known or (len(word) > 2 and any(name.startswith(word) for name in known)) for word in words)


def _signature_like(line: str) -> bool:
    """A short line without the look of a sentence, or one with a number or link to reach somebody by."""
    text = line.strip()
    if len(text) > 200:
        return False
    words = text.split()
    if _CONTACT.search(text):
        return len(words) <= 16 and not (len(words) > 7 and _PROSE_END.search(text))
    if len(words) > 9:
        return False
    if len(words) > 4 and _PROSE_END.search(text):
        return False
    return not text.endswith((",", "?", ":")) or len(words) <= 4
