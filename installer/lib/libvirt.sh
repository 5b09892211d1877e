# shellcheck shell=bash
# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Finds a libvirt that answers, and starts its daemons where nobody else does.

# No terminal, so that no agent asks for a password; a time limit, because a stopped daemon accepts and says nothing.
answers() {
    setsid --wait timeout 15 virsh --quiet --connect "$1" version </dev/null >/dev/null 2>&1
}

has_systemd() {
    [ -d /run/systemd/system ]
}

# Where there is no udev, nobody gave /dev/kvm to its group. libvirt would see that root may use it and QEMU may not, and
# examine QEMU over and over, for a minute at each start of a guest.
give_kvm_to_its_group() {
    [ -c /dev/kvm ] && [ ! -e /run/udev/control ] && getent group kvm >/dev/null || return 0
    if [ "$(stat -c '%U:%G' /dev/kvm)" = root:root ]; then
        say "Giving /dev/kvm to the group kvm, as Debian's udev would"
        if ! as_root chgrp kvm /dev/kvm || ! as_root chmod 0660 /dev/kvm; then
            warn "/dev/kvm could not be given to the group kvm"
        fi
    fi
}

# libvirt shuts each guest into namespaces of its own, unless told that it can not.
adapt_to_container() {
    local configuration=/etc/libvirt/qemu.conf
    if as_root unshare --mount --propagation slave true 2>/dev/null || as_root grep -q '^namespaces' "$configuration"; then
        return
    fi
    say "This container may not make namespaces; saying so in $configuration"
    as_root tee -a "$configuration" >/dev/null <<'CONFIGURATION'

# Added by Guestwire's installer/run, because namespaces could not be made here.
namespaces = []
cgroup_controllers = []
remember_owner = 0
CONFIGURATION
}

start_system_daemons() {
    if has_systemd; then
        as_root systemctl start libvirtd.socket libvirtd.service
        return
    fi
    give_kvm_to_its_group
    adapt_to_container
    # Whichever runs already holds its file of process ids and refuses a second one.
    as_root /usr/sbin/virtlogd --daemon >/dev/null 2>&1 || true
    as_root /usr/sbin/libvirtd --daemon
}

may_use_system() {
    is_root || [[ " $(id -nG) " == *" libvirt "* ]]
}

# Sets $uri.
find_libvirt() {
    uri=qemu:///system
    if answers "$uri"; then
        return
    fi
    if may_use_system; then
        start_system
        ! answers_within 15 "$uri" || return 0
        ! is_root || fail "libvirt does not answer at $uri; see what 'libvirtd --verbose' and /var/log/libvirt say"
        warn "libvirt does not answer at $uri; going on with your own machines only"
    else
        say "You may manage your own machines only, not those of the whole host; to change that run
    sudo adduser $(id -un) libvirt
and log in again"
    fi
    uri=qemu:///session
    answers_within 15 "$uri" || fail "libvirt does not answer at $uri either; see what 'virsh -c $uri list' says"
}

start_system() {
    say "Starting libvirt"
    if ! can_become_root || ! start_system_daemons; then
        warn "libvirt's system daemon could not be started"
    fi
}

answers_within() {
    local end=$((SECONDS + $1))
    until answers "$2"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.2
    done
}
