// SPDX-License-Identifier: Apache-2.0

import SavedPages
import Testing

struct PageSignalTests {
    @Test(
        arguments: [
            (
                "<meta property='article:published_time' content='2024-02-02T23:30:00-05:00'>",
                "2024-02-03T04:30:00Z"
            ),
            ("<meta name='date' content='2024-02-02T23:30:00'>", "2024-02-02"),
            ("<meta name='pubdate' content='Fri, 02 Feb 2024 23:30:05 GMT'>", "2024-02-02T23:30:05Z"),
            ("<meta name='dc.date' content='20240202'><meta name='date' content='2 Feb 2024'>", "2024-02-02"),
            ("<link rel='canonical' href='https://a.example/2024/02/02/x'>", "2024-02-02"),
        ]
    )
    func `dates of the head are read as exactly as they are written`(head: String, date: String) throws {
        let page = try Page.html("<h1>Headline of the page</h1><p>\(Page.prose)</p>", head: head)
        #expect(page.details.published?.text == date)
    }

    @Test(
        arguments: [
            ("April 1, 2020", "2020-04-01"), ("By A. B., 1 April 2020, 15:00 UTC", "2020-04-01T15:00:00Z"),
            ("Published: Apr. 1st, 2020 3:05 p.m. EDT", "2020-04-01T19:05:00Z"),
            ("Wednesday 1 April 2020 15.00 BST", "2020-04-01"), ("1.4.2020", "2020-04-01"),
            ("13/4/2020", "2020-04-13"), ("1. April 2020", "2020-04-01"), ("1er avril 2020", nil),
            ("le 1 avril 2020", "2020-04-01"), ("1 de abril de 2020", "2020-04-01"), ("3/4/2020", nil),
            ("Updated April 2, 2020", nil), ("Posted April 1, 2020 | Updated April 2, 2020", "2020-04-01"),
            ("April 2020", nil), ("February 30, 2020", nil),
            ("2020-04-01T00:30:00+02:00", "2020-03-31T22:30:00Z"),
        ]
    )
    func `a shown date is read where it means one day`(shown: String, date: String?) throws {
        let page = try Page.html("<h1>Headline of the page</h1><div>\(shown)</div><p>\(Page.prose)</p>")
        #expect(page.details.published?.text == date)
    }

    @Test func `signals of the head come before what is shown`() throws {
        let page = try Page.html(
            "<h1>Shown headline</h1><time datetime='2020-01-03'>3 January 2020</time><p>\(Page.prose)</p>",
            head: """
                <title>Shown headline | Site</title><meta property="og:title" content="Headline of the head">
                <meta property="og:site_name" content="Named Site">
                <script type="application/ld+json">{"@type":["NewsArticle"],"headline":"Headline of the data",
                "datePublished":"2020-01-01","publisher":{"name":"Site of the data"},"x":1.5,"x":2}</script>
                """
        )
        #expect(page.details.title == "Headline of the data")
        #expect(page.details.outlet == "Site of the data")
        #expect(page.details.published?.text == "2020-01-01")
    }

    @Test(
        arguments: [
            ("A long headline here - The Post", "The Post"), ("The Post: A long headline here", "The Post"),
            ("A long headline here | News | The Post", "News | The Post"), ("A long headline here", nil),
            ("Something else - The Post", nil),
        ]
    )
    func `the outlet is taken from the title only beside the headline`(title: String, outlet: String?) throws
    {
        let page = try Page.html(
            "<h1>A long headline here</h1><p>\(Page.prose)</p>",
            head: "<title>\(title)</title>"
        )
        #expect(page.details.outlet == outlet)
    }

    @Test(arguments: ["windows-1252", "ISO-8859-1", "nonsense-8", ""])
    func `octets of an old encoding are read`(name: String) throws {
        let head = "<html><head><meta charset=\"\(name)\"></head><body><p>".utf8
        let bytes =
            Array(head) + [0x93] + Array("Caf".utf8) + [0xE9, 0x94]
            + Array(" is said, and \(Page.prose)</p>".utf8)
        #expect(try SavedPage(bytes).mainText.hasPrefix("“Café” is said"))
    }

    @Test func `other encodings are read by their name or mark`() throws {
        let persian =
            Array("<html><head><meta charset=windows-1256></head><body><p>".utf8) + [0xD3, 0xE1, 0xC7, 0xE3]
        #expect(try SavedPage(persian).mainText == "سلام")
        let text = "<html><body><p>\(Page.prose)</p></body></html>"
        let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try SavedPage(wide).mainText == Page.prose)
        #expect(try SavedPage([0xEF, 0xBB, 0xBF] + Array(text.utf8)).mainText == Page.prose)
    }

    @Test func `names of states and wrappers do not make clutter of an article`() throws {
        let page = try Page.html(
            """
            <form id="aspnetForm"><div class="has-sidebar comments-open"><div class="elementor-widget-text-editor">
            <h1>A long headline here</h1><p>\(Page.prose)</p></div><div class="elementor-widget-text-editor"><p>Second. \(Page.prose)</p>
            </div></div></form>
            """
        )
        #expect(try page.words(quoted: "Second.") == "Second.")
    }
}
