"""The command line as a user meets it: whole processes, their output, their exit codes."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from followupd.core.rules import RULES

ROOT = Path(__file__).parent.parent.parent
CONFIG = """timezone = "America/Toronto"
[[accounts]]
email = "jordan@mail.example"
imap.host = "imap.mail.example"
password_command = "pass mail"
"""


class Shell:
    """Runs `followupd` in a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environ = {"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}

    @property
    def config(self) -> Path:
        return self.home / ".config" / "followupd" / "config.toml"

    def configure(self, text: str = CONFIG) -> None:
        self.config.parent.mkdir(parents=True, exist_ok=True)
        self.config.write_text(text)
        self.config.chmod(0o600)

    def run(self, *arguments: str, environ: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "followupd", *arguments],
            env=self.environ | dict(environ or {}),
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def says(self, *arguments: str) -> str:
        """What a command that succeeds writes on stdout."""
        done = self.run(*arguments)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    def refuses(self, *arguments: str) -> tuple[int, str]:
        """Exit code and stderr of a command that does not succeed, and writes nothing on stdout."""
        done = self.run(*arguments)
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
        return done.returncode, done.stderr

    def records(self, *arguments: str) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.says(*arguments, "--json").splitlines()]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


# ------------------------------------------------------------------ the frame


def test_the_version_is_told(shell: Shell) -> None:
    from followupd import __version__

    assert shell.says("--version") == f"followupd {__version__}\n"


def test_help_names_every_command_as_the_command_names_itself(shell: Shell) -> None:
    from followupd.cli.commands import COMMANDS
    from followupd.cli.main import followupd

    listed = shell.says("--help")
    for name, (_, line) in COMMANDS.items():
        command = followupd.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert command.name == name
        assert f"{name} " in listed
        assert line in " ".join(listed.split())


def test_an_unknown_command_is_a_usage_error_with_the_nearest_one(shell: Shell) -> None:
    code, words = shell.refuses("stats")
    assert code == 2
    assert words.splitlines()[-1] == "Error: No such command 'stats'. Did you mean 'status'?"


def test_config_is_taken_before_and_after_the_command(shell: Shell) -> None:
    elsewhere = shell.home / "other.toml"
    elsewhere.write_text(CONFIG)
    for arguments in (
        ("--config", "other.toml", "config", "path"),
        ("config", "--config", "other.toml", "path"),
        ("config", "path", "--config", "other.toml"),
        ("--config", "nowhere.toml", "config", "path", "--config", "other.toml"),
    ):
        assert shell.says(*arguments) == "other.toml\n"
    assert shell.run("config", "path", environ={"FOLLOWUPD_CONFIG": "other.toml"}).stdout == "other.toml\n"


def test_without_a_configuration_a_command_says_what_to_do(shell: Shell) -> None:
    code, words = shell.refuses("status")
    assert code == 78
    assert words.splitlines()[0] == f"followupd: There is no configuration at {shell.config}."
    assert "[[accounts]]" in words


def test_a_broken_configuration_starts_nothing(shell: Shell) -> None:
    shell.configure('[pace]\nmin_gap = "5 dayz"\ngrace = 1\n')
    assert shell.refuses("run") == (
        78,
        (
            f'{shell.config}:2: pace.min_gap: "5 dayz" is no duration; write it as 48h, 5d or 90m\n'
            f"{shell.config}:3: pace.grace: 1 is no duration; write it as 48h, 5d or 90m, in quotes\n"
        ),
    )
    assert not (shell.home / ".local").exists()


def test_run_without_an_account_is_refused(shell: Shell) -> None:
    shell.configure("[pace]\n")
    code, words = shell.refuses("run")
    assert (code, words.splitlines()[0]) == (78, f"followupd: {shell.config}: names no account to watch.")


def test_a_closed_pipe_is_no_error(shell: Shell) -> None:
    command = f"{sys.executable} -m followupd explain --json | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command],
        env=shell.environ,
        cwd=shell.home,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    first, code = done.stdout.splitlines()
    assert (json.loads(first)["code"], code, done.stderr) == (RULES[0].code, "0", "")


def test_a_pipe_that_nobody_ever_read_is_no_error_either(shell: Shell) -> None:
    command = f"{sys.executable} -m followupd explain FU101 | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], env=shell.environ, cwd=shell.home, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"0\n", b"")


def test_a_full_disk_is_told_in_the_words_of_the_system(shell: Shell) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "followupd", "explain"],
            env=shell.environ,
            cwd=shell.home,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (75, "followupd: No space left on device.\n")


def test_a_state_folder_that_cannot_be_is_named(shell: Shell) -> None:
    shell.configure()
    (shell.home / ".local").write_text("a file where the folder would be")
    code, words = shell.refuses("close", "acme")
    assert (code, words) == (75, f"followupd: {shell.home}/.local/state/followupd: Not a directory.\n")


