"""What must hold of the files themselves: nothing in them that belongs elsewhere, and pins that agree."""

from __future__ import annotations

import hashlib
import re
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
PINNED = sorted((ROOT / "requirements").glob("*.txt"))

# In two halves, so that this file does not name them.
REGISTRIES = [
    first + second
    for first, second in (
        ("pypi", ".org"),
        ("pythonhosted", ".org"),
        ("npmjs", ".org"),
        ("deb.debian", ".org"),
        ("security.debian", ".org"),
        ("archive.ubuntu", ".com"),
    )
]


@pytest.fixture(scope="session")
def tracked(needs: Callable[..., None]) -> list[Path]:
    """The files of the repository, those not yet committed among them, whoever owns the checkout."""
    needs("git", Path("/usr/bin/git"))
    if not (ROOT / ".git").exists():
        pytest.skip("this is no clone: git does not know its files")
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=60,
    ).stdout
    return [path for name in listed.split(b"\0") if name and (path := ROOT / name.decode()).is_file()]


def test_no_file_names_a_package_registry(tracked: list[Path]) -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), host)
        for path in tracked
        for host in REGISTRIES
        if host.encode() in path.read_bytes()
    }

    assert found == set()


def test_no_lock_file_of_another_tool_lies_about(tracked: list[Path]) -> None:
    others = {"uv.lock", "poetry.lock", "Pipfile.lock", "pdm.lock", "setup.py", "setup.cfg"}

    assert {path.name for path in tracked} & others == set()


@pytest.mark.parametrize("file", PINNED, ids=lambda file: file.name)
def test_every_requirement_is_pinned_and_hashed_and_no_index_is_named(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    pinned = re.compile(r"^[a-z0-9.\-]+==\S+( ;[^#]*?)?(\s+--hash=sha256:[0-9a-f]{64})+$")

    assert len(lines) > 10
    assert [line for line in lines if not pinned.match(line)] == []
    assert "://" not in text


def test_the_pins_lie_within_the_ranges_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    pins = dict(re.findall(r"^([a-z0-9.\-]+)==([^\s\\]+)", text, re.MULTILINE))
    wanted = [Requirement(line) for line in project["dependencies"]]

    assert {one.name: pins.get(one.name) for one in wanted if not one.specifier.contains(pins.get(one.name, ""))} == {}


def test_both_lists_pin_the_same_versions() -> None:
    found: dict[str, set[str]] = {}
    for file in PINNED:
        for name, version in re.findall(r"^([a-z0-9.\-]+)==([^\s\\]+)", file.read_text(encoding="utf-8"), re.MULTILINE):
            found.setdefault(name, set()).add(version)

    assert {name: versions for name, versions in found.items() if len(versions) > 1} == {}


def test_every_module_can_be_read_in_one_sitting(tracked: list[Path]) -> None:
    """500 lines at most."""
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in tracked
        if path.suffix == ".py"
        and path.relative_to(ROOT).parts[0] in {"followupd", "bench"}
        and (lines := path.read_text(encoding="utf-8").count("\n")) > 500
    }

    assert long == {}


def test_nothing_of_the_measuring_corpus_was_copied(tracked: list[Path]) -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus that must not be copied is not beside this repository")
    hashes, ids = set(), set()
    for path in CORPUS.rglob("*"):
        if path.is_file() and path.name != "README.md":
            data = path.read_bytes()
            hashes.add(hashlib.sha256(data).hexdigest())
            ids |= set(re.findall(rb"(?im)^Message-ID:\s*(<[^<>\s]{12,}>)", data))
    assert ids

    copied = {
        path.relative_to(ROOT).as_posix()
        for path in tracked
        if ((data := path.read_bytes()) and hashlib.sha256(data).hexdigest() in hashes)
        or not ids.isdisjoint(re.findall(rb"<[^<>\s]{12,}>", data))
    }
    assert copied == set()
