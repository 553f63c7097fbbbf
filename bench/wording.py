"""Judge the mails of a corpus folder: precision and recall a label, and what fires on ordinary mail.

    python bench/wording.py ../shared/corpus [--show FIELD] [--limit N]

Labels come from `followups.jsonl` and `nudges.jsonl`; the mails of `enron_sent` are negatives, of which what
fires is to be read (`--show desperate`), attachment claims excepted: attachments were cut from that corpus.
"""

from __future__ import annotations

import argparse
import json
import mailbox
import statistics
import time
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

from followupd.core.mime import parse
from followupd.core.outbound import outbound
from followupd.model import Message, RawMail

FIRES = (
    "status_request",
    "desperate",
    "feedback_demand",
    "feedback_request",
    "placeholder",
    "attachment_claim",
    "thank_you",
)


def read(data: bytes) -> Message:
    return parse(RawMail(data), zone=ZoneInfo("UTC"))


def labelled(corpus: Path) -> list[tuple[str, dict[str, object], str, Message]]:
    rows = []
    for name in ("followups.jsonl", "nudges.jsonl"):
        for line in (corpus / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if "file" in row:
                data = (corpus / str(row["file"])).read_bytes()
            else:
                data = b"From: me@mail.example\nTo: a@b.example\nDate: Mon, 2 Nov 2026 10:00:00 +0000\n"
                data += b"Content-Type: text/plain; charset=utf-8\n\n"
                data += str(row.get("text") or row.get("body") or row.get("author_text_auto")).encode()
            rows.append((row["id"], row["label"], row.get("kind", ""), read(data)))
    return rows


def score(rows: list[tuple[str, dict[str, object], str, Message]]) -> None:
    wanted = {
        "generic": lambda said: bool(said.status_request),
        "desperate": lambda said: bool(said.desperate),
        "too_long": lambda said: said.paragraphs > 2,
    }
    for label, judge in wanted.items():
        counts: Counter[str] = Counter()
        for key, labels, _, message in rows:
            truth = labels.get(label)
            if not isinstance(truth, bool):
                continue
            said = judge(outbound(message))
            counts[("tp" if truth else "fp") if said else ("fn" if truth else "tn")] += 1
            if said != truth:
                print(f"  {label}: {key} should be {truth}")
        print(_line(label, counts))
    counts = Counter()
    for key, _, kind, message in rows:
        if kind in {"thank_you", "chat", "inquiry", "bad_example", "nudge_other_domain"}:
            fired, truth = bool(outbound(message).thank_you), kind == "thank_you"
            counts[("tp" if truth else "fp") if fired else ("fn" if truth else "tn")] += 1
            if fired != truth:
                print(f"  thank_you: {key} should be {truth}")
    print(_line("thank_you", counts))


def _line(label: str, counts: Counter[str]) -> str:
    fired, true = counts["tp"] + counts["fp"], counts["tp"] + counts["fn"]
    precision = counts["tp"] / fired if fired else 1.0
    recall = counts["tp"] / true if true else 1.0
    return f"{label:12} precision {precision:.3f} ({counts['tp']}/{fired})  recall {recall:.3f} ({counts['tp']}/{true})"


def ordinary(corpus: Path, show: str, limit: int) -> None:
    fired: Counter[str] = Counter()
    costs: list[float] = []
    mails = 0
    for path in sorted((corpus / "enron_sent").glob("*.mbox")):
        for mail in mailbox.mbox(path):
            message = read(mail.as_bytes())
            start = time.perf_counter()
            said = outbound(message)
            costs.append(time.perf_counter() - start)
            mails += 1
            for field in FIRES:
                if evidence := getattr(said, field):
                    fired[field] += 1
                    if field == show and fired[field] <= limit:
                        print(f"    {' '.join(evidence.split())[:220]}")
    for field in FIRES:
        print(f"enron_sent   {field:18} fires on {fired[field]} of {mails}")
    costs.sort()
    print(
        f"cost a mail  median {statistics.median(costs) * 1e6:.0f} µs, 99 % {costs[int(mails * 0.99)] * 1e6:.0f} µs, "
        f"worst {costs[-1] * 1e3:.1f} ms"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--show", default="", choices=("", *FIRES))
    arguments.add_argument("--limit", type=int, default=100)
    given = arguments.parse_args()
    score(labelled(given.corpus))
    ordinary(given.corpus, given.show, given.limit)


if __name__ == "__main__":
    main()
