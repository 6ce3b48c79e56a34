import ArgumentParser
import Glibc
import PitchFilter

extension Tongue: ExpressibleByArgument {
    /// English where the environment asks for it by name, else French, the house's own.
    static var preferred: Tongue {
        for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = getenv(variable), value.pointee != 0 else { continue }
            return String(cString: value).hasPrefix("en") ? .english : .french
        }
        return .french
    }
}
