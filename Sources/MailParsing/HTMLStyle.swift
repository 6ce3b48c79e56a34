/// What an element's attributes say about its being seen.
struct HTMLStyle {
    var isHidden = false
    /// White letters, without a word about the ground below.
    var isWhite = false
    /// A ground that is not white.
    var hasDarkGround = false
    var width: Int?
    var height: Int?

    private typealias Text = UnsafePointer<UInt8>

    /// Takes the attribute into account.
    mutating func read(_ name: UnsafePointer<UInt8>, _ value: UnsafePointer<UInt8>) {
        switch name[0] {
        case UInt8(ascii: "s") where Self.equal(name, "style"): readStyle(value)
        case UInt8(ascii: "h") where Self.equal(name, "hidden"): isHidden = true
        case UInt8(ascii: "h") where Self.equal(name, "height"): height = Self.number(value)
        case UInt8(ascii: "w") where Self.equal(name, "width"): width = Self.number(value)
        case UInt8(ascii: "c") where Self.equal(name, "color"): isWhite = Self.isWhite(value)
        case UInt8(ascii: "b") where Self.equal(name, "bgcolor"):
            hasDarkGround = !Self.isWhite(value)
        default: break
        }
    }

    /// Reads `property: value;` pairs where they stand.
    private mutating func readStyle(_ style: Text) {
        var offset = 0
        while style[offset] != 0 {
            while style[offset].isBlank || style[offset] == UInt8(ascii: ";") { offset += 1 }
            let name = style + offset
            while style[offset] != 0, style[offset] != UInt8(ascii: ":"),
                style[offset] != UInt8(ascii: ";")
            {
                offset += 1
            }
            guard style[offset] == UInt8(ascii: ":") else { continue }
            offset += 1
            while style[offset].isBlank { offset += 1 }
            readDeclaration(name, style + offset)
            while style[offset] != 0, style[offset] != UInt8(ascii: ";") { offset += 1 }
        }
    }

    private mutating func readDeclaration(_ name: Text, _ value: Text) {
        switch name[0].asciiLowered {
        case UInt8(ascii: "b"):
            if Self.names(name, "background") || Self.names(name, "background-color") {
                hasDarkGround = !Self.isWhite(value) && !Self.begins(value, "transparent")
            }
        case UInt8(ascii: "c"): if Self.names(name, "color") { isWhite = Self.isWhite(value) }
        case UInt8(ascii: "d"):
            if Self.names(name, "display") { hideIf(Self.begins(value, "none")) }
        case UInt8(ascii: "f"):
            if Self.names(name, "font-size") { hideIf(Self.isTiny(value)) }
        case UInt8(ascii: "h"): if Self.names(name, "height") { height = Self.number(value) }
        case UInt8(ascii: "m"):
            if Self.names(name, "mso-hide") { hideIf(Self.begins(value, "all")) }
            if Self.names(name, "max-height") { hideIf(Self.isZero(value)) }
        case UInt8(ascii: "o"): if Self.names(name, "opacity") { hideIf(Self.isZero(value)) }
        case UInt8(ascii: "v"):
            if Self.names(name, "visibility") { hideIf(Self.begins(value, "hidden")) }
        case UInt8(ascii: "w"): if Self.names(name, "width") { width = Self.number(value) }
        default: break
        }
    }

    private mutating func hideIf(_ condition: Bool) {
        if condition { isHidden = true }
    }

    // MARK: Values

    private static func isWhite(_ colour: Text) -> Bool {
        begins(colour, "#ffffff") || begins(colour, "white") || begins(colour, "#fefefe")
            || begins(colour, "ffffff") || begins(colour, "#fff")
            || begins(colour, "rgb(255,255,255)") || begins(colour, "rgb(255, 255, 255)")
    }

    private static func isZero(_ value: Text) -> Bool {
        var offset = 0
        while value[offset] == UInt8(ascii: "0") || value[offset] == UInt8(ascii: ".") {
            offset += 1
        }
        return offset > 0 && !value[offset].isDigit
    }

    /// Zero or one pixel high.
    private static func isTiny(_ value: Text) -> Bool {
        isZero(value) || begins(value, "1px") || begins(value, "1pt")
    }

    /// A length in pixels; `nil` for shares and other units.
    private static func number(_ value: Text) -> Int? {
        var result = 0
        var offset = 0
        while value[offset].isBlank { offset += 1 }
        let start = offset
        while value[offset].isDigit, offset - start < 7 {
            result = result * 10 + Int(value[offset] - 0x30)
            offset += 1
        }
        guard offset > start else { return nil }
        let unit = value + offset
        let isPixels = ends(unit[0]) || unit[0] == UInt8(ascii: ".") || begins(unit, "px")
        return isPixels ? result : nil
    }

    // MARK: Words

    static func equal(_ name: UnsafePointer<UInt8>, _ text: StaticString) -> Bool {
        matches(name, text) && name[text.utf8CodeUnitCount] == 0
    }

    /// Whether the value begins with this word.
    private static func begins(_ value: Text, _ text: StaticString) -> Bool {
        matches(value, text) && ends(value[text.utf8CodeUnitCount])
    }

    /// Whether the declaration's name is this one.
    private static func names(_ name: Text, _ text: StaticString) -> Bool {
        matches(name, text)
            && (name[text.utf8CodeUnitCount] == UInt8(ascii: ":")
                || name[text.utf8CodeUnitCount].isBlank)
    }

    private static func matches(_ name: Text, _ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        for index in 0..<length where name[index].asciiLowered != text.utf8Start[index] {
            return false
        }
        return true
    }

    /// Whether the value holds the text, given in lower case, anywhere.
    static func contains(_ value: UnsafePointer<UInt8>, _ text: StaticString) -> Bool {
        var offset = 0
        while value[offset] != 0 {
            if matches(value + offset, text) { return true }
            offset += 1
        }
        return false
    }

    private static func ends(_ octet: UInt8) -> Bool {
        octet == 0 || octet.isBlank || octet == UInt8(ascii: ";") || octet == UInt8(ascii: "!")
    }
}
