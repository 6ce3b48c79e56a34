import PitchFilter

/// libFuzzer's entry, called by hand because SwiftPM renames `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Reads the input as a model file, and a sound model damaged by it.
///
/// Buckets come from the input too. What is refused is refused with a sentence; what is
/// taken gives a number from 0 to 1.
@_cdecl("LLVMFuzzerTestOneInput")
func readModel(_ octets: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: octets, count: count))
    predict(with: input, from: input)
    var grafted = soundModel
    for (offset, octet) in input.prefix(2048).enumerated() { grafted[offset] ^= octet }
    predict(with: grafted, from: input)
    predict(with: soundModel, from: input)
    return 0
}

private let soundModel = LikenessModel.file(
    LikenessModel.Parts(
        weights: (0..<FeatureSpace.buckets).map { Float($0 % 7) - 3 }, bias: 0.5, slope: 1,
        intercept: 0, trainedDay: 20_000, note: "fuzz"))

private func predict(with file: [UInt8], from input: [UInt8]) {
    do {
        let scale = LikenessScale(try LikenessModel(file))
        let buckets = input.enumerated().map { offset, octet in
            UInt32(octet) * 512 + UInt32(offset % 512)
        }
        let features = LikenessFeatures(
            text: buckets.filter { $0 % 2 == 0 }, form: buckets.filter { $0 % 2 == 1 })
        precondition((0...1).contains(scale.value(of: features)))
    } catch {
        precondition(!error.description.isEmpty)
    }
}

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
_ = runFuzzer(&argumentCount, &arguments, readModel)
