# What nopitch needs of the system; read by the other scripts of this folder.
# shellcheck shell=bash

say() { printf '\n\033[1m%s\033[0m\n' "$*" | if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then cat; else sed 's/\x1b\[[0-9]*m//g'; fi; }
fail() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# The Debian packages to build with, for this kind of processor.
libraries() {
    echo ca-certificates git pkg-config libstdc++-12-dev
    echo libetpan-dev libxml2-dev libcld2-dev libpsl-dev libsqlite3-dev libpq-dev liblinear-dev libssl-dev
    # Hyperscan is for Intel and AMD; Vectorscan is the same for all others.
    case "$(uname -m)" in
    x86_64) echo libhyperscan-dev ;;
    *) echo libvectorscan-dev ;;
    esac
}

# What deploy/chain-test runs nopitch with.
chain_packages() {
    echo postfix dovecot-imapd dovecot-lmtpd dovecot-sieve opendkim opendkim-tools python3-dkim miltertest
    echo postgresql python3 openssl
    # Sendmail can't be installed beside Postfix: it is unpacked, with these for its needs.
    echo m4 libdb5.3 libldap-2.5-0 libnsl2 libsasl2-2 libwrap0
}

need_swift() {
    command -v swift >/dev/null ||
        fail "Swift is missing. Install Swift 6.2 or newer from https://www.swift.org/install/linux/ and put it on the PATH."
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    [ "$(printf '6.2\n%s\n' "${version:-0}" | sort -V | head -n 1)" = 6.2 ] ||
        fail "Swift ${version:-of an unknown version} is too old: nopitch needs 6.2 or newer, from https://www.swift.org/install/linux/"
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Like need_packages, for servers that are only needed as programs: none is started.
need_servers() {
    local policy=/usr/sbin/policy-rc.d status=0
    [ "$(id -u)" -eq 0 ] || fail "only root can run servers of its own for the tests"
    if [ -e "$policy" ]; then
        need_packages "$@"
        return
    fi
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    (need_packages "$@") || status=$?
    rm -f "$policy"
    return "$status"
}

# Installs what is missing of the packages named; asks for root only if something is.
need_packages() {
    local missing=() package as_root=()
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null ||
        fail "apt-get is missing: this script knows Debian and its relatives. Install by hand what these packages hold: $*"
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            fail "these packages are missing, and only root can install them (there is no sudo): ${missing[*]}"
        as_root=(sudo)
    fi
    say "Installing ${missing[*]}"
    "${as_root[@]}" apt-get update -q ||
        fail "apt-get update failed; see its complaint above."
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" ||
        fail "apt-get could not install ${missing[*]}; see its complaint above."
}
