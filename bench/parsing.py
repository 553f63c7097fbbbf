"""Measure parsing on a folder of real mail: `python bench/parsing.py ../shared/corpus [--show N]`.

Prints how many of the expected texts, subjects, addresses and dates come out right, that every mail
parses, and the microseconds a mail takes beside what Python's own `email` needs.
"""

from __future__ import annotations

import argparse
import email
import email.policy
import json
import mailbox
import re
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from followupd.core.html import html_to_text
from followupd.core.mime import header_of, parse
from followupd.core.own_words import own_words
from followupd.core.quotes import unquote
from followupd.errors import BadData
from followupd.model import RawMail

ZONE = ZoneInfo("UTC")
WHEN = datetime(2026, 11, 24, 12, tzinfo=UTC)


def manifest_rows(folder: Path) -> Iterator[dict]:
    with (folder / "manifest.jsonl").open() as manifest:
        for line in manifest:
            yield json.loads(line)


def squeezed(text: str) -> str:
    return re.sub(r"[\s>]+", "", text)


def replies(folder: Path, show: int) -> None:
    right = total = 0
    by: dict[str, list[int]] = {}
    for row in manifest_rows(folder):
        text = (folder / row["file"]).read_text(encoding="utf-8", errors="replace")
        expected = (folder / row["expected"]).read_text(encoding="utf-8", errors="replace")
        if row["kind"] == "html" or row.get("expected_is_html"):
            text, expected = html_to_text(text), html_to_text(expected)
        if row["strips"] == "quotes":
            got = "\n".join("\n".join(passage) for passage in unquote(text).passages)
        else:
            own = own_words(text)
            got = "\n".join((own.greeting, *own.paragraphs, *own.aside))
        good = squeezed(got) == squeezed(expected)
        total += 1
        right += good
        count = by.setdefault(f"{row['id'].split('__')[0]} {row['kind']} {row['strips']}", [0, 0])
        count[0] += good
        count[1] += 1
        if not good and show > 0:
            show -= 1
            print(f"--- {row['id']}\nGOT {got[:500]!r}\nEXP {expected[:500]!r}")
    print(f"replies: {right} of {total} as expected ({right / total:.1%})")
    for name, (good, count) in sorted(by.items()):
        print(f"    {name}: {good} of {count}")


def aware(text: str | None) -> datetime | None:
    moment = datetime.fromisoformat(text) if text else None
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def people(entries: list[dict] | None) -> list[str]:
    return [entry["email"].lower() for entry in entries or [] if "@" in (entry.get("email") or "")]


def mime(folder: Path, show: int) -> None:
    checks = {"subject": 0, "from": 0, "to": 0, "cc": 0, "date": 0, "text": 0}
    counts = dict.fromkeys(checks, 0)
    refused = []
    number = 0
    for row in manifest_rows(folder):
        number += 1
        data = (folder / row["file"]).read_bytes()
        try:
            message = parse(RawMail(data, received=WHEN), zone=ZONE)
        except BadData as error:
            refused.append(f"{row['id']}: {error.title}")
            continue
        if not row.get("expected"):
            continue
        expected = json.loads((folder / row["expected"]).read_text())
        got = {
            "subject": message.header.subject.split(),
            "from": [message.header.sender.address] if message.header.sender.address else [],
            "to": [person.address for person in message.header.to],
            "cc": [person.address for person in message.header.cc],
            "date": message.header.date,
            "text": squeezed(message.text),
        }
        wanted = {
            "subject": (expected.get("subject") or "").split(),
            "from": people(expected.get("from_"))[:1],
            "to": people(expected.get("to")),
            "cc": people(expected.get("cc")),
            "date": aware(expected.get("date")),
            "text": squeezed(expected["text"]) if expected.get("text") else None,
        }
        for name, want in wanted.items():
            if want is None:
                continue
            have = got[name]
            if name == "date" and (want.year < 1980 or want > WHEN):
                continue
            counts[name] += 1
            good = have == want
            checks[name] += good
            if not good and show > 0:
                show -= 1
                print(f"--- {row['id']} {name}\nGOT {str(have)[:300]!r}\nEXP {str(want)[:300]!r}")
    print(f"mime_nasty: {number - len(refused)} of {number} read; refused: {refused}")
    for name, good in checks.items():
        print(f"    {name}: {good} of {counts[name]} ({good / max(counts[name], 1):.1%})")


def speed(name: str, mails: list[bytes]) -> None:
    def timed(work) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            for data in mails:
                work(data)
            best = min(best, time.perf_counter() - start)
        return best / len(mails) * 1e6

    def tolerant(work):
        def run(data: bytes) -> None:
            try:
                work(data)
            except BadData:
                bad.add(data)

        return run

    bad: set[bytes] = set()
    whole = timed(tolerant(lambda data: parse(RawMail(data, received=WHEN), zone=ZONE)))
    refused = len(bad)
    heads = timed(tolerant(lambda data: header_of(data, WHEN)))
    texts = [parse(RawMail(data, received=WHEN), zone=ZONE).text for data in mails if data not in bad]
    start = time.perf_counter()
    for text in texts:
        own_words(text)
    own = (time.perf_counter() - start) / max(len(texts), 1) * 1e6
    python = timed(lambda data: email.message_from_bytes(data, policy=email.policy.compat32))
    print(
        f"{name}: {len(mails)} mails, {refused} refused; header {heads:.0f} µs, own words {own:.0f} µs, "
        f"parse with own words {whole:.0f} µs; email.compat32 alone {python:.0f} µs: {whole / python:.2f} times"
    )


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("--show", type=int, default=0, help="show so many of those that differ")
    chosen = options.parse_args()
    corpus: Path = chosen.corpus
    replies(corpus / "replies", chosen.show)
    mime(corpus / "mime_nasty", chosen.show)
    speed("mime_nasty", [path.read_bytes() for path in sorted((corpus / "mime_nasty" / "in").iterdir())])
    for folder in ("job_mails_raw", "followups_raw", "invites"):
        speed(folder, [path.read_bytes() for path in sorted((corpus / folder).glob("*.eml"))])
    for path in sorted((corpus / "enron_sent").glob("*.mbox")):
        box = mailbox.mbox(path, create=False)
        speed(path.name, [box.get_bytes(key) for key in box.keys()][:1500])  # noqa: SIM118
    return 0


if __name__ == "__main__":
    sys.exit(main())
