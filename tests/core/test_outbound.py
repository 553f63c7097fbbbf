"""What `outbound` gives beyond the content rules: counts, days, mentions, no contacts, bounded time."""

from datetime import UTC, datetime

import pytest

from followupd.core.outbound import not_contact, outbound
from followupd.core.rules.base import Case
from followupd.core.rules.content import too_long
from followupd.model import Attachment, Message, Outbound, OwnWords, Policy
from tests.core.linear import grows_linearly
from tests.core.wording.mails import judged, letter, mail


def test_an_ordinary_mail_is_silent_in_every_way() -> None:
    assert letter("Tuesday works for me, and I will bring the sketches.") == Outbound(
        paragraphs=1, words=10, greets=("Alice",)
    )


def test_words_are_what_a_reader_counts() -> None:
    assert letter("A well-known list - see https://x.example/a?b=c - of 3 things…").words == 8


def test_one_paragraph_is_counted_as_one() -> None:
    at = datetime(2026, 11, 24, 10, tzinfo=UTC)
    found = too_long(Case(at, at.date(), Policy(max_paragraphs=1, max_words=3), letter("Tuesday works for me.")))
    assert found is not None
    assert found.reason == "1 paragraph, 4 words; 1 paragraph and 3 words are enough."


def test_courtesy_and_postscript_are_read_but_do_not_count_as_paragraphs() -> None:
    said = letter("The demo was fun.\n\nI hope you are well.\n\nP.S. I've attached the photo.")
    assert (said.paragraphs, said.attachment_claim) == (1, "I've attached the photo.")


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Thank you for your time today.", 0),
        ("It was great to meet you yesterday.", 1),
        ("Thank you for the interview on Thursday.", 0),
        ("Thank you for the interview last Thursday.", 7),
        ("Thank you for the interview on Friday.", 6),
        ("Thank you for meeting with me two days ago.", 2),
        ("Thank you for meeting with me on November 2nd.", 10),
        ("I enjoyed our conversation very much.", 0),
    ],
)
def test_thanks_speak_of_a_day(words: str, days: int) -> None:
    said = letter(words)
    assert (said.thank_you, said.thanks_for) == (words, days)


def test_thanks_may_stand_in_the_sign_off() -> None:
    assert (
        judged("Hi Alice,\n\nThe tram idea is bold.\n\nThanks again for the interview yesterday,\nJordan").thank_you
        != ""
    )


def test_prompts_are_mentioned_in_other_forms_of_their_words() -> None:
    prompts = ("sharding", "mentoring juniors", "the Kafka outage", "notice period")
    said = judged("Hi Alice,\n\nI would shard the database, and I mentor two people.\n\nBest,\nJordan", *prompts)
    assert said.mentions == {"sharding", "mentoring juniors"}


def test_quoted_words_are_not_the_users_own() -> None:
    said = judged(
        "Sure, see you then.\n\nOn Tue, 10 Nov 2026, Alice wrote:\n> I'm begging you [Company]. Any updates?\n"
    )
    assert (said.desperate, said.status_request, said.placeholder) == ("", "", "")


def test_what_another_said_within_quotation_marks_is_not_pleading() -> None:
    assert letter('A client wrote "I am begging you", and we fixed it.').desperate == ""


@pytest.mark.parametrize(
    ("attachment", "carries"),
    [
        (Attachment("logo.png", "image/png", 10, inline=True), False),
        (Attachment("screenshot.png", "image/png", 10), True),
        (Attachment("cv.pdf", "application/pdf", 10, inline=True), True),
        (Attachment("smime.p7s", "application/pkcs7-signature", 10), False),
        (Attachment("signature.asc", "application/pgp-signature", 10), False),
    ],
)
def test_an_attachment_is_what_the_reader_can_open(attachment: Attachment, carries: bool) -> None:
    plain = mail("Hi Alice,\n\nI've attached it.\n\nBest,\nJordan")
    said = outbound(Message(plain.header, plain.text, plain.own, attachments=(attachment,)))
    assert (said.has_attachment, said.attachment_claim == "") == (carries, carries)


def test_a_calendar_part_is_an_attachment() -> None:
    plain = mail("Hi Alice,\n\nPlease see the attached invitation.\n\nBest,\nJordan")
    assert outbound(Message(plain.header, plain.text, plain.own, calendars=(b"BEGIN:VCALENDAR",))).has_attachment


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("", ""),
        ("Auto-Submitted: no\n", ""),
        ("Auto-Submitted: auto-replied\n", "automatic (auto-replied)"),
        ("Auto-Submitted: auto-generated; note=x\n", "automatic (auto-generated)"),
        ("X-Followupd-Key: follow-up-7\n", "written by followupd"),
    ],
)
def test_what_a_machine_wrote_is_no_contact(field: str, reason: str) -> None:
    assert not_contact(mail("Hi Alice,\n\nI am away.", extra=field)) == reason


def test_a_read_receipt_is_no_contact() -> None:
    plain = mail("Read.")
    assert outbound(Message(plain.header, plain.text, plain.own, is_receipt=True)).not_contact == "a read receipt"


PATHOLOGICAL = [
    "please ",
    "a",
    "If you do not ",
    "thank you for the ",
    "[",
    "[" * 50 + "]" * 50,
    "{{",
    "<",
    "___ ",
    "XXX ",
    "Join A B C D & E F ",
    "any update on the ",
    "could you share why I was the reason for feedback ",
    "Any updates?\n\n",
    "i need the a job role ",
    "attached the my attached see ",
    "% a %\n",
    '"',
    "“",
    "Hi Alice and ",
]


@pytest.mark.parametrize("unit", PATHOLOGICAL, ids=lambda unit: unit[:16])
def test_a_hundred_kilobytes_of_anything_take_linear_time(unit: str) -> None:
    message = mail("Hi Alice,\n\nplain.")

    def judge(text: str) -> object:
        own = OwnWords(paragraphs=(text,), greeting=text, sign_off=text, signature=text)
        return outbound(Message(message.header, text, own), prompts=("sharding",))

    assert grows_linearly(judge, unit)
