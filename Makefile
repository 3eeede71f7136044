# Two commands do all the set-up: `make demo` opens the program, `make test` passes the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Where Python is told to keep nothing that it compiled, each of a thousand starts in the tests would compile it all anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test catalogue snapshots picture bench mutants clean

demo: $(VENV)/ready
	$(BIN)/entre demo

test: $(VENV)/ready-test
	sh tests/system-packages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.interpreters -n 6 --dist worksteal

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q entre_tui
	touch $@

$(VENV)/ready-test: $(VENV)/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@

catalogue: $(VENV)/ready-test
	$(BIN)/python -m tests.locale.catalogue update

snapshots: $(VENV)/ready-test
	$(BIN)/python -m pytest -n 2 tests/screens --snapshot-update

picture: $(VENV)/ready-test
	$(BIN)/python -m tests.docs.rooms

bench: $(VENV)/ready-test
	$(BIN)/python -m tests.benchmarks

# A release run: `make mutants ROOM=rules`, or ROOM=casework.
ROOM ?= rules
mutants: $(VENV)/ready-test
	rm -rf mutants
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test,mutation]'
	nice -n 19 $(BIN)/python -P tests/mutation.py $(ROOM)

clean:
	rm -rf $(VENV) mutants build dist *.egg-info
