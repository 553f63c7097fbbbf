"""The configuration: what is read, what is refused and in which words, and the checked copy that is kept."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.config import config_path, load
from followupd.config.compiled import from_plain, to_plain
from followupd.config.locate import system_zone
from followupd.config.notes import notes
from followupd.config.read import read
from followupd.config.schema import CODES
from followupd.config.show import as_toml, rows
from followupd.config.where import lines_of
from followupd.core.rules import RULES
from followupd.errors import ConfigError, Exit
from followupd.model import Account, Config, Policy, Role, Server

ZONE = {"TZ": "America/Toronto"}
JORDAN = '[[accounts]]\nemail = "jordan@mail.example"\nimap.host = "imap.mail.example"\n'


def reading(text: str, environ: dict[str, str] | None = None) -> Config:
    return read("config.toml", text.encode(), ZONE | (environ or {}))


def refusal(text: str, environ: dict[str, str] | None = None) -> list[str]:
    with pytest.raises(ConfigError) as refused:
        reading(text, environ)
    assert refused.value.exit_code == Exit.BAD_CONFIG == 78
    return refused.value.title.splitlines()


# ------------------------------------------------------------------ what is read


def test_an_empty_file_gives_the_defaults_of_the_specification() -> None:
    assert reading("") == Config("config.toml", Policy(zone="America/Toronto"), ())


def test_one_address_of_a_known_provider_is_enough() -> None:
    account = Account(
        name="jordan@gmail.com",
        email="jordan@gmail.com",
        user="jordan@gmail.com",
        imap=Server("imap.gmail.com", 993, "tls"),
    )
    policy = Policy(zone="America/Toronto", me=frozenset({"jordan@gmail.com"}))
    assert reading('[[accounts]]\nemail = "Jordan@Gmail.com"\n') == Config("config.toml", policy, (account,))


def test_every_key_arrives_where_it_belongs() -> None:
    text = """
