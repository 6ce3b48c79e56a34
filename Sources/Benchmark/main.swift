// Times nopitch's pipeline in one process, step by step, beside libetpan alone; deploy/benchmark
// builds it, reads what it prints and sets it beside other filters.

guard CommandLine.arguments.count == 3 else {
    fatalError("usage: Benchmark RULES MAILBOX")
}
let start = StartTime(rules: CommandLine.arguments[1])
let sample = Sample(mailbox: CommandLine.arguments[2])
let rounds = Rounds(sample: sample, rules: start.rules)

print("start_ms\t\(start.milliseconds.rounded(to: 1))")
print("messages\t\(sample.messages.count)")
print("octets\t\(sample.octets)")
print("mailmime_parse_us\t\(rounds.microseconds(\.mailmime).rounded(to: 2))")
print("parse_us\t\(rounds.microseconds(\.parse).rounded(to: 2))")
print("judge_us\t\(rounds.microseconds(\.judge).rounded(to: 2))")
print("pipeline_us\t\(rounds.microseconds(\.pipeline).rounded(to: 2))")
print("likeness_us\t\(LikenessTime(start).microseconds.rounded(to: 2))")
print("pipeline_ratio\t\(rounds.ratio.rounded(to: 2))")
