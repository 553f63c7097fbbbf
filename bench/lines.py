"""The mails of `tests/corpus` as the linear models are trained on them, each with the classes that it is of.

`training/inbound/*.jsonl` and `training/outbound/*.jsonl` hold one mail a line: its text with greeting and signature,
and its label. The mails and lines of `inbound`, `inbound_lines` and `outbound`, and the rules' own examples, count too,
without the rules' word: the rules were made for them. `held_back` is not listed here, `bench.judgement` reads its lines
with `rows`; `inbound_lines/apart.jsonl` is only counted, by its test.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from followupd.core import rules
from followupd.core.classify import ruled, sentences_of
from followupd.core.linear import inbound, outbound
from followupd.core.machines import subject_of
from followupd.core.mime import parse
from followupd.core.outbound import prose_of
from followupd.core.outbound import ruled as ruled_outbound
from followupd.core.rules import RULES
from followupd.core.wording.status import signs
from followupd.core.wording.thanks import thanks
from followupd.model import Message, RawMail

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
TRAINING = CORPUS / "training"
ORDINARY = tuple(TRAINING / "inbound" / f"{name}.jsonl" for name in ("life", "office", "ordinary_life"))
"""Mail of work and private life that speaks of no application: what people write to us, we might write as well."""
KNOWN_LINES = tuple(CORPUS / "inbound_lines" / f"{name}.jsonl" for name in ("read", "told"))
ZONE = ZoneInfo("America/Toronto")


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail of the training: its folded sentences, what the rules say of it (None: they know it), its classes.

    `spare`: classes that it says nothing of. `signs`: of a request for status.
    """

    name: str
    sentences: list[str]
    ruled: frozenset[str] | None
    classes: frozenset[str]
    spare: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of lines."""
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


def message(row: dict[str, Any], *, mine: bool = False) -> Message:
    """The mail that a row tells, read as the daemon reads it. `mine`: the user wrote it."""
    mail = EmailMessage(policy=SMTP)
    me, them = "Robin Vale <robin.vale@mail.example>", row.get("from", "Alice Stone <alice@acme.example>")
    mail["From"], mail["To"] = (me, them) if mine else (them, me)
    mail["Subject"] = row.get("subject") or "Your application"
    year, month, day = map(int, row.get("date", "2026-11-24")[:10].split("-"))
    mail["Date"] = datetime(year, month, day, 10, 15, tzinfo=ZONE)
    mail["Message-ID"] = "<line@corpus.example>"
    mail.set_content(row["text"])
    for name in row.get("attachments") or ():
        mail.add_attachment(b"x", maintype="application", subtype="octet-stream", filename=name)
    return parse(RawMail(mail.as_bytes()), zone=ZONE)


def labels(row: dict[str, Any]) -> list[str]:
    """The labels that are all right for a row."""
    found = row["label"]
    return found if isinstance(found, list) else [found]


def inbound_files() -> list[Path]:
    """Everything that the model of inbound mail is trained on."""
    return [
        *sorted((TRAINING / "inbound").glob("*.jsonl")),
        *KNOWN_LINES,
        *_pairs("inbound"),
    ]


def _pairs(folder: str) -> list[Path]:
    """The mails of a folder of the corpus, then their twins."""
    return [*sorted((CORPUS / folder).glob("*.eml")), *sorted((CORPUS / folder).glob("*.json"))]


def inbound_mails() -> Iterator[Mail]:
    """The mails of the training, in a fixed order. One with two right labels teaches nothing."""
    for path in sorted((TRAINING / "inbound").glob("*.jsonl")):
        for number, row in enumerate(rows(path)):
            if len(labels(row)) == 1:
                yield _inbound(f"{path.stem} {number}", message(row), labels(row)[0], known=False)
    for path in KNOWN_LINES:
        for number, row in enumerate(rows(path)):
            yield _inbound(f"{path.stem} {number}", message(row), labels(row)[0], known=True)
    for path in sorted((CORPUS / "inbound").glob("*.eml")):
        said = json.loads(path.with_suffix(".json").read_text("utf-8"))["kind"]
        kinds = said if isinstance(said, list) else [said]
        if len(kinds) == 1:
            yield _inbound(path.stem, parse(RawMail(path.read_bytes()), zone=ZONE), kinds[0], known=True)


def _inbound(name: str, mail: Message, label: str, *, known: bool) -> Mail:
    _, folded = sentences_of(mail)
    subject = subject_of(mail.header)
    rules = None if known else frozenset(ruled(folded, subject))
    # "other" is no rejection, and may well offer or invite.
    spare = frozenset(inbound.CLASSES) - {inbound.REJECTION} if label == "other" else frozenset()
    return Mail(name, folded, rules, frozenset({label}) & set(inbound.CLASSES), spare)


def promise_mails() -> Iterator[tuple[str, Message, date | None, bool]]:
    """Mails that may promise a day: name, mail, that day, and whether the rules were made for it.

    One that says no is past promising.
    """
    for path in sorted((TRAINING / "inbound").glob("*.jsonl")):
        for number, row in enumerate(rows(path)):
            if "by" in row and inbound.REJECTION not in labels(row):
                yield f"{path.stem} {number}", message(row), date.fromisoformat(row["by"]) if row["by"] else None, False
    for path in sorted((CORPUS / "inbound").glob("*.eml")):
        said = json.loads(path.with_suffix(".json").read_text("utf-8"))
        if "by" in said:
            by = date.fromisoformat(said["by"]) if said["by"] else None
            yield path.stem, parse(RawMail(path.read_bytes()), zone=ZONE), by, True


def promise_files() -> list[Path]:
    """Everything that the model of promises is trained on."""
    return [*sorted((TRAINING / "inbound").glob("*.jsonl")), *_pairs("inbound")]


def outbound_files() -> list[Path]:
    """Everything that the model of the user's words is trained on."""
    return [
        *sorted((TRAINING / "outbound").glob("*.jsonl")),
        *ORDINARY,
        *_pairs("outbound"),
        *sorted(Path(rules.__file__).parent.glob("*_examples.py")),
    ]


