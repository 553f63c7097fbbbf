"""What the user tells followupd by hand, and what `status`, `agenda` and `interview list` then show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.system.test_cli import Shell

NOW = datetime.now(UTC)
IN_A_WEEK = f"{NOW + timedelta(days=7):%Y-%m-%d}"
IN_FIVE_WEEKS = f"{NOW + timedelta(days=35):%Y-%m-%d}"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    shell.configure('timezone = "UTC"\n[[accounts]]\nemail = "jordan@gmail.com"\n[nudges]\nweekends = "allow"\n')
    return shell


def add(shell: Shell, *more: str, start: str = f"{IN_A_WEEK} 14:00", company: str = "acme.example") -> str:
    """Adds an interview; its ID."""
    return shell.says("interview", "add", "--company", company, "--start", start, *more).partition(":")[0]


def alice(shell: Shell) -> str:
    return add(shell, "--with", "Alice Smith <alice@acme.example>", "--duration", "45m")


def steps(shell: Shell) -> list[object]:
    return [record["step"] for record in shell.records("agenda")]


def test_an_interview_added_by_hand_is_listed_whole(shell: Shell) -> None:
    identity = add(
        shell,
        "--duration",
        "45m",
        "--with",
        "Alice Smith <alice@acme.example>",
        "--with",
        "bob@acme.example",
        "--strength",
        "distributed systems",
        "--specific",
        "the scheduler",
        "--question",
        "the cache",
    )
    assert shell.records("interview", "list") == [
        {
            "id": identity,
            "opportunity": "acme.example",
            "start": f"{IN_A_WEEK}T14:00:00+00:00",
            "end": f"{IN_A_WEEK}T14:45:00+00:00",
            "people": ["alice@acme.example", "bob@acme.example"],
            "summary": "",
            "by_hand": True,
            "inferred": False,
            "cancelled": False,
            "strengths": ["distributed systems"],
            "specifics": ["the scheduler"],
            "questions": ["the cache"],
        }
    ]


def test_an_interview_makes_its_plan(shell: Shell) -> None:
    alice(shell)
    day = NOW + timedelta(days=7)
    assert [(record["step"], record["at"]) for record in shell.records("agenda")] == [
        ("ask-timeline", f"{day:%Y-%m-%d}T13:00:00+00:00"),
        ("thank-you", f"{day:%Y-%m-%d}T16:45:00+00:00"),
        ("thank-you-last-chance", f"{day + timedelta(days=1):%Y-%m-%d}T09:00:00+00:00"),
        ("follow-up-7", f"{day + timedelta(days=7):%Y-%m-%d}T09:00:00+00:00"),
        ("follow-up-14", f"{day + timedelta(days=14):%Y-%m-%d}T09:00:00+00:00"),
    ]


def test_a_company_by_name_takes_the_domain_of_its_people(shell: Shell) -> None:
    add(shell, "--with", "alice@eu.acme.example", company="Acme Inc")
    (standing,) = shell.records("status")
    assert (standing["opportunity"], standing["name"], standing["people"]) == (
        "acme.example",
        "Acme Inc",
        ["alice@eu.acme.example"],
    )


def test_a_moved_interview_keeps_its_length_and_its_notes(shell: Shell) -> None:
    identity = add(shell, "--duration", "45m", "--with", "alice@acme.example", "--question", "the cache")
    shell.says("interview", "edit", identity[:4], "--start", f"{IN_FIVE_WEEKS} 09:00")
    (record,) = shell.records("interview", "list")
    assert (record["start"], record["end"], record["questions"]) == (
        f"{IN_FIVE_WEEKS}T09:00:00+00:00",
        f"{IN_FIVE_WEEKS}T09:45:00+00:00",
        ["the cache"],
    )


def test_a_removed_interview_takes_its_nudges_with_it(shell: Shell) -> None:
    identity = alice(shell)
    shell.says("interview", "remove", identity)
    assert (shell.records("interview", "list"), steps(shell)) == ([], [])


def test_a_promise_within_the_week_leaves_one_follow_up(shell: Shell) -> None:
    alice(shell)
    promised = f"{NOW + timedelta(days=12):%Y-%m-%d}"
    shell.says("promise", "acme", promised)
    assert shell.records("status")[0]["promise"] == promised
    assert "follow-up-14" not in steps(shell)
    shell.says("promise", "acme", "none")
    assert shell.records("status")[0]["promise"] is None
    assert "follow-up-14" in steps(shell)


def test_a_nudge_that_is_done_is_gone_and_stays_so(shell: Shell) -> None:
    alice(shell)
    before = steps(shell)
    assert shell.says("done", "acme.example/follow-up-7") == "acme.example: follow-up-7 is settled.\n"
    assert steps(shell) == [step for step in before if step != "follow-up-7"]


def test_done_with_an_opportunity_means_the_nudge_that_is_next(shell: Shell) -> None:
    alice(shell)
    assert shell.says("done", "acme") == "acme.example: ask-timeline is settled.\n"


def test_a_snoozed_nudge_comes_back_later(shell: Shell) -> None:
    alice(shell)
    later = NOW + timedelta(days=17)
    assert shell.says("snooze", "acme.example/follow-up-7", "--for", "3d") == (
        f"acme.example: follow-up-7 comes back {later:%a %Y-%m-%d} 09:00.\n"
    )
    (nudge,) = [record for record in shell.records("agenda") if record["step"] == "follow-up-7"]
    assert (nudge["at"], nudge["snoozed"]) == (f"{later:%Y-%m-%d}T09:00:00+00:00", True)


def test_a_closed_opportunity_owes_nothing_until_it_is_reopened(shell: Shell) -> None:
    alice(shell)
    before = steps(shell)
    shell.says("close", "acme")
    assert (shell.records("status")[0]["state"], steps(shell)) == ("closed", [])
    shell.says("reopen", "acme.example")
    assert (shell.records("status")[0]["state"], steps(shell)) == ("active", before)


def test_plain_listings_are_aligned_and_say_when_there_is_nothing(shell: Shell) -> None:
    for command, words in (
        ("status", "No opportunity"),
        ("agenda", "Nothing is owed."),
        ("log", "Nothing has happened"),
    ):
        done = shell.run(command)
        assert (done.returncode, done.stdout, words in done.stderr) == (0, "", True)
    alice(shell)
    lines = shell.says("agenda").splitlines()
    column = lines[0].index("Nudge")
    assert [line[column:].split()[0] for line in lines[1:]] == steps(shell)


def test_text_from_outside_cannot_command_the_terminal(shell: Shell) -> None:
    add(shell, "--with", "alice@acme.example", "--question", "the \x1b[31mcache\x07 [bold]x[/bold]")
    shown = shell.says("agenda")
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[bold]x[/bold]" in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("promise", "globex", "friday"), 'There is no opportunity "globex".\nKnown: acme.example, initech.example.'),
        (("close", ""), 'There is no opportunity "".'),
        (
            ("promise", "acme", "someday"),
            '"someday" is no day;\nwrite it as 2026-11-30, today, tomorrow',
        ),
        (("snooze", "acme", "--for", "x"), '--for: "x" is no duration; write it as 48h, 5d or 90m.'),
        (("snooze", "acme", "--for", "3d", "--until", "friday"), "Either --for or --until, not both."),
        (("snooze", "acme", "--until", "2020-01-01"), "anyway.\nName a later time."),
        (("done", "acme.example/nothing"), 'There is no open nudge "acme.example/nothing".\nOpen: acme.example/'),
        (("interview", "remove", "zzz"), 'There is no interview "zzz".\nList them with: followupd interview list'),
        (("interview", "add", "--company", "gmail.com", "--start", "friday 14:00"), "gmail.com is a mail provider"),
        (("interview", "add", "--company", "x", "--start", "noon"), '"noon" is no time;'),
        (("interview", "add", "--company", "x", "--start", "friday 25:00"), "has no time of day"),
        (
            ("interview", "add", "--company", "x", "--start", "friday 14:00", "--with", "Alice"),
            '"Alice" names no address',
        ),
        (
            ("interview", "add", "--company", "x", "--start", "friday 14:00", "--end", "13:00"),
            "before it begins",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(arguments: tuple[str, ...], words: str, shell: Shell) -> None:
    alice(shell)
    add(shell, "--with", "carol@initech.example", company="initech.example")
    before = shell.records("interview", "list")
    code, said = shell.refuses(*arguments)
    assert (code, words in said) == (2, True), said
    assert shell.records("interview", "list") == before


def test_a_time_that_the_clocks_skip_is_taken_and_said(shell: Shell) -> None:
    shell.configure('timezone = "America/Toronto"\n')
    command = ("interview", "add", "--company", "acme.example", "--with", "a@acme.example", "--start")
    done = shell.run(*command, "2027-03-14 02:30")
    assert "does not exist in America/Toronto (clocks change); taken as 03:30." in done.stderr
    done = shell.run(*command, "2027-11-07 01:30")
    assert "comes twice in America/Toronto (clocks change); taken as the first." in done.stderr
    starts = [record["start"] for record in shell.records("interview", "list")]
    assert starts == ["2027-03-14T03:30:00-04:00", "2027-11-07T01:30:00-04:00"]
