# Every target sets up what it needs: bin/setup makes .venv the first time.
PORT ?= 8000
WS_PORT ?= 8001
WEB_PORT ?= 8080
RESET ?=
export PORT WS_PORT WEB_PORT RESET

.DEFAULT_GOAL := help
.PHONY: help run test test-slow web browser prove check format bench cost smoke clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

run: ## Serve the API on PORT (8000), WebSockets on WS_PORT (8001), shop and console on WEB_PORT (8080); RESET=1 starts from empty tables
	@exec bin/setup python -m devserver

test: ## Unit, API and storage tests
	@exec bin/setup python -m pytest -m "not slow and not prove" -n auto --maxprocesses 4 --dist loadfile

test-slow: ## The long proofs: crashes, races, whole runs
	@exec bin/setup python -m pytest -m slow

web: ## Build the widget, the console and the demo shop into build/web
	@exec bin/setup python -m tools.web

browser: ## Install the Chromium that the browser tests use, where there is none
	@exec bin/setup python -m tools.web.browser

prove: ## The long matrices in the browser
	@exec bin/setup python -m pytest -m prove -n auto --maxprocesses 2 --dist loadfile

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

cost: ## What conversations cost on AWS, in dollars; ARGS=--help lists the assumptions
	@exec bin/setup python -m tools.cost $(ARGS)

smoke: ## Walk through a deployed Charla and tidy up; URL=https://…/api, AGENT_USER, AGENT_PASSWORD
	@exec bin/setup python -m tools.smoke

clean: ## Remove .venv and caches; the local tables (.data) stay
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
