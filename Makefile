# Everything starts here: `make` says what there is. Tools are put into .venv and node_modules on first use.
SHELL := /bin/bash
PY := .venv/bin/python
# Material prints a notice of its own end of life at every build
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve test test-servers test-runtime test-dask check build data bench bench-scale load lighthouse reproduce audit lock clean mutants

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: .venv/ready node_modules/ready ## build the site and serve it at the address that is printed (PORT=9000 for another)
	$(PY) -m scripts.build serve $(if $(PORT),--port $(PORT))

test: build ## build the site and run every test: Python, JavaScript, HTML, Pyodide, Chromium
	$(PY) -m scripts.browser
	$(PY) -m pytest -n auto --maxprocesses 4 --dist worksteal
	node --test $$(find tests/js -name '*.test.js')
	$(PY) -m scripts.runtime.venv

test-servers: build ## the same pages under nginx and Caddy, header by header and in Chromium (installs them as root)
	$(PY) -m scripts.browser
	$(PY) -m pytest -m servers tests/servers

test-runtime: .venv/ready node_modules/ready ## CPython's own tests under the slim runtime and the unmodified one, compared (minutes)
	$(PY) -m scripts.runtime.suite

test-dask: data .venv-dask/ready ## a batch on a dask cluster, a worker killed midway: the same bytes (installs it into .venv-dask)
	$(PY) -m pytest -m dask tests/dask

check: .venv/ready node_modules/ready ## ruff, mypy, tsc, and the policy against itself
	.venv/bin/ruff check .
	.venv/bin/mypy
	node_modules/.bin/tsc -p docs/app/tsconfig.json
	node_modules/.bin/tsc -p docs/app/tsconfig.worker.json
	$(PY) -m scripts.build check

build: .venv/ready node_modules/ready ## write the whole site into site/ (RUNTIME=stock: with Pyodide's unmodified files)
	$(PY) -m scripts.build all

data: .venv/ready ## write the policy data into the calculator's package, enough for python -m yuyao_policy
	$(PY) -m scripts.build data

bench: build ## measure the build, the download, the time to an answer, the calculator and the check of letters
	$(PY) -m scripts.bench
	$(PY) -m tests.letters.bench

bench-scale: build ## build sites with many made-up policies and draw how it grows (COUNTS="1 10 100 1000"; the last takes an hour)
	$(PY) -m scripts.bench.scale $(COUNTS)

load: build ## requests a second of a clause page under nginx, beside a bare file (PORT=9000 for another port)
	$(PY) -m scripts.serving.load $(if $(PORT),--port $(PORT))

lighthouse: build .cache/lighthouse/ready ## Lighthouse on every kind of page in both languages, in Chromium (360 MB of tools of its own; ONLY="home clause")
	$(PY) -m scripts.browser
	$(PY) -m scripts.lighthouse $(ONLY)

reproduce: .venv/ready node_modules/ready ## build the last commit twice, elsewhere and at another time, and compare every byte
	$(PY) -m scripts.same_bytes

audit: .venv/ready node_modules/ready ## known weaknesses of what the build uses; status 3 where their data is out of reach
	$(PY) -m scripts.audit

mutants: data ## change every rule in one place at a time: the cases must notice (minutes; not part of make test)
	$(PY) -m scripts.mutants

lock: .venv/ready ## renew requirements.txt and package-lock.json after a change of requirements.in or package.json
	.venv/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
	    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements.txt requirements.in
	.venv/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
	    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file calculator/dask.txt calculator/dask.in
	npm install --package-lock-only

clean: ## remove what the build made (not the tools)
	rm -rf build site calculator/src/yuyao_policy/data

.venv/ready: requirements.txt calculator/pyproject.toml .python-version scripts/find_python.sh
	python=$$(scripts/find_python.sh) && { [ "$$($(PY) -V 2>/dev/null)" = "$$($$python -V)" ] || $$python -m venv --clear .venv; }
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation -e calculator
	touch $@

.cache/lighthouse/ready: scripts/lighthouse/package-lock.json scripts/lighthouse/package.json scripts/lighthouse/.npmrc
	mkdir -p $(@D)
	cp $^ $(@D)
	cd $(@D) && npm ci --silent
	touch $@

.venv-dask/ready: .venv/ready calculator/dask.txt
	$(PY) -m venv --clear .venv-dask
	.venv-dask/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r calculator/dask.txt
	touch $@

node_modules/ready: package-lock.json .npmrc
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' \
	    || { echo "Node 20.19 or newer is needed (apt-get install nodejs npm, or your own way), found: $$(node --version 2>&1)" >&2; exit 1; }
	npm ci --silent
	touch $@
