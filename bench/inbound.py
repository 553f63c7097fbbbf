"""How well and how fast inbound mail is read: python bench/inbound.py CORPUS_FOLDER [--show].

CORPUS_FOLDER holds labelled mail (`job_mails.jsonl`, `job_mails_raw`, `mime_nasty`, `enron_sent`); none of it is
part of the project. Prints, a class a line, right, missed and false; the false alarms among ordinary
business mail; and the time that one mail takes.
"""

from __future__ import annotations

import argparse
import json
import mailbox
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from followupd.core.classify import inbound
from followupd.core.mime import parse
from followupd.core.own_words import own_words
from followupd.errors import BadData
from followupd.model import Address, Header, Inbound, Kind, Message, RawMail

ZONE = ZoneInfo("America/Chicago")
SCORED = {Kind.REJECTION: "rejection", Kind.INVITATION: "interview_invite", Kind.ACKNOWLEDGEMENT: "acknowledgement"}


def read_raw(path: Path) -> Message | None:
    try:
        return parse(RawMail(path.read_bytes()), zone=ZONE)
    except BadData:
        return None


def bare(row: dict[str, object]) -> Message:
    """A row of body text only, as a mail of a role's mailbox (most of them came from one)."""
    text = str(row["text"])
    header = Header(
        f"<{row['id']}@bench.example>",
        datetime(2021, 2, 24, tzinfo=UTC),
        Address("careers@bench.example"),
        subject=str(row["subject"] or ""),
    )
    return Message(header, text, own_words(text))


def job_mails(folder: Path, show: bool) -> None:
    rows = [json.loads(line) for line in (folder / "job_mails.jsonl").read_text().splitlines()]
    right: Counter[Kind] = Counter()
    missed: Counter[Kind] = Counter()
    false: Counter[Kind] = Counter()
    for row in rows:
        raw = folder / "job_mails_raw" / f"{row['id']}.eml"
        message = read_raw(raw) if raw.exists() else bare(row)
        if message is None or "borderline" in str(row.get("sub", "")):
            continue
        found = inbound(message, zone=ZONE)
        for kind, label in SCORED.items():
            if found.kind is kind and row["label"] == label:
                right[kind] += 1
            elif found.kind is kind:
                false[kind] += 1
            elif row["label"] == label:
                missed[kind] += 1
            else:
                continue
            if show and not (found.kind is kind and row["label"] == label):
                print(
                    f"  {row['id']}: {row['label']} {row.get('sub') or ''} read as {found.kind}: {found.evidence[:160]}"
                )
        if show and (row["timeline"] or found.promise):
            print(f"  {row['id']}: timeline {row['timeline']} read as {found.promise} ({found.kind})")
    for kind in SCORED:
        print(line(str(kind), right[kind], missed[kind], false[kind]))


def line(name: str, right: int, missed: int, false: int) -> str:
    precision = right / (right + false) if right + false else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    return (
        f"{name:18} right {right:4}  missed {missed:3}  false {false:3}  precision {precision:.3f}  recall {recall:.3f}"
    )


def bounces(folder: Path, show: bool) -> None:
    right = missed = false = 0
    for row in map(json.loads, (folder / "mime_nasty" / "manifest.jsonl").read_text().splitlines()):
        message = read_raw(folder / "mime_nasty" / row["file"])
        if message is None:
            continue
        found = inbound(message, zone=ZONE)
        labelled = row["category"] == "dsn"
        right += labelled and found.kind is Kind.BOUNCE
        missed += labelled and found.kind is not Kind.BOUNCE
        false += not labelled and found.kind is Kind.BOUNCE
        if show and labelled != (found.kind is Kind.BOUNCE):
            print(f"  {row['id']}: {row['category']} read as {found.kind}: {message.header.subject[:70]!r}")
    print(line("bounce", right, missed, false), "(delays and successes among the reports count as missed)")


def business_mail(folder: Path, show: bool) -> None:
    seen = 0
    kinds: Counter[str] = Counter()
    seconds = 0.0
    for path in sorted((folder / "enron_sent").glob("*.mbox")):
        for mail in mailbox.mbox(path):
            try:
                message = parse(RawMail(mail.as_bytes()), zone=ZONE)
            except (BadData, UnicodeError, KeyError):
                continue
            seen += 1
            begin = time.perf_counter()
            found: Inbound = inbound(message, zone=ZONE)
            seconds += time.perf_counter() - begin
            kinds[str(found.kind)] += 1
            if found.promise:
                kinds["(promise)"] += 1
            if found.introduces:
                kinds["(introduces)"] += 1
            if show and found.kind is not Kind.HUMAN:
                print(f"  {found.kind}: {found.evidence[:200]} | {message.header.subject[:50]}")
            if show and found.promise:
                print(
                    f"  promise {found.promise.by} (written {message.header.date:%a %d %b}): {found.promise.sentence}"
                )
            if show and found.introduces:
                print(f"  introduces: {found.introduces[:160]}")
    print(f"{seen} ordinary business mails: {dict(kinds)}; {seconds / max(seen, 1) * 1e6:.0f} microseconds a mail")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--show", action="store_true", help="print each mail that is read otherwise than labelled")
    chosen = arguments.parse_args()
    job_mails(chosen.corpus, chosen.show)
    bounces(chosen.corpus, chosen.show)
    business_mail(chosen.corpus, chosen.show)


if __name__ == "__main__":
    main()
