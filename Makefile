# One door for people and for CI: run, serve, quick, test, check, bench, reader, portable, mutants, dictionary, words.
PY ?= python3
BIN := .venv/bin
STAMP := .venv/.ready
WORKERS ?= 2
PORTABLE := .venv-portable
TWO := -n 2 --dist loadscope --no-loadscope-reorder

.PHONY: run edit serve build quick test check format bench reader portable mutants dictionary words lock
run: $(STAMP) ; $(BIN)/dashboard run
# The same with the page Add stories, on this computer alone.
edit: $(STAMP) ; $(BIN)/dashboard run --edit
# Several servers behind Caddy, which has to be installed: docs/deploy/README.md.
serve: $(STAMP) ; $(BIN)/dashboard serve --workers $(WORKERS)
build: $(STAMP) ; $(BIN)/dashboard build
# Two processes; tests that share what they make stay in one of them (tests/conftest.py).
quick: $(STAMP) ; $(BIN)/python -m pytest $(TWO) -m "not browser and not office and not slow"
test: $(STAMP) ; $(BIN)/python -m pytest $(TWO) --durations 20
bench: $(STAMP) ; $(BIN)/python -m tests.bench
# How well stories are read; DASHBOARD_READER_TAG names the tag page, ARGS=--misses or ARGS=--kept.
reader: $(STAMP) ; $(BIN)/python -m tests.reader $(ARGS)
portable: $(PORTABLE)/.ready ; $(PORTABLE)/bin/python -m tests.portable
mutants: $(STAMP) ; $(BIN)/python -m tests.mutants
dictionary: $(STAMP) ; $(BIN)/python -m tests.datapackage
words: $(STAMP) ; $(BIN)/python -m dashboard.words

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

# Spark has an environment of its own, which nothing else needs, and needs Java.
$(PORTABLE)/.ready: requirements-portable.lock
	$(PY) -m venv --without-pip $(PORTABLE)
	$(PY) -m pip --python $(PORTABLE)/bin/python install -q --disable-pip-version-check --require-hashes -r $<
	touch $@

# Needs uv; hashes and markers for every platform, no index address.
LOCK := uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header -q
lock:
	$(LOCK) --group dev -o requirements.lock
	$(LOCK) --group portable -c requirements.lock -o requirements-portable.lock
