package import MailModel

/// Turns the octets of a message into what its reader would see.
///
/// Never throws and never traps: what is odd is noted in `defects`, what is beyond the limits is
/// kept and marked, with its header fields still read.
package struct MessageParser: Sendable {
    /// How much of a message is looked at.
    ///
    /// The defaults hold any mail that people write.
    package struct Limits: Sendable {
        /// A larger message is not parsed for its parts, in octets.
        package var messageOctets = 64 << 20
        /// A longer header section is read up to here, in octets.
        package var headerOctets = 256 << 10
        /// The same for the header of a part.
        package var partHeaderOctets = 64 << 10
        /// More header fields than this are not read.
        package var headerFields = 2000
        /// Body parts, nested ones included.
        package var parts = 1000
        /// Levels of multiparts and nested messages.
        package var depth = 100
        /// The readable text that is kept, in octets.
        package var textOctets = 256 << 10
        /// How many octets libetpan may read in all, every level of nesting counted anew.
        package var octetsToRead = 512 << 20
        /// Opening parentheses in one header field: comments nest.
        package var parentheses = 1000
        /// Levels of multiparts that are looked for without libetpan.
        let linearDepth = 4

        package init() {}
    }

    private let limits: Limits

    package init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// The message; `bytes` may begin with an mbox postmark line, which is left aside.
    package func parse(_ bytes: [UInt8]) -> ParsedMessage {
        bytes.withUnsafeBufferPointer { octets in
            let start = Self.postmarkEnd(octets)
            var message = ParsedMessage()
            message.size = bytes.count - start
            guard octets.trimmed(start..<octets.count).count > 0 else {
                message.note(.empty)
                return message
            }
            let scanner = HeaderScanner(
                bytes: bytes,
                octets: octets,
                maximumOctets: limits.headerOctets,
                maximumFields: limits.headerFields
            )
            let header = scanner.scan(from: start, to: octets.count)
            HeaderReader.read(header, into: &message)
            let root = structure(bytes, octets, start: start, header: header, &message)
            message.root = root.tree
            var reader = TextReader(octets: octets, limits: limits)
            reader.read(root)
            reader.finish(&message)
            return message
        }
    }

    /// The header section alone, for what asks nothing of the text; a fraction of the work.
    package func parseHeader(_ bytes: [UInt8]) -> ParsedMessage {
        bytes.withUnsafeBufferPointer { octets in
            let start = Self.postmarkEnd(octets)
            var message = ParsedMessage()
            message.size = bytes.count - start
            let scanner = HeaderScanner(
                bytes: bytes, octets: octets, maximumOctets: limits.headerOctets,
                maximumFields: limits.headerFields)
            HeaderReader.read(scanner.scan(from: start, to: octets.count), into: &message)
            return message
        }
    }

    private func structure(
        _ bytes: [UInt8],
        _ octets: Octets,
        start: Int,
        header: HeaderScan,
        _ message: inout ParsedMessage
    ) -> MIMENode {
        let bounds = StructureBounds(octets, start: start, limits: limits)
        if bounds.hasNUL { message.note(.nulOctet) }
        for defect in bounds.defects { message.note(defect) }
        var tree = MIMETree(bytes: bytes, octets: octets, limits: limits)
        let isBounded = bounds.defects.isEmpty && !header.defects.contains(.headerTooLarge)
        let root =
            isBounded
            ? tree.parse(header: header) : tree.readLinearly(header: header)
        for defect in tree.defects { message.note(defect) }
        return root
    }

    /// The offset after an mbox postmark ("From x@y.example Mon Jan  1 …"), which is no field.
    private static func postmarkEnd(_ octets: Octets) -> Int {
        var offset = 0
        if octets.count >= 3, octets[0] == 0xEF, octets[1] == 0xBB, octets[2] == 0xBF { offset = 3 }
        for mark: StaticString in ["from ", ">from "]
        where octets.hasPrefix(mark, at: offset, before: octets.count) {
            return octets.lineEnd(from: offset, to: octets.count)
        }
        return offset
    }
}
