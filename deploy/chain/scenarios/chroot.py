"""Debian's way: Postfix's smtpd in a chroot, the socket in it; only those whom its mode lets in get through."""

import grp

from chain import Chain, Failure, sample, verdict, wait

# Mail that nopitch does not see is refused, so that it shows.
MILTER = "{ unix:nopitch/milter.sock, default_action=tempfail, command_timeout=10s }"


def run(bench):
    messages = sample()
    chain = Chain(bench, entrances={"jailed": {"smtpd_milters": MILTER}})
    chain.postfix.jailed = {"jailed"}
    place = chain.postfix.home / "spool/nopitch"
    place.mkdir(parents=True)
    chain.daemon.socket = place / "milter.sock"
    start = chain.daemon.start
    chain.daemon.start = lambda: start(NOPITCH_SOCKET_MODE="0660", NOPITCH_SOCKET_GROUP="postfix")
    with chain:
        wait("the socket", lambda: mode_and_group(chain.daemon.socket) == (0o660, "postfix"))
        chain.send(messages, port=chain.postfix.ports["jailed"])
        chain.wait_for(len(messages))
        judged = sum(verdict(octets) is not None for octets in chain.stored())
        if judged != len(messages):
            raise Failure(f"{len(messages)} messages, {judged} judged")
        chain.nothing_deferred()
        bench.say(f"smtpd in its chroot, socket of postfix's group: {judged} messages judged")


def mode_and_group(path):
    """Nothing where there is no such file yet."""
    if not path.exists():
        return None
    status = path.stat()
    return status.st_mode & 0o777, grp.getgrgid(status.st_gid).gr_name
