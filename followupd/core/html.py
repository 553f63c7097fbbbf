"""HTML mail read as text, as a person sees it.

1. Blocks become lines, paragraphs stand apart, list items get a mark, quotes a "> ".
2. What mail programs mark as quote or signature is marked in the text too: "> ", or the "-- " line.
3. What is not shown (styles, scripts, hidden elements, tracking pixels) is not read.
4. Size, depth and number of nodes are bounded; mail programs clip such mails as well.
"""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from followupd.core.pattern import lazy

LARGEST: Final = 250_000
"""Characters of HTML that are read, once styles, scripts and comments are gone."""

DEEPEST: Final = 200
MOST_NODES: Final = 30_000

_HIDDEN_BLOCKS = (("<!--", "-->"), ("<style", "</style>"), ("<script", "</script>"), ("<head", "</head>"))
_TAG = lazy(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,20})")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre", "table"})
_BLOCKS = _SPACED | frozenset(
    [
        "div",
        "tr",
        "li",
        "dt",
        "dd",
        "center",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "address",
        "form",
        "fieldset",
        "hr",
        "caption",
        "figure",
        "aside",
        "nav",
    ]
)
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "head",
        "title",
        "meta",
        "link",
        "img",
        "noscript",
        "template",
        "object",
        "svg",
        "button",
        "select",
        "textarea",
    ]
)
_TIGHT = lazy(r"margin(?:-top|-bottom)?\s*:\s*0", re.IGNORECASE)
_HIDDEN = lazy(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)|mso-hide\s*:\s*all",
    re.IGNORECASE,
)
_TIGHT_OUTLOOK = lazy(r"p\.MsoNormal[^{}]{0,400}\{[^{}]{0,400}margin(?:-bottom)?\s*:\s*(?:0|\.0001pt)", re.IGNORECASE)
_INVISIBLE = {ord(c): None for c in "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u200e\u200f\u2007"} | {
    0xA0: " ",
    0x202F: " ",
}
_SPACE = lazy(r"[ \t\r\n\f]+")
_BLANKS = lazy(r"\n{3,}")
_CID = lazy(r"cid:([^\"'\s>)]{1,250})", re.IGNORECASE)

_QUOTE_MARKS = ("yahoo_quoted", "protonmail_quote", "gmail_attr", "moz-cite-prefix", "zmail_extra", "tutanota_quote")
_SIGNATURE_MARKS = ("gmail_signature", "moz-signature", "protonmail_signature_block", "ms-outlook-mobile-signature")
_SIGNATURE_IDS = frozenset({"signature", "ms-outlook-mobile-signature", "applemailsignature", "x_signature"})
_REST_IS_QUOTE = frozenset(
    {"divrplyfwdmsg", "x_divrplyfwdmsg", "appendonsend", "x_appendonsend", "mail-editor-reference-message-container"}
)
_REPLY_RULE = lazy(
    r"border-top\s*:\s*solid\s+#(?:E1E1E1|B5C4DF)\s+1\.0pt|border-top-color\s*:\s*rgb\(\s*(?:181|225)\s*,",
    re.IGNORECASE,
)


def content_ids(html: str) -> frozenset[str]:
    """The Content-IDs that the HTML shows (RFC 2392), in lower case."""
    if "cid:" not in html and "CID:" not in html:
        return frozenset()
    return frozenset(match.group(1).lower() for match in _CID.finditer(html))


def html_to_text(html: str) -> str:
    """The text of an HTML mail, quotes marked by "> " and signatures by a line "-- "; "" for nothing to see."""
    tight = "MsoNormal" in html and _TIGHT_OUTLOOK.search(html[:LARGEST]) is not None
    html = _flattened(_without_hidden(html)[:LARGEST])
    body = LexborHTMLParser(html).body
    if body is None:
        return ""
    writer = _Writer(tight_outlook=tight)
    writer.read(body)
    return writer.text()


