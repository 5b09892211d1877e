# shellcheck shell=bash
# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The demonstration guests: small real machines, each with a rhythm of its own.
: "${root:?}"

# kind, MiB of memory, virtual processors, title
demo_guests() {
    cat <<'TABLE'
web 192 2 Demonstration: web server
db 256 2 Demonstration: database
batch 192 2 Demonstration: batch jobs
TABLE
}

demo_virsh() {
    LC_ALL=C virsh --quiet --connect "$uri" "$@" </dev/null
}

is_system_uri() {
    [[ $uri == *///system* ]]
}

# The system's QEMU may not look into anybody's home.
demo_directory() {
    if is_system_uri; then
        echo /var/lib/guestwire-demo
    else
        echo "${XDG_DATA_HOME:-$HOME/.local/share}/guestwire-demo"
    fi
}

as_demo_owner() {
    if is_system_uri; then
        as_root "$@"
    else
        "$@"
    fi
}

install_demo_files() {
    local directory image=$root/build/guest
    directory=$(demo_directory)
    "$root/installer/demo/build-image" "$image" || return 1
    as_demo_owner install -d -m 0755 "$directory"
    as_demo_owner install -m 0644 "$image/vmlinuz" "$image/initrd.gz" "$directory/"
}

demo_accelerator() {
    if is_system_uri && getent passwd libvirt-qemu >/dev/null; then
        as_root "$root/installer/demo/accelerator" "$(demo_directory)/vmlinuz" libvirt-qemu
    else
        "$root/installer/demo/accelerator" "$(demo_directory)/vmlinuz"
    fi
}

# define_demo_guest KIND MEMORY VCPUS TITLE [OPTION]…: anew if it is there already, keeping its identity.
define_demo_guest() {
    local name=guestwire-demo-$1 disk definition known options=()
    disk=$(demo_directory)/$name.qcow2
    definition=$(mktemp)
    if known=$(demo_virsh domuuid "$name" 2>/dev/null); then
        options+=(--uuid "$known")
    fi
    as_demo_owner test -e "$disk" || as_demo_owner qemu-img create -q -f qcow2 "$disk" 64M
    "$root/installer/demo/domain-xml" --name "$name" --title "$4" --load "$1" --memory "$2" --vcpus "$3" \
        --image "$(demo_directory)" --disk "$disk" --log "$(demo_directory)/$name.log" --type "$accelerator" "${options[@]}" "${@:5}" >"$definition"
    demo_virsh define --validate "$definition"
    rm -f "$definition"
}

# The card with counters needs a tap, which not every container may make.
start_demo_guest() {
    local name=guestwire-demo-$1 options=() reason
    ! is_system_uri || [ ! -c /dev/net/tun ] || options=(--host-card)
    define_demo_guest "$@" "${options[@]}" || return 1
    if [ "$(demo_virsh domstate "$name")" != "shut off" ]; then
        return 0
    fi
    if ! reason=$(demo_virsh start "$name" 2>&1) && [ ${#options[@]} -gt 0 ]; then
        define_demo_guest "$@" || return 1
        reason=$(demo_virsh start "$name" 2>&1) || {
            warn "$name could not be started: $reason"
            return 1
        }
    fi
}

start_demo() {
    local kind memory vcpus title accelerator
    say "Preparing the demonstration guests (remove them with 'installer/run --remove-demo')"
    install_demo_files || fail "the demonstration guests could not be made; leave them out with --no-demo"
    accelerator=$(demo_accelerator)
    [ "$accelerator" = kvm ] || echo "  KVM can not be used here; the guests run emulated"
    while read -r kind memory vcpus title; do
        echo "  starting guestwire-demo-$kind"
        start_demo_guest "$kind" "$memory" "$vcpus" "$title" ||
            fail "the demonstration guests could not be started; leave them out with --no-demo"
    done < <(demo_guests)
}

# Sets $uri.
remove_demo() {
    local removed=0
    if have virsh; then
        for uri in qemu:///system qemu:///session; do
            if [ "$uri" = qemu:///session ] && is_root; then
                continue
            fi
            ! answers "$uri" || remove_demo_at_uri
        done
    fi
    [ "$removed" -gt 0 ] || say "There are no demonstration guests"
}

remove_demo_at_uri() {
    local kind name directory
    directory=$(demo_directory)
    while read -r kind _; do
        name=guestwire-demo-$kind
        demo_virsh domuuid "$name" >/dev/null 2>&1 || continue
        say "Removing $name ($uri)"
        demo_virsh destroy "$name" >/dev/null 2>&1 || true
        demo_virsh undefine --managed-save --snapshots-metadata --checkpoints-metadata "$name" ||
            fail "$name could not be removed; the reason stands above"
        removed=$((removed + 1))
    done < <(demo_guests)
    if [ -d "$directory" ]; then
        say "Removing $directory"
        as_demo_owner rm -rf "$directory"
        removed=$((removed + 1))
    fi
}
