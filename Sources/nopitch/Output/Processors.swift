import FoundationEssentials

enum Processors {
    /// How many the process may use.
    static var count: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