def _without_hidden(html: str) -> str:
    """Comments, styles and scripts cut out by plain search, so that they cost nothing later."""
    lower = html.lower() if len(html) < 4_000_000 else html[:4_000_000].lower()
    if len(lower) != len(html):  # a few characters change their length in lower case
        lower = html
    for opening, closing in _HIDDEN_BLOCKS:
        at = lower.find(opening)
        if at < 0:
            continue
        pieces, lowered, done = [], [], 0
        while at >= 0:
            end = lower.find(closing, at)
            if opening == "<head" and lower[at + 5 : at + 6] not in {">", " ", "\n", "\r", "\t"}:
                break  # <header>
            if end < 0:
                break  # never closed: the parser knows best
            end += len(closing)
            pieces.append(html[done:at])
            lowered.append(lower[done:at])
            done = end
            at = lower.find(opening, end)
        pieces.append(html[done:])
        lowered.append(lower[done:])
        html, lower = "".join(pieces), "".join(lowered)
    return html


def _flattened(html: str) -> str:
    """Without the elements that lie deeper than `DEEPEST`: the parser takes quadratic time over them."""
    if html.count("<") <= 2_000:
        return html
    pieces: list[str] = []
    depth = done = 0
    for match in _TAG.finditer(html):
        name = match.group(2)
        if name in _VOID or name.lower() in _VOID:
            continue
        if match.group(1):
            depth = max(depth - 1, 0)
            continue
        depth += 1
        if depth > DEEPEST:
            pieces.append(html[done : match.start()])
            end = html.find(">", match.end())
            done = len(html) if end < 0 else end + 1
            if end < 0:
                break
            depth -= 1
    pieces.append(html[done:])
    return "".join(pieces)


