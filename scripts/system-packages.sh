#!/usr/bin/env bash
# Install the Debian packages that the tests run against, where that is allowed; else say what will be left out.
# No service is left started or enabled that was not there before: the tests start their own, on loopback.
set -euo pipefail

# package: which tests want it
wanted=(
    "git: the tests of the repository's own files"
    "dovecot-imapd: all tests against a real IMAP server"
    "dbus-daemon: all tests of the desktop and the keyring"
    "dunst: the tests that show notifications"
    "xvfb: the tests that show notifications"
    "imagemagick: the screenshot tests"
    "fonts-dejavu-core: the screenshot tests"
    "gnome-keyring: the tests of the keyring"
    "systemd: the tests of the service"
    "dbus-user-session: the tests of the service"
)

installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Cyrus, the second mail server, is not among them: Debian lets only one be installed. tests/server/cyrus.py fetches its
# packages (apt-get download, no root needed) into .venv/cyrus and runs them from there; all it needs is apt's lists.
lists_cyrus() {
    apt-cache show cyrus-imapd >/dev/null 2>&1
}

missing=()
if command -v dpkg-query >/dev/null; then
    for line in "${wanted[@]}"; do
        installed "${line%%:*}" || missing+=("${line%%:*}")
    done
    if [ ${#missing[@]} -eq 0 ] && { lists_cyrus || [ "$(id -u)" -ne 0 ]; }; then
        lists_cyrus || echo "apt knows no cyrus-imapd: the tests against it will be left out (sudo apt update)." >&2
        exit 0
    fi
else
    echo "This is no Debian or Ubuntu: tests whose programs are not here will be left out." >&2
    exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root=(sudo -n)
    else
        echo "These packages are missing, and may not be installed from here (no root, no sudo without a password)." >&2
        echo "The tests that need them will be left out:" >&2
        for line in "${wanted[@]}"; do
            for package in "${missing[@]}"; do
                [ "${line%%:*}" != "$package" ] || echo "  $line" >&2
            done
        done
        echo "To have them: sudo apt install --no-install-recommends ${missing[*]}" >&2
        exit 0
    fi
fi

[ ${#missing[@]} -eq 0 ] || echo "Installing from Debian: ${missing[*]}"

# Debian starts a service as soon as it is installed, unless this file says no. Ours goes away again.
policy=/usr/sbin/policy-rc.d
log="$(mktemp)"
fetched="$(mktemp -d)" # apt's own cache of packages stays as it is
chmod 755 "$fetched"
made_policy=
cleanup() {
    [ -z "$made_policy" ] || "${as_root[@]}" rm -f "$policy"
    "${as_root[@]}" rm -rf "$log" "$fetched"
}
trap cleanup EXIT
if [ ! -e "$policy" ]; then
    made_policy=yes
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod 755 "$policy"
fi

had_dovecot=
! installed dovecot-core || had_dovecot=yes

apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 \
        -o Dir::Cache::Archives="$fetched" "$@" </dev/null >>"$log" 2>&1
}
# --no-remove: another IMAP server that somebody uses is not pushed out by Dovecot. Then, one by one, what can be had.
install() {
    apt install --yes --no-install-recommends --no-remove "$@"
}
apt update || true # one source out of many may be unreachable
if [ ${#missing[@]} -gt 0 ] && ! install "${missing[@]}"; then
    refused=()
    for package in "${missing[@]}"; do
        install "$package" || refused+=("$package")
    done
    if [ ${#refused[@]} -gt 0 ]; then
        tail -n 20 "$log" >&2
        echo "apt cannot install ${refused[*]}; the tests that need them will be left out (under CI they fail)." >&2
    fi
fi

# A mail server that only the tests need must not start with the machine.
if [ -z "$had_dovecot" ] && installed dovecot-core && command -v systemctl >/dev/null; then
    "${as_root[@]}" systemctl disable dovecot.service dovecot.socket >/dev/null 2>&1 || true
fi
