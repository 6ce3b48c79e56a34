import CCertificates
import CEtpan

/// Checks that a TLS connection leads to the server it was meant for (RFC 6125).
///
/// libetpan sets up the connection but looks at no certificate.
enum ServerIdentity {
    private static let longestChain = 10

    /// What is wrong with the certificates that the server showed; `nil` where nothing is.
    static func fault(
        _ stream: UnsafeMutablePointer<mailstream>?, host: String, authorities: String?
    ) -> String? {
        guard let chain = mailstream_get_certificate_chain(stream) else {
            return "the server shows no certificate"
        }
        defer { mailstream_certificate_chain_free(chain) }
        var certificates = [UnsafePointer<UInt8>?](repeating: nil, count: longestChain)
        var lengths = [Int](repeating: 0, count: longestChain)
        let count = cetpan_certificates(chain, &certificates, &lengths, longestChain)
        let fault = ccertificates_fault(certificates, lengths, count, host, authorities)
        return fault.map { "\(host): \(String(cString: $0))" }
    }
}