class _Writer:
    """Collects lines while the tree is walked without recursion."""

    def __init__(self, *, tight_outlook: bool) -> None:
        self.tight_outlook = tight_outlook
        self.lines: list[str] = []
        self.line: list[str] = []
        self.quotes = 0
        self.rest_is_quote = False
        self.pre = 0
        self.lists: list[int] = []  # next number, -1 for bullets
        self.gap = False  # an empty line is owed before the next text
        self.nodes = 0

    def read(self, root: LexborNode) -> None:
        """Every node once; `pending` holds the elements that are open, with what closing them does."""
        pending: list[tuple[LexborNode, str, bool, bool]] = []
        node: LexborNode | None = root.child
        while True:
            if node is not None:
                self.nodes += 1
                if self.nodes > MOST_NODES:
                    break
                tag = node.tag or ""
                if tag == "-text":
                    self._write(node.text_content or "")
                elif tag == "br":
                    self._break()
                elif tag not in _SKIPPED and tag[:1] not in {"-", "!"}:
                    child = node.child
                    opened = self._open(node, tag) if child is not None or tag in _BLOCKS else None
                    if opened is not None:
                        if child is not None:
                            pending.append((node, tag, *opened))
                            node = child
                            continue
                        self._close(tag, *opened)
                node = node.next
                continue
            if not pending:
                break
            node, tag, spaced, quoted = pending.pop()
            self._close(tag, spaced, quoted)
            node = node.next
        self._flush()

    def _open(self, node: LexborNode, tag: str) -> tuple[bool, bool] | None:
        """Begin an element: whether it stands apart by empty lines, and whether it is a quote. None: not shown."""
        attributes = node.attributes or {}
        style = attributes.get("style") or ""
        if attributes and ("hidden" in attributes or (style and _HIDDEN.search(style))):
            return None
        quoted = bool(attributes) and self._marked(node, attributes, style)
        if tag == "blockquote" and (attributes.get("type") == "cite" or "border:none" not in style.replace(" ", "")):
            quoted = True
        if tag in _BLOCKS:
            self._flush()
            spaced = tag in _SPACED and not (tag == "p" and self._is_tight(node, attributes, style))
            if spaced and tag not in {"table", "ul", "ol"}:
                self.gap = True
            self.quotes += quoted
            self._begin_block(tag)
            return spaced and tag not in {"ul", "ol"}, quoted
        if quoted:
            self._flush()
            self.quotes += 1
        elif tag in {"td", "th"} and self.line:
            self.line.append(" ")
        return False, quoted

    def _is_tight(self, node: LexborNode, attributes: dict[str, str | None], style: str) -> bool:
        """Whether no empty space is seen around a paragraph."""
        if style and _TIGHT.search(style):
            return True
        if self.tight_outlook and "MsoNormal" in (attributes.get("class") or ""):
            return True
        return node.parent is not None and node.parent.tag == "li"

    def _begin_block(self, tag: str) -> None:
        if tag in {"ul", "ol"}:
            self.lists.append(1 if tag == "ol" else -1)
        elif tag == "li":
            number = self.lists[-1] if self.lists else -1
            self.line.append("- " if number < 0 else f"{number}. ")
            if number > 0:
                self.lists[-1] += 1
        elif tag == "hr":
            self.line.append("________________________________")
        elif tag == "pre":
            self.pre += 1

    def _marked(self, node: LexborNode, attributes: dict[str, str | None], style: str) -> bool:
        """What classes, ids and rules of mail programs say: True for a quote."""
        classes = attributes.get("class") or ""
        if classes:
            if any(mark in classes for mark in _QUOTE_MARKS):
                # The head of a forwarded mail is read as it stands: all that follows it is forwarded.
                return not ("gmail_attr" in classes and (node.text() or "").lstrip().startswith("-----"))
            if any(mark in classes for mark in _SIGNATURE_MARKS) and "prefix" not in classes:
                self._signature()
        identity = (attributes.get("id") or "").lower()
        if identity:
            if identity in _REST_IS_QUOTE:
                self._quote_the_rest()
            elif identity in _SIGNATURE_IDS:
                self._signature()
        if style and _REPLY_RULE.search(style):
            self._quote_the_rest()
        return False

    def _signature(self) -> None:
        self._flush()
        if not self.quotes and not self.rest_is_quote:
            self.lines.append("-- ")

    def _quote_the_rest(self) -> None:
        self._flush()
        if not self.rest_is_quote:
            self.lines.append("")
        self.rest_is_quote = True

    def _close(self, tag: str, spaced: bool, quoted: bool) -> None:
        if tag in _BLOCKS or quoted:
            self._flush()
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        if tag == "pre":
            self.pre -= 1
        if quoted:
            self.quotes -= 1
        if spaced:
            self.gap = True

    def _write(self, text: str) -> None:
        if self.pre:
            first, *others = text.split("\n")
            self.line.append(first)
            for other in others:
                self._break()
                self.line.append(other)
            return
        if text.isspace():
            if "\xa0" in text:
                self.line.append(" \xa0")
            elif self.line:
                self.line.append(" ")
            return
        self.line.append(_SPACE.sub(" ", text))

    def _break(self) -> None:
        """A <br>: ends the line, even an empty one."""
        if self.line:
            self._flush()
        else:
            self._append("")

    def _flush(self) -> None:
        if not self.line:
            return
        raw = "".join(self.line)
        self.line.clear()
        text = raw.translate(_INVISIBLE)
        text = text.rstrip() if self.pre else _SPACE.sub(" ", text).strip()
        if text or "\xa0" in raw:
            self._append(text)

    def _append(self, text: str) -> None:
        prefix = "> " * min(self.quotes + self.rest_is_quote, 5)
        if self.gap:
            self.gap = False
            if self.lines and self.lines[-1].strip("> "):
                # Between a quote and the author's words the empty line belongs to nobody.
                self.lines.append(prefix.rstrip() if prefix and self.lines[-1].startswith(">") else "")
        self.lines.append(prefix + text if text else prefix.rstrip())

    def text(self) -> str:
        """Everything read so far, at most one empty line in a row."""
        return _BLANKS.sub("\n\n", "\n".join(self.lines)).strip("\n")
