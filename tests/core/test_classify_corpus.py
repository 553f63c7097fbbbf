"""Every mail of tests/corpus/inbound, read as its JSON twin says."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from followupd.core.classify import inbound
from followupd.core.mime import parse
from followupd.model import RawMail

CORPUS = Path(__file__).parents[1] / "corpus" / "inbound"
ZONE = ZoneInfo("America/Toronto")
NAMES = sorted(path.stem for path in CORPUS.glob("*.eml"))


def test_there_is_a_corpus() -> None:
    assert len(NAMES) >= 150


@pytest.mark.parametrize("name", NAMES)
def test_a_mail_is_read_as_written_down(name: str) -> None:
    expected = json.loads((CORPUS / f"{name}.json").read_text("utf-8"))
    found = inbound(parse(RawMail((CORPUS / f"{name}.eml").read_bytes()), zone=ZONE), zone=ZONE)
    actual: dict[str, object] = {"kind": str(found.kind)}
    for key in expected:
        if key == "evidence":
            actual[key] = expected[key] if expected[key] in found.evidence else found.evidence
        elif key == "introduces":
            contained = found.introduces and expected[key] and expected[key] in found.introduces
            actual[key] = expected[key] if contained else found.introduces
        elif key == "by":
            actual[key] = found.promise and found.promise.by.isoformat()
        elif key == "until":
            actual[key] = found.until and found.until.isoformat()
        elif key == "start":
            actual[key] = found.start and found.start.isoformat()
        elif key == "by_machine":
            actual[key] = found.by_machine
    assert actual == expected, found
