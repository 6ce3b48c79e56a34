# A PostgreSQL of the tests' own, in a folder, on a Unix socket there; read by other scripts.
# shellcheck shell=bash

# Runs a program of PostgreSQL's, which refuses root.
as_postgres() {
    local program
    program=$(find /usr/lib/postgresql -path "*/bin/$1" | sort -V | tail -n 1)
    shift
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups -- "$program" "$@")
    else
        "$program" "$@"
    fi
}

# start_postgres FOLDER: makes a cluster there and starts it; its address is in $postgres_url.
start_postgres() {
    mkdir -p "$1"
    [ "$(id -u)" -ne 0 ] || chown postgres: "$1"
    as_postgres initdb -D "$1/data" -U nopitch -E UTF8 --locale=C -A trust --no-sync >"$1.log" 2>&1 || {
        cat "$1.log" >&2
        return 1
    }
    start_postgres_again "$1" || return 1
    # shellcheck disable=SC2034
    postgres_url="postgresql:///postgres?host=${1//\//%2F}&user=nopitch"
}

start_postgres_again() {
    as_postgres pg_ctl -D "$1/data" -l "$1/server.log" -w -s \
        -o "-k '$1' -c listen_addresses= -c fsync=off -c max_connections=200" start >>"$1.log" 2>&1 || {
        cat "$1.log" "$1/server.log" >&2
        return 1
    }
}

stop_postgres() {
    [ ! -e "$1/data/postmaster.pid" ] || as_postgres pg_ctl -D "$1/data" -m immediate -s stop
}
