# shellcheck shell=bash
# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What installer/run and tests/run share: talking, becoming root, installing packages, building.
# Who sources it has set $root, the top of the tree.
: "${root:?}"

say() {
    printf '==> %s\n' "$*"
}

warn() {
    printf 'warning: %s\n' "$*" >&2
}

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

have() {
    command -v "$1" >/dev/null 2>&1
}

is_root() {
    [ "$(id -u)" = 0 ]
}

# Asked once, because sudo may ask for a password.
root_is_reachable=''

can_become_root() {
    if [ -z "$root_is_reachable" ]; then
        if is_root || { have sudo && sudo true; }; then
            root_is_reachable=yes
        else
            root_is_reachable=no
        fi
    fi
    [ "$root_is_reachable" = yes ]
}

as_root() {
    if is_root; then
        "$@"
    else
        sudo "$@"
    fi
}

# list_entries FILE…: without comments and empty lines.
list_entries() {
    sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@"
}

package_is_installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null | sort -u)" = installed ]
}

# missing_packages FILE…: a list names a package and, if it does not matter where it comes from, its command.
missing_packages() {
    local package command
    while read -r package command; do
        if [ -n "$command" ] && have "$command"; then
            continue
        fi
        package_is_installed "$package" || echo "$package"
    done < <(list_entries "$@")
}

# install_missing FILE…: touches nothing when all is there.
install_missing() {
    local packages
    have dpkg-query || fail "this is for Debian 12 and its relatives; elsewhere build with 'cmake --preset release'"
    mapfile -t packages < <(missing_packages "$@")
    [ ${#packages[@]} -gt 0 ] || return 0
    say "Missing: ${packages[*]}"
    can_become_root || fail "there is no sudo, or it does not let you install packages. Run this as root and try again:
    apt-get update && apt-get install --no-install-recommends ${packages[*]}"
    say "Installing them"
    apt_get update -q || fail "the list of packages could not be fetched; check the network and /etc/apt/sources.list"
    apt_get install -y -q --no-install-recommends "${packages[@]}" ||
        fail "the packages could not be installed; the reason stands above"
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get "$@"
}

# A compiler takes up to a gigabyte.
build_jobs() {
    local processors gigabytes
    processors=$(nproc)
    gigabytes=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo)
    [ "$gigabytes" -ge 1 ] || gigabytes=1
    echo $((processors < gigabytes ? processors : gigabytes))
}

# build PRESET: in the tree given by $root.
build() {
    if have ccache; then
        # Another copy of the sources should profit from what this one compiled.
        export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
    fi
    mkdir -p "$root/build" 2>/dev/null || true
    [ -w "$root/build" ] || fail "$root/build can not be written; remove it, or copy the sources and build there"
    say "Building ($1)"
    (cd "$root" && cmake --preset "$1" >"build/$1.configure.log" 2>&1) || {
        tail -n 20 "$root/build/$1.configure.log" >&2
        fail "the build could not be set up; all of it is in build/$1.configure.log"
    }
    (cd "$root" && NINJA_STATUS='[%f/%t %p] ' cmake --build --preset "$1" --parallel "$(build_jobs)") ||
        fail "the build failed; the reason stands above"
}
