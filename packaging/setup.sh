#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sourced by run.sh and test.sh: installs what is missing, fetches LibTorch, configures, builds.
# Everything that is already done is left alone, so that a second run costs next to nothing.

torch_version=2.13.0
clang_format_version=14.0.6
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build_dir=${SCALESCOPE_BUILD_DIR:-$source_dir/build/release}
cache_dir=${XDG_CACHE_HOME:-$HOME/.cache}/scalescope

packages=(
  ca-certificates g++ cmake ninja-build python3-pip unzip
  qt6-base-dev libqt6svg6-dev qt6-l10n-tools libgl-dev libqcustomplot-dev libopencv-dev libopencv-videoio-dev
  libjpeg-dev libpng-dev libtiff-dev libavif-dev libheif-dev zlib1g-dev
  nlohmann-json3-dev libcli11-dev libfmt-dev libssl-dev libcurl4-openssl-dev
  fonts-dejavu-core
)
# Where a release has them, Qt reads SVG (the icons of the tool bar) and libheif HEVC by packages of their own.
packages_of_some_releases=(qt6-svg-plugins libheif-plugin-libde265)

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# A package counts as installed also where another one provides it (names differ between releases).
missing_packages() {  # packages
  local present package
  present=" $(dpkg-query -W -f='${db:Status-Status} ${Package} ${Provides}\n' |
    awk '$1 == "installed" { gsub(/\([^)]*\)|,/, " "); $1 = ""; print }' | tr -s '\n ' '  ') "
  for package in "$@"; do
    [[ $present == *" $package "* ]] || printf '%s\n' "$package"
  done
}

wanted_packages() {
  local package
  missing_packages "${packages[@]}"
  for package in $(missing_packages "${packages_of_some_releases[@]}"); do
    ! apt-cache show "$package" >/dev/null 2>&1 || printf '%s\n' "$package"
  done
}

install_packages() {
  command -v dpkg-query >/dev/null || {
    say "This is not a Debian or Ubuntu system: install the equivalents of: ${packages[*]}"; return 0; }
  local wanted; mapfile -t wanted < <(wanted_packages)
  [ "${#wanted[@]}" -gt 0 ] || return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "these packages are missing and sudo is not there: ${wanted[*]}; install them as root."
    as_root=(sudo)
  fi
  say "Installing ${wanted[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  # Only now does apt know what this release has.
  mapfile -t wanted < <(wanted_packages)
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null ||
    die "apt-get could not install ${wanted[*]}; see its message above."
}

# cpu or cuda: a CUDA LibTorch loads only with the CUDA libraries of its own wheels beside it.
torch_kind() {
  if [ "${SCALESCOPE_CUDA:-0}" = 1 ] || [ -e /proc/driver/nvidia/version ]; then echo cuda; else echo cpu; fi
}

# Only the libraries of a wheel are used, so that one Python's wheel serves every system, whatever its own Python is.
download_wheels() {  # kind folder
  # The CUDA wheel brings its libraries as dependencies; the index of CPU builds would win over it.
  local requirement="torch==$torch_version" options=() platform
  for platform in manylinux_2_28 manylinux_2_27 manylinux_2_17 manylinux2014 linux; do
    options+=(--platform "${platform}_$(uname -m)")
  done
  options+=(--only-binary=:all: --python-version 3.11 --implementation cp --abi cp311 --abi abi3 --abi none)
  if [ "$1" = cpu ]; then
    requirement+="+cpu"
    options+=(--no-deps --extra-index-url https://download.pytorch.org/whl/cpu)
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

# Its versions differ in what they write; the test of the formatting takes this one only. Sets clang_format.
fetch_clang_format() {
  local name
  for name in clang-format-14 clang-format; do
    clang_format=$(command -v "$name") || continue
    ! "$clang_format" --version 2>/dev/null | grep -q 'version 14\.' || return 0
  done
  local target="$cache_dir/clang-format-$clang_format_version"
  clang_format="$target/clang_format/data/bin/clang-format"
  [ ! -x "$clang_format" ] || return 0
  say "Fetching clang-format $clang_format_version"
  local work; mkdir -p "$cache_dir"; work=$(mktemp -d "$cache_dir/fetch.XXXXXX")
  # shellcheck disable=SC2064
  trap "rm -rf '$work'" EXIT
  python3 -m pip --disable-pip-version-check download --no-deps --only-binary=:all: --retries 0 --dest "$work" \
    "clang-format==$clang_format_version" >"$work/pip.log" 2>&1 ||
    { tail -n 5 "$work/pip.log" >&2
      die "clang-format $clang_format_version could not be downloaded; check the network, or install clang-format 14."; }
  unzip -q "$work"/clang_format-*.whl -d "$work/unpacked"
  chmod +x "$work/unpacked/clang_format/data/bin/clang-format"
  rm -rf "$target"; mv "$work/unpacked" "$target"; rm -rf "$work"; trap - EXIT
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

# Sets what only the tests need, without configuring anew where it is set already.
configure_tests() {
  fetch_clang_format
  grep -q "^CLANG_FORMAT:[A-Z]*=$clang_format\$" "$build_dir/CMakeCache.txt" ||
    cmake -S "$source_dir" -B "$build_dir" -DCLANG_FORMAT="$clang_format" >"$build_dir.log" 2>&1 ||
    { tail -n 30 "$build_dir.log" >&2; die "CMake failed; the whole log is $build_dir.log."; }
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
