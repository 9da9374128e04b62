// SPDX-License-Identifier: Apache-2.0

import SavedPages
import Testing

struct SavedPageTests {
    struct Expected: Sendable {
        let file: String
        let title: String
        let outlet: String
        let published: String
        let lang: String?
    }

    @Test(
        arguments: [
            Expected(
                file: "wordpress.html",
                title: "Ministry says river gates were announced",
                outlet: "The Marsh Courier",
                published: "2031-03-04T15:20:00Z",
                lang: "en-GB"
            ),
            Expected(
                file: "tables.html",
                title: "Envoy denies that any letter came",
                outlet: "Valley Gazette",
                published: "2009-02-13",
                lang: nil
            ),
            Expected(
                file: "divs.html",
                title: "Harbour office: ships \"should expect action\"",
                outlet: "Port Signal",
                published: "2028-11-09T06:15:30Z",
                lang: "en"
            ),
            Expected(
                file: "microdata.html",
                title: "Le ministre revient sur ses propos",
                outlet: "L'Écho du Port",
                published: "2027-08-03",
                lang: "fr"
            ),
            Expected(
                file: "plain.txt",
                title: "Keeper says fog warning \"was never meant for us\"",
                outlet: "North Coast Post",
                published: "2030-01-25",
                lang: nil
            ),
        ]
    )
    func `a page says its title, outlet, date and language`(expected: Expected) throws {
        let details = try Page.read(expected.file).details
        #expect(details.title == expected.title)
        #expect(details.outlet == expected.outlet)
        #expect(details.published?.text == expected.published)
        #expect(details.lang == expected.lang)
    }

    struct Quote: Sendable {
        let file: String
        let quote: String
        /// As they stand in the page.
        let words: String
    }

    @Test(
        arguments: [
            Quote(
                file: "wordpress.html",
                quote: "The municipalities were informed before the gates were opened",
                words: "The municipalities were informed before the gates were opened"
            ),
            Quote(
                file: "wordpress.html",
                quote:
                    "We had made no secret of it. \"Nobody along the river can say that this came out of a clear sky - nobody.\"",
                words:
                    "We had made no secret of it.\n“Nobody along the river can say that this came out of a clear sky – nobody.”"
            ),
            Quote(
                file: "wordpress.html",
                quote: "It was never a formal\nnotice.",
                words: "It was never a formal notice."
            ),
            Quote(
                file: "tables.html",
                quote: "If there had been one, I'd have seen it -- and I didn't.",
                words: "If there had been one, I’d have seen it — and I didn’t."
            ),
            Quote(
                file: "divs.html",
                quote: "again and again: whoever lies there should expect action",
                words: "again and again: whoever lies there should expect action"
            ),
            Quote(
                file: "microdata.html",
                quote: "\"J’aurais dû dire que la mairie a été informée après la fermeture\"",
                words: "« J'aurais dû dire que la mairie a été informée après la fermeture »"
            ),
            Quote(file: "plain.txt", quote: "“No.”", words: "\"No.\""),
            Quote(file: "plain.txt", quote: "It was timely.", words: "It was timely."),
        ]
    )
    func `words are found over markup, paragraphs and kinds of typing`(quote: Quote) throws {
        #expect(try Page.read(quote.file).words(quoted: quote.quote) == quote.words)
    }

    @Test(
        arguments: [
            ("wordpress.html", "the siren was never sounded that night"),
            ("wordpress.html", "Mayor calls the announcement a fairy tale"),
            ("wordpress.html", "Upper dam to be inspected in spring"),
            ("wordpress.html", "We use cookies to make this site work"),
            ("tables.html", "my cousin typed it and it had a red seal"),
            ("tables.html", "The envoy carried a letter after all"),
            ("tables.html", "Buy seed potatoes at the old mill"),
            ("divs.html", "I was told by radio the day before"),
            ("divs.html", "Head of harbour office resigns over unmarked buoys"),
            ("microdata.html", "Il avait bien dit samedi"),
            ("plain.txt", "so they knew the day very well"),
            ("plain.txt", "A warning was sent,"),
        ]
    )
    func `words beside the article are refused as that`(file: String, quote: String) throws {
        #expect(Page.refusal(quote, in: try Page.read(file)) == .quoteOutsideArticle)
    }

    @Test(
        arguments: [
            ("wordpress.html", "they were told"), ("divs.html", "This sentence is only in a script"),
            ("wordpress.html", "he municipalities were informe"),
            ("wordpress.html", "The municipalities were not informed"), ("plain.txt", "It was not timely."),
        ]
    )
    func `words that the page does not show are refused`(file: String, quote: String) throws {
        #expect(Page.refusal(quote, in: try Page.read(file)) == .quoteNotFound)
    }

    @Test(arguments: ["", "  \n", "—", "\u{AD}\u{200B}"])
    func `a quotation without words is refused`(quote: String) throws {
        #expect(Page.refusal(quote, in: try Page.read("plain.txt")) == .emptyQuote)
    }

    @Test func `what a page does not show stays unknown`() throws {
        let details = try Page.html("<p>\(Page.prose)</p>").details
        #expect(details == (try Page.html("<p>\(Page.prose)</p><script>var title = 1</script>").details))
        #expect(details.title == nil)
        #expect(details.outlet == nil)
        #expect(details.published == nil)
        #expect(details.lang == nil)
        #expect(details.address == nil)
    }
}
