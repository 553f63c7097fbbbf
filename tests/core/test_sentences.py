"""Sentences of mail text: what divides, what does not, and that nothing makes it slow."""

import pytest

from followupd.core.sentences import sentences
from tests.core.linear import grows_linearly


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met.\nThen we spoke\nagain.", ["We met.", "Then we spoke again."]),
        ("Hello\n\nWorld", ["Hello", "World"]),
        ("Please bring:\n- a pen\n- some\n  paper\n\nThanks", ["Please bring:", "a pen", "some paper", "Thanks"]),
        ("Steps:\n1. Read it. Twice.\n2. Sign it", ["Steps:", "Read it.", "Twice.", "Sign it"]),
        ("We decide by November\n30. We will write.", ["We decide by November 30.", "We will write."]),
        ("Ask Dr. Weber or Mrs. Hale, e.g. today.", ["Ask Dr. Weber or Mrs. Hale, e.g. today."]),
        ("z. B. am 15. Dezember. Wir melden uns.", ["z. B. am 15. Dezember.", "Wir melden uns."]),
        ("Am 3. und 4. März sind wir da.", ["Am 3. und 4. März sind wir da."]),
        ("I work at Acme Inc. We make anvils.", ["I work at Acme Inc.", "We make anvils."]),
        ("Acme Inc. Europe is hiring.", ["Acme Inc. Europe is hiring."]),
        ("At 10 a.m. Eastern. Fine?", ["At 10 a.m. Eastern.", "Fine?"]),
        ("By Nov. 30 we know.", ["By Nov. 30 we know."]),
        ("It takes 2.5 days! Really?", ["It takes 2.5 days!", "Really?"]),
        ("See https://acme.example/a?b=1.2 now. Bye", ["See https://acme.example/a?b=1.2 now.", "Bye"]),
        ("Well… maybe. Well... Perhaps.", ["Well… maybe.", "Well...", "Perhaps."]),
        ('She said "we decided." Then left (today.) Good', ['She said "we decided."', "Then left (today.)", "Good"]),
        ("we met today. it was good.", ["we met today.", "it was good."]),
        ("The answer is no. We are sorry. Room No. 5.", ["The answer is no.", "We are sorry.", "Room No. 5."]),
        ("*We decided.* Next", ["*We decided.*", "Next"]),
        ("  \n\n \t\n", []),
        ("", []),
    ],
)
def test_a_text_falls_into_its_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "piece",
    [
        ".",
        ". ",
        "a. ",
        "!' ",
        "\n",
        "- \n",
        ".) ",
        " ",
        "1. ",
        "Inc. We ",
        "….",
        "\t\n \n",
        "We met. ",
        "(((",
        "9. März ",
    ],
)
def test_a_hundred_kilobytes_of_anything_take_linear_time(piece: str) -> None:
    assert grows_linearly(sentences, piece)
