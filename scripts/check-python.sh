#!/usr/bin/env bash
# Say plainly what is missing before `python -m venv` fails in its own words.
set -euo pipefail
python="${1:-python3}"

if ! command -v "$python" >/dev/null; then
    echo "There is no $python here. On Debian or Ubuntu: apt install python3 python3-venv" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "$python is $("$python" -V 2>&1), and followupd needs Python 3.11 or later (make PYTHON=python3.12 ...)." >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "$python cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv" >&2
    exit 1
fi
