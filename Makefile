# Two commands are enough: `make run` and `make test`. Each sets up what it needs, once.

PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
SECONDS_EACH ?= 600

.DEFAULT_GOAL := run
.PHONY: run test check lint bench soak voices lock screenshots clean

run: .venv/run.ready
	@$(VENV_PYTHON) main.py $(ARGS)

test: .venv/dev.ready
	@QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) -m pytest $(ARGS)

# Everything that must hold before a change lands. The tests come last, so that their own
# closing line closes the run.
check: .venv/check.ready lint
	@$(VENV_PYTHON) -m tests.bench --seconds 60
	@$(VENV_PYTHON) -m tests.soak --seconds 60
	@QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) -m pytest

lint: .venv/dev.ready
	@$(VENV_PYTHON) -m ruff check .
	@$(VENV_PYTHON) -m ruff format --check --quiet .
	@$(VENV_PYTHON) -m mypy
	@.venv/bin/lint-imports

bench: .venv/check.ready
	@$(VENV_PYTHON) -m tests.bench --seconds $(SECONDS_EACH)

soak: .venv/check.ready
	@$(VENV_PYTHON) -m tests.soak --seconds $(SECONDS_EACH)

# Speaks every line that has no clip yet; the app itself never needs it.
voices: .venv/dev.ready
	@$(VENV_PYTHON) -m tools.voices.build

screenshots: .venv/dev.ready
	@$(VENV_PYTHON) -m tools.screenshots

lock:
	@$(PYTHON) tools/lock.py

clean:
	rm -rf .venv build

.venv/run.ready: requirements.lock tools/setup.py tools/system_libraries.py
	@$(PYTHON) tools/setup.py run

.venv/dev.ready: requirements-dev.lock tools/setup.py tools/system_libraries.py
	@$(PYTHON) tools/setup.py dev

.venv/check.ready: requirements-dev.lock tools/setup.py tools/system_libraries.py
	@$(PYTHON) tools/setup.py check
	@touch $@
