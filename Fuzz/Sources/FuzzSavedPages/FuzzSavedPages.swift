// SPDX-License-Identifier: Apache-2.0

import Fuzzing
import SavedPages

/// Saved pages of any quality, and words said to stand in them.
@main
enum FuzzSavedPages {
    static func main() throws {
        let article =
            "<h1>A headline of some length</h1><p>A paragraph that is long enough to be taken for prose, it says.</p>"
        let pages = [
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>A headline of some length | Site</title>"
                + "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"datePublished\":\"2024-02-03T10:00:00+02:00\"}"
                + "</script></head><body><nav>Home</nav><article>\(article)</article><div id=comments>No.</div></body></html>",
            "<table><tr><td><b>Recent posts</b><br><a href=x>One</a><td>\(article)<br>3.2.2024</table>",
            "Home\nA headline of some length\nApril 1, 2020 3:05 p.m. EDT\nA paragraph that is long enough to be prose, it says.\n"
                + "Leave a Reply\n© 2020 Site. All rights reserved.",
        ]
        let status = try FuzzProgram.run([
            FuzzEntry("page", seeds: pages.map { Array($0.utf8) }) { acceptsPage($0) }
        ])
        precondition(status == 0, "libFuzzer ended with \(status)")
    }

    /// A line of the article stands in the article, as it is.
    private static func acceptsPage(_ bytes: [UInt8]) -> Bool {
        guard let page = try? SavedPage(bytes) else { return false }
        if let line = page.mainText.split(separator: "\n").first(where: { $0.contains(where: \.isLetter) }) {
            precondition(
                (try? page.words(quoted: String(line))) != nil,
                "a line of the article is not found in it"
            )
        }
        if let date = page.details.published?.text {
            precondition(date.utf8.count == 10 || date.utf8.count == 20, "a date of another form")
        }
        return true
    }
}
