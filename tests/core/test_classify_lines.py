"""Rejections and what only sounds like one, a mail a line (tests/corpus/inbound_lines/read.jsonl).

`apart.jsonl` beside it was written before the frames of `core.rejection_frames`, and is only counted: by its author,
though, who knew it. What nobody here has written is tests/corpus/held_back.
"""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from followupd.core.classify import inbound
from followupd.core.own_words import own_words
from followupd.model import Address, Header, Kind, Message

LINES = Path(__file__).parents[1] / "corpus" / "inbound_lines"
ZONE = ZoneInfo("America/Toronto")


def lines(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (LINES / name).read_text("utf-8").splitlines()]


def rejects(row: dict[str, str]) -> bool:
    header = Header(
        "<line@corpus.example>",
        datetime(2026, 11, 24, 10, 15, tzinfo=ZONE),
        Address("alice@acme.example", "Alice"),
        subject=row.get("subject", "Your application"),
    )
    return inbound(Message(header, row["text"], own_words(row["text"])), zone=ZONE).kind is Kind.REJECTION


@pytest.mark.parametrize("row", lines("read.jsonl"), ids=lambda row: row["text"][:60])
def test_a_line_is_read_as_its_label_says(row: dict[str, str]) -> None:
    assert rejects(row) is (row["label"] == "rejection")


def test_lines_kept_apart_are_read_nearly_as_well() -> None:
    rows = lines("apart.jsonl")
    found = [row for row in rows if rejects(row)]
    right = [row for row in found if row["label"] == "rejection"]
    assert len(right) / len(found) >= 0.95
    assert len(right) / sum(row["label"] == "rejection" for row in rows) >= 0.85