def test_ctrl_c_leaves_with_130(shell: Shell) -> None:
    fifo = shell.home / "mail.mbox"
    os.mkfifo(fifo)
    running = subprocess.Popen(
        # env: whoever started the tests may ignore the signal, and children inherit that
        [
            *("env", "--default-signal=INT", sys.executable),
            *("-m", "followupd", "audit", str(fifo), "--me", "jordan@mail.example"),
        ],
        env=shell.environ,
        cwd=shell.home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with fifo.open("w"):  # returns once the command has opened the other end, and so is at work
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out, "Traceback" in err) == (130, "", False)


def on_a_terminal(shell: Shell, *arguments: str, environ: Mapping[str, str] | None = None) -> str:
    """What a command writes when stdout and stderr are a terminal."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "followupd", *arguments],
        env=shell.environ | {"TERM": "xterm-256color", "COLUMNS": "100"} | dict(environ or {}),
        cwd=shell.home,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    written = b""
    try:
        while piece := os.read(ours, 65536):
            written += piece
    except OSError:  # Linux says EIO when the last writer has gone
        pass
    assert running.wait(timeout=60) == 0
    os.close(ours)
    return written.decode()


def test_a_terminal_gets_colours_unless_it_wants_none(shell: Shell) -> None:
    shell.configure()
    coloured = on_a_terminal(shell, "explain")
    plain = on_a_terminal(shell, "explain", environ={"NO_COLOR": "1"})
    assert "\x1b[31m" in coloured
    assert "\x1b[3" not in plain
    assert "FU203" in plain


def test_a_pipe_gets_no_colours(shell: Shell) -> None:
    assert "\x1b" not in shell.says("explain", "FU203")


# ------------------------------------------------------------------ config, explain


def test_a_good_configuration_is_said_to_be_fine(shell: Shell) -> None:
    shell.configure()
    assert shell.says("config", "check") == f"{shell.config} is fine: jordan@mail.example at imap.mail.example.\n"


def test_a_configuration_that_others_can_read_is_noted_and_taken(shell: Shell) -> None:
    shell.configure()
    shell.config.chmod(0o644)
    done = shell.run("config", "check")
    assert (done.returncode, "chmod 600" in done.stderr) == (0, True)


def test_the_configuration_in_force_is_shown_with_its_origins(shell: Shell) -> None:
    shell.configure()
    shown = {record["key"]: record for record in shell.records("config", "show")}
    assert shown["timezone"] == {"key": "timezone", "value": "America/Toronto", "from": "config.toml:1"}
    assert shown["pace.min_gap"] == {"key": "pace.min_gap", "value": "5d", "from": "default"}
    assert 'min_gap = "5d"' in shell.says("config", "show")


def test_every_rule_is_explained_with_its_examples(shell: Shell) -> None:
    told = [(r["code"], r["name"], r["summary"], r["bad"], r["good"]) for r in shell.records("explain")]
    assert told == [(r.code, r.name, r.summary, list(r.bad), list(r.good)) for r in RULES]


def test_a_rule_is_explained_by_its_code_and_by_its_name(shell: Shell) -> None:
    text = shell.says("explain", "fu101")
    assert text == shell.says("explain", "too-soon")
    first, *rest = RULES[0].bad[0].splitlines()
    assert "\n    ".join([f"  - {first}", *rest]) in text


def test_an_unknown_code_is_answered_with_the_known_ones(shell: Shell) -> None:
    code, words = shell.refuses("explain", "FU999")
    assert (code, "FU101, FU102" in words) == (2, True)


# ------------------------------------------------------------------ audit

BOB = """From jordan@mail.example Mon Nov  2 15:00:00 2026
From: Jordan <jordan@mail.example>
To: Alice Smith <alice@acme.example>
Subject: Thank you
Date: Mon, 02 Nov 2026 10:00:00 -0500
Message-ID: <1@mail.example>

Hi Alice,

Thank you for your time today. The story of your scheduler stayed with me.

Jordan

From jordan@mail.example Tue Nov  3 15:00:00 2026
From: Jordan <jordan@mail.example>
To: Alice Smith <alice@acme.example>
Subject: Any updates?
Date: Tue, 03 Nov 2026 10:00:00 -0500
Message-ID: <2@mail.example>

Hi Alice,

Any updates?

