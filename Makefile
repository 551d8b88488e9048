# The short recipes, the same ones that CI runs. Everything is installed into .venv and built into _build.

SHELL := /bin/bash
PYTHON ?= $(shell for p in python3 python3.12 python3.11 python3.13 python; do \
  $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
BUNDLE := src/onrecord/static/onrecord.js
FRONTEND := $(shell find frontend -name node_modules -prune -o -type f -print)

.PHONY: serve book test check format bench image clean

serve: book  ## build the self-study edition and serve it
	$(BIN)/onrecord serve

book: .venv/.book .venv/.live $(BUNDLE)  ## build the self-study edition into _build/self-study
	$(BIN)/onrecord build --edition self-study

test: .venv/.test .venv/.live $(BUNDLE)  ## install what the tests need and run them all
	$(BIN)/ruff check .
	$(BIN)/python frontend/bundle.py npm run check
	$(BIN)/python frontend/bundle.py npm test
	$(BIN)/python tests/browser/install.py
	$(BIN)/pytest

check: .venv/.book  ## check all content
	$(BIN)/onrecord check

format: .venv/.test  ## put the Python code into its usual form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/.test .venv/.live $(BUNDLE)  ## measure build, bytes, feedback and grading
	$(BIN)/python tests/browser/install.py
	$(BIN)/python bench/run.py

image: .venv/bin/python  ## print the recipe of the image for Binder or a JupyterHub; needs no Docker
	test -x _build/repo2docker/bin/jupyter-repo2docker || { $(BIN)/python -m venv _build/repo2docker && \
	  _build/repo2docker/bin/pip install --quiet --disable-pip-version-check jupyter-repo2docker==2026.4.0; }
	_build/repo2docker/bin/jupyter-repo2docker --no-build --debug --target-repo-dir /srv/accounts-on-record .

clean:
	rm -rf _build .venv frontend/node_modules src/onrecord/static src/onrecord/packed

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed; install one, or name it: make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.book: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.test: requirements-test.txt .venv/.book
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-test.txt
	@touch $@

# The browser's Python, and JupyterLite, for the labs: assembled once, so that building needs no network.
.venv/.live: requirements.txt $(wildcard requirements-live*.txt) frontend/package-lock.json \
  $(wildcard frontend/*.py frontend/compile.mjs) \
  $(shell find frontend/python -name "*.py") | .venv/.book
	$(BIN)/python frontend/runtime.py
	$(BIN)/python frontend/lite.py
	@touch $@

$(BUNDLE): $(FRONTEND) | .venv/.book
	$(BIN)/python frontend/bundle.py
	@touch $@
