"""How well mail is read: precision and recall for each class, written into docs/judgement.md.

    python -m bench.judgement [--corpus ../shared/corpus] [--show] [--check]

Measured are `tests/corpus` (written beside the code, tuned on) and `tests/corpus/held_back` (written by somebody
who had not read the patterns, labelled by the specification alone, never tuned on); with `--corpus` also labelled mail
from elsewhere. `--show` names on stderr the held-back mails that were read otherwise: for whoever checks the
labels, not for whoever writes the code. `--check` leaves the document alone. Exit 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bench import lines
from bench.inbound import bare, read_raw
from bench.row import Row
from bench.wording import labelled
from followupd.core.classify import inbound
from followupd.core.decide import decide
from followupd.core.ics import invitations
from followupd.core.mime import parse
from followupd.core.outbound import outbound
from followupd.core.reading import read
from followupd.model import (
    Address,
    Deed,
    DeedType,
    Header,
    Inbound,
    Invitation,
    Kind,
    Message,
    Outbound,
    Policy,
    RawMail,
    Reading,
)

ROOT = Path(__file__).parents[1]
TUNED = ROOT / "tests" / "corpus"
HELD_BACK = TUNED / "held_back"
DOCUMENT = ROOT / "docs" / "judgement.md"
BEGIN, END = "<!-- judgement: begin -->", "<!-- judgement: end -->"
ZONE = ZoneInfo("America/Toronto")
ME = Address("robin.vale@mail.example", "Robin Vale")
CODES = ("FU201", "FU202", "FU203", "FU204", "FU205", "FU206", "FU207", "FU208", "FU209")
KINDS = tuple(str(kind) for kind in Kind)
PRECISION = {"rejection": 0.98, **dict.fromkeys(CODES, 0.95)}  # issue 3
RECALL = {"rejection": 0.85}
RIGHT = {"promise dates": 0.90, "own words": 0.95}


@dataclass(slots=True)
class Score:
    """Of one class: rightly found, found where it is not, missed. `wrong` names the mails of the latter two."""

    name: str
    hits: int = 0
    false: int = 0
    missed: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, mail: str, expected: bool, found: bool) -> None:
        self.hits += expected and found
        self.false += found and not expected
        self.missed += expected and not found
        if expected != found:
            self.wrong.append(f"{mail} ({'missed' if expected else 'false'})")

    @property
    def precision(self) -> float | None:
        return self.hits / (self.hits + self.false) if self.hits + self.false else None

    @property
    def recall(self) -> float | None:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else None

    @property
    def met(self) -> bool | None:
        """Whether the targets are met; None where there are none. A class that nothing tests meets none."""
        wanted = [
            (got, least[self.name])
            for got, least in ((self.precision, PRECISION), (self.recall, RECALL))
            if self.name in least
        ]
        return all(got is not None and got >= least for got, least in wanted) if wanted else None


@dataclass(slots=True)
class Share:
    """Of one thing that is right or wrong: how many were right."""

    name: str
    right: int = 0
    of: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, mail: str, right: bool) -> None:
        self.of += 1
        self.right += right
        if not right:
            self.wrong.append(mail)

    @property
    def met(self) -> bool | None:
        return None if self.name not in RIGHT else bool(self.of) and self.right / self.of >= RIGHT[self.name]


@dataclass(slots=True)
class Result:
    """One corpus, measured."""

    title: str
    mails: int = 0
    scores: dict[str, Score] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)

    @property
    def classes(self) -> list[Score | Share]:
        return [*self.scores.values(), *self.shares.values()]

    def score(self, name: str) -> Score:
        return self.scores.setdefault(name, Score(name))

    def share(self, name: str) -> Share:
        return self.shares.setdefault(name, Share(name))


def pairs(folder: Path) -> Iterator[tuple[str, bytes, Any]]:
    """Name, bytes and label of every mail in `folder`."""
    for path in sorted(folder.glob("*.eml")):
        yield path.stem, path.read_bytes(), json.loads(path.with_suffix(".json").read_text("utf-8"))


def decoded(data: bytes) -> Message:
    return parse(RawMail(data), zone=ZONE)


# ------------------------------------------------------------------ inbound, own words, invitations


def measure_inbound(folder: Path, result: Result) -> None:
    """A label's `kind` is one kind, or a list of kinds that are all right."""
    for name, data, label in pairs(folder):
        result.mails += 1
        found = inbound(decoded(data), zone=ZONE)
        kinds = [label["kind"]] if isinstance(label["kind"], str) else label["kind"]
        kind = str(found.kind)
        for each in KINDS:
            expected = (kind if kind in kinds else kinds[0]) == each
            result.score(each).add(f"{name} → {kind}", expected, kind == each)
        if "by" in label:
            _date(result, "promise", name, label["by"], found.promise.by if found.promise else None)
        if "until" in label:
            _date(result, "return", name, label["until"], found.until)


