# One door for people and for CI: run, test, check, bench.
PY ?= python3
BIN := .venv/bin
STAMP := .venv/.ready

.PHONY: run build test check format bench lock
run: $(STAMP) ; $(BIN)/dashboard run
build: $(STAMP) ; $(BIN)/dashboard build
test: $(STAMP) ; $(BIN)/python -m pytest
bench: $(STAMP) ; $(BIN)/python -m tests.bench

check: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint queries
	$(BIN)/dashboard check
	$(MAKE) test

format: $(STAMP)
	$(BIN)/ruff format . && $(BIN)/ruff check --fix . && $(BIN)/sqlfluff fix queries

# pip of the calling Python installs into the new environment: works where ensurepip is missing.
$(STAMP): requirements.lock pyproject.toml
	$(PY) -m venv --without-pip .venv
	$(PY) -m pip --python $(BIN)/python install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(PY) -m pip --python $(BIN)/python install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# Needs uv; hashes and markers for every platform, no index address.
lock:
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-emit-index-url --no-header -q -o requirements.lock
