#!/usr/bin/env bash
# Pin requirements/*.txt anew, with hashes, from pyproject.toml and requirements/*.in. Needs .venv (make .venv).
# The files name no index: pip takes whichever one is configured.
set -euo pipefail
cd "$(dirname "$0")/.."

compile() {
    CUSTOM_COMPILE_COMMAND="scripts/pin.sh" .venv/bin/pip-compile --quiet --strip-extras --generate-hashes \
        --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host "$@"
}

compile --output-file requirements/runtime.txt pyproject.toml requirements/build.in
compile --output-file requirements/dev.txt requirements/dev.in