def _date(result: Result, what: str, name: str, expected: str | None, found: date | None) -> None:
    result.score(f"a {what} is there").add(name, expected is not None, found is not None)
    if expected is not None or found is not None:
        said = found.isoformat() if found else None
        result.share(f"{what} dates").add(f"{name}: {said}, should be {expected}", said == expected)


def measure_own_words(folder: Path, result: Result) -> None:
    """Right is: every paragraph, character by character, and whether something is forwarded."""
    for name, data, label in pairs(folder):
        result.mails += 1
        own = decoded(data).own
        right = list(own.paragraphs) == label["paragraphs"] and own.forwarded == label["forwarded"]
        result.share("own words").add(name, right)
        around = (own.greeting, list(own.aside)) == (label["greeting"], label["aside"])
        result.share("greeting, courtesy").add(name, around)


def measure_invitations(folder: Path, result: Result) -> None:
    for name, data, labels in pairs(folder):
        result.mails += 1
        message = decoded(data)
        header = message.header
        found = invitations(
            message.calendars, zone=ZONE, subject=header.subject, sender=header.sender, text=message.own.text
        )
        expected = any(_is_interview(label) for label in labels)
        interview = any(bool(each.cue) and not each.not_interview for each in found)
        result.score("interview in a calendar").add(name, expected, interview)
        result.share("calendar: method, time, people").add(
            name, [_facts(each) for each in found] == [_expected(label) for label in labels]
        )


def _is_interview(label: dict[str, Any]) -> bool:
    return bool(label["interview"] if "interview" in label else label["cue"] and not label["not_interview"])


def _facts(each: Invitation) -> tuple[object, ...]:
    people = sorted(attendee.address for attendee in each.attendees if not attendee.is_room)
    return (
        str(each.method),
        each.start and each.start.astimezone(UTC),
        each.end and each.end.astimezone(UTC),
        each.organizer.address if each.organizer else None,
        people,
    )


def _expected(label: dict[str, Any]) -> tuple[object, ...]:
    people = label["people"] if "people" in label else set(label["attendees"]) - set(label["rooms"])
    start, end = (
        datetime.fromisoformat(label[key]).astimezone(UTC) if label[key] else None for key in ("start", "end")
    )
    return label["method"], start, end, label["organizer"], sorted(people)


# ------------------------------------------------------------------ what the user writes


def measure_outgoing(folder: Path, result: Result) -> None:
    """Held-back mail of the user: its content findings, in the history that its label tells.

    Codes under `either` may be found or not: the specification can be read both ways there.
    """
    for name, data, label in pairs(folder):
        result.mails += 1
        found = codes(data, label["context"])
        for code in set(CODES) - set(label.get("either", ())):
            result.score(code).add(name, code in label["codes"], code in found)
        result.score("thank-you").add(name, label["thank_you"], bool(outbound(decoded(data)).thank_you))


def codes(data: bytes, context: dict[str, Any]) -> set[str]:
    """The FU2xx findings on a mail after an interview with its recipient, in `context`.

    `rejected`: they have said no since, and this answers it; `answered`: that was answered already; `answers`:
    they wrote, and this answers; `others`: there is an opportunity at Globex with Grace Hall; `strengths`,
    `questions`: recorded with the interview.
    """
    prompts = (*context.get("strengths", ()), *context.get("questions", ()))
    mail = read(RawMail(data), zone=ZONE, me={ME.address}, prompts=prompts)
    them, now = mail.header.to[0], mail.header.date
    start = now - timedelta(hours=5)
    deeds = [_interview(them, start, "one", context)]
    if "others" in context:
        deeds.append(_interview(Address("grace.hall@globex.example", "Grace Hall"), start, "two", {}))
    history = [mail]
    kind = Kind.REJECTION if {"rejected", "answered"} & set(context) else Kind.HUMAN if "answers" in context else None
    if kind is not None:
        header = Header("<before@context.example>", now - timedelta(hours=3), them, (ME,), subject="Decision")
        history.append(Reading(header, outgoing=False, inbound=Inbound(kind, "They wrote.")))
    if "answered" in context:
        reply = Header(
            "<reply@context.example>", now - timedelta(hours=2), ME, (them,), in_reply_to=("<before@context.example>",)
        )
        history.append(Reading(reply, outgoing=True, outbound=Outbound(1, 8)))
    policy = Policy(zone=str(ZONE), me=frozenset({ME.address}))
    decision = decide(history, deeds, policy, {}, now=now + timedelta(hours=2))
    return {each.code for each in decision.findings if each.message_id == mail.header.message_id} & set(CODES)


