# `make demo` shows a ceremony, `make test` runs the tests. Both install what is missing.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
# The shell has a variable SECONDS of its own, so only one from the command line counts.
# Package.swift makes warnings errors where this is set, which is in all that is built here.
export DKG_STRICT := 1
SECONDS_EACH := $(if $(filter command line,$(origin SECONDS)),$(SECONDS),10)
# COVERAGE=1 counts which lines are run. Whoever builds in .build says the same, or it is built twice.
WITH_COVERAGE := $(if $(COVERAGE),--enable-code-coverage)
.PHONY: help bootstrap demo dkg build test coverage test-release test-library-release lint format docs ctcheck wipecheck fuzz soak node-soak node-bench node-crowd wrong-guesses \
    engine-check house-check api-check lifetimes asan asan-all leaks tsan bench bench-plot bench-check mutants check-consumer \
    check-consumer-all check-foreign-library check-misuse check-repeatable check-all vectors clean

help: ## What can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

bootstrap: ## Install libsecp256k1, GMP and pkg-config if they are missing
	@Scripts/bootstrap.sh

demo: bootstrap ## Five participants make a key although some cheat: in one process, and as five processes
	@Scripts/tool.sh build $(WITH_COVERAGE) --product dkg
	@Scripts/tool.sh build $(WITH_COVERAGE) --product faulty-member
	@Scripts/demo.sh "$$(swift build --show-bin-path)"

dkg: ## Run the tool: make dkg ARGS="simulate --help"
	@Scripts/bootstrap.sh >&2
	@Scripts/tool.sh build $(WITH_COVERAGE) --product dkg >&2
	@LLVM_PROFILE_FILE=.build/demo.profraw "$$(swift build --show-bin-path)/dkg" $(ARGS)

build: bootstrap ## Build everything, tests included; warnings are errors
	@Scripts/build-without-warnings.sh Scripts/tool.sh build $(WITH_COVERAGE) --build-tests
	@Scripts/build-without-warnings.sh swift build $(WITH_COVERAGE) --build-tests

test: build ## Run the tests of the library and of the tool; COVERAGE=1 counts which lines they run
	@Scripts/tool.sh test $(WITH_COVERAGE) --skip-build
	@$(if $(COVERAGE),cp "$$(dirname "$$(swift test --show-codecov-path)")/default.profdata" .build/tool.profdata)
	@swift test $(WITH_COVERAGE) --skip-build

coverage: ## Run the tests, and fail if they leave out too many lines of a module
	@$(MAKE) --no-print-directory test COVERAGE=1
	@Scripts/coverage.py

# In release the engine is the arithmetic that nobody names, and the optimiser takes part.
RELEASE_TESTS := -c release --scratch-path .build-release -Xswiftc -enable-testing

test-release: test-library-release ## Run the tests in release
	@Scripts/build-without-warnings.sh Scripts/tool.sh build --build-tests $(RELEASE_TESTS)
	@Scripts/tool.sh test --skip-build $(RELEASE_TESTS)

test-library-release: bootstrap ## Run the library's tests in release
	@Scripts/build-without-warnings.sh swift build --build-tests $(RELEASE_TESTS)
	@swift test --skip-build $(RELEASE_TESTS)

house-check: ## Do the arrows between modules, and between folders, point down?
	@Scripts/house-check.py --self-test
	@Scripts/house-check.py

api-check: bootstrap ## Does the public interface keep what it promised, and is its page right?
	@Scripts/build-without-warnings.sh swift build $(WITH_COVERAGE) --target DKGTestHarness
	@Scripts/build-without-warnings.sh swift build $(WITH_COVERAGE) --target ThresholdSigning
	@Scripts/api-check.py --self-test
	@Scripts/api-check.py

FORMATTED := Package.swift Sources Tests Tool/Package.swift Tool/Sources Tool/Tests Checks Benchmarks $(wildcard Snippets)

lint: ## Check the style
	@swift format lint --strict --recursive $(FORMATTED)
	@echo "lint: no findings"
	@Scripts/noncopyable-lets.py

format: ## Bring the sources into the style
	@swift format --in-place --recursive $(FORMATTED)

docs: bootstrap ## Build the reference documentation of all modules
	@Scripts/docs.sh

ctcheck: bootstrap ## No branch and no address depends on a secret (valgrind)
	@Scripts/ctcheck.sh

wipecheck: bootstrap lifetimes ## No secret remains in memory once it is dropped
	@Scripts/wipecheck.sh

