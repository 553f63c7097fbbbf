"""Bytes and charsets as mail carries them: RFC 2045 encodings, RFC 2047 encoded words, RFC 2231 parameters.

1. Nothing raises: what cannot be decoded is replaced.
2. UTF-8 that decodes as UTF-8 is UTF-8, whatever was declared; what is declared Latin-1 is windows-1252
   (WHATWG Encoding, section 4.2), as mail programs have it.
3. Only charsets of a known family are tried: Python also knows codecs that take quadratic time.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from followupd.core.pattern import lazy

_KNOWN = lazy(
    r"(?:iso-?8859|iso-?2022|utf-?(?:7|8|16|32)|windows-|cp\d|ibm|koi8|big5|gb|euc|shift|sjis|ks_c|mac|latin|hz|tis|johab)"
)
_SEVEN_BIT = lazy(r"iso-?2022|hz|utf-?(?:7|16|32)")  # these look like ASCII, or are no ASCII at all
_ALIASES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "iso-8859-8-i": "iso-8859-8",
    "tis-620": "cp874",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
}
_WORD = lazy(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


def decode_charset(data: bytes, charset: str = "") -> str:
    """`data` as text, by its declared `charset` ("" for none) as far as that is to be believed."""
    name = charset.strip().strip("'\"").lower()
    if name and _SEVEN_BIT.match(name):
        return _decode(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if not _KNOWN.match(name) or name.startswith("utf"):
        # Declared UTF-8 and not so: a few bad bytes in UTF-8, or all of it in something else.
        text = data.decode("utf-8", "replace")
        if name.startswith("utf") and text.count("\ufffd") * 20 < len(text):
            return text
        return data.decode("cp1252", "replace")
    return _decode(data, _ALIASES.get(name, name))


def _decode(data: bytes, name: str) -> str:
    try:
        text = data.decode(name, "replace")
    except (LookupError, ValueError):
        return data.decode("cp1252", "replace")
    if _SEVEN_BIT.match(name):  # UTF-7 can spell half of a surrogate pair, which no file takes
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def decode_transfer(data: bytes, encoding: str) -> bytes:
    """Undo a Content-Transfer-Encoding (RFC 2045 section 6), however broken; unknown ones are the identity."""
    kind = encoding.strip().strip("\"'").lower()
    if kind == "base64":
        return decode_base64(data)
    if kind in {"quoted-printable", "quoted printable"}:
        return binascii.a2b_qp(data)
    return data


def decode_base64(data: bytes) -> bytes:
    """Base64 with line breaks, rubbish and wrong padding in it."""
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        clean = _NOT_BASE64.sub(b"", data)
        if len(clean) % 4 == 1:
            clean = clean[:-1]
        return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def decode_words(text: str) -> str:
    """A header value with its encoded words read (RFC 2047).

    Neighbours of one charset are joined before they are decoded: senders split characters between them.
    """
    if "=?" not in text:
        return text
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    pending, charset, at = bytearray(), "", 0
    for match in _WORD.finditer(text):
        between = text[at : match.start()]
        its_charset = match.group(1).partition("*")[0].lower()  # RFC 2231 section 5: charset*language
        if pending and (between.strip() or its_charset != charset):
            yield decode_charset(bytes(pending), charset)
            pending.clear()
        if between.strip() or at == 0:
            yield between
        charset, at = its_charset, match.end()
        pending += _word_bytes(match.group(2), match.group(3))
    if pending:
        yield decode_charset(bytes(pending), charset)
    yield text[at:]


def _word_bytes(kind: str, payload: str) -> bytes:
    raw = payload.encode("utf-8", "replace")
    if kind in "bB":
        return decode_base64(raw)
    return binascii.a2b_qp(raw, header=True)


_PARAMETER = lazy(r';\s*([^\s=;"]{1,80})\s*=\s*("(?:[^"\\]|\\.)*"?|[^;]*)')


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """`text/plain; charset="x"` as ("text/plain", {"charset": "x"}), continuations and charsets of RFC 2231 read."""
    head, semicolon, _ = value.partition(";")
    main = head.strip().lower()
    if not semicolon:
        return main, {}
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[bool, str]]] = {}
    for match in _PARAMETER.finditer(value[:20_000], len(head)):
        name, text = match.group(1).lower(), match.group(2).strip()
        if text.startswith('"'):
            text = text[1:-1] if text.endswith('"') and len(text) > 1 else text[1:]
            if "\\" in text:
                text = re.sub(r"\\(.)", r"\1", text)
        base, star, rest = name.partition("*")
        if not star:
            plain.setdefault(base, text)
            continue
        number, _, _ = rest.partition("*")
        index = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 0
        pieces.setdefault(base, {})[index] = (name.endswith("*"), text)
    for base, parts in pieces.items():
        plain[base] = _continued(parts)
    return main, plain


def _continued(parts: dict[int, tuple[bool, str]]) -> str:
    charset, raw = "", bytearray()
    for place, index in enumerate(sorted(parts)):
        is_encoded, text = parts[index]
        if place == 0 and is_encoded and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        raw += unquote_to_bytes(text) if is_encoded else text.encode("utf-8", "replace")
    return decode_charset(bytes(raw), charset)
