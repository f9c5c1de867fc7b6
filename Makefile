# What a stranger runs (demo, test) and what a developer runs. `make` lists the targets.
# All is POSIX sh; PYTHON=... names another Python, PROFILE=thorough tries more examples.

PYTHON ?= python3
PROFILE ?= fast
UV ?= uv
AZ ?= 2.91.*
TIER ?= read
CHECKS = format lint types layers facts docs
DEV = requirements-dev.lock
LOCK = $(UV) pip compile --quiet --universal --generate-hashes --only-binary :all: \
	--python-version 3.11 --no-header --no-annotate pyproject.toml --extra azure --extra emulator --group build

.PHONY: help demo install test test-az test-azure check fix bench docs lock clean runtime
.SILENT:

help: ## list the targets
	awk -F ':.*## ' '/^[a-z][a-z-]*:.*## / { printf "make %-15s %s\n", $$1, $$2 }' Makefile

demo: runtime ## plan the shipped example, deploy it on the emulator, say where its report lies
	.venv/bin/landbridge demo examples/contoso --accepted examples/contoso/accepted.yaml --out build/demo

install: ## put all that demo and test need into .venv
	"$(PYTHON)" tools/supported.py
	"$(PYTHON)" -m tools.venv $(DEV)

runtime:
	"$(PYTHON)" tools/supported.py
	"$(PYTHON)" -m tools.venv requirements.lock

test: install ## run the tests
	HYPOTHESIS_PROFILE=$(PROFILE) .venv/bin/python -m pytest -q -n 2 \
		$(if $(LANDBRIDGE_AZ),,--ignore=tests/emulator/test_az.py)

test-az: install build/az/bin/az ## run the az commands of docs/emulator.md, with an az of its own
	LANDBRIDGE_AZ=build/az/bin/az .venv/bin/python -m pytest -q tests/emulator/test_az.py

build/az/bin/az: # beside .venv: its packages are hundreds of megabytes, in versions of their own
	rm -rf build/az
	"$(PYTHON)" -m venv --without-pip build/az
	.venv/bin/python -m pip --python build/az/bin/python install -q "azure-cli==$(AZ)"

test-azure: install ## the same tests against a subscription: TIER=read SUBSCRIPTION=... MORE=...
	.venv/bin/python -m pytest -q -n 0 -rs tests/deploy --force-enable-socket -o faulthandler_timeout=0 \
		--azure "$(TIER)" --azure-subscription "$(SUBSCRIPTION)" $(MORE)

check: install ## format, lint, types, layers, facts, docs: each also alone, as check-lint
	failed=; for one in $(CHECKS); do \
		echo "check-$$one"; $(MAKE) --no-print-directory check-$$one || failed="$$failed $$one"; \
	done; \
	if [ -n "$$failed" ]; then echo "failed:$$failed" >&2; exit 1; fi

check-format: install
	.venv/bin/python -m ruff format --check --quiet

check-lint: install
	.venv/bin/python -m ruff check --quiet

check-types: install
	.venv/bin/python -m mypy --no-error-summary

check-layers: install
	.venv/bin/lint-imports

check-facts: install
	.venv/bin/python -m pytest -q tests/catalogue

check-docs: install
	.venv/bin/python -m pytest -q tests/test_docs.py

fix: install ## format, and mend what the linter can
	.venv/bin/python -m ruff format --quiet
	.venv/bin/python -m ruff check --quiet --fix

bench: install ## measure against the peers named in benchmarks/
	for one in benchmarks/*.py; do echo "$$one"; PYTHONPATH=. .venv/bin/python "$$one" || exit 1; done

docs: install ## write the generated pages of docs/reference
	.venv/bin/python -m tools.reference

lock: ## resolve the dependencies anew (needs uv; UV=... names it)
	$(LOCK) --upgrade -o requirements.lock
	$(LOCK) --upgrade --group dev -c requirements.lock -o $(DEV)

clean: ## remove .venv and all that was built
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
