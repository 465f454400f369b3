# What can be done here; a bare `make` lists it.
SWIFT ?= swift
OUTPUT ?= output
PIPELINE ?= pipelines/remacto
ARGS ?=
ROWS ?= 500000
ROUNDS ?= 3
FUZZ_SECONDS ?= 120

.DEFAULT_GOAL := help
.PHONY: help setup build export test check lint death sanitize fuzz outside bench serve docs clean

help: ## list the targets
	@echo 'Nashr: registers and meeting records of public bodies as open data'
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install the missing system packages (says which; sudo only where it must)
	@sh .ci/setup build

build: setup ## build the command in release mode
	@$(SWIFT) build -c release --product nashr

export: build ## publish $(PIPELINE) into $(OUTPUT)/ (ARGS=… goes to `nashr run`)
	@$$($(SWIFT) build -c release --show-bin-path)/nashr run $(PIPELINE) --output $(OUTPUT) $(ARGS)

test: ## build and pass all tests
	@sh .ci/setup test
	@$(SWIFT) test $(ARGS)

check: lint test death sanitize outside ## lint, tests, every kill point, sanitizers, readers that are not ours, docs in step

lint: ## style and warnings
	@$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	@$(SWIFT) build --build-tests

death: build ## kill, refuse and interrupt a release build at every call that writes (`make test`: a sample)
	@sh .ci/setup test
	@NASHR_ALL_KILL_POINTS=1 NASHR_DEATH_COMMAND=$$($(SWIFT) build -c release --show-bin-path)/nashr \
		$(SWIFT) test --filter Death

sanitize: ## the tests under the thread and the address sanitizer
	@sh .ci/setup test
	@$(SWIFT) test --sanitize=thread --scratch-path .build/thread
	@ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize=address --scratch-path .build/address

fuzz: ## throw bytes at every parser, FUZZ_SECONDS (120) each; crashes become cases
	@sh .ci/setup test
	@sh .ci/fuzz $(FUZZ_SECONDS) $(ARGS)

outside: build ## publish into a scratch folder and read it with tools that are not ours
	@sh .ci/outside

bench: build ## measure ROWS generated rows: publishing against pigz, checking against other validators
	@sh .ci/bench $(ROWS) $(ROUNDS)

serve: export ## offer the publication on http://127.0.0.1:8000/ until interrupted
	@cd $(OUTPUT)/$(notdir $(PIPELINE)) && python3 -m http.server --bind 127.0.0.1 8000

docs: build ## renew the tables of components in README.md
	@sh .ci/docs

clean: ## remove what was built and published
	@rm -rf .build $(OUTPUT)/.generations $(OUTPUT)/.nashr $(OUTPUT)/$(notdir $(PIPELINE))
