# SPDX-FileCopyrightText: 2026 The Wrapdesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by app/run, tests/run and .ci/run: installs what is missing by package name, configures and builds.
# Every way it can fail ends in one plain line that says what is wrong.

packages_build="build-essential cmake ninja-build pkg-config ccache
    qt6-base-dev libqt6opengl6-dev qt6-websockets-dev qt6-httpserver-dev qt6-charts-dev qt6-svg-dev
    libqt6sql6-sqlite qtkeychain-qt6-dev libsecret-1-0 libcli11-dev fonts-inter fonts-dejavu-core"
packages_test="xvfb xauth openbox xdotool dbus dbus-bin dbus-daemon gnome-keyring libsecret-tools"
packages_checks="clang-format clang-tidy"

say() { printf 'wrapdesk: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# is_installed PACKAGE
is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# install_packages PACKAGE...: installs those that are missing, saying so first.
install_packages() {
    local missing="" package
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null \
        || die "this script installs Debian packages and finds no apt-get here; install by hand: $(echo $*)"
    for package in "$@"; do
        is_installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0

    local as_root=""
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || die "these packages are missing and only root can install them:$missing"
        as_root=sudo
    fi
    say "installing with ${as_root:+sudo }apt-get:$missing"
    local log
    log=$(mktemp) || die "cannot write to ${TMPDIR:-/tmp}: is the disk full?"
    if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
        tail -n 5 "$log" >&2
        die "apt-get could not install the packages: $(grep -m 1 '^E:' "$log" || echo "see $log")"
    fi
    rm -f "$log"
}

# need_space MEGABYTES: refuses to begin what cannot end well.
need_space() {
    local free
    free=$(df -Pm . | awk 'NR == 2 { print $4 }')
    [ "${free:-0}" -ge "$1" ] || die "the disk is nearly full: $free MB free in $PWD, $1 MB needed to build"
}

# build PRESET [TARGET...]
build() {
    local preset=$1 log
    shift
    mkdir -p "build/$preset" || die "cannot write to $PWD/build: is the disk full or read-only?"
    [ -f "build/$preset/build.ninja" ] || need_space 2000
    log=build/$preset/run.log
    if ! cmake --preset "$preset" >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        die "cmake could not configure the build: $(grep -m 1 -A 2 'CMake Error' "$log" | tr -s '\n ' ' ')"
    fi
    [ -f "build/$preset/bin/.built" ] || say "compiling into build/$preset; the first time takes some minutes"
    if ! cmake --build "build/$preset" ${1:+--target "$@"} >"$log" 2>&1; then
        grep -E -m 10 'error:|FAILED|No space left' "$log" >&2
        grep -q 'No space left' "$log" && die "the disk ran full while compiling"
        die "the compiler failed; the whole story is in $PWD/$log"
    fi
    touch "build/$preset/bin/.built"
}
