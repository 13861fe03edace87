import Reports
import Testing

struct HTMLPageTests {
    private let lead = "Soldiers seized the radio station in the capital on Monday, residents said."
    private let body = "The president of the neighbouring country called for calm in a short address."

    private func page(head: String = "", _ body: String) throws -> Report {
        let report = try Samples.read("<!DOCTYPE html><html><head>\(head)</head><body>\(body)</body></html>")
        #expect(report.faults.isEmpty)
        return report
    }

    @Test func articleAmongFurniture() throws {
        let links = (1...20).map { "<li><a href='/\($0)'>Section number \($0)</a></li>" }.joined()
        let teasers = (1...9).map { "<div><a href='/t\($0)'>Another story about something else, part \($0).</a></div>" }
        let report = try page(
            """
            <header><nav><ul>\(links)</ul></nav></header>
            <div class="wrap has-sidebar"><div class="story"><h1>Soldiers Seize Radio</h1>
            <p>\(lead)</p><div class="ad-slot">Buy our new car today, it is cheap.</div><p>\(body)</p>
            <h2>What next</h2><ul><li>Talks on Tuesday</li><li>A vote on Friday</li></ul>
            <blockquote>We will not go back to our barracks.</blockquote></div>
            <div class="related">\(teasers.joined())</div></div>
            <aside>Most read stories of the week are here.</aside>
            <div id="comments"><p>I think that this is a long comment of a reader about the story.</p></div>
            <script>var text = "This is a script with a long sentence in it.";</script>
            <footer>All rights reserved by the paper.</footer>
            """)
        #expect(
            report.lines == [
                "headline: Soldiers Seize Radio", "lead: \(lead)", "body: \(body)", "headline: What next",
                "body: Talks on Tuesday", "body: A vote on Friday", "body: We will not go back to our barracks.",
            ])
    }

    @Test func entitiesAndInlineMarkup() throws {
        let report = try page(
            "<p>Army &amp; police <b>left</b> the <a href='/x'>town</a>&nbsp;&mdash;&#32;after &#8220;talks&#8221;.</p>"
        )
        #expect(report.lines == ["lead: Army & police left the town — after “talks”."])
    }

    @Test func captions() throws {
        let report = try page(
            """
            <article><h1>Radio</h1>
            <figure><img src="a.jpg"><figcaption>A patrol in the capital in 2019.</figcaption></figure>
            <p>\(lead)</p><p class="wp-caption-text">A second patrol.</p><p>\(body)</p></article>
            """)
        #expect(report.roles == [.headline, .caption, .lead, .caption, .body])
    }

    @Test func paragraphsByDoubleBreaks() throws {
        let report = try page("<div>\(lead)<br><br>\(body.prefix(30))<br>\(body.dropFirst(31))</div>")
        #expect(report.lines == ["lead: \(lead)", "body: \(body.prefix(30)) \(body.dropFirst(31))"])
    }

    @Test func hiddenTextIsLeftOut() throws {
        let report = try page(
            "<p>\(lead)</p><p style='display: none'>A hidden sentence that nobody sees.</p><p>\(body)</p>")
        #expect(report.roles == [.lead, .body])
    }

    @Test func articleUnderNamesOfFurnitureIsFound() throws {
        let report = try page("<div class='page-no-comments widget'><p>\(lead)</p><p>\(body)</p></div>")
        #expect(report.roles == [.lead, .body])
    }

    @Test(arguments: [
        "<meta property='article:published_time' content='2023-06-30T18:22:00-04:00'>",
        "<meta name='date' content='Fri, 30 Jun 2023 18:22:00 GMT'>",
        "<script type='application/ld+json'>{\"datePublished\" : \"2023-06-30\", broken}</script>",
    ])
    func publicationDates(head: String) throws {
        #expect(try page(head: head, "<p>\(lead)</p>").published?.description == "2023-06-30")
    }

    @Test func publicationDateInTheArticle() throws {
        #expect(
            try page("<article><time datetime='2023-06-30'>Friday</time><p>\(lead)</p></article>").published?
                .description == "2023-06-30")
        #expect(
            try page("<article><h1>Radio</h1><p>30 June 2023</p><p>\(lead)</p></article>").published?.description
                == "2023-06-30")
    }

    @Test func headlineAndPublisherOfTheHead() throws {
        let head =
            "<meta property='og:title' content='Soldiers seize radio'>"
            + "<meta property='og:site_name' content='The Paper'>"
        let report = try page(head: head, "<p>\(lead)</p>")
        #expect(report.title == "Soldiers seize radio")
        #expect(report.publisher == "The Paper")
        #expect(report.roles == [.headline, .lead])
    }

    @Test func textForProgramsStandsInWherePagesDrawThemselves() throws {
        let text = (1...4).map { "\(lead.dropLast()), for the \($0). time." }.joined(separator: "\\n\\n")
        let head = "<script type='application/ld+json'>{\"articleBody\": \"\(text)\", broken}</script>"
        let report = try page(head: head, "<div id='app'>Loading</div>")
        #expect(report.texts(of: .lead) == ["\(lead.dropLast()), for the 1. time."])
        #expect(report.aside.map(\.text) == ["Loading"])
        #expect(
            try page(head: head, "<p>\(lead)</p><p>\(body)</p><p>\(lead.uppercased())</p><p>\(body) \(body)</p>")
                .texts(of: .lead) == [lead])
    }

    @Test func whatIsQuotedAndWhatOpensOverTheText() throws {
        let report = try page(
            """
            <article><h1>Radio</h1><p>\(lead.dropLast(30))<span class="rollover-block"><a href="/x">Jane Doe on other stories
            of the day</a></span> \(lead.suffix(30))</p><x-embed class="social-embed"><blockquote><p>We will not go back to
            our barracks.</p></blockquote></x-embed><p>See (<x-source><a href="/1">1</a></x-source>) for the whole of it, said
            the general.</p></article>
            """)
        #expect(report.texts(of: .lead) == ["\(lead.dropLast(30)) \(lead.suffix(30))"])
        #expect(
            report.texts(of: .body) == [
                "We will not go back to our barracks.", "See (1) for the whole of it, said the general.",
            ])
        #expect(report.aside.map(\.text) == ["Jane Doe on other stories of the day"])
    }

    @Test(
        arguments: [
            ("https://example.org/2023/06/30/army-leaves", "2023-06-30"),
            ("https://example.org/world/2023/jun/30/x", "2023-06-30"),
            ("https://example.org/story-20230630-army.html", "2023-06-30"), ("https://example.org/2023/06/army", nil),
        ] as [(String, String?)])
    func dayInTheAddress(address: String, day: String?) throws {
        let report = try page(head: "<link rel='canonical' href='\(address)'>", "<p>\(lead)</p><p>\(body)</p>")
        #expect(report.published?.description == day)
    }

    @Test func dayBesideTheArticle() throws {
        let report = try page(
            "<div class='meta-share social'><span>Posted: Fri 10:33 PM, Jun 30, 2023</span></div>"
                + "<article><p>\(lead)</p><p>\(body)</p></article>")
        #expect(report.published?.description == "2023-06-30")
        let unknown = "<meta property='article:published_time' content='0001-01-01T00:00:00Z'>"
        #expect(try page(head: unknown, "<p>\(lead)</p>").published == nil)
    }

    @Test func agenciesAreTheSources() throws {
        let report = try page(
            "<article><h1>Radio</h1><p>By Jane Doe, Reuters</p><p>BAMAKO (AFP) — \(lead)</p><p>\(body) (AP)</p></article>"
        )
        #expect(report.agencies == ["Reuters", "AFP", "AP"])
    }

    @Test func brokenMarkup() throws {
        let report = try page(
            "<div><p>\(lead)<p>\(body)</b></div></section><table><tr><td>\(lead.replacing("radio", with: "television"))"
        )
        #expect(report.roles.count == 3)
        #expect(try Samples.read("<html><p>\(lead)").lines == ["lead: \(lead)"])
        #expect(try Samples.read("<html><p title=open\">\(lead)</p><p>\(body)</p>").roles == [.lead, .body])
    }
}

struct ConcurrencyTests {
    @Test func pagesAreReadByManyThreadsAtOnce() async throws {
        let page = Array(
            "<html><body><h1>Radio</h1><p>Soldiers seized the radio station on Monday.</p></body></html>".utf8)
        let expected = try Samples.read(page)
        let isSame = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<64 { group.addTask { (try? Samples.read(page)) == expected } }
            return await group.allSatisfy(\.self)
        }
        #expect(isSame)
    }
}
