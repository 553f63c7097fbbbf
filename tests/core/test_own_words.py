"""Own words: properties that hold for every text, and linear time for every 100 KB."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.core.own_words import own_words
from followupd.model import Address, OwnWords
from tests.core.linear import grows_linearly

JORDAN = Address("jordan@mail.example", "Jordan Lee")


def words(text: str) -> list[str]:
    return "".join(character if character.isalnum() else " " for character in text).split()


def test_a_whole_mail_is_told_apart() -> None:
    text = (
        "Hi Alice,\n\nI hope you are well.\n\nThe cache question\nstayed with me.\n\n"
        "Best,\nJordan\n\nP.S. Gray wrote it.\n\n"
        "On Mon, Nov 23, 2026 at 4:05 PM Alice <alice@acme.example> wrote:\n> Thursday?\n"
    )
    assert own_words(text, author=JORDAN) == OwnWords(
        paragraphs=("The cache question stayed with me.",),
        greeting="Hi Alice,",
        sign_off="Best,\nJordan",
        aside=("I hope you are well.", "P.S. Gray wrote it."),
    )


@pytest.mark.parametrize("text", ["", "\n\n", "> only\n> a quote", "-- \nJordan"])
def test_no_own_words_give_no_paragraph(text: str) -> None:
    assert own_words(text).paragraphs == ()


LINES = [
    "Hi Alice,",
    "Dear all",
    "",
    "",
    "Thanks,",
    "Jordan",
    "Best regards,",
    "> quoted",
    "On Mon, Nov 23, 2026 at 4:05 PM A <a@b.example> wrote:",
    "From: a@b.example",
    "To: c@d.example",
    "Subject: x",
    "-- ",
    "------------------------------",
    "- item",
    "1. item",
    "P.S. more",
    "The cache question stayed with me since then.",
    "Sent from my iPhone",
    "I hope you are well.",
    "---------- Forwarded message ---------",
    "+1 555 010 2030",
    "Thank you for your time.",
    "Le lun. 23 nov. 2026, a@b.example a écrit :",
]


@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_every_word_is_the_mails_and_none_is_told_twice(lines: list[str]) -> None:
    text = "\n".join(lines)
    own = own_words(text, author=JORDAN)
    told = words("\n".join([own.greeting, *own.paragraphs, *own.aside, own.sign_off, own.signature]))
    left = words(text)
    for word in told:
        left.remove(word)  # ValueError: told twice, or never written
    assert all("quoted" not in paragraph for paragraph in own.paragraphs)


@given(st.text(max_size=400))
def test_any_text_is_survived(text: str) -> None:
    own = own_words(text, author=JORDAN)
    assert all(paragraph.strip() for paragraph in own.paragraphs)


@given(st.lists(st.sampled_from(["The cache question stayed with me.", "The queue is next."]), min_size=1, max_size=5))
def test_paragraphs_are_counted_as_a_reader_counts(paragraphs: list[str]) -> None:
    text = "Hi Alice,\n\n" + "\n\n".join(paragraphs) + "\n\nBest,\nJordan"
    assert own_words(text, author=JORDAN).paragraphs == tuple(paragraphs)


HOSTILE = [
    ">",
    "> ",
    "On ",
    "On",
    "wrote:",
    "On 3 wrote:",
    "From:",
    "From: a@b\n",
    "x\n\n",
    "x\n",
    "> x\n\n",
    "> x\ny\n",
    "-- \n",
    "Hi ",
    "Hi, ",
    "Thanks, ",
    "Thanks,\n",
    "Best regards,\n\n",
    "Best regards ",
    "- x\n\n",
    "P.S. x\n",
    "=",
    "-----\n",
    "_____\n",
    "-----Original Message-----\n> x\n",
    "On 3\n",
    "On 3 \n\n",
    "1/1 ",
    "Am 3\n",
    "@",
    "a@b ",
    "5 ",
    "I hope you are well\n\n",
    "very kind ",
    "Alice and ",
    "Sent from my ",
    "confidential intended recipient\n\n",
    "From: a\nTo: b\n",
    "De : x\n\n",
    ">From x\n",
    "Jordan\n\n",
    "thanks for the ",
    "\u00a0",
    " \n",
    "* ",
    "Alice, ",
    "very ",
    "looking forward to ",
    "and ",
    "---- x ",
    "(",
    "Hi Alice\n",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hundred_kilobytes_of_anything_take_linear_time(unit: str) -> None:
    for shape in ("{}", "Hi Alice,\n\n{}\nBest,\nJordan", "> q\n{} wrote:\n> x"):
        before, _, after = shape.partition("{}")
        assert grows_linearly(lambda text: own_words(before + text + after, author=JORDAN), unit), shape  # noqa: B023


@pytest.mark.parametrize("unit", ["On Mon, A wrote:\nx. ", "On Mon, Alice wrote:\n_. "])
def test_replies_within_replies_take_linear_time(unit: str) -> None:
    assert grows_linearly(own_words, unit)
