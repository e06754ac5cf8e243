#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sourced by run.sh and test.sh: installs what is missing, fetches LibTorch, configures, builds.
# Everything that is already done is left alone, so that a second run costs next to nothing.

torch_version=2.13.0
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build_dir=${SCALESCOPE_BUILD_DIR:-$source_dir/build/release}
cache_dir=${XDG_CACHE_HOME:-$HOME/.cache}/scalescope

packages=(
  ca-certificates g++ cmake ninja-build python3-pip unzip
  qt6-base-dev libqt6svg6-dev libgl-dev libqcustomplot-dev libopencv-dev
  nlohmann-json3-dev libcli11-dev libfmt-dev libssl-dev
  fonts-dejavu-core
)

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# A package counts as installed also where another one provides it (names differ between releases).
missing_packages() {
  local present package
  present=" $(dpkg-query -W -f='${db:Status-Status} ${Package} ${Provides}\n' |
    awk '$1 == "installed" { gsub(/\([^)]*\)|,/, " "); $1 = ""; print }' | tr -s '\n ' '  ') "
  for package in "${packages[@]}"; do
    [[ $present == *" $package "* ]] || printf '%s\n' "$package"
  done
}

install_packages() {
  command -v dpkg-query >/dev/null || {
    say "This is not a Debian or Ubuntu system: install the equivalents of: ${packages[*]}"; return 0; }
  local wanted; mapfile -t wanted < <(missing_packages)
  [ "${#wanted[@]}" -gt 0 ] || return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "these packages are missing and sudo is not there: ${wanted[*]}; install them as root."
    as_root=(sudo)
  fi
  say "Installing ${wanted[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null ||
    die "apt-get could not install ${wanted[*]}; see its message above."
}

# cpu or cuda: a CUDA LibTorch loads only with the CUDA libraries of its own wheels beside it.
torch_kind() {
  if [ "${SCALESCOPE_CUDA:-0}" = 1 ] || [ -e /proc/driver/nvidia/version ]; then echo cuda; else echo cpu; fi
}

download_wheels() {  # kind folder
  # The CUDA wheel brings its libraries as dependencies; the index of CPU builds would win over it.
  local requirement="torch==$torch_version" options=()
  if [ "$1" = cpu ]; then
    requirement+="+cpu"
    options=(--no-deps --extra-index-url https://download.pytorch.org/whl/cpu)
  fi
  python3 -m pip --disable-pip-version-check download "${options[@]}" --retries 0 --dest "$2" "$requirement" >"$2/pip.log" 2>&1 ||
    { tail -n 5 "$2/pip.log" >&2
      die "LibTorch $torch_version could not be downloaded; check the network, or set LIBTORCH_ROOT to a LibTorch of your own."; }
}

# Unpacks only what a C++ program needs; nothing of Python stays.
unpack_wheels() {  # from to
  local wheel
  for wheel in "$1"/torch-*.whl; do
    unzip -q -o "$wheel" 'torch/lib/*' 'torch/include/*' 'torch/share/*' -x '*/libtorch_python*' -d "$2"
  done
  for wheel in "$1"/nvidia_*.whl; do
    [ -e "$wheel" ] && unzip -q -o "$wheel" 'nvidia/*/lib/*' -d "$2"
  done
  return 0
}

fetch_libtorch() {
  [ -z "${LIBTORCH_ROOT:-}" ] || return 0
  local kind; kind=$(torch_kind)
  local target="$cache_dir/libtorch-$torch_version-$kind"
  if [ ! -e "$target/torch/lib/libtorch_cpu.so" ]; then
    say "Fetching LibTorch $torch_version ($kind)"
    local work; mkdir -p "$cache_dir"; work=$(mktemp -d "$cache_dir/fetch.XXXXXX")
    # shellcheck disable=SC2064
    trap "rm -rf '$work'" EXIT
    download_wheels "$kind" "$work"
    unpack_wheels "$work" "$work/unpacked"
    [ -e "$work/unpacked/torch/lib/libtorch_cpu.so" ] || die "the downloaded wheel holds no LibTorch."
    rm -rf "$target"; mv "$work/unpacked" "$target"; rm -rf "$work"; trap - EXIT
  fi
  export LIBTORCH_ROOT="$target/torch"
}

# A file that includes torch needs about 1.3 GB to compile.
build_jobs() {
  local cores memory_kb
  cores=$(nproc); memory_kb=$(awk '/^MemAvailable:/ {print $2}' /proc/meminfo)
  local by_memory=$(( memory_kb / 1400000 ))
  [ "$by_memory" -ge 1 ] || by_memory=1
  echo $(( cores < by_memory ? cores : by_memory ))
}

configure() {  # extra cmake options
  local stamp="$build_dir/.configured" wanted="$LIBTORCH_ROOT $*"
  if [ -e "$build_dir/build.ninja" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return 0; fi
  say "Configuring"
  # A LibTorch found for an earlier root would stay in the cache of CMake.
  rm -f "$build_dir/CMakeCache.txt"
  cmake -S "$source_dir" -B "$build_dir" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DLIBTORCH_ROOT="$LIBTORCH_ROOT" "$@" >"$build_dir.log" 2>&1 || { tail -n 30 "$build_dir.log" >&2; die "CMake failed; the whole log is $build_dir.log."; }
  printf '%s' "$wanted" >"$stamp"
}

build() {  # targets
  local jobs; jobs=$(build_jobs)
  if ! ninja -C "$build_dir" -n "$@" | grep -q 'no work to do'; then
    say "Building with $jobs job(s)"
    ninja -C "$build_dir" -j "$jobs" "$@" >"$build_dir.log" 2>&1 ||
      { grep -E -A 15 'FAILED|error:' "$build_dir.log" | tail -n 60 >&2; die "the build failed; the whole log is $build_dir.log."; }
  fi
}

set_up() {
  mkdir -p "$(dirname "$build_dir")"
  install_packages
  fetch_libtorch
  configure
}
