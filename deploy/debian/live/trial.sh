# What an administrator expects of the units, asked of a running systemd.
set -e
export LANG=en_GB.UTF-8

shown() { systemctl show nopitch.service --property "$1" --value; }

fail() {
    echo "$1"
    tail -n 20 /run/log
    exit 1
}

# Waits until a command succeeds.
until_true() {
    what=$1
    shift
    for turn in $(seq 150); do
        if "$@"; then return; fi
        sleep 0.2
    done
    fail "waited in vain: $what"
}

running() { [ "$(systemctl is-active nopitch.service)" = active ] && [ "$(shown NRestarts)" = "$1" ]; }

judges() {
    miltertest -D "id=$1" -s /run/letter.lua || fail "no verdict on letter $1"
    nopitch log --format json | grep -q "\"$1\"" || fail "letter $1 is not in the ledger"
}

until_true "it runs" running 0
judges LIVE1
process=/proc/$(shown MainPID)/status
for line in 'CapEff:	0000000000000000' 'NoNewPrivs:	1' 'Seccomp:	2'; do
    grep -q "^$line" "$process" || fail "not shut in as the unit says: $line"
done
[ "$(stat -c %U:%a /var/lib/private/nopitch)" = nopitch:700 ] || fail "the state folder is open to others"

systemctl reload nopitch.service
until_true "the rules are read anew" grep -q "new rules in force" /run/log

kill -STOP "$(shown MainPID)"
until_true "the watchdog starts it anew" running 1
judges LIVE2

kill -KILL "$(shown MainPID)"
until_true "it is started again after a sudden death" running 2
judges LIVE3

systemctl stop nopitch.service
[ "$(shown Result)" = success ] || fail "its end was $(shown Result)"
echo "under systemd: three letters judged, reloaded, revived by the watchdog and after kill -9, stopped"
