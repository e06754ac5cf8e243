#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sets up what is missing, builds everything, reads new mutations of the fuzz corpus for a minute or two, runs the whole test suite.
#   packaging/test.sh [arguments of ctest]
set -euo pipefail
# shellcheck source=packaging/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

set_up
configure_tests
build all
# The tests read the same mutations every time; a whole run reads new ones too, before them: what ctest says stands last.
[ "$#" -gt 0 ] || "$source_dir/packaging/fuzz_fresh.sh"
say "Testing"
# Two at a time on two cores; a test's time limit is what a busy machine needs.
ctest --test-dir "$build_dir" --output-on-failure --no-tests=error --parallel "$(nproc)" "$@"
