// SPDX-License-Identifier: Apache-2.0

import SavedPages
import Testing

struct HostilePageTests {
    @Test func `nothing is fetched and no entity of a document is expanded`() throws {
        let text = """
            <!DOCTYPE html [<!ENTITY a "told before"><!ENTITY b SYSTEM "file:///etc/passwd">]>
            <html><body><p>They were &a; &b; and this is a paragraph that is long enough for one.</p></body></html>
            """
        let page = try SavedPage(Array(text.utf8))
        #expect(!page.mainText.contains("They were told"))
        #expect(!page.mainText.contains("root:"))
    }

    @Test(arguments: [300, 100_000])
    func `a page that nests too deeply is refused, not cut short`(depth: Int) {
        let text = "<html><body>" + String(repeating: "<div>", count: depth) + Page.prose
        #expect(throws: PageError(.pageUnreadable, "")) { try SavedPage(Array(text.utf8)) }
    }

    @Test func `a page that is too large or empty is refused`() {
        let large = [UInt8](repeating: 0x61, count: SavedPage.largestSize + 1)
        #expect(throws: PageError(.pageTooLarge, "")) { try SavedPage(large) }
        #expect(throws: PageError(.pageEmpty, "")) { try SavedPage([]) }
        #expect(throws: PageError(.pageEmpty, "")) { try SavedPage(Array(" \n\t".utf8)) }
    }

    @Test func `a tag with attributes without end is refused`() {
        let text =
            "<html><body " + (0..<30_000).map { "a\($0)=1" }.joined(separator: " ") + ">x</body></html>"
        #expect(throws: PageError(.pageUnreadable, "")) { try SavedPage(Array(text.utf8)) }
    }

    @Test func `hidden and scripted text is none of the article`() throws {
        let page = try Page.html(
            """
            <article><h1>Headline of the page</h1><p>\(Page.prose)</p><p style="display: none">They were told in secret.</p>
            <p hidden>They were told in hiding.</p><script>"<p>They were told in a script.</p>"</script>
            <!-- <p>They were told in a remark.</p> --><style>p::after{content:"They were told in style."}</style>
            <template><p>They were told in a template.</p></template></article>
            """
        )
        for place in ["in secret", "in hiding", "in a script", "in a remark", "in style", "in a template"] {
            #expect(throws: PageError.self) { try page.words(quoted: "They were told \(place)") }
        }
    }

    @Test func `octets that are no text do not stop the reading`() throws {
        let bytes =
            Array("<html><body><p>".utf8) + [0, 0xFF, 0xFE, 0xC3] + Array(" \(Page.prose)</p><p".utf8)
        #expect(try SavedPage(bytes).words(quoted: Page.prose) == Page.prose)
    }

    @Test func `characters that turn or hide text are not recorded`() throws {
        let page = try Page.html(
            "<p>They \u{202E}were&#x202E; not&shy; told\u{2066}, as a paragraph of some length says.</p>"
        )
        #expect(try page.words(quoted: "They were not told") == "They were not told")
    }

    @Test(arguments: [
        "{", "[[[[", "{\"@type\":\"Article\",\"headline\":", "null", "{\"@type\":\"Article\",\"headline\":7}",
    ])
    func `broken linked data is passed over`(data: String) throws {
        let page = try Page.html(
            "<h1>Headline of the page</h1><p>\(Page.prose)</p>",
            head: "<script type=\"application/ld+json\">\(data)</script>"
        )
        #expect(page.details.title == "Headline of the page")
    }
}
