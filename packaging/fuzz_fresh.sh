#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Reads mutations of the fuzz corpus that no run read before: each commit draws other ones. With the build of the tests,
# whatever the compiler; it goes no way by what it covers, as the fuzzers of packaging/fuzz.sh do.
#   packaging/fuzz_fresh.sh [seconds] [target ...]      5 seconds of every target without arguments
# SCALESCOPE_FUZZ_SEED=N repeats a run. What breaks a reader lies in build/release/fuzz_fresh; the exit code is then 1.
set -euo pipefail
# shellcheck source=packaging/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

fresh_dir=$build_dir/fuzz_fresh
options_dir=$build_dir/tests/fuzz/options

# A number of the commit, else of the day.
seed_of_now() {
  local commit
  if commit=$(git -C "$source_dir" rev-parse --short=7 HEAD 2>/dev/null); then echo "$((16#${commit:0:7}))"; else date +%Y%j; fi
}

# One target; never fails: what it said is looked at afterwards.
run_target() {  # seconds seed target
  local options
  mapfile -t options <"$options_dir/$3"
  "$build_dir/tests/fuzz/fuzz_replay" "$3" "${options[@]}" "-max_total_time=$1" "-seed=$2" >"$3.log" 2>&1 && touch "$3.done" || true
}

main() {
  local seconds=${1:-5} seed target targets broken=0
  [[ "$seconds" =~ ^[1-9][0-9]*$ ]] || die "'$seconds' is no number of seconds."
  shift || true
  [ -x "$build_dir/tests/fuzz/fuzz_replay" ] || die "fuzz_replay is not built: packaging/test.sh builds it."
  targets=("$@")
  [ "$#" -gt 0 ] || mapfile -t targets < <(ls "$options_dir")
  for target in "${targets[@]}"; do
    [ -e "$options_dir/$target" ] || die "there is no target $target; there are: $(ls "$options_dir" | tr '\n' ' ')"
  done
  seed=${SCALESCOPE_FUZZ_SEED:-$(seed_of_now)}
  rm -rf "$fresh_dir"
  mkdir -p "$fresh_dir"
  cd "$fresh_dir"
  say "Reading mutations of seed $seed, $seconds s for each of ${#targets[@]} target(s)"
  export -f run_target
  export build_dir options_dir
  printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I {} bash -c "run_target $seconds $seed {}"
  for target in "${targets[@]}"; do
    if [ -e "$target.done" ]; then
      grep "^$target: " "$target.log"  # beside it codecs say what they think of the files
    else
      cat "$target.log"
      broken=$((broken + 1))
    fi
  done
  [ "$broken" -eq 0 ] || die "$broken target(s) broke; to repeat: SCALESCOPE_FUZZ_SEED=$seed packaging/fuzz_fresh.sh $seconds TARGET; the inputs are in $fresh_dir."
}

main "$@"