FIELDS = {
    outbound.GENERIC: "status_request",
    outbound.DESPERATE: "desperate",
    outbound.DEMAND: "feedback_demand",
    outbound.THANKS: "thank_you",
}


def outbound_mails() -> Iterator[Mail]:
    """The same of the user's own mails. What may or may not be raised (`either`) teaches nothing of that code."""
    for path in sorted((TRAINING / "outbound").glob("*.jsonl")):
        for number, row in enumerate(rows(path)):
            codes = frozenset([*row["codes"], *([outbound.THANKS] if row["thank_you"] else ())]) & set(outbound.CLASSES)
            spare = frozenset(row.get("either", ())) | (
                frozenset() if row.get("after_rejection") else frozenset({outbound.DEMAND})
            )
            yield _outbound(f"{path.stem} {number}", message(row, mine=True), codes, spare, known=False)
    for path in ORDINARY:
        for number, row in enumerate(rows(path)):
            if row["label"] == "human":
                mail = message(row, mine=True)
                yield _outbound(f"{path.stem} {number}", mail, frozenset(), frozenset(), known=False)
    for path in sorted((CORPUS / "outbound").glob("*.eml")):
        said = json.loads(path.with_suffix(".json").read_text("utf-8"))
        codes = frozenset(code for code, field in FIELDS.items() if said[field])
        mail = parse(RawMail(path.read_bytes()), zone=ZONE)
        yield _outbound(path.stem, mail, codes, frozenset(), known=True)
    for rule in RULES:
        others = frozenset(outbound.CLASSES) - {rule.code}
        for number, text in enumerate((*rule.bad, *rule.good) if rule.code in outbound.CLASSES else ()):
            words = text.partition("}\n")[2] if text.startswith("{") else text
            codes = frozenset({rule.code}) if number < len(rule.bad) else frozenset()
            mail = message({"text": words}, mine=True)
            yield _outbound(f"{rule.code} {number}", mail, codes, others, known=True)


def _outbound(name: str, mail: Message, codes: frozenset[str], spare: frozenset[str], *, known: bool) -> Mail:
    said = prose_of(mail)
    rules = frozenset(ruled_outbound(said, thanks(said, mail.header.date.date())))
    if outbound.DEMAND in codes:
        spare |= {outbound.DESPERATE} - codes  # a demand may be taken for one or not
    sentences = [each.low for each in said.sentences]
    return Mail(name, sentences, None if known else rules, codes, spare, signs(said))
