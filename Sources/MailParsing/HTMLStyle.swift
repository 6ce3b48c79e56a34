/// What an element's attributes say about its being seen.
struct HTMLStyle {
    var isHidden = false
    /// White letters, without a word about the ground below.
    var isWhite = false
    /// A ground that is not white.
    var hasDarkGround = false
    var width: Int?
    var height: Int?

    /// Takes the attribute into account.
    mutating func read(_ name: UnsafePointer<UInt8>, _ value: UnsafePointer<UInt8>) {
        switch name[0] {
        case UInt8(ascii: "s") where Self.equal(name, "style"): readStyle(value)
        case UInt8(ascii: "h") where Self.equal(name, "hidden"): isHidden = true
        case UInt8(ascii: "h") where Self.equal(name, "height"): height = Self.number(value)
        case UInt8(ascii: "w") where Self.equal(name, "width"): width = Self.number(value)
        case UInt8(ascii: "c") where Self.equal(name, "color"):
            isWhite = Self.isWhite(Self.squeezed(value)[...])
        case UInt8(ascii: "b") where Self.equal(name, "bgcolor"):
            hasDarkGround = !Self.isWhite(Self.squeezed(value)[...])
        default: break
        }
    }

    /// Reads `property: value;` pairs.
    private mutating func readStyle(_ value: UnsafePointer<UInt8>) {
        for declaration in Self.squeezed(value).split(separator: UInt8(ascii: ";")) {
            guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = declaration[..<colon]
            var content = declaration[(colon + 1)...]
            if let mark = content.firstIndex(of: UInt8(ascii: "!")) { content = content[..<mark] }
            switch name.count {
            case 5 where Self.equal(name, "color"): isWhite = Self.isWhite(content)
            case 5 where Self.equal(name, "width"): width = Self.number(content)
            case 6 where Self.equal(name, "height"): height = Self.number(content)
            case 7 where Self.equal(name, "display"): hideIf(Self.equal(content, "none"))
            case 7 where Self.equal(name, "opacity"): hideIf(Self.isZero(content))
            case 8 where Self.equal(name, "mso-hide"): hideIf(Self.equal(content, "all"))
            case 9 where Self.equal(name, "font-size"): hideIf(Self.isTiny(content))
            case 10 where Self.equal(name, "visibility"): hideIf(Self.equal(content, "hidden"))
            case 10 where Self.equal(name, "max-height"): hideIf(Self.isZero(content))
            case 10 where Self.equal(name, "background"),
                16 where Self.equal(name, "background-color"):
                hasDarkGround = !Self.isWhite(content) && !Self.equal(content, "transparent")
            default: break
            }
        }
    }

    private mutating func hideIf(_ condition: Bool) {
        if condition { isHidden = true }
    }

    /// The text in lower case and without blanks, at most two kilobytes of it.
    private static func squeezed(_ value: UnsafePointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while value[index] != 0, index < 2048 {
            if !value[index].isBlank { result.append(value[index].asciiLowered) }
            index += 1
        }
        return result
    }

    private static func isWhite(_ colour: ArraySlice<UInt8>) -> Bool {
        equal(colour, "#ffffff") || equal(colour, "#fff") || equal(colour, "white")
            || equal(colour, "rgb(255,255,255)") || equal(colour, "ffffff")
            || equal(colour, "#fefefe")
    }

    private static func isZero(_ value: ArraySlice<UInt8>) -> Bool {
        value.first == UInt8(ascii: "0")
            && value.allSatisfy { !$0.isDigit || $0 == UInt8(ascii: "0") }
    }

    /// Zero or one pixel high.
    private static func isTiny(_ value: ArraySlice<UInt8>) -> Bool {
        isZero(value) || equal(value, "1px") || equal(value, "1pt")
    }

    static func number(_ value: UnsafePointer<UInt8>) -> Int? {
        number(squeezed(value)[...])
    }

    /// A length in pixels; `nil` for shares and other units.
    private static func number(_ value: ArraySlice<UInt8>) -> Int? {
        var result = 0
        var digits = 0
        for octet in value {
            guard octet.isDigit, digits < 7 else { break }
            result = result * 10 + Int(octet - 0x30)
            digits += 1
        }
        let unit = value.dropFirst(digits)
        guard digits > 0, unit.isEmpty || equal(unit, "px") || unit.first == UInt8(ascii: ".")
        else { return nil }
        return result
    }

    static func equal(_ name: UnsafePointer<UInt8>, _ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        for index in 0..<length where name[index].asciiLowered != text.utf8Start[index] {
            return false
        }
        return name[length] == 0
    }

    private static func equal(_ slice: ArraySlice<UInt8>, _ text: StaticString) -> Bool {
        slice.count == text.utf8CodeUnitCount
            && slice.elementsEqual(
                UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
            )
    }
}