def _interview(who: Address, start: datetime, identity: str, context: dict[str, Any]) -> Deed:
    return Deed(
        start - timedelta(days=3),
        DeedType.INTERVIEW,
        identity=identity,
        start=start,
        end=start + timedelta(hours=1),
        people=(who,),
        strengths=tuple(context.get("strengths", ())),
        questions=tuple(context.get("questions", ())),
    )


EVIDENCE: dict[str, Callable[[Outbound], bool]] = {
    "FU201": lambda said: bool(said.status_request),
    "FU203": lambda said: bool(said.desperate),
    "FU206": lambda said: bool(said.feedback_demand),
    "FU207": lambda said: bool(said.placeholder),
    "FU209": lambda said: bool(said.attachment_claim) and not said.has_attachment,
    "thank-you": lambda said: bool(said.thank_you),
}


def measure_evidence(folder: Path, result: Result) -> None:
    """Our own mail of the user: what its words amount to, without a history."""
    fields = {
        "FU201": "status_request",
        "FU203": "desperate",
        "FU206": "feedback_demand",
        "FU207": "placeholder",
        "FU209": "attachment_claim",
        "thank-you": "thank_you",
    }
    for name, data, label in pairs(folder):
        result.mails += 1
        said = outbound(decoded(data))
        for code, judge in EVIDENCE.items():
            expected = bool(label[fields[code]]) and not (code == "FU209" and label["has_attachment"])
            result.score(code).add(name, expected, judge(said))


# ------------------------------------------------------------------ the corpora


def tuned() -> Result:
    result = Result("Our own corpus (`tests/corpus`, tuned on)")
    measure_inbound(TUNED / "inbound", result)
    measure_own_words(TUNED / "own_words", result)
    measure_invitations(TUNED / "invites", result)
    measure_evidence(TUNED / "outbound", result)
    return result


def measure_lines(folder: Path, result: Result) -> None:
    """One mail a line, of texts without the header that machines are told by: so only what is said is scored."""
    for number, row in enumerate(lines.rows(folder / "inbound.jsonl")):
        result.mails += 1
        found = inbound(lines.message(row), zone=ZONE)
        kind, kinds = str(found.kind), lines.labels(row)
        for each in (Kind.REJECTION, Kind.OFFER, Kind.INVITATION):
            expected = (kind if kind in kinds else kinds[0]) == each
            result.score(str(each)).add(f"line {number} → {kind}", expected, kind == each)
        if kinds[0] in ("human", "invitation"):
            _date(result, "promise", f"line {number}", row["by"], found.promise.by if found.promise else None)
    for number, row in enumerate(lines.rows(folder / "outbound.jsonl")):
        result.mails += 1
        said = outbound(lines.message(row, mine=True))
        for code, judge in EVIDENCE.items():
            expected = row["thank_you"] if code == "thank-you" else code in row["codes"]
            beside = code == "FU203" and "FU206" in row["codes"]  # may stand there or not (SPEC section 6)
            if code not in row["either"] and not beside and (code != "FU206" or row["after_rejection"]):
                result.score(code).add(f"own line {number}", expected, judge(said))


@cache
def held_back_lines() -> Result:
    result = Result("Held back, a mail a line (`tests/corpus/held_back/lines`, never tuned or trained on)")
    measure_lines(HELD_BACK / "lines", result)
    return result


@cache
def held_back_ordinary() -> Result:
    result = Result("Held back, ordinary mails (`tests/corpus/held_back/ordinary`, never tuned or trained on)")
    measure_lines(HELD_BACK / "ordinary", result)
    return result


@cache
def held_back() -> Result:
    result = Result("Held back (`tests/corpus/held_back`, never tuned on)")
    measure_inbound(HELD_BACK / "inbound", result)
    measure_own_words(HELD_BACK / "own_words", result)
    measure_invitations(HELD_BACK / "invites", result)
    for code in CODES:
        result.score(code)
    measure_outgoing(HELD_BACK / "outgoing", result)
    return result


