# Two commands for everybody: `make demo` and `make test`. The others are for those who change the code.

SWIFT ?= swift
# Core dumps and backtraces could hold participants' words.
export SWIFT_BACKTRACE ?= enable=no

.PHONY: demo test build bench quality lint format manual completions libraries clean

# A study from the invented corpus, four vignettes, and the evidence that each holds its policy.
demo: build
	@Scripts/demo.sh

# Builds and runs all tests.
test: libraries
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

# The program, optimised.
build: libraries
	$(SWIFT) build -c release --product vignette

# How fast it is: the engines by themselves, then the program as a whole. Takes a while; not part of the tests.
bench: build
	cd Benchmarks && $(SWIFT) package benchmark
	@Scripts/benchmark-program.sh

# How well redaction reads and what it finds, on the invented evaluation; PAIRS=FILE.tsv and SPANS=FILE.jsonl measure yours.
PAIRS ?= Tests/RedactionTests/Evaluation/pairs.tsv
SPANS ?= Tests/RedactionTests/Evaluation/quotes.jsonl
quality: build
	@$$($(SWIFT) build -c release --show-bin-path)/vignette redact quality --pairs $(PAIRS)
	@$$($(SWIFT) build -c release --show-bin-path)/vignette redact quality --spans $(SPANS)

# What a change must pass before it is committed.
lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

# Writes the sources in the project's style.
format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

# The manual page, from what the program says of itself; a test holds that it is current.
manual: build
	@$$($(SWIFT) build -c release --show-bin-path)/vignette --experimental-dump-help \
		| Scripts/manual-page.py > Documentation/man/vignette.1.new
	@mv Documentation/man/vignette.1.new Documentation/man/vignette.1

# Completions for the shells, into .build/completions.
completions: build
	@mkdir -p .build/completions
	@for shell in bash zsh fish; do \
		$$($(SWIFT) build -c release --show-bin-path)/vignette --generate-completion-script $$shell \
			> .build/completions/vignette.$$shell; done
	@echo "Written to .build/completions: vignette.bash, vignette.zsh, vignette.fish"

# Debian's libraries, where they are missing.
libraries:
	@Scripts/install-libraries.sh

clean:
	rm -rf .build demo
