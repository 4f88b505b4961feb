# Two commands do everything from a bare clone: `make demo` and `make test`. Each makes its own environment in .venv.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help environment window tools demo run test check bench pdfa opens conformance torture lock catalogues \
	bundle pictures
MAKEFLAGS += --no-print-directory

PYTHON_HERE := .venv/bin/python
# Where recorded data lies that other engines are compared by; none of it is in this repository.
DATA ?= ../shared/conformance
# The window is opened only where there is a display.
WINDOW := $(if $(DISPLAY)$(WAYLAND_DISPLAY),,--no-window)
UV_LOCK := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --only-binary :all: --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

help:  ## what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

environment:
	@packaging/environment.sh python

window:
	@packaging/environment.sh window

tools:
	@packaging/environment.sh tests

demo: environment window  ## a sample vault, two dossiers and a report in out/, from the real input
	@rm -rf out/demo.fieldcase out/*.pdf out/*.docx out/*.xlsx
	@mkdir -p out
	@.venv/bin/fieldcase demo out/demo.fieldcase --out out $(WINDOW)

run: environment window  ## the program
	@.venv/bin/fieldcase

# On a shared machine a wait may run out: what fails is run once more, alone; what fails again is broken.
test: tools environment  ## the whole suite
	@$(PYTHON_HERE) -m pytest -n 4 --dist worksteal || { echo "What failed, once more:" >&2; \
		$(PYTHON_HERE) -m pytest --last-failed --last-failed-no-failures none; }

check: environment  ## style, types, layers, catalogues, sizes, the lock on Windows
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --check --quiet . || (echo "not formatted: run .venv/bin/ruff format ." >&2; exit 1)
	@$(PYTHON_HERE) -m mypy
	@.venv/bin/lint-imports --no-logo
	@$(PYTHON_HERE) packaging/catalogues.py check
	@git ls-files '*.py' | xargs wc -l | \
		awk '$$2 != "total" && $$1 > 300 {print $$2 ": more than 300 lines"; bad = 1} END {exit bad}'
	@$(PYTHON_HERE) packaging/check_lock.py

bench: environment  ## ratios against plain sqlite3, the age command and stock ReportLab
	@$(PYTHON_HERE) tests/bench.py

pdfa: tools environment  ## PDFBox Preflight on PDF/A-1b copies of our files (Debian: libpdfbox2-java and what it needs)
	@$(PYTHON_HERE) tests/pdfa.py

opens: tools environment  ## whether LibreOffice opens a report's Word file, and sees in it what was written
	@packaging/environment.sh opens
	@$(PYTHON_HERE) tests/opens.py

conformance: environment  ## recorded forms and expressions, a line a suite: DATA=FOLDER
	@$(PYTHON_HERE) tests/conformance.py $(DATA)

pictures: environment window  ## every page of the window (docs/pictures/) and of the sample's report (docs/annex/)
	@$(PYTHON_HERE) tests/pictures.py
	@$(PYTHON_HERE) tests/picture_annex.py

torture: tools environment  ## the tests that take minutes
	@$(PYTHON_HERE) -m pytest -m torture --hypothesis-profile=torture

lock: environment  ## the lock files anew from pyproject.toml (UPGRADE=1 takes newer versions)
	@$(UV_LOCK) pyproject.toml -o requirements.lock >/dev/null
	@$(UV_LOCK) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock >/dev/null
	@$(UV_LOCK) --group bundle -c requirements.lock -o packaging/requirements-bundle.lock >/dev/null
	@$(PYTHON_HERE) packaging/check_lock.py

catalogues: environment  ## msgids gathered anew from the program, translations compiled
	@$(PYTHON_HERE) packaging/catalogues.py renew

bundle: environment  ## the program as a folder that runs without Python, in dist/fieldcase, checked and tried
	@packaging/environment.sh bundle
	@build/env/bin/pyinstaller --noconfirm --log-level ERROR --distpath dist --workpath build/bundle \
		packaging/fieldcase.spec
	@build/env/bin/python packaging/check_bundle.py
