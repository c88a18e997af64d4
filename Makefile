# Everything happens in an environment of its own, made on first use.
#   make run    findings, a coverage matrix and the workbook, from the bundled records
#   make tui    the screens, on the bundled records
#   make test   linters, types, import contracts and the whole test suite
#   make bench  ratios to other tools, side by side; about 20 minutes (make bench-quick: 3)

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
JOBS ?= auto

.PHONY: run tui test lint types pytest snapshots docs pictures demo bench bench-quick clean help

run: $(VENV)/ready
	$(BIN)/tracker check
	$(BIN)/tracker matrix --by country
	$(BIN)/tracker export xlsx

tui: $(VENV)/ready
	$(BIN)/tracker tui

test: $(VENV)/ready-dev lint types pytest

lint: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/ready-dev
	$(BIN)/mypy

pytest: $(VENV)/ready-dev
	$(BIN)/python -m pytest -n $(JOBS) --cov --cov-report=term --ignore=tests/tui
	$(BIN)/python -m pytest -n $(JOBS) tests/tui  # apart: counting lines slows them

snapshots: $(VENV)/ready-dev
	UPDATE_SNAPSHOTS=1 $(BIN)/python -m pytest -q -n $(JOBS) tests/tui/test_looks.py
	@git status --short tests/tui/snapshots

docs: $(VENV)/ready-dev
	$(BIN)/python docs/generate.py

pictures: $(VENV)/ready-dev
	$(BIN)/python docs/pictures.py
	$(BIN)/python docs/pictures_screens.py

demo: $(VENV)/ready
	$(BIN)/tracker init exports/demonstration --demo

bench: $(VENV)/ready-bench
	$(BIN)/python -m tests.benchmarks.run $(if $(PAGE),--markdown)

bench-quick: $(VENV)/ready-bench
	$(BIN)/python -m tests.benchmarks.run --runs 2 --peers 1 --largest 0

clean:
	rm -rf $(VENV) .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

help:
	@sed -n 's/^#   //p' Makefile

$(VENV)/ready: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
	  echo "Could not make a virtual environment with $(PYTHON); on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/ready-dev: pyproject.toml $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

$(VENV)/ready-bench: pyproject.toml $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[bench]"
	@touch $@
