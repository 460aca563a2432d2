# The commands of the house: setup, run, test, trust, check, bench, format, lock.

PORT ?= 8000
BIN := .venv/bin

.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
.PHONY: setup run test trust check format bench lock

# Checks run with a data folder of their own and never meet a real paper.
check format: export MASTHEAD_DATA := .cache/check
export PIP_DISABLE_PIP_VERSION_CHECK := 1

setup: $(BIN)/.run-ready
	@echo "All is set up: make run serves the sample paper."

run: $(BIN)/.run-ready
	@exec $(BIN)/masthead serve --sample --port $(PORT)

test: check node_modules/.ready
	@$(BIN)/python -m tests.run

check: $(BIN)/.dev-ready
	$(BIN)/ruff format --check --output-format concise .
	$(BIN)/ruff check --output-format concise .
	@mkdir -p $(MASTHEAD_DATA)
	$(BIN)/mypy
	$(BIN)/lint-imports --cache-dir .cache/import_linter
	git ls-files '*.html' | xargs -r $(BIN)/djade --target-version 5.2 --check
	git ls-files '*.html' | xargs -r $(BIN)/djhtml --tabwidth 2 --check
	DJANGO_SETTINGS_MODULE=masthead.settings $(BIN)/python -m django makemigrations --check --dry-run
	$(BIN)/python -m tests.lengths

format: $(BIN)/.dev-ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	git ls-files '*.html' | xargs -r $(BIN)/djade --target-version 5.2 || true
	git ls-files '*.html' | xargs -r $(BIN)/djhtml --tabwidth 2 || true

# Every ordeal in full takes an hour; `make trust ORDEALS="planted-bug 7"` runs one, by a seed.
trust: $(BIN)/.dev-ready
	@$(BIN)/python -m tests.trust $(ORDEALS)

bench: $(BIN)/.run-ready
	@$(BIN)/python -m bench

# What stands where: the environment, what a paper needs, what tests need, the browser. Each is
# made again when its lock changes.
$(BIN)/python:
	@for python in $(PYTHON) python3.11 python3.12 python3.13 python3 python3.14; do \
		if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>&-; \
		then exec $$python -m venv .venv; fi; \
	done; \
	echo "Masthead needs Python 3.11 or newer, with venv and pip. Install it, or name it:" >&2; \
	echo "    make setup PYTHON=/path/to/python3.12" >&2; exit 1

$(BIN)/.run-ready: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Installing what a paper needs …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(BIN)/.dev-ready: requirements/dev.txt $(BIN)/.run-ready
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

node_modules/.ready: package-lock.json $(BIN)/.dev-ready
	@echo "Installing the browser …"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --ignore-scripts --silent
	@touch $@

LOCK := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

# `make lock UPGRADE=--upgrade` takes the newest releases that the .in files allow.
lock: $(BIN)/.dev-ready
	$(LOCK) $(UPGRADE) --output-file requirements/run.txt requirements/run.in
	$(LOCK) $(UPGRADE) --output-file requirements/dev.txt requirements/dev.in
	PATH="$(CURDIR)/$(BIN):$$PATH" npm install --package-lock-only --ignore-scripts
