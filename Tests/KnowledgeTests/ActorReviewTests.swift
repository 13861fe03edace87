import Foundation
import Testing

@testable import Knowledge

struct ActorReviewTests {
    private static let base = """
        Mali  @mli  country
          ..  MLI


        """

    private func review(_ text: String) throws -> [String] {
        let ontology = KnowledgeText(
            file: "o.types", text: "sector GOV  government\nsector REB  rebels\ncode UNO  United Nations")
        let base = try KnowledgeBase([ontology, KnowledgeText(file: "x.actors", text: Self.base + text)])
        return ActorReview(base).problems.map(\.description)
    }

    @Test(arguments: [
        ("A B  @ab  person\n  = C; C\n  ..  MLI GOV", "x.actors:5: 'C' stands already at line 5 of this entry"),
        (
            "Front  @front  armed-group\n  = FL\n  ..  MLI REB\nLeague  @league  armed-group\n  = FL\n  ..  MLI REB",
            "x.actors:8: 'FL' is also a name of Front (x.actors:5)"
        ),
        (
            "A B  @ab  person\n  2001..2005  MLI GOV  president\nC D  @cd  person\n  2003..2008  MLI GOV  president",
            "x.actors:7: A B is president then too (x.actors:5)"
        ),
        (
            "A B  @ab  person\n  2001..2005  MLI GOV  king\n  2004..2008  MLI GOV  king",
            "x.actors:6: A B is king already by line 5"
        ),
        ("Force  @force  peace-operation\n  ..  UNO", "x.actors:4: Force has neither host nor parent"),
        (
            "A  @a  organ\n  part-of @b\n  ..  MLI\nB  @b  organ\n  part-of @a\n  ..  MLI",
            "x.actors:4: A is part of itself"
        ),
        ("A  @a  organ\n  successor @c\n  ..  MLI", "x.actors:4: there is no actor @c to succeed A"),
        ("A  @a  country\n  colonial-power XYZ\n  ..  MLI", "x.actors:4: there is no country 'XYZ'"),
        ("A  @A_1  organ\n  ..  MLI", "x.actors:4: @A_1 is not of lower-case letters"),
    ])
    func namesTheLine(text: String, expected: String) throws {
        let found = try review(text)
        #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
    }

    @Test(arguments: [
        // Handover within the days that dates cut to the month leave open.
        "A B  @ab  person\n  2001..2005-03  MLI GOV  president\nC D  @cd  person\n  2005-03..2008  MLI GOV  president",
        // A last name is whoever is in office.
        "A B  @ab  person\n  = B\n  ..  MLI GOV\nC B  @cb  person\n  = B\n  ..  MLI GOV",
        // One name after the other.
        "F  @f  armed-group\n  = X\n  ..2001  MLI REB\nG  @g  armed-group\n  = X\n  2002..  MLI REB",
    ])
    func allowsWhatCanBeToldApart(text: String) throws {
        #expect(try review(text) == [])
    }

    /// The project's own files have none of these mistakes.
    @Test func theActorFilesAreClean() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = try KnowledgeFolder(
            path: root.appendingPathComponent("Knowledge").path, executable: "", environment: [:])
        let knowledge = try KnowledgeBase(try folder.files())
        let problems = ActorReview(knowledge).problems
        #expect(problems.isEmpty, "\(problems.map(\.description).joined(separator: "\n"))")
        #expect(knowledge.actors.count > 6000)
    }
}
