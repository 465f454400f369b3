#!/bin/sh
# Reads tables of a real PostgreSQL server, which the tests start and stop; `make test` skips them where
# there is none, this does not.
set -eu
cd "$(dirname "$0")/.."
sh .ci/setup outside
NASHR_POSTGRESQL=required ${SWIFT:-swift} test --filter PostgreSQL
