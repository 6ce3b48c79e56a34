// Fills a ledger and times what a message asks of it; deploy/benchmark builds it and judges what it
// prints.

import Ledger

guard CommandLine.arguments.count == 4, let decisions = Int(CommandLine.arguments[2]),
    let correspondents = Int(CommandLine.arguments[3])
else { fatalError("usage: LedgerBenchmark LEDGER DECISIONS CORRESPONDENTS") }

let name = CommandLine.arguments[1]
let place = LedgerLocation(server: name) ?? .file(name)
let town = Town(organisations: max(1, decisions / 25))
let run = LedgerRun(ledger: try place.open(isService: true), town: town)

try run.addCorrespondents(correspondents)
print("record_us\t\(try run.addDecisions(decisions))")
let facts = try run.askFacts(20_000)
print("facts_us\t\(facts.median)")
print("facts_p99_us\t\(facts.high)")
