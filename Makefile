# SPDX-License-Identifier: Apache-2.0
# Herald's commands for people. `make help` lists them.

PREFIX ?= /usr/local
DESTDIR ?=
FUZZ_SECONDS ?= 30

DEBUG := .build/debug
RELEASE := .build/release
BIN := $(DESTDIR)$(PREFIX)/bin
MAN := $(DESTDIR)$(PREFIX)/share/man/man1
UNITS := $(DESTDIR)$(PREFIX)/lib/systemd/system

.PHONY: help setup demo test build install lint checks bench fuzz clean-demo

help:
	@echo 'make setup        install missing Debian packages'
	@echo 'make demo         replay the five incidents; bundles and cards in .demo'
	@echo 'make test         one debug build, then every test'
	@echo 'make build        both programs in $(RELEASE)'
	@echo 'make install      PREFIX=$(PREFIX), DESTDIR honoured; run make build first'
	@echo 'make lint         formatting'
	@echo 'make checks       layers, sizes, words, each proved on planted faults'
	@echo 'make bench        benchmarks, in release mode'
	@echo 'make fuzz         fuzz every parser, FUZZ_SECONDS=$(FUZZ_SECONDS) each'
	@echo 'make clean-demo   remove .demo'

setup:
	@scripts/setup

# The same plain debug build as `make test`, so neither builds anything twice.
demo: setup clean-demo
	swift build --product herald-node
	$(DEBUG)/herald-node demo all --out .demo

test: setup
	@scripts/run-tests

build: setup
	swift build -c release --product herald
	swift build -c release --product herald-node

install:
	@test -x $(RELEASE)/herald -a -x $(RELEASE)/herald-node || \
	    { echo 'install: expected both programs in $(RELEASE), found none: run make build first' >&2; exit 2; }
	install -d $(BIN) $(MAN) $(UNITS)
	install -m 755 $(RELEASE)/herald $(RELEASE)/herald-node $(BIN)
	install -m 644 packaging/man/herald.1 packaging/man/herald-node.1 $(MAN)
	sed 's|@bindir@|$(PREFIX)/bin|g' packaging/systemd/herald-node.service > $(UNITS)/herald-node.service
	chmod 644 $(UNITS)/herald-node.service

lint:
	@scripts/lint

checks:
	@scripts/run-checks

bench:
	@test -x scripts/bench || { echo 'bench: scripts/bench is not there yet' >&2; exit 2; }
	@scripts/bench

fuzz:
	@Fuzz/run $(FUZZ_SECONDS)

clean-demo:
	rm -rf .demo
