"""Every mail of tests/corpus/own_words, with what its author wrote beside it."""

from __future__ import annotations

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from followupd.core.mime import parse
from followupd.model import OwnWords, RawMail

FOLDER = Path(__file__).parents[1] / "corpus" / "own_words"
MAILS = sorted(FOLDER.glob("*.eml"))


def test_the_corpus_holds_at_least_sixty_mails() -> None:
    assert len(MAILS) >= 60
    assert {path.stem for path in MAILS} == {path.stem for path in FOLDER.glob("*.json")}


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_own_words_are_told_from_the_rest(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    message = parse(RawMail(path.read_bytes()), zone=ZoneInfo("America/Toronto"))
    assert message.own == OwnWords(
        paragraphs=tuple(expected["paragraphs"]),
        greeting=expected["greeting"],
        sign_off=expected["sign_off"],
        signature=expected["signature"],
        forwarded=expected["forwarded"],
        aside=tuple(expected["aside"]),
    )
