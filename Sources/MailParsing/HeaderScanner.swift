import Glibc
import MailModel

/// What one pass over a header section finds.
struct HeaderScan {
    var section = HeaderSection()
    /// Where the content begins, after the empty line.
    var contentStart = 0
    var defects: [Defect] = []
}

/// Reads a header section field by field in one pass, whatever stands in it (RFC 5322 2.2).
struct HeaderScanner {
    let bytes: [UInt8]
    let octets: Octets
    let maximumOctets: Int
    let maximumFields: Int

    /// Reads the fields from `start` on, up to the empty line or `end`.
    func scan(from start: Int, to end: Int) -> HeaderScan {
        var result = HeaderScan()
        result.section.fields.reserveCapacity(24)
        var offset = start
        while offset < end {
            let next = fieldEnd(from: offset, to: end)
            if isEmptyLine(offset, next) {
                offset = next
                break
            }
            if result.section.fields.count >= maximumFields {
                note(.headerTooLarge, &result)
                offset = contentStart(from: offset, to: end)
                break
            }
            if next - start > maximumOctets {
                note(.headerTooLarge, &result)
                _ = append(offset..<start + maximumOctets, &result)
                offset = contentStart(from: next, to: end)
                break
            }
            if !append(offset..<next, &result), result.section.fields.isEmpty {
                note(.noHeader, &result)
                break
            }
            offset = next
        }
        result.contentStart = offset
        return result
    }

    /// Takes the field into the section; false where the line is none.
    private func append(_ range: Range<Int>, _ result: inout HeaderScan) -> Bool {
        let nameEnd = self.nameEnd(range)
        guard let nameEnd, nameEnd > range.lowerBound else {
            note(.malformedHeaderField, &result)
            return false
        }
        let name = octets.string(octets.trimmed(range.lowerBound..<nameEnd))
        var end = range.upperBound
        if end > nameEnd, octets[end - 1] == .lineFeed { end -= 1 }
        if end > nameEnd, octets[end - 1] == .carriageReturn { end -= 1 }
        let body = nameEnd + 1..<max(end, nameEnd + 1)
        if !octets.slice(body).isASCII { note(.rawEightBitHeader, &result) }
        result.section.fields.append(HeaderField(name: name, body: bytes[body]))
        return true
    }

    /// The offset of the colon; `nil` where no name stands before one (RFC 5322 3.6.8).
    private func nameEnd(_ range: Range<Int>) -> Int? {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let octet = octets[offset]
            if octet == UInt8(ascii: ":") { return offset }
            if octet == .space || octet == .tab {
                // Obsolete syntax allows white space before the colon.
                while offset < range.upperBound, octets[offset] == .space || octets[offset] == .tab
                {
                    offset += 1
                }
                return offset < range.upperBound && octets[offset] == UInt8(ascii: ":")
                    ? offset : nil
            }
            if octet < 0x21 || octet > 0x7E { return nil }
            offset += 1
        }
        return nil
    }

    /// Where the field ends: at the first line feed that no white space follows.
    private func fieldEnd(from start: Int, to end: Int) -> Int {
        var offset = octets.lineEnd(from: start, to: end)
        if isEmptyLine(start, offset) { return offset }
        while offset < end, octets[offset] == .space || octets[offset] == .tab {
            offset = octets.lineEnd(from: offset, to: end)
        }
        return offset
    }

    private func isEmptyLine(_ start: Int, _ end: Int) -> Bool {
        octets[start] == .lineFeed
            || (octets[start] == .carriageReturn && end - start == 2)
    }

    /// Where the content begins, looked for without taking in any more fields.
    private func contentStart(from start: Int, to end: Int) -> Int {
        var offset = start
        while offset < end {
            let next = octets.lineEnd(from: offset, to: end)
            if isEmptyLine(offset, next) { return next }
            offset = next
        }
        return end
    }

    private func note(_ defect: Defect, _ result: inout HeaderScan) {
        if !result.defects.contains(defect) { result.defects.append(defect) }
    }
}
