# Every command of the project. `make help` lists them; the longer ones live in .make/.
# Variables pass through to the programs: make run PORT=4000 · make sim SEEDS=100000 · make kill KILLS=500

# One target folder for every command, wherever it was asked for.
export CARGO_TARGET_DIR ?= $(CURDIR)/target
# Options for the program that a target starts: make run ARGS="--help"
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run dev dist test fmt lint unit sim kill docs house deny size bench promises journeys screenshots clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

# --- use it ---

run: ## build what is needed and serve the demonstration workshop (PORT=, DATA=, ARGS=)
	@.make/run.sh $(ARGS)

dev: ## the same, built and loaded again whenever a file is saved
	@.make/dev.sh $(ARGS)

dist: ## one program with the site inside: target/dist/collective-yes
	@.make/dist.sh

# --- check it ---

test: ## everything that CI runs: the checks from fmt to size, and the journeys
	@.make/test.sh

fmt: ## formatting
	cargo fmt --all -- --check

# `ssr` and `browser` must not meet in one build, so the page is checked apart.
lint: ## clippy, for the server and for the browser
	cargo clippy --all-targets -- -D warnings
	@bash -c ". .make/env.sh && need_cargo && need_wasm_target"
	cargo clippy -p frontend -p app --features app/browser --target wasm32-unknown-unknown -- -D warnings

unit: ## unit, property, simulation, store, socket and kill tests (SEEDS=, KILLS=)
	cargo test

sim: ## only the simulation of clients and a hostile network (SEEDS=)
	cargo test -p room --test simulation -- --nocapture

kill: ## only the test that kills the server under load (KILLS=)
	cargo test -p server --test kill -- --nocapture

docs: ## the documentation of every crate builds without a warning
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

house: ## the architecture rules that the compiler cannot check
	@node .make/house.mjs
	@node .make/promises.mjs --check

deny: ## licences, sources and known vulnerabilities of what we depend on
	@.make/deny.sh

size: ## what a first visit downloads, against the budget
	@.make/site.sh wasm-release
	@node .make/size.mjs $(CARGO_TARGET_DIR)/site

bench: ## speed: the server as ratios to a bare durable one, and the page (QUICK=1, BEFORE=another build)
	@.make/bench.sh $(ARGS)

promises: ## break each promise on purpose, and see that its tests notice (ARGS="sealed")
	@node .make/promises.mjs $(ARGS)

journeys: ## whole workshops in real browsers (ARGS="secrecy --headed")
	@.make/journeys.sh $(ARGS)

screenshots: ## the pictures in the README
	@.make/journeys.sh screenshots

clean: ## remove what was built; data and installed tools stay
	rm -rf $(CARGO_TARGET_DIR) end2end/node_modules end2end/test-results end2end/playwright-report