timezone = "Europe/Berlin"
backfill = "30d"
auto_adopt = "all"
[[accounts]]
email = "jordan@mail.example"
name = "personal"
aliases = ["J.Doe@mail.example", "jd@other.example"]
user = "Jordan"
password_command = "pass mail"
[accounts.imap]
host = "127.0.0.1"
port = 1143
security = "none"
ca_file = "/etc/ca.pem"
[accounts.folders]
sent = "Gesendet"
drafts = "Entwürfe"
[accounts.smtp]
host = "smtp.mail.example"
security = "starttls"
[watch]
people = ["Alice@Acme.example", "@globex.example", "alice@acme.example"]
[pace]
grace = "30m"
daily = "24h"
min_gap = "4d"
max_unanswered = 2
[content]
max_paragraphs = 3
max_words = 150
ignore = ["FU204", "fu301"]
[plan]
thank_you = false
follow_up_days = [5]
ask_timeline = false
let_go = false
infer_interview = false
[nudges]
at = "08:30"
weekends = "allow"
quiet_hours = ""
channels = ["ntfy", "terminal"]
[guard]
drafts = false
[ntfy]
url = "https://ntfy.example/topic"
"""
    policy = Policy(
        zone="Europe/Berlin",
        me=frozenset({"jordan@mail.example", "j.doe@mail.example", "jd@other.example"}),
        watch=("alice@acme.example", "@globex.example"),
        auto_adopt="all",
        grace=timedelta(minutes=30),
        daily=timedelta(days=1),
        min_gap=timedelta(days=4),
        max_unanswered=2,
        max_paragraphs=3,
        max_words=150,
        ignore=frozenset({"FU204", "FU301"}),
        thank_you=False,
        follow_up_days=(5,),
        ask_timeline=False,
        let_go=False,
        infer_interview=False,
        at=time(8, 30),
        skip_weekends=False,
        quiet=None,
        drafts=False,
        backfill=timedelta(days=30),
    )
    account = Account(
        name="personal",
        email="jordan@mail.example",
        user="Jordan",
        imap=Server("127.0.0.1", 1143, "none", "/etc/ca.pem"),
        aliases=("j.doe@mail.example", "jd@other.example"),
        password_command="pass mail",
        folders={Role.SENT: "Gesendet", Role.DRAFTS: "Entwürfe"},
        smtp=Server("smtp.mail.example", 587, "starttls"),
    )
    assert reading(text) == Config(
        "config.toml", policy, (account,), ("ntfy", "terminal"), "https://ntfy.example/topic"
    )


def test_what_the_file_says_of_a_server_stands_over_the_provider() -> None:
    config = reading('[[accounts]]\nemail = "jordan@gmail.com"\n[accounts.imap]\nca_file = "/ca.pem"\nport = 1993\n')
    assert config.accounts[0].imap == Server("imap.gmail.com", 1993, "tls", "/ca.pem")


def test_another_host_does_not_inherit_the_port_of_the_provider() -> None:
    text = '[[accounts]]\nemail = "jordan@gmail.com"\nsmtp.host = "relay.mail.example"\nsmtp.security = "starttls"\n'
    assert reading(text).accounts[0].smtp == Server("relay.mail.example", 587, "starttls")


def test_an_icloud_user_is_the_local_part() -> None:
    assert reading('[[accounts]]\nemail = "jordan@icloud.com"\n').accounts[0].user == "jordan"


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    assert refusal("\ufeff\r\n[pace]\r\ngrace = 5\r\n")[0].startswith("config.toml:3: pace.grace: ")


def test_the_codes_that_can_be_ignored_are_those_that_exist() -> None:
    assert sorted(CODES) == sorted(rule.code for rule in RULES)


# ------------------------------------------------------------------ the environment


def test_the_environment_overrides_the_file() -> None:
    environ = {
        "FOLLOWUPD_PACE__MIN_GAP": "4d",
        "FOLLOWUPD_PLAN__FOLLOW_UP_DAYS": "[5, 10]",
        "FOLLOWUPD_WATCH__PEOPLE": "alice@acme.example, @globex.example",
        "FOLLOWUPD_GUARD__DRAFTS": "false",
        "FOLLOWUPD_CONTENT__MAX_WORDS": "150",
        "FOLLOWUPD_ACCOUNTS__0__PASSWORD_COMMAND": "pass other",
    }
    config = reading(JORDAN + '[pace]\nmin_gap = "6d"\ndaily = "24h"\n', environ)
    account = Account(
        "jordan@mail.example",
        "jordan@mail.example",
        "jordan@mail.example",
        Server("imap.mail.example", 993),
        password_command="pass other",
    )
    policy = Policy(
        zone="America/Toronto",
        me=frozenset({"jordan@mail.example"}),
        min_gap=timedelta(days=4),
        daily=timedelta(hours=24),
        follow_up_days=(5, 10),
        watch=("alice@acme.example", "@globex.example"),
        drafts=False,
        max_words=150,
    )
    assert config == Config("config.toml", policy, (account,))


def test_an_account_may_come_from_the_environment_alone(tmp_path: Path) -> None:
    environ = ZONE | {"XDG_CONFIG_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    environ["FOLLOWUPD_ACCOUNTS__0__EMAIL"] = "jordan@gmail.com"
    assert [account.imap.host for account in load(environ=environ).accounts] == ["imap.gmail.com"]


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("FOLLOWUPD_PACE__MIN_GAP", "5 dayz", '"5 dayz" is no duration; write it as 48h, 5d or 90m'),
        ("FOLLOWUPD_PACE__MINGAP", "5d", 'is no key that followupd knows; did you mean "min_gap"?'),
        ("FOLLOWUPD_PAEC__MIN_GAP", "5d", 'is no key that followupd knows; did you mean "pace"?'),
        ("FOLLOWUPD_TIMEZON", "UTC", 'is no key that followupd knows; did you mean "timezone"?'),
        ("FOLLOWUPD_PLAN__LET_GO", "maybe", '"maybe" is neither true nor false'),
        ("FOLLOWUPD_PACE", "x", '"x" stands where a table is wanted; write [pace] above its keys'),
    ],
)
def test_a_mistake_in_the_environment_names_the_variable(variable: str, value: str, words: str) -> None:
    assert refusal('[pace]\ngrace = "1h"\n', {variable: value}) == [f"{variable}: {words}"]


def test_variables_that_are_no_keys_are_left_alone() -> None:
    assert reading("", {"FOLLOWUPD_DEBUG": "1", "FOLLOWUPD_CONFIG": "x"}) == reading("")


# ------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[pace]\nmin_gap = "5 dayz"', ':2: pace.min_gap: "5 dayz" is no duration; write it as 48h, 5d or 90m'),
        ("[pace]\nmin_gap = 5", ":2: pace.min_gap: 5 is no duration; write it as 48h, 5d or 90m, in quotes"),
        ("[pace]\nmax_unanswered = true", ":2: pace.max_unanswered: true is no whole number from 1 to 1000"),
        ("[pace]\nmax_unanswered = 0", ":2: pace.max_unanswered: 0 is no whole number from 1 to 1000"),
        ('[pace]\nmin_gpa = "5d"', ':2: pace.min_gpa: is no key that followupd knows; did you mean "min_gap"?'),
        ('min_gap = "5d"', ":1: min_gap: does not belong here; write it under [pace]"),
        (
            '[pace]\ntimezone = "UTC"',
            ":2: pace.timezone: does not belong here; write it at the top of the file, before any [table]",
        ),
        ("pace = 3", ":1: pace: 3 stands where a table is wanted; write [pace] above its keys"),
        ("[guard]\ndrafts = 1", ":2: guard.drafts: 1 is neither true nor false"),
        ('[nudges]\nat = "9"', ':2: nudges.at: "9" is no time of day; write it as "09:00"'),
        ('[nudges]\nat = "24:00"', ':2: nudges.at: "24:00" is no time of day; write it as "09:00"'),
        (
            '[nudges]\nquiet_hours = "20-8"',
            ':2: nudges.quiet_hours: "20-8" is no span of hours; write it as "20:00-08:00", or "" for none',
        ),
        (
            '[nudges]\nquiet_hours = "08:00-08:00"',
            ':2: nudges.quiet_hours: "08:00-08:00" begins and ends at the same time; write "" for no quiet hours',
        ),
        (
            '[nudges]\nweekends = "no"',
            ':2: nudges.weekends: "no" is not known here; allowed: "skip", "allow"',
        ),
        (
            '[nudges]\nchannels = ["desktop",\n  "sms"]',
            ':3: nudges.channels: "sms" is not known here; allowed: "desktop", "email", "ntfy", "terminal"',
        ),
        ('[nudges]\nchannels = ["email", "email"]', ":2: nudges.channels: names a channel twice"),
        (
            '[nudges]\nchannels = ["ntfy"]',
            ':2: nudges.channels: "ntfy" needs the address of a topic; write url = "https://host/topic" under [ntfy]',
        ),
        (
            '[ntfy]\nurl = "http://ntfy.example/t"',
            ':2: ntfy.url: "http://ntfy.example/t" is no address of a topic; write it as "https://host/topic"',
        ),
        (
            '[watch]\npeople = ["alice"]',
            (
                ':2: watch.people: "alice" is neither an address nor a domain; '
                'write "alice@acme.example" or "@acme.example"'
            ),
        ),
        ("[content]\nignore = [7]", f":2: content.ignore: 7 is no code; known: {', '.join(CODES)}"),
        (
            "[plan]\nfollow_up_days = [14, 7]",
            ":2: plan.follow_up_days: [14, 7] must rise from day to day; write it as [7, 14]",
        ),
        (
            'timezone = "America/Torono"',
            (
                ':1: timezone: "America/Torono" is no time zone that this machine knows; '
                'write it as "America/Toronto" (did you mean "America/Toronto"?)'
            ),
        ),
        ('[accounts]\nemail = "x@y"', ":1: accounts: is a list of tables; write [[accounts]] in double brackets"),
        ('[[accounts]]\nname = "x"', ":1: accounts.0.email: is missing; every account needs one"),
        (
            '[[accounts]]\nemail = "jordan"',
            ':2: accounts.0.email: "jordan" is no e-mail address; write it as "jordan@mail.example"',
        ),
        (
            '\n[[accounts]]\nemail = "jordan@mail.example"',
            (
                ":2: accounts.0.imap.host: no server is known for mail at mail.example; "
                'write host = "imap.mail.example" (ask your provider) under [accounts.imap]'
            ),
        ),
        (
            JORDAN + 'imap.security = "none"',
            (
                ':4: accounts.0.imap.security: "none" sends mail and password unencrypted and is allowed '
                'to this machine only (127.0.0.1), not to imap.mail.example; write "tls" or "starttls"'
            ),
        ),
        (JORDAN + JORDAN, ':5: accounts.1.email: two accounts are called "jordan@mail.example"'),
        (
            JORDAN + 'password_command = "a"\ntoken_command = "b"',
            ":5: accounts.0.token_command: stands instead of password_command; keep only one of them",
        ),
        (JORDAN + "imap.port = 70000", ":4: accounts.0.imap.port: 70000 is no whole number from 1 to 65535"),
    ],
)
def test_a_mistake_is_named_with_its_line_its_key_and_what_is_allowed(text: str, words: str) -> None:
    assert refusal(text + "\n") == [f"config.toml{words}"]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = '[nudges]\nat = "9"\n[pace]\ngrace = 1\nmin_gap = "x"\n'
    text += '[watch]\npeople = [\n  "a",\n  "b@c.example",\n  "d",\n]\n'
    lines = [line.split(":")[1] for line in refusal(text)]
    assert lines == ["2", "4", "5", "8", "10"]


@pytest.mark.parametrize("text", ["\na = \n", '\na = "b\n', "\n[a\n", "x = 1\nx = 2\n"])
def test_what_is_no_toml_is_refused_with_the_line(text: str) -> None:
    (line,) = refusal(text)
    assert line.startswith("config.toml:2: not valid TOML: ")


def test_plaintext_to_this_machine_is_allowed_when_asked_for() -> None:
    for host in ("127.0.0.1", "localhost", "::1", "127.9.9.9"):
        config = reading(f'[[accounts]]\nemail = "a@mail.example"\nimap.host = "{host}"\nimap.security = "none"\n')
        assert config.accounts[0].imap == Server(host, 143, "none")


def test_a_file_that_is_not_text_is_refused_with_the_line() -> None:
    with pytest.raises(ConfigError, match=r"config.toml:2: is not UTF-8 text"):
        read("config.toml", b"# fine\nx = '\xff'\n", ZONE)


@given(st.text(max_size=200))
def test_no_file_makes_anything_but_a_configuration_or_an_error(text: str) -> None:
    try:
        config = reading(text)
    except ConfigError as error:
        assert error.title.startswith("config.toml:")  # noqa: PT017  (either outcome is fine, each is checked)
    else:
        assert config.accounts == ()


# ------------------------------------------------------------------ where a key stands


def test_every_key_is_found_on_its_line() -> None:
    text = """a.b = 1.5
