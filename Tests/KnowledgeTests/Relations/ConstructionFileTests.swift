import Testing

@testable import Knowledge

/// Mistakes in the files of relations, facts and quantities are named by file and line.
struct ConstructionFileTests {
    private static let types = KnowledgeText(
        file: "ontology/relations.types",
        text: "member_of  has_member  any  group  belongs to  P463")

    private func problems(_ file: String, _ text: String) -> [String] {
        do throws(KnowledgeError) {
            _ = try KnowledgeBase([Self.types, KnowledgeText(file: file, text: text)])
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test func aRightFileHasNoProblems() {
        let text = "noun member\n  member_of  named:SUBJECT  of:OBJECT\n    + A is a member of B.  => A > B | active"
        #expect(problems("languages/en/relations/a.relations", text).isEmpty)
    }

    @Test(arguments: [
        ("member\n  friend_of  subj:SUBJECT  obj:OBJECT\n    + A b C.  => A > C", 2),
        ("member\n  member_of  subj:SUBJECT\n    + A b C.  => A > C", 2),
        ("member\n  member_of  subj:SUBJECT  obj:OBJECT", 2),
        ("member\n  member_of  subj:SUBJECT  obj:OBJECT\n    + A b C.  => A", 3),
        ("member\n  member_of  subj:SUBJECT  obj:OBJECT  obj:@nothing-such\n    + A b C.  => A > C", 2),
        ("  member_of  subj:SUBJECT  obj:OBJECT", 1),
    ]) func mistakesAreNamedByLine(text: String, line: Int) {
        let found = problems("languages/en/relations/a.relations", text)
        #expect(found.contains { $0.hasPrefix("languages/en/relations/a.relations:\(line): ") }, "\(found)")
    }

    @Test func typesAreChecked() {
        let kinds = problems("ontology/x/relations.types", "a  -  nobody  group  means  source\nb  -  any")
        #expect(kinds.count == 2)
        #expect(problems("ontology/facts.types", "area  state").count == 1)
    }

    @Test func quantitiesAreChecked() {
        let text = "number  one  1\nnumber  two  many\nshape  round  1\n  * one"
        #expect(problems("languages/en/quantities/a.quantities", text).count == 3)
    }
}
