"""What is written about the commands and the configuration is true, and complete."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from followupd.cli.commands import COMMANDS
from followupd.cli.main import followupd
from followupd.config.read import read
from followupd.config.schema import Settings
from followupd.core.rules import RULES
from followupd.model import Config, Policy

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = [path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]]
EXAMPLE = (ROOT / "config.example.toml").read_text("utf-8")


def uncommented(text: str) -> str:
    """The example with its examples switched on: `# key = value` and `# [table]` without their mark."""
    return re.sub(r"(?m)^# (?=(?:[a-z_]+ = |\[))", "", text)


def keys(model: type[BaseModel], table: str = "") -> set[str]:
    """Every key of the schema, dotted."""
    found: set[str] = set()
    for name, field in model.model_fields.items():
        inner = [part for part in parts(field.annotation) if issubclass(part, BaseModel)]
        found |= keys(inner[0], f"{table}{name}.") if inner else {f"{table}{name}"}
    return found


def parts(annotation: object) -> list[type]:
    here = [annotation] if isinstance(annotation, type) else []
    return here + [part for inner in getattr(annotation, "__args__", ()) for part in parts(inner)]


def dotted(document: object, table: str = "") -> set[str]:
    if isinstance(document, list) and document and isinstance(document[0], dict):
        return set().union(*(dotted(each, table) for each in document))
    if isinstance(document, dict):
        return set().union(*(dotted(inner, f"{table}.{name}".lstrip(".")) for name, inner in document.items()))
    return {table}


def commands() -> list[str]:
    """Every command with its subcommands, as it is typed."""
    found = []
    for name in COMMANDS:
        command = followupd.get_command(click.Context(followupd), name)
        inner = [n for n, c in command.commands.items() if not c.hidden] if isinstance(command, click.Group) else [""]
        found += [f"{name} {sub}".strip() for sub in inner]
    return found


def test_the_example_configuration_is_the_defaults() -> None:
    config = read("config.example.toml", EXAMPLE.encode(), {"TZ": "UTC"})
    assert config == Config("config.example.toml", Policy(zone="UTC"), ())


def test_the_example_configuration_shows_every_key_and_no_other() -> None:
    assert dotted(tomllib.loads(uncommented(EXAMPLE))) == keys(Settings)


def test_what_the_example_configuration_shows_is_allowed() -> None:
    text = uncommented(EXAMPLE).replace('token_command = "', '# token_command = "')  # stands instead of a password
    config = read("config.example.toml", text.encode(), {})
    assert [account.email for account in config.accounts] == ["jordan@mail.example"]


def test_the_configuration_in_the_readme_is_good() -> None:
    blocks = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    config = read("config.toml", "\n".join(blocks).encode(), {})
    assert [(account.email, account.imap.host) for account in config.accounts] == [
        ("jordan@mail.example", "imap.mail.example")
    ]


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    name, _, sub = command.partition(" ")
    row = next((line for line in README.splitlines() if line.startswith("|") and f"`followupd {name}" in line), "")
    assert row, f"followupd {name} is not in the table of the README"
    assert not sub or f"`{sub}`" in row or f"followupd {command}" in row


def test_the_readme_names_no_command_that_is_not_there() -> None:
    named = set(re.findall(r"(?:`|^)followupd ([a-z]+)", README, re.MULTILINE))
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("line", re.findall(r"^followupd .*", README, re.MULTILINE))
def test_the_commands_of_the_readme_are_understood(line: str) -> None:
    arguments = line.split()[1:]
    context = click.Context(followupd)
    command: click.Command | None = followupd
    while isinstance(command, click.Group) and arguments:
        command = command.get_command(context, arguments.pop(0))
    assert command is not None
    command.make_context("x", arguments, parent=context)


def test_the_readme_s_own_configuration_and_commands_run(tmp_path: Path) -> None:
    """All but `run` (it watches on) and the commands in prose, from an empty home."""
    home = tmp_path / ".config" / "followupd"
    home.mkdir(parents=True)
    (home / "config.toml").write_text("\n".join(re.findall(r"```toml\n(.*?)```", README, re.DOTALL)), "utf-8")
    (home / "config.toml").chmod(0o600)
    with zipfile.ZipFile(tmp_path / "Takeout.zip", "w") as archive:
        archive.writestr(
            "Takeout/Mail/All mail.mbox",
            "From - Mon Nov  2 09:00:00 2026\nFrom: jordan@mail.example\nTo: alice@acme.example\nSubject: Hello\n"
            "Date: Mon, 2 Nov 2026 09:00:00 +0000\nMessage-ID: <1@mail.example>\n\nHello Alice,\n\nhere I am.\n",
        )
    runs = [line for line in re.findall(r"^followupd (.*)", README, re.MULTILINE) if line.split()[0] != "run"]
    assert len(runs) >= 2

    done = {
        line: subprocess.run(
            [sys.executable, "-m", "followupd", *shlex.split(line)],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        for line in runs
        if "service" not in line.split()  # tests/system/test_service.py runs these under a real user manager
    }

    assert {line: one.stderr for line, one in done.items() if one.returncode} == {}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_make_targets_that_are_named_are_in_the_makefile(document: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", (ROOT / document).read_text("utf-8"), re.MULTILINE)) <= targets


def test_the_makefile_says_what_each_of_its_targets_does() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    said = set(re.findall(r"^#   make ([a-z]+)", makefile, re.MULTILINE))
    assert said == set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE)) - {"packages"}  # part of `make test`
    assert said >= {"demo", "test", "lint", "format", "bench"}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    here = ROOT / document
    links = re.findall(r"\]\((?!https?:|mailto:)([^)#]*)#?([^)]*)\)", here.read_text("utf-8"))
    dead = []
    for file, anchor in links:
        target = here.parent / file if file else here
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(f"{file}#{anchor}".rstrip("#"))
    assert dead == []


def anchors(document: Path) -> set[str]:
    """The names of its headings, as they are linked to."""
    headings = re.findall(r"^#+ (.*)", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^a-z0-9 _-]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_of_the_repository_that_is_named_is_there(document: str) -> None:
    """In code marks, with a folder: `tests/core/test_plan.py`, `docs/`; `*` and `…` stand for anything."""
    named = re.findall(
        r"`((?:followupd|tests|bench|docs|scripts|systemd|requirements)/[^`\s:]*)`",
        (ROOT / document).read_text("utf-8"),
    )
    gone = [name for name in named if not any(c in name for c in "…<") and not list(ROOT.glob(name.rstrip("/")))]
    assert [name for name in gone if not list(ROOT.glob(f"{name}.py"))] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_benchmark_that_is_named_is_there(document: str) -> None:
    named = re.findall(r"-m bench(?:\.(\w+)| (\w+))", (ROOT / document).read_text("utf-8"))
    there = {path.stem for path in (ROOT / "bench").glob("*.py")}
    assert {module or argument for module, argument in named} <= there


def test_every_code_that_the_readme_names_exists() -> None:
    assert set(re.findall(r"FU\d{3}", README)) <= {rule.code for rule in RULES}


def test_every_module_is_small_enough_to_read() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in (ROOT / "followupd" / "cli").rglob("*.py")
        if (count := len(path.read_text("utf-8").splitlines())) > 330
    }
    assert long == {}
