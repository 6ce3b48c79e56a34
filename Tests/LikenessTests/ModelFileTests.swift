import PitchFilter
import Testing

@Suite struct ModelFileTests {
    private let sound = LikenessModel.file(
        School.parts(
            (0..<FeatureSpace.buckets).map { Float($0 % 5) - 2 }, note: "trois dossiers"))

    @Test("A written model is read again with its note and day, and is at most 1 MB")
    func readAgain() throws {
        let model = try LikenessModel(sound)
        #expect(model.note == "trois dossiers")
        #expect(model.trainedDay == 20_000)
        #expect(sound.count <= 1 << 20)
    }

    @Test("The same weights give the same octets")
    func isDeterministic() {
        let again = LikenessModel.file(
            School.parts(
                (0..<FeatureSpace.buckets).map { Float($0 % 5) - 2 }, note: "trois dossiers"))
        #expect(sound == again)
    }

    @Test("A note that has no room is cut, not spilt over the weights")
    func longNote() throws {
        let weights = [Float](repeating: 1, count: FeatureSpace.buckets)
        let note = String(repeating: "é", count: 5000)
        let model = try LikenessModel(LikenessModel.file(School.parts(weights, note: note)))
        #expect(model.note.count == 1006)
    }

    @Test("What is no model is refused", arguments: ["", "NPL", "GIF89a", "nopitch rules"])
    func foreign(text: String) {
        #expect(throws: LikenessModel.Fault.foreign) { try LikenessModel(Array(text.utf8)) }
    }

    @Test("A model of another version is refused")
    func otherVersion() {
        var other = sound
        other[7] = 1
        #expect(throws: LikenessModel.Fault.otherVersion) { try LikenessModel(other) }
    }

    @Test("A model that is cut or goes on too long is refused", arguments: [-1, -4096, 1])
    func cut(by difference: Int) {
        let other = difference < 0 ? Array(sound.dropLast(-difference)) : sound + [0]
        #expect(throws: LikenessModel.Fault.cut) { try LikenessModel(other) }
    }

    @Test("A flipped bit in the weights is noticed", arguments: [2048, 100_000, 526_335])
    func flippedBit(at offset: Int) {
        var other = sound
        other[offset] ^= 4
        #expect(throws: LikenessModel.Fault.damaged) { try LikenessModel(other) }
    }

    @Test("Weights that are no sensible numbers are refused", arguments: [Float.nan, .infinity])
    func nonsense(weight: Float) {
        var weights = [Float](repeating: 0, count: FeatureSpace.buckets)
        weights[77] = weight
        let file = LikenessModel.file(School.parts(weights))
        #expect(throws: LikenessModel.Fault.damaged) { try LikenessModel(file) }
    }
}
