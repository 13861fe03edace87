import Reports
import Testing

struct RoleTests {
    private let lead = "Soldiers seized the radio station in the capital on Monday, residents said."
    private let body = "The president of the neighbouring country called for calm in a short address."

    private func roles(_ blocks: String...) throws -> [Role] {
        let report = try Samples.read(blocks.joined(separator: "\n\n"))
        #expect(report.faults.isEmpty)
        return report.roles
    }

    @Test func aPageWithoutMarkup() throws {
        let report = try Samples.read(
            """
            Accessibility links

            Breaking News

            Army Takes Town

            By Jane Doe

            14 November 2023

            FILE PHOTO: Soldiers stand at a bridge.

            BAMAKO — The army took the town on Tuesday.

            Rebels said that they had left it.

            Read more: The long road
            """)
        #expect(
            report.lines == [
                "chrome: Accessibility links", "chrome: Breaking News", "headline: Army Takes Town",
                "byline: By Jane Doe", "chrome: 14 November 2023", "caption: FILE PHOTO: Soldiers stand at a bridge.",
                "dateline: BAMAKO —", "lead: The army took the town on Tuesday.",
                "body: Rebels said that they had left it.", "chrome: Read more: The long road",
            ])
    }

    @Test(arguments: [
        "Rebels attack Gao", "Rebels attacked Gao.", "FILE: Rebels near Gao.", "Advertisement", "By Jane Doe",
        "30 June 2023",
        "Who attacked Gao?", "Updated figures show that rebels killed forty soldiers.",
    ])
    func oneParagraphIsAlwaysTheStory(text: String) throws { #expect(try roles(text) == [.lead]) }

    @Test func menuHeadlineAndStory() throws {
        #expect(
            try roles("Accessibility links", "Some Section", "Soldiers Seize Radio", lead, body)
                == [.chrome, .chrome, .headline, .lead, .body])
        #expect(try Samples.read("Soldiers Seize Radio\n\n\(lead)").title == "Soldiers Seize Radio")
    }

    @Test func summaryBeneathTheHeadlineIsStory() throws {
        let summary =
            "The fall of the station in the early morning comes after weeks of talks between army and government"
        #expect(try roles("Soldiers Seize Radio", summary, lead, body) == [.headline, .lead, .body, .body])
    }

    @Test func headlineWithAFullStop() throws {
        #expect(try roles("Soldiers Seize Radio Station.", lead, body) == [.headline, .lead, .body])
    }

    @Test func questionAsHeadline() throws {
        #expect(try roles("Who rules the capital after the coup?", lead, body) == [.headline, .lead, .body])
    }

    @Test func subheadsBetweenParagraphs() throws {
        #expect(try roles(lead, "'A dangerous week'", body) == [.lead, .headline, .body])
    }

    @Test func labelsAfterTheStory() throws {
        #expect(try roles(lead, body, "More From The Region") == [.lead, .body, .chrome])
    }

    @Test func linesWithoutFullStopsAreTheStory() throws {
        #expect(try roles("Rebels attack Gao", "Army retreats from Kidal") == [.lead, .body])
        #expect(try roles(lead, "- Forty soldiers killed in Gao", body) == [.lead, .body, .body])
    }

    @Test(arguments: [
        "FILE: A patrol in Gao, taken April 30, 2021.", "FILE PHOTO: A patrol drives through Gao",
        "FILE - A patrol drives through Gao, Mali, on April 30, 2021.", "Image: A patrol in Gao.",
        "A patrol drives through Gao on Monday. (Photo by Jane Doe / Agency)",
        "A patrol is seen in this photo taken on Monday near Gao.", "A patrol drives through Gao. REUTERS/Jane Doe",
    ])
    func captions(text: String) throws { #expect(try roles(lead, text, body) == [.lead, .caption, .body]) }

    @Test(arguments: [
        "Read more: What the coup means", "Advertisement", "ADVERTISEMENT", "Share this",
        "Subscribe to our newsletter for more.",
        "© 2021 The Agency", "Reuters",
        "Updated 3 hours ago", "Click here to sign up.", "Reporting by Jane Doe in Gao; editing by John Roe.",
    ])
    func furniture(text: String) throws { #expect(try roles(lead, text, body) == [.lead, .chrome, .body]) }

    @Test(arguments: [
        "Correction: An earlier version of this story named the wrong town.",
        "This article was amended on 3 July 2023 to correct the name of the town.",
        "An earlier version of this report misstated the number of soldiers.",
    ])
    func corrections(text: String) throws { #expect(try roles(lead, text, body) == [.lead, .correction, .body]) }

    @Test(arguments: [
        "Updated figures from the ministry show that forty soldiers died.",
        "Published letters from the general accuse the president of treason.",
        "A Reuters/Ipsos poll found that most voters support the withdrawal.",
        "Share prices fell after the attack on the refinery, traders said.",
        "By Friday evening the rebels had taken the airport.",
    ])
    func sentencesThatBeginLikeFurnitureAreTheStory(text: String) throws {
        #expect(try roles(lead, text, body) == [.lead, .body, .body])
    }

    @Test(arguments: [
        "By Jane Doe", "Jane Doe, Reuters", "By Jane Doe and John Roe, The Associated Press",
        "by JANE DOE | 1 June 2021",
    ])
    func bylines(text: String) throws {
        #expect(try roles("Soldiers Seize Radio", text, lead, body) == [.headline, .byline, .lead, .body])
    }

    @Test func titleWithACommaIsNoByline() throws {
        #expect(try roles("UN Leaves Mali, France Reacts", lead, body) == [.headline, .lead, .body])
    }
}
