/// A link in the readable text, from an HTML anchor or a bare URL.
package struct Link: Hashable, Sendable {
    /// The URL as written.
    package let url: String
    /// The anchor's text; the URL itself where it stands bare in the text.
    package let text: String
    /// The host in lower case, without port; empty for `mailto:` and what has no host.
    package let host: String

    package init(url: String, text: String, host: String) {
        self.url = url
        self.text = text
        self.host = host
    }
}

/// An image that the HTML asks for.
package struct ImageReference: Hashable, Sendable {
    package let source: String
    /// In pixels, where the HTML says so.
    package let width: Int?
    package let height: Int?
    /// Whether style or attributes keep it from being seen.
    package let isHidden: Bool

    package init(source: String, width: Int?, height: Int?, isHidden: Bool) {
        self.source = source
        self.width = width
        self.height = height
        self.isHidden = isHidden
    }
}
