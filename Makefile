# Every target sets up what it needs: bin/setup makes .venv the first time.
PORT ?= 8000
WS_PORT ?= 8001
WEB_PORT ?= 8080
RESET ?=
STAGE ?= dev
API ?=
LIVE ?=
export PORT WS_PORT WEB_PORT RESET STAGE API LIVE

.DEFAULT_GOAL := help
.PHONY: help run test test-slow prove check format bench bench-live bench-cold clean \
	web browser screenshots package stack deploy undeploy smoke cost

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { name[++n] = $$1; text[n] = $$2; if (length($$1) > width) width = length($$1) } \
		END { for (i = 1; i <= n; i++) printf "  make %-" width "s  %s\n", name[i], text[i] }' Makefile

run: ## Serve the API on PORT (8000), WebSockets on WS_PORT (8001), shop and console on WEB_PORT (8080); RESET=1 starts from empty tables
	@exec bin/setup --run python -m devserver

test: ## Unit, API and storage tests
	@exec bin/setup python -m pytest -m "not slow and not prove" -n auto --maxprocesses 4 --dist loadfile

test-slow: ## The long proofs: crashes, races, whole runs
	@exec bin/setup python -m pytest -m slow

web: ## Build widget, console and demo shop into build/web, for the API at API (and LIVE)
	@exec bin/setup python -m web.site

browser: ## Install the Chromium that the browser tests use, where there is none
	@exec bin/setup python -m tests.web.browser

screenshots: ## Take the pictures of docs/images anew
	@exec bin/setup python -m tests.web.screenshots

prove: ## The long matrices in the browser
	@exec bin/setup python -m pytest -m "prove and not slow" -n auto --maxprocesses 2 --dist loadfile

check: ## Lint, format, types, the directions of imports, JavaScript, and the template
	@bin/setup ruff check
	@bin/setup ruff format --check
	@bin/setup mypy
	@bin/setup lint-imports --no-cache
	@bin/setup bin/javascript check
	@exec bin/setup python -m pytest tests/structure tests/template

format: ## Put the code into its format
	@bin/setup ruff check --fix
	@bin/setup ruff format
	@exec bin/setup bin/javascript format

bench: ## Measure what each call costs
	@exec bin/setup python -m benchmarks

package: ## Build what is deployed into build/package; STAGE (dev)
	@exec bin/setup python -m deploy.package

stack: ## Deploy it to an emulated AWS on this machine; Ctrl-C stops it, RESET=1 starts it empty
	@exec bin/setup python -m deploy.stack

deploy: ## Deploy it to AWS with the AWS CLI; STAGE=prod
	@exec bin/setup python -m deploy

undeploy: ## Remove a deployed stage, after naming what is lost; STAGE=prod
	@exec bin/setup python -m deploy.undeploy

cost: ## What conversations cost on AWS, in dollars; ARGS=--help lists the assumptions
	@exec bin/setup python -m benchmarks.cost $(ARGS)

smoke: ## Walk through a deployed Charla and tidy up; URL=https://…/api, AGENT_USER, AGENT_PASSWORD
	@exec bin/setup python -m deploy.smoke

bench-live: ## Measure how soon a message is seen, and what an idle chat asks for
	@exec bin/setup python -m benchmarks.live

bench-cold: ## Measure a cold start beside a bare Chalice app's
	@exec bin/setup python -m benchmarks.cold_start

clean: ## Remove .venv, node_modules and caches; the local tables (.data) stay
	@rm -rf .venv build web/node_modules .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
