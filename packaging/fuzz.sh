#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the fuzzers of everything that reads files (clang, sanitizers) and runs each for some minutes.
#   packaging/fuzz.sh [minutes] [target ...]      10 minutes of every target without arguments
# What breaks a reader lies in build/fuzz/crashes afterwards; the exit code is then 1.
set -euo pipefail
# shellcheck source=packaging/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

fuzz_dir=${SCALESCOPE_FUZZ_DIR:-$source_dir/build/fuzz}

build_fuzzers() {
  command -v clang++ >/dev/null || die "clang++ is missing: install clang, with its runtime of libFuzzer (Debian: clang and libclang-rt-dev)."
  say "Configuring"
  mkdir -p "$fuzz_dir"
  (cd "$source_dir" && cmake --preset fuzz -B "$fuzz_dir") >"$fuzz_dir.log" 2>&1 ||
    { tail -n 30 "$fuzz_dir.log" >&2; die "CMake failed; the whole log is $fuzz_dir.log."; }
  say "Building"
  ninja -C "$fuzz_dir" >"$fuzz_dir.log" 2>&1 ||
    { grep -E -A 15 'FAILED|error:' "$fuzz_dir.log" | tail -n 60 >&2; die "the build failed; the whole log is $fuzz_dir.log."; }
}

# One target; its log tells what libFuzzer said. Never fails: the table does.
run_target() {  # seconds target
  local options log="$fuzz_dir/logs/$2"
  mapfile -t options <"$fuzz_dir/tests/fuzz/options/$2"
  ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=0 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
    "$fuzz_dir/tests/fuzz/fuzz_$2" "${options[@]}" "-max_total_time=$1" "-artifact_prefix=$fuzz_dir/crashes/$2-" \
    "$fuzz_dir/tests/fuzz/grown/$2" "$fuzz_dir/tests/fuzz/seeds/$2" >"$log" 2>&1 || true
}

# Executions, edges that were reached, files that the corpus has now, inputs that broke the reader.
print_row() {  # target
  local log="$fuzz_dir/logs/$1" runs edges files crashes
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  edges=$(grep -o 'cov: [0-9]*' "$log" | tail -n 1 | cut -d ' ' -f 2 || true)
  files=$(find "$fuzz_dir/tests/fuzz/grown/$1" "$fuzz_dir/tests/fuzz/seeds/$1" -type f | wc -l)
  crashes=$(find "$fuzz_dir/crashes" -type f -name "$1-*" | wc -l)
  printf '%-20s %12s %8s %8s %8s\n' "$1" "${runs:--}" "${edges:--}" "$files" "$crashes"
}

main() {
  local minutes=${1:-10} target targets
  [[ "$minutes" =~ ^[0-9]+(\.[0-9]+)?$ ]] || die "'$minutes' is no number of minutes."
  shift || true
  build_fuzzers
  targets=("$@")
  [ "$#" -gt 0 ] || mapfile -t targets < <(ls "$fuzz_dir/tests/fuzz/options")
  for target in "${targets[@]}"; do
    [ -e "$fuzz_dir/tests/fuzz/options/$target" ] || die "there is no target $target; there are: $(ls "$fuzz_dir/tests/fuzz/options" | tr '\n' ' ')"
  done
  mkdir -p "$fuzz_dir/logs" "$fuzz_dir/crashes"
  local seconds; seconds=$(awk -v minutes="$minutes" 'BEGIN { printf "%d", minutes * 60 }')
  say "Fuzzing ${#targets[@]} target(s), $seconds s each"
  export -f run_target
  export fuzz_dir
  printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I {} bash -c "run_target $seconds {}"
  printf '%-20s %12s %8s %8s %8s\n' target executions edges corpus crashes
  for target in "${targets[@]}"; do print_row "$target"; done
  local broken; broken=$(find "$fuzz_dir/crashes" -type f | wc -l)
  [ "$broken" -eq 0 ] || die "$broken input(s) broke a reader; they are in $fuzz_dir/crashes, what was said is in $fuzz_dir/logs."
}

main "$@"
