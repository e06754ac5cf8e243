#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Tries everything that runs on an NVIDIA GPU, on a machine that has one: sets up LibTorch with CUDA, builds the
# command line, checks the GPU's numbers against the CPU's, times and diagnoses. Ends with 0 when all of it went well.
#   packaging/try-gpu.sh [--device cuda:1] [--variants b0,b4]
# What it writes: out/gpu (JSON of every step). LIBTORCH_ROOT: a LibTorch with CUDA of your own.
set -euo pipefail
export SCALESCOPE_CUDA=1
SCALESCOPE_BUILD_DIR=${SCALESCOPE_BUILD_DIR:-$(cd "$(dirname "$0")/.." && pwd)/build/gpu}
# shellcheck source=packaging/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

device=cuda variants=b0,b4
while [ $# -gt 0 ]; do
  case $1 in
    --device) device=${2:?--device needs a name such as cuda:0}; shift 2 ;;
    --variants) variants=${2:?--variants needs a list such as b0,b4}; shift 2 ;;
    *) die "$1: no such option; use --device cuda:N and --variants LIST." ;;
  esac
done
[ -e /proc/driver/nvidia/version ] ||
  die "this machine has no NVIDIA driver (/proc/driver/nvidia is missing); run this where there is a GPU."

install_packages
fetch_libtorch
[ -e "$LIBTORCH_ROOT/lib/libtorch_cuda.so" ] ||
  die "$LIBTORCH_ROOT has no libtorch_cuda.so: it is a CPU build; unset LIBTORCH_ROOT, or name a CUDA build."
mkdir -p "$(dirname "$build_dir")"
configure -DSCALESCOPE_GPU_TESTS=ON
build scalescope-cli tests_core_exec

out="$source_dir/out/gpu" cli="$build_dir/app/cli/scalescope-cli"
mkdir -p "$out"
step() { say "$1"; shift; "$@"; }
export SCALESCOPE_GPU=$device

step "Numbers of the GPU beside those of the CPU" ctest --test-dir "$build_dir" --output-on-failure --no-tests=error -L gpu
pictures="$out/pictures"
step "Pictures" "$cli" make-pictures --out "$pictures" --per-class 4 --seed 1 --quiet
for dtype in fp32 fp16 bf16; do
  step "Time and memory in $dtype" "$cli" bench --device "$device" --variants "$variants" --dtype $dtype --batch 1,8,32
  "$cli" bench --device "$device" --variants "$variants" --dtype $dtype --batch 1,8,32 --json >"$out/bench_$dtype.json"
done
step "Autocast to fp16" "$cli" bench --device "$device" --variants "$variants" --dtype fp16 --autocast --batch 8
step "Many images" "$cli" predict --device "$device" --variants "$variants" --image "$pictures" --json >"$out/predict.json"
step "Diagnosis" "$cli" diagnose --device "$device" --variants "$variants" --sample chelsea --json >"$out/diagnose.json"
say "All of it went well; the documents are in out/gpu."
