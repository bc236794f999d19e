# The commands of this project. `make help` lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
JEUGD := $(BIN)/jeugd
EXPORT := $(BIN)/uv export --frozen --no-emit-project --no-annotate --no-header --format requirements-txt --quiet
export DO_NOT_TRACK := 1
export SCARF_NO_ANALYTICS := true

.PHONY: help setup demo test check rapport up down clean kill attack truth werelden traag bench bench-marts bench-vragen bench-nacht fuzz differential disclosure gates compose-check celery steekproef-proef backtest lock

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

setup: .venv/klaar ## make the environment from requirements.lock (hash-locked)

.venv/klaar: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed, this is " + sys.version.split()[0])'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo 'This Python has no venv. On Debian/Ubuntu: apt install python3-venv'; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## from invented deliveries to a report, with real Airflow (JEUGD_HOME=var) [REGIO=nob: in var-nob]
	$(if $(REGIO),JEUGD_REGIO=$(REGIO) JEUGD_HOME=$${JEUGD_HOME:-var-$(REGIO)}) $(JEUGD) demo

test: setup ## everything: checks and tests, on a Postgres of their own
	$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup

check: setup ## lint, module order, SQL style, conventions
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/ruff check dags --select AIR --preview
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint --processes 2 dbt_project
	$(BIN)/yamllint --strict schemas infra dbt_project docker-compose.yml
	$(BIN)/python -m pytest -q tests/test_conventions.py

up: setup ## Airflow with its web page and the embedded Postgres; prints address and how to log in
	$(JEUGD) up

down: ## stop Airflow and Postgres of this JEUGD_HOME
	@test ! -x $(JEUGD) || $(JEUGD) down

rapport: setup ## the reports of all gemeenten about the last half-year, as page, PDF and Excel; prints seconds
	$(JEUGD) rapport --alle

kill: setup ## kill the loader at every database and file call, and prove that nothing is lost or doubled
	$(BIN)/python -m tests.kill

attack: setup ## every attack as every role, its control, readers during 24 builds and publications, canaries everywhere
	@$(BIN)/python -m tests.attack

truth: setup ## planted faults of levels 1-4 and signals: recall and precision per rule [LEVERINGEN=folder WAARHEID=file.csv]
	@$(BIN)/python -m tests.truth "$(LEVERINGEN)" "$(WAARHEID)"

werelden: setup ## the same deliveries in N parallel worlds, each in its own order: no mart differs [N=500]
	@$(BIN)/python -m tests.werelden $(or $(N),500)

traag: setup ## tests that build the marts and take long: nights, orders, review of two publications, reports counted twice
	$(BIN)/python -m pytest -q -m traag

# dlt stays out of the lock: its pyarrow would give pandas other strings in tests than in the image.
bench: setup ## our loading path beside pandas, dlt and bare lxml, per prestatie; writes tests/benchmarks/resultaat.md
	$(BIN)/uv pip install --quiet --python $(BIN)/python --target build/dlt 'dlt[parquet,postgres]==1.31.0'
	PYTHONPATH=build/dlt $(BIN)/python -m tests.benchmarks

bench-marts: setup ## raw -> marts -> questions of dashboards at N prestaties; writes tests/benchmarks/resultaat-N.md [N=1000000]
	nice $(BIN)/python -m tests.benchmarks.marts --prestaties $(or $(N),1000000)

bench-vragen: setup ## the questions of dashboards beside the marts of a country; writes tests/benchmarks/resultaat-vragen.md [N=20000000]
	nice $(BIN)/python -m tests.benchmarks.groot --prestaties $(or $(N),20000000)

bench-nacht: setup ## seconds from the start of the load DAG to what people see, on the real scheduler [N=1000000]
	$(BIN)/python -m tests.benchmarks.nacht --prestaties $(or $(N),1000000)

fuzz: setup ## spoiled messages through the loader's judge: offered = loaded + refused [N=10000]
	@$(BIN)/python -m tests.fuzz $(or $(N),10000)

differential: setup ## valid messages read by the loader and by a plain second reading: no value differs [N=10000]
	@$(BIN)/python -m tests.fuzz.differential $(or $(N),10000)

disclosure: setup ## hide small numbers in table sets of every kind, attack them, compare with the optimum [N=125 of each kind] [SOORT=begin of a kind]
	@$(BIN)/python -m tests.disclosure $(or $(N),125) "$(SOORT)"

steekproef-proef: setup ## samples out of populations with planted errors: how often the upper limit covers them [N=1000]
	@nice $(BIN)/python -m tests.analyse.steekproef $(or $(N),1000)

backtest: setup ## forecasts of invented regions beside what came: error per model; last line coverage of the interval [N=20]
	@nice $(BIN)/python -m tests.analyse.prognose $(or $(N),20)

gates: setup ## SBOM equal to the lock, licences, secrets, BSNs, bandit over every file; says what it cannot check
	@$(BIN)/python -m tests.gates build/gates

compose-check: setup ## docker-compose.yml by the real Compose, hadolint on the image, 30 unsafe defaults planted and found
	$(BIN)/python -m pytest -q tests/infra/test_compose.py

metabase-check: setup ## provisioner and fake against the clients of others: dbt-metabase, and Metabase's own mb (needs npm)
	@command -v npm >/dev/null || { echo 'npm is needed for Metabase its client: apt install npm'; exit 1; }
	npm install --silent --no-audit --no-fund --ignore-scripts --prefix build/mb @metabase/cli@0.3.1
	PATH="$(CURDIR)/build/mb/node_modules/.bin:$$PATH" $(BIN)/python -m pytest -q tests/publish/metabase

celery: setup ## load with Redis and two Celery workers, SIGKILL one in mid-load, compare with LocalExecutor [N=jeugdigen]
	@command -v redis-server >/dev/null || { echo 'redis-server is needed: apt install redis-server'; exit 1; }
	@nice $(BIN)/python -m tests.celery $(N)

clean: down ## throw away this JEUGD_HOME and its keys
	rm -rf $${JEUGD_HOME:-var} $${JEUGD_SLEUTELS:-$${JEUGD_HOME:-var}-sleutels}

lock: setup ## renew from pyproject.toml what is installed here, and the part of it that goes into the image
	$(BIN)/uv lock
	$(EXPORT) --all-extras --all-groups --output-file requirements.lock
	$(EXPORT) --extra warehouse --no-dev --output-file infra/images/airflow/requirements.lock
