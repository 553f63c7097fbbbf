"""The floors of the house hold: import-linter's contracts of pyproject.toml (see docs/architecture.md)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def _lint(root: Path) -> subprocess.CompletedProcess[str]:
    program = "import sys; from importlinter.cli import lint_imports_command as main; main(['--no-cache'])"
    return subprocess.run(
        [sys.executable, "-c", program], cwd=root, check=False, capture_output=True, text=True, timeout=100
    )


def test_every_module_imports_only_from_floors_below() -> None:
    done = _lint(ROOT)

    assert done.returncode == 0, done.stdout + done.stderr


def test_an_import_from_above_is_seen(tmp_path: Path) -> None:
    package = tmp_path / "followupd"
    for folder in ("cli", "demo", "app", "adapters", "config", "core"):
        (package / folder).mkdir(parents=True)
        (package / folder / "__init__.py").touch()
    for name in ("__init__", "__main__", "wiring", "ports", "model", "value", "errors", "stand_ins"):
        (package / f"{name}.py").touch()
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    assert _lint(tmp_path).returncode == 0

    (package / "core" / "clock.py").write_text("import time\nimport followupd.app\n", encoding="utf-8")

    done = _lint(tmp_path)
    assert done.returncode == 1
    assert "followupd.core.clock -> followupd.app" in done.stdout
    assert "followupd.core.clock -> time" in done.stdout
