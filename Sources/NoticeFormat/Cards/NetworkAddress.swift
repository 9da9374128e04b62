// SPDX-License-Identifier: Apache-2.0

/// The form of the addresses and names that a card gives (card.md, section 1).
enum NetworkAddress {
    /// Whether a text is a base URL: `https:`, or `http:` on loopback; without user, query or fragment.
    static func isBaseURL(_ text: String) -> Bool {
        guard (1...2048).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            !text.utf8.contains(where: { "@?#\\\"<>^`{|}".utf8.contains($0) })
        else { return false }
        if text.hasPrefix("https://") { return isAuthority(authority(of: text.dropFirst(8))) }
        guard text.hasPrefix("http://") else { return false }
        let place = authority(of: text.dropFirst(7))
        return isAuthority(place) && ["127.0.0.1", "localhost", "[::1]"].contains(host(of: place))
    }

    /// Whether a text can name a log or a witness in a signed note (C2SP signed-note).
    static func isNoteName(_ text: String) -> Bool {
        (1...255).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "+") }
    }

    private static func authority(of rest: Substring) -> Substring {
        rest.prefix { $0 != "/" }
    }

    private static func host(of authority: Substring) -> Substring {
        if authority.hasPrefix("[") {
            return authority.firstIndex(of: "]").map { authority[...$0] } ?? authority
        }
        return authority.prefix { $0 != ":" }
    }

    private static func isAuthority(_ authority: Substring) -> Bool {
        let host = host(of: authority)
        guard !host.isEmpty else { return false }
        let port = authority.dropFirst(host.count)
        guard port.first == ":" else { return port.isEmpty }
        guard port.count > 1, port.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return false
        }
        return Int(port.dropFirst()).map { (1...65_535).contains($0) } ?? false
    }
}
