"""`followupd` with a parser that fails on one mail, quoting it: python breaking_driver.py MARKER run --json …

No bytes are known that get past a server's header and then make `core.mime` fail; the next one that somebody
finds must be survived all the same.
"""

from __future__ import annotations

import sys
from typing import Any

from followupd.app import inbox


def main() -> int:
    marker, read = sys.argv[1].encode(), inbox.read

    def breaking(raw: Any, **named: Any) -> Any:
        if marker in raw.data:
            raise ValueError(f"cannot parse {raw.data!r}")
        return read(raw, **named)

    inbox.read = breaking  # type: ignore[assignment]
    from followupd.cli.main import run_command_line

    return run_command_line(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
