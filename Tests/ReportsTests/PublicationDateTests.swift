import Reports
import Testing

struct PublicationDateTests {
    private let story = "Soldiers seized the radio station on Monday, 14 May 2018, residents said."

    @Test(arguments: [
        "Published: 30 June 2023", "30 June 2023", "June 30, 2023", "Friday, June 30, 2023 at 10:45 GMT", "2023-06-30",
        "Published on 30 June 2023 by the news desk", "30/06/2023", "06/30/2023", "30.06.2023", "30th June 2023",
        "Updated: 2 July 2023 | Published: 30 June 2023", "By Jane Doe | June 30, 2023", "2023-06-30T22:15:00Z",
    ])
    func linesAboveTheStory(line: String) throws {
        let report = try Samples.read("Soldiers Seize Radio\n\n\(line)\n\n\(story)")
        #expect(report.published?.description == "2023-06-30")
        #expect(report.texts(of: .headline) == ["Soldiers Seize Radio"])
    }

    @Test func fullDateInTheDateline() throws {
        let report = try Samples.read("BAMAKO, 18 August 2020 (Agency) - \(story)")
        #expect(report.published?.description == "2020-08-18")
    }

    @Test(arguments: [
        "FILE: A patrol in Gao, taken April 30, 2021.", "Mali coup: 18 August 2020 and what came after", "May 2023",
        "05/06/2023", "31 June 2023", "BAMAKO, Aug 18 (Agency) - Soldiers left the town.",
    ])
    func whatStatesNoDayOfPublication(line: String) throws {
        #expect(try Samples.read("\(line)\n\n\(story)").published == nil)
    }
}