Jordan
"""
AUDIT = ("--me", "jordan@mail.example", "--watch", "@acme.example", "--timezone", "America/Toronto")


def test_audit_writes_one_object_a_line_and_the_summary_last(shell: Shell) -> None:
    (shell.home / "bob.mbox").write_text(BOB)
    records = shell.records("audit", "bob.mbox", *AUDIT)
    assert [(r["kind"], r.get("type") or r.get("code")) for r in records] == [
        ("event", "contact"),
        ("event", "interview-inferred"),
        ("event", "contact"),
        ("finding", "FU102"),
        ("finding", "FU201"),
        ("summary", None),
    ]
    assert records[3]["at"] == "2026-11-03T10:00:00-05:00"
    assert records[-1] == {"kind": "summary", "messages": 2, "skipped": 0, "findings": 2, "nudges": 0}


def test_audit_for_people_ends_with_the_summary(shell: Shell) -> None:
    (shell.home / "bob.mbox").write_text(BOB)
    lines = shell.says("audit", "bob.mbox", *AUDIT).splitlines()
    assert lines[-1] == "2 messages: 2 findings, 0 nudges."
    assert lines[3].startswith("2026-11-03 10:00  acme.example  FU102 daily (critical): ")


def test_audit_until_a_later_day_raises_the_nudges_up_to_it(shell: Shell) -> None:
    (shell.home / "bob.mbox").write_text(BOB.partition("\nFrom jordan@mail.example Tue")[0])
    records = shell.records("audit", "bob.mbox", *AUDIT, "--until", "2026-11-10")
    assert [(r["step"], r["at"]) for r in records if r["kind"] == "nudge"] == [
        ("follow-up-7", "2026-11-09T09:00:00-05:00")
    ]


def test_audit_writes_nothing_into_the_home(shell: Shell) -> None:
    (shell.home / "bob.mbox").write_text(BOB)
    shell.says("audit", "bob.mbox", *AUDIT)
    assert sorted(path.name for path in shell.home.iterdir()) == ["bob.mbox"]


def test_audit_takes_a_configuration_without_accounts(shell: Shell) -> None:
    (shell.home / "bob.mbox").write_text(BOB)
    (shell.home / "c.toml").write_text(
        'timezone = "America/Toronto"\n[watch]\npeople = ["@acme.example"]\n[content]\nignore = ["FU201"]\n'
    )
    records = shell.records("audit", "bob.mbox", "--me", "jordan@mail.example", "--config", "c.toml")
    assert [r["code"] for r in records if r["kind"] == "finding"] == ["FU102"]


def test_an_unreadable_mail_is_named_counted_and_passed_over(shell: Shell) -> None:
    folder = shell.home / "mails"
    folder.mkdir()
    (folder / "1.eml").write_text(BOB.split("\n", 1)[1].partition("\nFrom jordan@mail.example Tue")[0])
    (folder / "2.eml").write_bytes(b"")
    done = shell.run("audit", "mails", *AUDIT, "--json")
    assert (done.returncode, "mails/2.eml" in done.stderr) == (0, True)
    assert json.loads(done.stdout.splitlines()[-1])["skipped"] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("nowhere", "--me", "jordan@mail.example"), 65, "There is nothing at nowhere."),
        (("notes.txt", "--me", "jordan@mail.example"), 65, "notes.txt holds no mail."),
        (("notes.txt",), 2, "Whose mail is it?"),
        (("notes.txt", "--me", "jordan"), 2, '--me: "jordan" is no address.'),
        (("notes.txt", "--me", "j@m.example", "--watch", "acme"), 2, '--watch: "acme" is no address.'),
        (("notes.txt", "--me", "j@m.example", "--timezone", "Mars"), 2, '--timezone: "Mars" is no time zone'),
        (("notes.txt", "--me", "j@m.example", "--until", "soon"), 2, '--until: "soon" is no ISO time;'),
        ((), 2, "Missing argument 'PATH...'"),
    ],
)
def test_audit_says_what_it_cannot_do(arguments: tuple[str, ...], code: int, words: str, shell: Shell) -> None:
    (shell.home / "notes.txt").write_text("dear diary\n")
    said = shell.refuses("audit", *arguments)
    assert (said[0], words in said[1]) == (code, True)


def test_the_progress_bar_never_touches_stdout(shell: Shell) -> None:
    (shell.home / "bob.mbox").write_text(BOB)
    (shell.home / "out").touch()
    ours, theirs = pty.openpty()
    with (shell.home / "out").open("w") as out:
        subprocess.run(
            [sys.executable, "-m", "followupd", "audit", "bob.mbox", *AUDIT, "--json"],
            env=shell.environ | {"TERM": "xterm"},
            cwd=shell.home,
            stdout=out,
            stderr=theirs,
            timeout=60,
            check=True,
        )
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    lines = (shell.home / "out").read_text().splitlines()
    assert [json.loads(line)["kind"] for line in lines][-1] == "summary"
    assert "Reading mail" in shown
