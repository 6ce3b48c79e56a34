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

# The sendmail command asks for the machine's addresses, and writes to one folder: both in the daemon's confines.
echo 'manager: info@eclau.ch' >>/etc/nopitch/nopitch.yaml
systemctl restart nopitch.service
until_true "it runs anew" running 0
echo 'rulle' >>/etc/nopitch/eclau.rules
until_true "the manager is written to" grep -qs 'info@eclau.ch' -r /var/spool/postfix/maildrop
sed -i '$d' /etc/nopitch/eclau.rules

printf 'listen: unix:/run/nopitch/milter.sock\nsocket: { group: postfix }\n' >>/etc/nopitch/nopitch.yaml
printf '[Service]\nSupplementaryGroups=postfix\n' >/run/units/nopitch.service.d/group.conf
systemctl daemon-reload
systemctl restart nopitch.service
until_true "it listens on a socket file of its own" running 0
[ "$(stat -c %G:%a /run/nopitch/milter.sock)" = postfix:660 ] || fail "the socket file is not the group's"

systemctl stop nopitch.service
[ "$(shown Result)" = success ] || fail "its end was $(shown Result)"
echo "under systemd: three letters judged, reloaded, revived by the watchdog and after kill -9,"
echo "the manager written to, a socket file given to a group, stopped"
