extension LikenessModel {
    /// What training found.
    package struct Parts: Sendable {
        package var weights: [Float]
        package var bias: Float
        package var slope: Float
        package var intercept: Float
        /// In days since 1970.
        package var trainedDay: Int
        /// Cut where the header has no more room.
        package var note: String

        package init(
            weights: [Float], bias: Float, slope: Float, intercept: Float, trainedDay: Int,
            note: String
        ) {
            self.weights = weights
            self.bias = bias
            self.slope = slope
            self.intercept = intercept
            self.trainedDay = trainedDay
            self.note = note
        }
    }

    /// A model as a file holds it; the same parts give the same octets.
    package static func file(_ parts: Parts) -> [UInt8] {
        var weights: [UInt8] = []
        weights.reserveCapacity(size)
        for weight in parts.weights.prefix(FeatureSpace.buckets) {
            weights.append(littleEndian: weight.upperHalf)
        }
        weights += Array(repeating: 0, count: size - headerSize - weights.count)
        var file = magic
        file.append(littleEndian: UInt32(FeatureSpace.bits))
        file.append(littleEndian: weights.withUnsafeBytes { checksum($0[0...]) })
        for real in [parts.bias, parts.slope, parts.intercept] {
            file.append(littleEndian: real.bitPattern)
        }
        file.append(littleEndian: UInt32(clamping: parts.trainedDay))
        var note = Substring(parts.note)
        while note.utf8.count > headerSize - 36 { note.removeLast() }
        file.append(littleEndian: UInt32(note.utf8.count))
        file += note.utf8
        file += Array(repeating: 0, count: headerSize - file.count)
        return file + weights
    }
}

extension [UInt8] {
    fileprivate mutating func append(littleEndian number: some FixedWidthInteger) {
        for shift in stride(from: 0, to: number.bitWidth, by: 8) {
            append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }
}

extension Float {
    /// The half with the sign, the exponent and the first digits, rounded to the nearest.
    fileprivate var upperHalf: UInt16 {
        UInt16(truncatingIfNeeded: (bitPattern &+ 0x7FFF &+ (bitPattern >> 16 & 1)) >> 16)
    }
}