fuzz: bootstrap ## Fuzz every decoder and whole fault plans; SECONDS=10 for each, or WITHIN=180 in all
	@Scripts/fuzz.sh $(if $(WITHIN),--within $(WITHIN),$(SECONDS_EACH))

soak: bootstrap ## Compare random fault plans with the model on all cores; SECONDS=60
	@Scripts/soak.sh $(if $(filter command line,$(origin SECONDS)),$(SECONDS),60)

node-soak: bootstrap ## Kill members of real ceremonies over a folder at random until there is a key; SECONDS=60
	@Scripts/node-soak.sh $(if $(filter command line,$(origin SECONDS)),$(SECONDS),60)

node-bench: bootstrap ## What ceremonies among processes take, beside the participants in them
	@DKG_STRICT=1 Scripts/tool.sh build $(RELEASE_TESTS) --product dkg
	@Scripts/node-bench.py "$$(swift build $(RELEASE_TESTS) --show-bin-path)" --check

node-crowd: bootstrap ## One real member among 500 and among 1,000 over a folder: what it takes, killed once
	@DKG_STRICT=1 Scripts/tool.sh build $(RELEASE_TESTS) --product dkg
	@DKG_STRICT=1 Scripts/tool.sh build $(RELEASE_TESTS) --product faulty-member
	@for row in "500 167" "1000 334"; do for scheme in feldman pedersen; do \
		Scripts/node-crowd.py "$$(swift build $(RELEASE_TESTS) --show-bin-path)" $$row $$scheme || exit 1; done; done

wrong-guesses: bootstrap ## Would the vectors notice wrong readings of the signature schemes?
	@Scripts/wrong-guesses.py "$${DKG_VECTORS:-../shared/vectors}"

engine-check: bootstrap ## Compare the engine for public points with libsecp256k1; SECONDS=60
	@Scripts/engine-check.sh $(if $(filter command line,$(origin SECONDS)),$(SECONDS),60)

lifetimes: ## No binding forgets a noncopyable value, and the compiler forgets what is written down
	@Scripts/lifetimes.sh

asan: bootstrap ## Decoders, receiving, ceremonies under the address sanitizer; and for leaks
	@Scripts/asan.sh

asan-all: bootstrap ## All tests under the address sanitizer; and for leaks
	@Scripts/asan.sh all

leaks: bootstrap ## Ceremonies under the leak sanitizer, alone
	@Scripts/asan.sh leaks

tsan: bootstrap ## Run the tests under the thread sanitizer
	@Scripts/tool.sh test --sanitize=thread --scratch-path .build-tsan
	@swift test --sanitize=thread --scratch-path .build-tsan

bench: bootstrap ## What a participant costs at n = 3 to 1000, against its floor; takes half an hour
	@Scripts/bench.py

bench-plot: ## Draw what `make bench` measured as Docs/performance.svg, and the tables of Docs/Performance.md
	@Scripts/bench-plot.py

bench-check: bootstrap ## Fail if a participant costs more than 1.25 floors, grows too fast, or gains too little by the engine
	@Scripts/bench.py --check

mutants: bootstrap ## Break every guard in turn, see whether a test notices; SHARD=1/4 or SECONDS=600 for a part
	@nice Scripts/mutants.py $(if $(filter command line,$(origin SECONDS)),--seconds $(SECONDS)) \
	    $(if $(SHARD),--shard $(SHARD)) $(if $(ONLY),--only '$(ONLY)')

check-misuse: bootstrap ## No code that prints, copies, compares or encodes a secret compiles
	@Scripts/check-misuse.sh

check-consumer: bootstrap ## Build packages that depend on this one, and with library evolution
	@Scripts/check-consumer.sh

check-consumer-all: bootstrap ## The same by path and URL, with both build systems, in debug and release
	@Scripts/check-consumer.sh all

check-foreign-library: bootstrap ## A wrong C function in this program's way ends the process (Linux)
	@Scripts/check-foreign-library.py

check-repeatable: bootstrap ## The same seed gives the same bytes, with the expected verdicts
	@Scripts/check-repeatable.sh

vectors: ## Fetch the vectors that others have published into vectors/; FROM=FOLDER instead of the network
	@Scripts/vectors.py $(if $(FROM),--from $(FROM))

check-all: ## Everything that takes too long for every change; hours
	@Scripts/check-all.sh

clean: ## Remove what was built
	@rm -rf .build .build-* Tool/.build
