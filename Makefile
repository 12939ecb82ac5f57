# Every target sets up what it needs: bin/setup makes .venv the first time.
PORT ?= 8000
RESET ?=
export PORT RESET

.DEFAULT_GOAL := help
.PHONY: help run test test-slow check format bench bench-cold bench-warm clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

run: ## Serve the API on PORT (8000) with an embedded DynamoDB; RESET=1 starts from empty tables
	@exec bin/setup python -m devserver

test: ## Unit, API and storage tests
	@exec bin/setup python -m pytest -m "not slow" -n auto --maxprocesses 4 --dist loadfile

test-slow: ## The long proofs: crashes, races, whole runs
	@exec bin/setup python -m pytest -m slow

check: ## Lint, format, types and the direction of imports
	@bin/setup ruff check
	@bin/setup ruff format --check
	@bin/setup mypy
	@exec bin/setup python -m pytest tests/structure

format: ## Put the code into its format
	@bin/setup ruff check --fix
	@exec bin/setup ruff format

bench: ## Measure what each call costs
	@exec bin/setup python -m benchmarks

bench-cold: ## Measure a cold start beside a bare Chalice app's
	@exec bin/setup python -m benchmarks.cold_start

bench-warm: ## Measure what each handler adds to its DynamoDB calls
	@exec bin/setup python -m benchmarks.handlers

clean: ## Remove .venv and caches; the local tables (.data) stay
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
