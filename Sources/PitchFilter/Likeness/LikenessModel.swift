/// Weights learnt from labelled mail, read where they lie.
///
/// The file is 2048 octets of header and a weight of 16 bits for each bucket, all little-endian; a
/// weight is the upper half of a 32-bit floating-point number, which is as exact as it need be:
///
/// | offset | |
/// |---|---|
/// | 0 | `NPLIKE`, a zero, the form's version (2) |
/// | 8 | the number of bits of a bucket's number |
/// | 12 | FNV-1a of the weights' octets, its upper half folded onto the lower |
/// | 16 | bias; 20, 24: slope and intercept of the calibration |
/// | 28 | the day of training, counted from 1970 |
/// | 32 | the length of the note |
/// | 36 | the note: how it was trained, in UTF-8 |
package struct LikenessModel: Sendable {
    /// The day of training, in days since 1970.
    package let trainedDay: Int
    /// How it was trained, and how well that went.
    package let note: String
    let bias: Float
    /// From a sum of weights to the odds of being a pitch.
    let slope: Float
    let intercept: Float
    private let octets: [UInt8]

    static let headerSize = 2048
    static let magic: [UInt8] = Array("NPLIKE\0".utf8) + [2]
    static let size = headerSize + FeatureSpace.buckets * MemoryLayout<UInt16>.size

    /// Why a file is no model.
    package enum Fault: Error, Equatable, CustomStringConvertible {
        case foreign, otherVersion, cut, damaged

        package var description: String {
            switch self {
            case .foreign: "this is no likeness model"
            case .otherVersion: "this likeness model was made for another version of nopitch"
            case .cut: "this likeness model is not whole"
            case .damaged: "this likeness model is damaged"
            }
        }
    }

    /// Looks through a model once; none of it is copied.
    package init(_ octets: [UInt8]) throws(Fault) {
        let header = octets.withUnsafeBytes { Self.header(of: $0) }
        let found = try header.get()
        bias = found.bias
        slope = found.slope
        intercept = found.intercept
        trainedDay = found.trainedDay
        note = found.note
        self.octets = octets
    }

    private struct Header {
        let bias: Float
        let slope: Float
        let intercept: Float
        let trainedDay: Int
        let note: String
    }

    private static func header(of octets: UnsafeRawBufferPointer) -> Result<Header, Fault> {
        guard octets.count >= magic.count, octets.prefix(7).elementsEqual(magic.prefix(7)) else {
            return .failure(.foreign)
        }
        guard octets[7] == magic[7] else { return .failure(.otherVersion) }
        guard octets.count == size else { return .failure(.cut) }
        func number(_ offset: Int) -> UInt32 {
            UInt32(littleEndian: octets.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
        func real(_ offset: Int) -> Float { Float(bitPattern: number(offset)) }
        guard number(8) == UInt32(FeatureSpace.bits) else { return .failure(.otherVersion) }
        let noteLength = Int(number(32))
        let reals = [real(16), real(20), real(24)]
        guard noteLength <= headerSize - 36, reals.allSatisfy(\.isFinite),
            number(12) == checksum(octets[headerSize...]), weightsAreSound(octets)
        else { return .failure(.damaged) }
        return .success(
            Header(
                bias: reals[0], slope: reals[1], intercept: reals[2],
                trainedDay: Int(number(28)),
                note: String(decoding: octets[36..<36 + noteLength], as: UTF8.self)))
    }

    private static func weightsAreSound(_ octets: UnsafeRawBufferPointer) -> Bool {
        for bucket in 0..<FeatureSpace.buckets {
            let weight = Self.weight(bucket, in: octets)
            guard weight.magnitude < 1e6 else { return false }
        }
        return true
    }

    @inline(__always)
    private static func weight(_ bucket: Int, in octets: UnsafeRawBufferPointer) -> Float {
        let half = octets.loadUnaligned(
            fromByteOffset: headerSize + bucket * MemoryLayout<UInt16>.size, as: UInt16.self)
        return Float(bitPattern: UInt32(UInt16(littleEndian: half)) << 16)
    }

    /// FNV-1a over 32-bit words: it tells a broken file, not a forged one.
    static func checksum(_ octets: Slice<UnsafeRawBufferPointer>) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var offset = octets.startIndex
        while offset + 4 <= octets.endIndex {
            let word = octets.base.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
            hash = (hash ^ UInt64(UInt32(littleEndian: word))) &* 0x100_0000_01B3
            offset += 4
        }
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }

    /// Calls the body with the weights, to be read where they lie.
    func withWeights<Result>(_ body: (Weights) -> Result) -> Result {
        octets.withUnsafeBytes { body(Weights(octets: $0)) }
    }

    /// The weights of a model that was found sound; good for as long as the call that gave them.
    struct Weights {
        fileprivate let octets: UnsafeRawBufferPointer

        @inline(__always)
        subscript(bucket: UInt32) -> Float { LikenessModel.weight(Int(bucket), in: octets) }
    }
}
