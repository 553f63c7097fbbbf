# followupd: everything a developer or a curious person runs.
#
#   make demo     set up .venv, and show the whole story on an embedded mail server (no account, no root)
#   make test     set up .venv and the Debian packages that the tests need, and run them all
#   make lint     ruff, mypy --strict, import-linter
#   make format   put the code into shape
#   make bench    measure; writes the table in docs/performance.md
#   make pin      pin requirements/*.txt anew
#   make clean    remove .venv, in which everything lies that the above have made
#
# Caches go into .venv too, and the files of a test run into a folder that goes with it, so that nothing else of
# the machine is touched. PYTHON=python3.12 chooses another Python, PYTEST_ARGS="-k words" some tests.

PYTHON ?= python3
PYTEST_ARGS ?=
VENV := .venv
PIP := $(VENV)/bin/python -m pip --no-input --disable-pip-version-check install --quiet --no-cache-dir

export HYPOTHESIS_STORAGE_DIRECTORY := $(CURDIR)/$(VENV)/cache/hypothesis
export RUFF_CACHE_DIR := $(CURDIR)/$(VENV)/cache/ruff
export MYPY_CACHE_DIR := $(CURDIR)/$(VENV)/cache/mypy

.PHONY: demo test lint format bench pin clean packages

demo: $(VENV)/.runtime
	@$(VENV)/bin/followupd demo

test: packages $(VENV)/.dev
	@TMPDIR="$$(mktemp -d)" && export TMPDIR && chmod 755 "$$TMPDIR" && trap 'rm -rf "$$TMPDIR"' EXIT && \
	$(VENV)/bin/python -m pytest -o cache_dir=$(VENV)/cache/pytest $(PYTEST_ARGS)

packages:
	@scripts/system-packages.sh

lint: $(VENV)/.dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache

format: $(VENV)/.dev
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

bench: $(VENV)/.dev
	@$(VENV)/bin/python -m bench

pin: $(VENV)/.dev
	scripts/pin.sh

clean:
	rm -rf $(VENV)

# The stamps: a changed list of requirements builds the environment anew, and so does a checkout that was moved or a
# Python that is gone. The environment's own Python keeps its byte code below .venv, whoever starts it.
HERE := $(shell cat $(VENV)/.runtime 2>/dev/null && $(VENV)/bin/python -c pass 2>&1)
ifneq ($(HERE),$(CURDIR))
$(shell rm -f $(VENV)/.runtime)
endif

BYTE_CODE := import sys; sys.pycache_prefix = sys.prefix + "/cache/python"
$(VENV)/.runtime: requirements/runtime.txt pyproject.toml
	@scripts/check-python.sh "$(PYTHON)"
	@echo "Setting up $(VENV) (a minute, the first time) ..."
	@"$(PYTHON)" -m venv --clear $(VENV)
	@echo '$(BYTE_CODE)' >"$$($(VENV)/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/byte_code.pth"
	@$(PIP) --require-hashes --only-binary :all: -r requirements/runtime.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@echo "$(CURDIR)" >$@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	@$(PIP) --require-hashes --only-binary :all: -r requirements/dev.txt
	@touch $@
