import Glibc

/// Seconds on a clock that only goes forward.
func secondsNow() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// How long a piece of work takes, in seconds.
func seconds(_ work: () -> Void) -> Double {
    let start = secondsNow()
    work()
    return secondsNow() - start
}

extension Double {
    /// With so many digits after the point.
    func rounded(to digits: Int) -> Double {
        let scale = pow(10, Double(digits))
        return (self * scale).rounded() / scale
    }
}

extension [Double] {
    /// The middle one, by size; 0 of none.
    var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}
