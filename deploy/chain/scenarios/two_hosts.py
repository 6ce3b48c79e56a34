"""Two mail servers with one PostgreSQL share a memory, and judge without it while it is away."""

from chain import Chain, Failure, Postgres, wait

from .memory import FOLLOW_UP, OFFER, deliver, expect, say_no


def run(bench):
    with Postgres(bench) as server:
        configuration = f"ledger: {server.url}\n"
        with Chain(bench, configuration) as one, Chain(bench, configuration) as other:
            one_memory(bench, one, other)
            without(bench, server, one)
            one.nothing_deferred()
            other.nothing_deferred()


def one_memory(bench, one, other):
    expect(deliver(one, "Julien <julien@visible.example>", OFFER, "p1@visible.example"), "pitch", None)
    second = deliver(other, "Léa <lea@visible-sur-google.example>", OFFER, "p2@visible.example")
    expect(second, "pitch", "2e message depuis le")
    third = deliver(one, "Marc <marc@visible.example>", FOLLOW_UP, "p3@visible.example")
    expect(third, "pitch", "2e message depuis le")
    say_no(other, "marc@visible.example", "p3@visible.example")
    fourth = deliver(one, "Julien <julien@visible.example>", OFFER, "p4@visible.example")
    expect(fourth, "insistence", "4e message depuis le")
    bench.say("a pitch to one host, its follow-up to the other: recognised, and so is a no")


def without(bench, server, chain):
    """Without the database mail is judged by the rules alone; the memory comes back by itself."""
    server.stop()
    away = deliver(chain, "Julien <julien@visible.example>", OFFER, "p5@visible.example")
    expect(away, "pitch", None)
    server.start_again()
    log = chain.daemon.log

    def is_back():
        deliver(chain, "Paul <paul@autre.example>", FOLLOW_UP, f"q{log.stat().st_size}@autre.example")
        return "the ledger is there again" in log.read_text()

    wait("the ledger is there again", is_back)
    if log.read_text().count("the ledger fails") != 1:
        raise Failure("the fault was not told once")
    after = deliver(chain, "Julien <julien@visible.example>", OFFER, "p6@visible.example")
    expect(after, "insistence", "5e message depuis le")
    bench.say("judged without history while the database was away, with it again when it was back")
