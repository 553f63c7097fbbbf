"""Whole mails of `tests/corpus/outbound`, each with what its own words amount to."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from followupd.core.mime import parse
from followupd.core.outbound import outbound
from followupd.model import RawMail

MAILS = sorted((Path(__file__).parents[1] / "corpus" / "outbound").glob("*.eml"))


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_a_mail_is_judged_as_expected(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    said = outbound(parse(RawMail(path.read_bytes()), zone=ZoneInfo("UTC")))
    judged = {key: getattr(said, key) for key in expected}
    if "greets" in expected:
        judged["greets"] = list(said.greets)
    if "companies" in expected:
        judged["companies"] = [company for company, _ in said.companies]
    assert judged == expected


def test_the_corpus_holds_at_least_a_hundred_mails() -> None:
    assert len(MAILS) >= 100
