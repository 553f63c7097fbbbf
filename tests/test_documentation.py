"""What is written about the commands and the configuration is true, and complete."""

from __future__ import annotations

import re
import tomllib
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


def test_the_targets_that_the_readme_names_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"^make ([a-z]+)", README + (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE))
    assert {"demo", "test", "lint", "format", "bench"} <= named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"make {target}"


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_link_leads_somewhere(document: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / document).read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_code_that_the_readme_names_exists() -> None:
    assert set(re.findall(r"FU\d{3}", README)) <= {rule.code for rule in RULES}


def test_every_module_is_small_enough_to_read() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in (ROOT / "followupd" / "cli").rglob("*.py")
        if (count := len(path.read_text("utf-8").splitlines())) > 330
    }
    assert long == {}
