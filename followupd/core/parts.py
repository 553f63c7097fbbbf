"""The tree of a mail's parts (RFC 2046), as places in its bytes: nothing is copied or decoded before it is wanted.

1. A part is told by where its boundaries lie; a 50 MB attachment costs one search through it.
2. Depth and number are bounded: a part nested deeper, or past the limit, is a leaf or left out.
3. A missing boundary or end is made good as mail programs do: the part runs to its parent's end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from followupd.core.encoded import decode_charset, decode_transfer, decode_words, parameters
from followupd.core.header import fields

DEEPEST: Final = 24
MOST_PARTS: Final = 2_000
LARGEST_TEXT: Final = 1_000_000
"""Bytes of one text part that are decoded."""


@dataclass(slots=True)
class Part:
    """One part: its header fields, and where in `data` its content lies."""

    data: bytes
    start: int
    end: int
    header: dict[str, str]
    content_type: str = "text/plain"
    options: dict[str, str] = field(default_factory=dict)
    disposition: str = ""
    filename: str = ""
    children: list[Part] = field(default_factory=list)
    in_related: bool = False

    @property
    def content_id(self) -> str:
        return self.header.get("content-id", "").strip().strip("<>")

    def decoded(self, limit: int = LARGEST_TEXT) -> bytes:
        """The content, its transfer encoding undone; of at most `limit` encoded bytes."""
        raw = self.data[self.start : min(self.end, self.start + limit)]
        return decode_transfer(raw, self.header.get("content-transfer-encoding", ""))

    def text(self) -> str:
        """The content as text with plain line ends."""
        text = decode_charset(self.decoded(), self.options.get("charset", ""))
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def size(self) -> int:
        """About how many bytes the decoded content has: exact for whole base64 without stray characters."""
        length = max(self.end - self.start, 0)
        encoding = self.header.get("content-transfer-encoding", "").strip().lower()
        if encoding == "base64":
            breaks = self.data.count(b"\n", self.start, self.end) + self.data.count(b"\r", self.start, self.end)
            padding = self.data.count(b"=", max(self.start, self.end - 8), self.end)
            return max((length - breaks) * 3 // 4 - padding, 0)
        if encoding == "quoted-printable" and length <= LARGEST_TEXT:
            return len(self.decoded())
        return length

    def walk(self) -> Iterator[Part]:
        """This part and all below it, in their order."""
        stack = [self]
        while stack:
            part = stack.pop()
            yield part
            stack.extend(reversed(part.children))


def parse_parts(data: bytes, found: list[tuple[str, str]], body: int) -> tuple[Part, tuple[str, ...]]:
    """The tree of a mail whose header `found` is read and whose body begins at `body`; and what is wrong with it."""
    defects: list[str] = []
    root = _part(data, body, len(data), found)
    queue = [(root, 1)]
    count = 1
    for part, depth in queue:  # grows as it is walked
        if not part.content_type.startswith("multipart/") and part.content_type != "message/rfc822":
            continue
        if depth >= DEEPEST:
            defects.append("nested too deep")
            continue
        if part.content_type == "message/rfc822":
            if part.header.get("content-transfer-encoding", "").strip().lower() in {"base64", "quoted-printable"}:
                continue
            inner, begin = fields(data, part.start, part.end)
            part.children.append(_part(data, begin, part.end, inner))
        else:
            for start, end in _sections(part, defects):
                if count + len(part.children) >= MOST_PARTS:
                    defects.append("too many parts")
                    break
                inner, begin = fields(data, start, end)
                part.children.append(_part(data, min(begin, end), end, inner, part.content_type))
        count += len(part.children)
        queue.extend((child, depth + 1) for child in part.children)
    return root, tuple(dict.fromkeys(defects))


def _part(data: bytes, start: int, end: int, found: list[tuple[str, str]], parent: str = "") -> Part:
    header: dict[str, str] = {}
    for name, value in found:
        if name.startswith("content-") or name in {"subject", "message-id"}:
            header.setdefault(name, value)
    default = "message/rfc822" if parent == "multipart/digest" else "text/plain"
    raw_type = header.get("content-type", "")
    content_type, options = parameters(raw_type) if raw_type.strip() else (default, {})
    if "/" not in content_type:
        content_type = "text/plain" if content_type in {"", "text", "plain"} else "application/octet-stream"
    disposition, details = parameters(header.get("content-disposition", ""))
    filename = details.get("filename") or options.get("name") or ""
    if "=?" in filename:
        filename = decode_words(filename)
    if content_type == "message/rfc822" and not filename and parent:
        filename = decode_words(header.get("content-description", ""))
    return Part(
        data,
        start,
        end,
        header,
        content_type,
        options,
        disposition,
        " ".join(filename.split())[:255],
        in_related=parent == "multipart/related",
    )


def _sections(part: Part, defects: list[str]) -> Iterator[tuple[int, int]]:
    """Where the parts of a multipart lie; the line break before a boundary belongs to the boundary (RFC 2046 5.1.1)."""
    boundary = part.options.get("boundary", "").rstrip()
    if not boundary:
        defects.append("multipart without a boundary")
        yield part.start, part.end
        return
    mark = b"--" + boundary.encode("latin-1", "replace")
    data, end = part.data, part.end
    begin = -1
    at = data.find(mark, part.start, end)
    while at >= 0:
        after = at + len(mark)
        line_end = data.find(b"\n", after, end)
        line_end = end if line_end < 0 else line_end
        rest = data[after : min(line_end, after + 200)].strip()
        at_line_start = at == part.start or data[at - 1 : at] == b"\n"
        if at_line_start and rest in {b"", b"--"}:
            if begin >= 0:
                yield begin, _before(data, begin, at)
            begin = min(line_end + 1, end)
            if rest == b"--":
                return
        at = data.find(mark, max(line_end, after), end)
    if begin < 0:
        defects.append("boundary not found")
        yield part.start, part.end
        return
    defects.append("multipart without its end")
    yield begin, end


def _before(data: bytes, begin: int, at: int) -> int:
    if data[at - 1 : at] == b"\n":
        at -= 1
    if data[at - 1 : at] == b"\r":
        at -= 1
    return max(begin, at)