[[accounts]]
email = "a=b]#"  # [not a table]
aliases = [
  "x", # c
  "y",
]
[accounts.imap]
host = 'h'
[[accounts]]
note = '''
[not a table]
key = 1
'''
imap = { host = "q", port = 3 }
"""
    assert lines_of(text) == {
        ("a",): 1,
        ("a", "b"): 1,
        ("accounts",): 2,
        ("accounts", 0): 2,
        ("accounts", 0, "email"): 3,
        ("accounts", 0, "aliases"): 4,
        ("accounts", 0, "aliases", 0): 5,
        ("accounts", 0, "aliases", 1): 6,
        ("accounts", 0, "imap"): 8,
        ("accounts", 0, "imap", "host"): 9,
        ("accounts", 1): 10,
        ("accounts", 1, "note"): 11,
        ("accounts", 1, "imap"): 15,
        ("accounts", 1, "imap", "host"): 15,
        ("accounts", 1, "imap", "port"): 15,
    }


# ------------------------------------------------------------------ files, zones, the checked copy


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return ZONE | {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}


def written(home: dict[str, str], text: str) -> Path:
    path = config_path(home)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o600)
    return path


def copies(home: dict[str, str]) -> list[Path]:
    return sorted((Path(home["HOME"]) / ".cache" / "followupd").glob("config-*"))


def test_the_file_is_looked_for_where_xdg_says() -> None:
    assert config_path({"XDG_CONFIG_HOME": "/c", "HOME": "/h"}) == Path("/c/followupd/config.toml")
    assert config_path({"XDG_CONFIG_HOME": "relative", "HOME": "/h"}) == Path("/h/.config/followupd/config.toml")


def test_no_file_is_answered_with_what_to_write(home: dict[str, str]) -> None:
    with pytest.raises(ConfigError) as refused:
        load(environ=home)
    assert refused.value.title == f"There is no configuration at {config_path(home)}."
    assert "[[accounts]]" in refused.value.hint


def test_the_second_time_the_checked_copy_is_read(home: dict[str, str]) -> None:
    path = written(home, JORDAN)
    first = load(environ=home)
    (copy,) = copies(home)
    assert copy.stat().st_mode & 0o777 == 0o600
    kept = json.loads(copy.read_text())
    kept["config"]["channels"] = ["terminal"]  # to see that it is the copy that is read
    copy.write_text(json.dumps(kept))
    assert load(environ=home) == replace(first, channels=("terminal",))
    path.write_text(JORDAN + "# changed\n")
    assert load(environ=home) == first


@pytest.mark.parametrize("change", [{"FOLLOWUPD_PACE__MIN_GAP": "4d"}, {"TZ": "Europe/Berlin"}])
def test_another_environment_does_not_get_the_old_copy(home: dict[str, str], change: dict[str, str]) -> None:
    written(home, JORDAN)
    before = load(environ=home)
    after = load(environ=home | change)
    assert after == replace(reading(JORDAN, change), path=before.path)
    assert after != before


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"key": 1}', b"\xff\xfe"])
def test_a_damaged_copy_is_not_believed(home: dict[str, str], damage: bytes) -> None:
    written(home, JORDAN)
    first = load(environ=home)
    copies(home)[0].write_bytes(damage)
    assert load(environ=home) == first


def test_a_copy_that_others_could_have_written_is_not_believed(home: dict[str, str]) -> None:
    written(home, JORDAN)
    first = load(environ=home)
    (copy,) = copies(home)
    copy.write_text(copy.read_text().replace("jordan@", "mallory@"))
    copy.chmod(0o666)
    assert load(environ=home) == first


def test_without_a_place_for_the_copy_all_goes_on(home: dict[str, str]) -> None:
    written(home, JORDAN)
    (Path(home["HOME"]) / ".cache").write_text("a file where the folder would be")
    assert load(environ=home) == load(environ=home)


def test_checked_in_a_child_it_is_the_same_configuration(home: dict[str, str]) -> None:
    written(home, JORDAN)
    isolated = load(environ=home, isolated=True)
    copies(home)[0].unlink()
    assert isolated == load(environ=home)


def test_the_checking_child_imports_nothing_from_the_current_folder(home: dict[str, str]) -> None:
    path = written(home, JORDAN)
    (path.parent / "json.py").write_text("raise SystemExit('taken from the current folder')")
    script = "from followupd.config import load; print(load(isolated=True).accounts[0].name)"
    command = [
        sys.executable,
        "-P",
        "-c",
        f"import sys; sys.path.append({str(Path(__file__).parent.parent)!r}); {script}",
    ]
    done = subprocess.run(command, env=home, cwd=path.parent, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("jordan@mail.example\n", "")


def test_checked_in_a_child_the_mistakes_are_the_same(home: dict[str, str]) -> None:
    path = written(home, "[pace]\ngrace = 5\n")
    with pytest.raises(ConfigError) as refused:
        load(environ=home, isolated=True)
    words = f"{path}:2: pace.grace: 5 is no duration; write it as 48h, 5d or 90m, in quotes"
    assert (refused.value.title, refused.value.exit_code) == (words, Exit.BAD_CONFIG)


def test_the_daemon_never_imports_pydantic(home: dict[str, str]) -> None:
    written(home, JORDAN)
    script = "import sys, os; from followupd.config import load; load(isolated=True); print('pydantic' in sys.modules)"
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", script], env=home, cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


@given(
    st.builds(
        Policy,
        zone=st.sampled_from(sorted(available_timezones())),
        me=st.frozensets(st.emails(), max_size=3),
        watch=st.lists(st.emails(), max_size=3).map(tuple),
        grace=st.timedeltas(timedelta(), timedelta(days=1)).map(
            lambda span: timedelta(seconds=int(span.total_seconds()))
        ),
        follow_up_days=st.lists(st.integers(1, 30)).map(tuple),
        at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        quiet=st.none() | st.tuples(st.times(), st.times()),
    )
)
def test_a_configuration_survives_its_copy(policy: Policy) -> None:
    account = Account(
        "n", "a@b.example", "a", Server("h", 1), folders={Role.SENT: "S"}, smtp=Server("s", 2, "starttls")
    )
    config = Config("p", policy, (account, replace(account, name="m", smtp=None)), ("terminal",), "")
    assert from_plain(json.loads(json.dumps(to_plain(config)))) == config


def test_the_zone_of_the_machine_is_found(tmp_path: Path) -> None:
    etc = tmp_path / "etc"
    etc.mkdir()
    assert system_zone({"TZ": ":Europe/Paris"}, tmp_path) == "Europe/Paris"
    assert system_zone({"TZ": "Nowhere/Land"}, tmp_path) == "UTC"
    (etc / "timezone").write_text("America/Toronto\n")
    assert system_zone({}, tmp_path) == "America/Toronto"
    (etc / "localtime").symlink_to("/usr/share/zoneinfo/Europe/Berlin")
    assert system_zone({}, tmp_path) == "Europe/Berlin"


def test_what_is_allowed_but_odd_is_noted(home: dict[str, str]) -> None:
    path = written(home, '[nudges]\nat = "07:00"\nchannels = []\n')
    path.chmod(0o644)
    assert list(notes(load(environ=home))) == [
        f"{path} can be read by others (mode 0644). To mend it: chmod 600 {path}",
        "No account is named: `followupd run` has nothing to watch.",
        "nudges.channels is empty: nothing will be shown, only logged.",
        "nudges.at lies in nudges.quiet_hours: nudges will come at the end of the quiet hours.",
    ]


def test_what_is_shown_is_a_configuration_that_means_the_same(home: dict[str, str]) -> None:
    written(home, '[[accounts]]\nemail = "jordan@gmail.com"\nsmtp = {}\n[pace]\nmin_gap = "4d"\n')
    shown = "\n".join(as_toml(rows(None, home)))
    assert replace(reading(shown), path="") == replace(load(environ=home), path="")


def test_where_each_value_comes_from_is_shown(home: dict[str, str]) -> None:
    written(
        home,
        '[[accounts]]\nemail = "jordan@gmail.com"\n[pace]\nmin_gap = "4d"\n[ntfy]\nurl = "https://n.example/topic"\n',
    )
    found = {row.key: (row.value, row.origin) for row in rows(None, home | {"FOLLOWUPD_PACE__GRACE": "30m"})}
    assert {
        key: found[key] for key in ("timezone", "accounts.0.imap.host", "pace.grace", "pace.min_gap", "pace.daily")
    } == {
        "timezone": ("America/Toronto", "system"),
        "accounts.0.imap.host": ("imap.gmail.com", "provider"),
        "pace.grace": ("30m", "FOLLOWUPD_PACE__GRACE"),
        "pace.min_gap": ("4d", "config.toml:4"),
        "pace.daily": ("48h", "default"),
    }
    assert found["ntfy.url"] == ("https://n.example/***", "config.toml:6")  # the topic is as good as a password
