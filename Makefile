# Two commands for a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
CHALKFACE_HOME ?= chalkface-data
CHALKFACE_SHARED ?= ../shared
export CHALKFACE_HOME CHALKFACE_SHARED
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check unit wheel bench soak constraints clean

demo: $(VENV)/.demo-ready  ## set up, index the starter collection, serve it
	$(BIN)/chalkface corpus starter
	$(BIN)/chalkface build
	$(BIN)/python -m search_api.demo

test: check unit wheel  ## set up, pass every check and test

check: $(VENV)/.dev-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/deptry .

unit: $(VENV)/.dev-ready
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not soak"
	$(BIN)/python -m pytest --nbmake notebooks -q -p no:randomly --force-enable-socket

wheel: $(VENV)/.dev-ready  ## the built wheel works in a clean environment, without torch, from another folder
	$(BIN)/python tests/robustness/wheel_in_clean_environment.py

bench: $(VENV)/.dev-ready  ## time, memory and, where the real papers are, how faithfully they are read
	$(BIN)/python tests/benchmarks/cold_start.py
	if [ -d "$(CHALKFACE_SHARED)/papers" ]; then $(BIN)/python tests/benchmarks/read_back.py "$(CHALKFACE_SHARED)/papers/jose"; fi

soak: $(VENV)/.dev-ready
	$(BIN)/python -m pytest -m soak

$(VENV)/.demo-ready: pyproject.toml .constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -c .constraints.txt -e '.[build]'
	touch $@

$(VENV)/.dev-ready: pyproject.toml .constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -c .constraints.txt -e '.[build,dev]'
	touch $@ $(VENV)/.demo-ready

constraints: $(VENV)/.dev-ready  ## write down the versions that are installed now
	$(BIN)/python -m pip freeze --exclude-editable | sed 's/+cpu$$//' | grep -v '^chalkface' > .constraints.txt

clean:
	rm -rf $(VENV) chalkface-data dist
