// SPDX-License-Identifier: Apache-2.0

import Foundation
import SavedPages
import Testing

/// The saved pages beside these tests: invented outlets and texts.
enum Page {
    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pages")
        return [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    static func read(_ name: String) throws -> SavedPage { try SavedPage(bytes(name)) }

    static func html(_ body: String, head: String = "") throws -> SavedPage {
        try SavedPage(Array("<!doctype html><html><head>\(head)</head><body>\(body)</body></html>".utf8))
    }

    /// The code with which words of a page are refused.
    static func refusal(_ quote: String, in page: SavedPage) -> PageError.Code? {
        #expect(throws: PageError.self) { try page.words(quoted: quote) }?.code
    }

    static let prose = "This is a paragraph of an invented article that is long enough to be taken for one."
}