def elsewhere(corpus: Path) -> Result:
    """Labelled mail of other people, at `corpus`; what its labels call borderline is left out."""
    result = Result("Other people's mail (not part of the project; development saw it)")
    labels = {"rejection": "rejection", "acknowledgement": "acknowledgement", "invitation": "interview_invite"}
    for line in (corpus / "job_mails.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        raw = corpus / "job_mails_raw" / f"{row['id']}.eml"
        message = read_raw(raw) if raw.exists() else bare(row)
        if message is None or "borderline" in str(row.get("sub", "")):
            continue
        result.mails += 1
        kind = str(inbound(message, zone=ZONE).kind)
        for each, label in labels.items():
            result.score(each).add(row["id"], row["label"] == label, kind == each)
    for key, truths, _, message in labelled(corpus):
        result.mails += 1
        said = outbound(message)
        for label, code in (("generic", "FU201"), ("desperate", "FU203")):
            if isinstance(truths.get(label), bool):
                result.score(code).add(key, bool(truths[label]), EVIDENCE[code](said))
    return result


# ------------------------------------------------------------------ the document


def table(result: Result) -> str:
    """The result as Markdown."""
    lines = [f"### {result.title}: {result.mails} mails", ""]
    lines += ["| class | right | false | missed | precision | recall | target |", "|---|---|---|---|---|---|---|"]
    for score in result.scores.values():
        if score.hits + score.false + score.missed:
            figures = (
                f"{score.hits} | {score.false} | {score.missed} | {_ratio(score.precision)} | {_ratio(score.recall)}"
            )
            lines.append(f"| {score.name} | {figures} | {_target(score)} |")
    if result.shares:
        lines += ["", "| what | right | of | share | target |", "|---|---|---|---|---|"]
    for share in result.shares.values():
        ratio = _ratio(share.right / share.of if share.of else None)
        lines.append(f"| {share.name} | {share.right} | {share.of} | {ratio} | {_target(share)} |")
    return "\n".join(lines)


def _ratio(value: float | None) -> str:
    """Two digits and a half, cut and not rounded: 0.996 is not 1."""
    return "none" if value is None else f"{int(value * 1000) / 1000:.3f}"


def _target(each: Score | Share) -> str:
    if each.met is None:
        return ""
    if isinstance(each, Share):
        wanted = f"≥ {RIGHT[each.name]:.2f}"
    else:
        wanted = f"precision ≥ {PRECISION[each.name]:.2f}"
        if each.name in RECALL:
            wanted += f", recall ≥ {RECALL[each.name]:.2f}"
    return f"{wanted}: {'met' if each.met else '**missed**'}"


def replaced(document: str, block: str) -> str:
    """The document with what stands between the marks replaced."""
    before, begin, rest = document.partition(BEGIN)
    if not begin or END not in rest:
        raise SystemExit(f"{DOCUMENT} has no marks {BEGIN} and {END}")
    return f"{before}{BEGIN}\n{block}\n{END}{rest.partition(END)[2]}"


def parts() -> list[Result]:
    """The held-back parts."""
    return [held_back(), held_back_ordinary(), held_back_lines()]


def rows() -> list[Row]:
    """For `python -m bench`: how many targets are missed on the held-back part."""
    judged = [each for part in parts() for each in part.classes if each.met is not None]
    missed = sum(not each.met for each in judged)
    return [Row("judgement: targets missed on held-back mail", missed, 0, "targets", f"of {len(judged)}")]


def main() -> int:
    """Measure, print, and write the marked block."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    results = [*parts(), tuned()] + ([elsewhere(options.corpus)] if options.corpus else [])
    block = "\n\n".join(table(result) for result in results)
    print(block)
    if options.show:
        for each in results[0].classes:
            for name in each.wrong:
                print(f"{each.name}: {name}", file=sys.stderr)
    if not options.check:
        command = "python -m bench.judgement" + (" --corpus ../shared/corpus" if options.corpus else "")
        said = f"Made by `{command}`.\n\n{block}"
        DOCUMENT.write_text(replaced(DOCUMENT.read_text("utf-8"), said), encoding="utf-8")
    return int(any(each.met is False for each in results[0].classes))


if __name__ == "__main__":
    sys.exit(main())
