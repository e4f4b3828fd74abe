# `make run` and `make test` do all their own set-up: Python 3.11 or later, pip and make are enough.
PYTHON ?= python3
BIN := .venv/bin
CORPUS := ../shared/corpus
# The made-up plans of `make score`: two of each layout
SHARE := 86
N ?= 100
SEED ?= 1

.PHONY: setup run test check format samples golden score soak bench clean

setup: .venv/ready

.venv/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "actionplans needs Python 3.11 or later: make PYTHON=python3.11 setup")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[cluster,dev,ocr,postgres]'
	@touch $@

run: setup  ## read the sample plans and show the first rows
	$(BIN)/actionplans ingest data/raw
	$(BIN)/actionplans export --format csv --out data/processed/actions.csv
	$(BIN)/actionplans show --rows 3

test: check  ## everything that CI runs, a file of tests on each core
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

samples: setup  ## build the sample plans of data/raw again
	$(BIN)/python -m tests.samples

golden: setup  ## write the golden rows again, and show what changed: read it against the PDFs
	GOLDEN=write $(BIN)/python -m pytest tests/test_golden.py

score: setup  ## compare the reference corpus, and a share of made-up plans, with their true records
	$(BIN)/python -m tests.score $(CORPUS) $(wildcard $(CORPUS)/real)
	$(BIN)/python -m tests.generated --count $(SHARE) --seed 1 --typesetter paper --corpus $(CORPUS)
	$(BIN)/python -m tests.made_tables --count 64 --seed 1 --typesetter paper

soak: setup  ## N made-up plans, set in every layout and read back: what breaks? (make soak N=500 SEED=7)
	STOCK=all $(BIN)/python -m tests.generated --count $(N) --seed $(SEED) --corpus $(CORPUS) --out build/soak

bench: setup  ## pages a second, against pdfplumber, camelot and the bare walk over characters; batches of files
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_batch

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
