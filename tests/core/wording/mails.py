"""Mails as a candidate writes them, from their text; and the context line of the examples, read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from followupd.core.mime import parse
from followupd.core.outbound import outbound
from followupd.model import Attachment, Message, Outbound, RawMail

UTC = ZoneInfo("UTC")


def mail(
    body: str, subject: str = "Our conversation", date: str = "Thu, 12 Nov 2026 10:00:00 +0000", extra: str = ""
) -> Message:
    """A plain mail of Jordan to Alice, a Thursday unless `date` says otherwise."""
    head = (
        "From: Jordan Lee <jordan@mail.example>\nTo: Alice Smith <alice@acme.example>\n"
        f"Subject: {subject}\nDate: {date}\nMessage-ID: <one@mail.example>\n{extra}"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    )
    return parse(RawMail((head + body).encode()), zone=UTC)


def judged(body: str, *prompts: str, subject: str = "Our conversation") -> Outbound:
    return outbound(mail(body, subject), prompts=prompts)


def letter(words: str) -> Outbound:
    """`words` between an English greeting and a sign-off."""
    return judged(f"Hi Alice,\n\n{words}\n\nBest,\nJordan")


@dataclass(frozen=True)
class Example:
    """An example of `core.rules.content_examples`: its context line read, its mail judged."""

    context: dict[str, tuple[str, ...]] = field(default_factory=dict)
    said: Outbound = field(default_factory=lambda: Outbound(0, 0))

    def of(self, key: str) -> tuple[str, ...]:
        return self.context.get(key, ())


def example(text: str) -> Example:
    context: dict[str, tuple[str, ...]] = {}
    if text.startswith("{") and "}\n" in text:
        line, text = text.split("}\n", 1)
        key = ""
        for part in line[1:].split(";"):
            name, colon, value = part.partition(":")
            key, value = (name.strip(), value) if colon else (key, part)
            context[key] = (*context.get(key, ()), value.strip())
    message = replace(mail(text), attachments=tuple(_file(name) for name in context.get("attached", ())))
    prompts = [prompt for key in ("strengths", "specifics", "questions") for prompt in context.get(key, ())]
    return Example(context, outbound(message, prompts=prompts))


def _file(name: str) -> Attachment:
    kinds = {"pdf": "application/pdf", "png": "image/png", "ics": "text/calendar"}
    bare = name.removesuffix(" inline")
    return Attachment(bare, kinds[bare.rpartition(".")[2]], 1000, inline=bare != name)
