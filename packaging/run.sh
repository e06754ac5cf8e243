#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sets up what is missing, builds, and starts the window on a sample image.
#   packaging/run.sh [--cuda] [arguments of scalescope]
# Without a display: writes the report and a picture of the window into out/.
# LIBTORCH_ROOT: a LibTorch of your own instead of the one that is fetched.
set -euo pipefail
if [ "${1:-}" = --cuda ]; then export SCALESCOPE_CUDA=1; shift; fi
# shellcheck source=packaging/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

set_up
build scalescope scalescope-cli

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$build_dir/app/gui/scalescope" "$@"
fi

out="$source_dir/out"
mkdir -p "$out"
say "There is no display: writing the report and a picture of the window into out/"
"$build_dir/app/cli/scalescope-cli" report --sample generated-fish --out "$out/report.html" --out "$out/report.json" \
  --out "$out/report.csv" --out "$out/report.md"
QT_QPA_PLATFORM=offscreen "$build_dir/app/gui/scalescope" --fresh --screenshot "$out/window.png" --size 1440x900 "$@"
say "Written: out/report.html, out/report.json, out/report.csv, out/report.md, out/window.png"
