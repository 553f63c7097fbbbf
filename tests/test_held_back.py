"""The held-back corpus is whole. How it is read is measured by `bench/judgement.py`, and never tested here."""

from __future__ import annotations

import json
import re
from datetime import date
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest

from followupd.model import Kind

FOLDER = Path(__file__).parent / "corpus" / "held_back"
MAILS = sorted(FOLDER.glob("*/*.eml"))
FIELDS = {
    "inbound": {"kind", "by", "until"},
    "outgoing": {"codes", "either", "thank_you", "context"},
    "own_words": {"paragraphs", "greeting", "aside", "forwarded"},
    "invites": {"identity", "method", "start", "end", "interview", "organizer", "people", "rooms"},
}


def label(path: Path) -> Any:
    return json.loads(path.with_suffix(".json").read_text("utf-8"))


def test_there_are_at_least_260_mails_and_each_has_its_label() -> None:
    assert len(MAILS) >= 260
    assert {path.with_suffix("") for path in MAILS} == {path.with_suffix("") for path in FOLDER.glob("*/*.json")}
    assert {path.parent.name for path in MAILS} == set(FIELDS)


@pytest.mark.parametrize("path", MAILS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_mail_has_the_header_of_a_mail_and_a_label_of_known_fields(path: Path) -> None:
    header = message_from_bytes(path.read_bytes())
    assert all(header[name] for name in ("Date", "From", "To", "Subject", "Message-ID")), header.keys()
    said = label(path)
    for each in said if isinstance(said, list) else [said]:
        assert each.keys() <= FIELDS[path.parent.name]
        assert set(each.get("kind", ())) <= {str(kind) for kind in Kind}
        assert all(re.fullmatch(r"FU20[1-9]", code) for code in each.get("codes", ()))
        assert all(date.fromisoformat(each[key]) for key in ("by", "until") if each.get(key))


def test_no_mail_is_there_twice() -> None:
    ids = [message_from_bytes(path.read_bytes())["Message-ID"] for path in MAILS]
    assert len(ids) == len(set(ids))
