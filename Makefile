# `make help` says what there is. Only Python 3.11 or newer and make are needed to run.
SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PORT ?= $(or $(CLEAVE_PORT),8000)
DATA ?= $(or $(CLEAVE_DATA),.cleave)
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
NPM := ../$(BIN)/python ../tools/npm.py
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header
# What tests must never see: the settings of whoever runs them.
CLEAN_ENV := env -u NEO4J_URI -u NEO4J_USERNAME -u NEO4J_PASSWORD -u NEO4J_DATABASE
PAGE_SOURCES := $(shell find frontend/src frontend/graphiql frontend/cypher frontend/public frontend/scripts cypher/examples -type f 2>/dev/null) \
	$(wildcard frontend/*.html frontend/*.json frontend/*.ts frontend/*.graphql)

BENCH_PAGE_SOURCES := $(wildcard benchmarks/page/*.html benchmarks/page/*.js benchmarks/page/*.json frontend/bench/*)

# Playwright's event loop and that of pytest-asyncio do not share a process: browser tests run by themselves.
# Tests wait for a database or a browser much of the time: three at once keep two cores busy.
THREE_AT_ONCE := -n 3 --dist loadgroup --no-loadscope-reorder

.PHONY: audit bench-api bench-page docs graph-model pictures reference schema help run test check build lock clean page

help: ## say what there is
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.run frontend/dist/index.html ## serve page and GraphQL: make run PORT=8000 DATA=.cleave
	@exec $(BIN)/cleave serve --port '$(PORT)' --data '$(DATA)' --parent "$$PPID"

test: .venv/.dev frontend/dist/index.html ## every test: page, browser, and Python on both engines
	cd frontend && $(NPM) test
	$(CLEAN_ENV) $(BIN)/python -m pytest $(THREE_AT_ONCE) tests/browser
	$(CLEAN_ENV) $(BIN)/python -m pytest $(THREE_AT_ONCE) --ignore=tests/browser

audit: .venv/.dev frontend/dist/index.html ## audits and fuzzers of the API, whole: over ten minutes
	AUDIT_SECONDS=600 AUDIT_DOCUMENTS=2000 $(CLEAN_ENV) $(BIN)/python -m pytest --timeout 1500 tests/api/test_audits.py \
		tests/api/test_cop.py tests/api/test_http.py tests/api/test_http_sockets.py \
		tests/api/test_http_endings.py tests/api/test_limits.py tests/api/test_executor_differential.py

check: .venv/.dev frontend/dist/index.html ## style, types, import rules, query contracts, size of the page
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy app benchmarks client/src tests tools hatch_build.py
	$(BIN)/mypy --python-version 3.10 client/src
	cd frontend && $(NPM) run check
	cd frontend && $(NPM) run --silent size
	cd benchmarks/rivals && ../../$(BIN)/python ../../tools/npm.py run check
	cd benchmarks/page && ../../$(BIN)/python ../../tools/npm.py run check
	$(CLEAN_ENV) $(BIN)/python -m pytest -q -m check

build: .venv/.run frontend/dist/index.html ## a wheel in dist/, with cypher/, seed/ and the page inside
	$(BIN)/python -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation \
		--wheel-dir dist .

page: frontend/dist/index.html ## the page alone, in frontend/dist/

lock: .venv/.dev ## pin what the *.in files and pyproject.toml ask for (docs/dependencies.md)
	$(LOCK) pyproject.toml requirements.in -o requirements.txt
	$(LOCK) pyproject.toml requirements-dev.in -o requirements-dev.txt
	$(LOCK) requirements-node.in -o requirements-node.txt

schema: .venv/.run ## print the schema into the page's copy
	$(BIN)/cleave schema > frontend/schema.graphql

graph-model: .venv/.run ## make the tables of docs/graph-model.md anew
	$(BIN)/python -m tools.graph_model

reference: .venv/.run ## make the tables of docs/commands.md and docs/query-files.md anew
	$(BIN)/python -m tools.reference

docs: .venv/.dev ## the documentation as a site in site/, to be read from the folder or a server
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build

pictures: .venv/.dev frontend/dist/index.html ## make the README's pictures anew, with Chromium
	$(CLEAN_ENV) $(BIN)/python -m tools.pictures docs/images

bench-api: .venv/.dev benchmarks/rivals/node_modules/.installed ## measure beside rivals (docs/performance.md)
	$(CLEAN_ENV) $(BIN)/python -m benchmarks

bench-page: .venv/.dev frontend/dist/index.html benchmarks/page/dist/cleave.html ## measure the page beside rivals
	$(CLEAN_ENV) $(BIN)/python -m benchmarks.page

clean: ## remove everything that is made, but no data
	rm -rf .venv build dist site frontend/dist frontend/node_modules benchmarks/rivals/node_modules test-results
	rm -rf benchmarks/page/dist benchmarks/page/node_modules
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find app benchmarks tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@test -n '$(PYTHON)' || { echo 'cleave needs Python 3.11 or newer; none was found.' >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo 'Python cannot make a virtual environment; on Debian: apt install python3-venv' >&2; exit 1; }

.venv/.run: requirements.txt pyproject.toml hatch_build.py | .venv/bin/python
	@echo 'Installing pinned Python packages ...'
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements-dev.txt client/pyproject.toml .venv/.run
	@$(PIP) --require-hashes -r requirements-dev.txt
	@$(PIP) --no-deps --no-build-isolation -e client
	@touch $@

frontend/node_modules/.installed: frontend/package-lock.json requirements-node.txt | .venv/bin/python
	@echo 'Installing pinned packages for the page ...'
	@cd frontend && $(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

benchmarks/rivals/node_modules/.installed: benchmarks/rivals/package-lock.json requirements-node.txt | .venv/bin/python
	@echo 'Installing pinned packages of the rivals ...'
	@cd benchmarks/rivals && ../../$(BIN)/python ../../tools/npm.py ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

benchmarks/page/node_modules/.installed: benchmarks/page/package-lock.json requirements-node.txt | .venv/bin/python
	@echo 'Installing pinned packages of the rivals of the page ...'
	@cd benchmarks/page && ../../$(BIN)/python ../../tools/npm.py ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

benchmarks/page/dist/cleave.html: benchmarks/page/node_modules/.installed frontend/node_modules/.installed \
		$(BENCH_PAGE_SOURCES) $(PAGE_SOURCES)
	@echo 'Building the pages of the benchmark ...'
	@cd benchmarks/page && ../../$(BIN)/python ../../tools/npm.py run --silent build
	@touch $@

frontend/dist/index.html: frontend/node_modules/.installed $(PAGE_SOURCES)
	@echo 'Building the page ...'
	@cd frontend && $(NPM) run --silent build
	@touch $@
