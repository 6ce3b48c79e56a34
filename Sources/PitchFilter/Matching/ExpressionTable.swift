import CHyperscan
import Synchronization

/// Regular expressions of a rule set over one set of sources, matched in one linear pass.
///
/// Hyperscan compiles them; what it cannot promise to match in linear time (back-references,
/// look-around) it refuses, and `fault(in:)` says so in its words.
final class ExpressionTable: Sendable {
    /// Tells whether, and no more: where a match begins costs a multiple.
    private nonisolated(unsafe) let test: OpaquePointer
    private nonisolated(unsafe) let search: OpaquePointer
    private nonisolated(unsafe) let prototype: OpaquePointer
    /// Copies of the prototype that nobody uses, as many as there were threads at once.
    private let idle = Mutex<[Scratch]>([])

    private static let flags = UInt32(HS_FLAG_CASELESS | HS_FLAG_UTF8 | HS_FLAG_MULTILINE)

    /// Compiles all expressions together; `nil` where one of them has a fault.
    init?(_ expressions: [String]) {
        var scratch: OpaquePointer?
        guard let test = Self.database(expressions, UInt32(HS_FLAG_SINGLEMATCH)),
            let search = Self.database(expressions, UInt32(HS_FLAG_SOM_LEFTMOST)),
            hs_alloc_scratch(test, &scratch) == HS_SUCCESS,
            hs_alloc_scratch(search, &scratch) == HS_SUCCESS, let scratch
        else { return nil }
        self.test = test
        self.search = search
        prototype = scratch
    }

    deinit {
        for scratch in idle.withLock({ $0 }) { hs_free_scratch(scratch.pointer) }
        hs_free_scratch(prototype)
        hs_free_database(search)
        hs_free_database(test)
    }

    private static func database(_ expressions: [String], _ flag: UInt32) -> OpaquePointer? {
        var compiled: OpaquePointer?
        var error: UnsafeMutablePointer<hs_compile_error_t>?
        let patterns = expressions.map { Array($0.utf8CString) }
        let identifiers = expressions.indices.map { UInt32($0) }
        let flags = Array(repeating: flags | flag, count: expressions.count)
        let status = withPointers(to: patterns) { pointers in
            hs_compile_multi(
                pointers, flags, identifiers, UInt32(expressions.count), UInt32(HS_MODE_BLOCK),
                nil, &compiled, &error)
        }
        hs_free_compile_error(error)
        return status == HS_SUCCESS ? compiled : nil
    }

    /// Why the linear engine refuses an expression; `nil` where it takes it.
    static func fault(in expression: String) -> String? {
        var compiled: OpaquePointer?
        var error: UnsafeMutablePointer<hs_compile_error_t>?
        defer {
            hs_free_compile_error(error)
            hs_free_database(compiled)
        }
        guard
            hs_compile(
                expression, flags | UInt32(HS_FLAG_SOM_LEFTMOST), UInt32(HS_MODE_BLOCK), nil,
                &compiled, &error)
                != HS_SUCCESS
        else { return nil }
        guard let error, let message = error.pointee.message else { return "it does not compile" }
        return String(cString: message)
    }

    /// Whether any of the expressions has a match.
    func hasMatch(in octets: ArraySlice<UInt8>) -> Bool {
        var hasMatch = false
        scan(octets, with: test, into: &hasMatch) { _, _, _, _, context in
            context?.assumingMemoryBound(to: Bool.self).pointee = true
            return 1
        }
        return hasMatch
    }

    /// Where the first match of the first expression that has one stands.
    func firstMatch(in octets: ArraySlice<UInt8>) -> Range<Int>? {
        var found = Found()
        scan(octets, with: search, into: &found) { identifier, from, to, _, context in
            context?.assumingMemoryBound(to: Found.self).pointee.note(identifier, from, to)
            return 0
        }
        guard found.expression < UInt32.max else { return nil }
        return octets.startIndex + Int(found.from)..<octets.startIndex + Int(found.to)
    }

    private func scan<Context>(
        _ octets: ArraySlice<UInt8>, with database: OpaquePointer, into context: inout Context,
        _ note: match_event_handler
    ) {
        guard let scratch = takeScratch() else { return }
        defer { idle.withLock { $0.append(scratch) } }
        octets.withUnsafeBytes { text in
            guard let base = text.baseAddress else { return }
            _ = withUnsafeMutablePointer(to: &context) { context in
                hs_scan(
                    database, base.assumingMemoryBound(to: CChar.self), UInt32(text.count), 0,
                    scratch.pointer, note, context)
            }
        }
    }

    /// Room to work in, for one thread at a time; `nil` where there is no memory.
    private func takeScratch() -> Scratch? {
        if let known = idle.withLock({ $0.popLast() }) { return known }
        var new: OpaquePointer?
        guard hs_clone_scratch(prototype, &new) == HS_SUCCESS else { return nil }
        return new.map(Scratch.init)
    }

    private struct Scratch: Sendable {
        nonisolated(unsafe) let pointer: OpaquePointer
    }

    private struct Found {
        var expression = UInt32.max
        var from: UInt64 = 0
        var to: UInt64 = 0

        mutating func note(_ expression: UInt32, _ from: UInt64, _ to: UInt64) {
            guard expression < self.expression else { return }
            (self.expression, self.from, self.to) = (expression, from, to)
        }
    }

    private static func withPointers<Result>(
        to strings: [[CChar]], _ body: ([UnsafePointer<CChar>?]) -> Result
    ) -> Result {
        func descend(_ index: Int, _ pointers: [UnsafePointer<CChar>?]) -> Result {
            guard index < strings.count else { return body(pointers) }
            return strings[index].withUnsafeBufferPointer {
                descend(index + 1, pointers + [$0.baseAddress])
            }
        }
        return descend(0, [])
    }
}
