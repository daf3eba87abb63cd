# Two commands are enough to begin: make run, make test.
# Each brings what it needs first (scripts/bootstrap); nothing else is done by hand.

python = .venv/bin/python
lock = .venv/bin/uv pip compile pyproject.toml --quiet --generate-hashes \
	--no-emit-index-url --no-header --python-version 3.11 --python-platform linux
shown = kiosk-welcome kiosk-documents kiosk-take-ticket paper display-call \
	terminal-serving tracking-called
running = --extra center --extra report --extra kiosk --extra sync --extra hub \
	--extra demo

# Some machines keep Python from saving what it compiled; a hundred processes of the
# tests would then compile the project each.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test check demo pictures bench lock clean

run: ## a demonstration center and hub on this machine, until Ctrl-C
	@scripts/bootstrap run
	@exec $(python) shubbak.py run --demo

test: ## format, lint, types and all tests
	@scripts/bootstrap test
	@$(MAKE) --no-print-directory check
	@$(python) -m pytest --numprocesses 5 --dist loadfile --no-loadscope-reorder

check: ## format, lint and types only
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy

demo: ## one visit through the real processes; prints one JSON object
	@scripts/bootstrap demo
	@$(python) shubbak.py demo

pictures: ## the pictures of the README, taken on the way of that visit
	@scripts/bootstrap demo
	@rm -rf build/pictures && mkdir -p build docs/pictures
	@$(python) shubbak.py demo --out build/pictures >build/visit.json
	@for name in $(shown); do \
		cp build/pictures/*$$name.png docs/pictures/$$name.png; \
	done

bench: ## the measured figures beside their limits
	@scripts/bootstrap test
	@$(python) -m tests.bench

lock: ## pin the dependencies of pyproject.toml with their hashes
	@$(lock) $(running) --output-file requirements.lock
	@$(lock) $(running) --extra simulation --extra dev --constraint requirements.lock \
		--output-file requirements-dev.lock

clean: ## remove what can be made again; data/ stays
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
