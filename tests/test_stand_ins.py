"""What is not there while a library is imported, and is afterwards."""

from __future__ import annotations

import subprocess
import sys

import pytest

from followupd.stand_ins import module, standing_in

LEFT_OUT = {"asyncio", "rich", "multiprocessing", "concurrent.futures.process"}


def test_a_stand_in_is_imported_only_while_it_stands() -> None:
    with standing_in({"no_such_library": module("no_such_library", answer=42)}):
        import no_such_library

        assert no_such_library.answer == 42
    assert "no_such_library" not in sys.modules


def test_a_module_that_is_there_already_stays() -> None:
    with standing_in({"json": None}):
        import json

        assert json.loads("1") == 1
    assert sys.modules["json"] is json


def test_it_is_gone_also_when_the_import_fails() -> None:
    with pytest.raises(ImportError), standing_in({"no_such_library": None}):
        import no_such_library  # noqa: F401
    assert "no_such_library" not in sys.modules


def test_what_the_daemon_has_no_use_for_is_not_imported_with_it() -> None:
    imports = "import followupd.adapters.logs, followupd.adapters.scheduler, followupd.app.daemon"
    script = f"{imports}, sys; print(*({LEFT_OUT!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
