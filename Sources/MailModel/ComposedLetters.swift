/// Letters whose accents are written apart, and others that stand for the same (Unicode's NFC).
enum ComposedLetters {
    /// The text with one scalar for each letter that has one; equal texts become the same octets.
    static func compose(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        return text.reduce(into: "") { result, character in
            if let scalar = scalars[character] {
                result.unicodeScalars.append(scalar)
            } else {
                result.append(character)
            }
        }
    }

    /// Two characters are equal to Swift where they are canonically equivalent, so each finds the
    /// scalar that stands for it.
    private static let scalars: [Character: Unicode.Scalar] = {
        let ranges: [ClosedRange<UInt32>] = [
            0xC0...0x24F, 0x370...0x4FF, 0x1E00...0x1FFF, 0x3040...0x30FF,
        ]
        var scalars: [Character: Unicode.Scalar] = [:]
        for value in ranges.joined() {
            guard let scalar = Unicode.Scalar(value) else { continue }
            // The first of several that are equivalent is the one that Unicode prefers.
            let character = Character(scalar)
            if scalars[character] == nil { scalars[character] = scalar }
        }
        return scalars
    }()
}
