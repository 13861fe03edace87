import Archive
import Foundation
import Knowledge
import Testing

/// What forms show of a statement is what people may type.
struct CorrectionWordingTests {
    let vocabulary: CorrectionVocabulary

    init() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        let folder = try KnowledgeFolder(
            path: root + "/Knowledge", executable: CommandLine.arguments[0], environment: [:])
        let knowledge = try KnowledgeBase(try folder.files())
        vocabulary = CorrectionVocabulary(knowledge) { try folder.gazetteer(with: knowledge.places) }
    }

    @Test(arguments: [
        (CorrectionField.type, "ASSAULT"), (.type, "STATEMENT"), (.mode, ""), (.cameo, "190"), (.status, "planned"),
        (.historical, "true"), (.contexts, "election,military"), (.contexts, ""), (.date, "2023-06-30"),
        (.date, "2023-06"), (.date, "2023"), (.date, "2023-06-02..2023-06-05"), (.date, "2023-06-02.."),
        (.date, "..2023-06-05"), (.date, ""), (.place, "Kidal,18.44,1.41,MLI"), (.place, ""),
        (.actor, "minusma"), (.actor, "gunmen/MLI/REB; minusma"), (.actor, "villagers//"), (.recipient, ""),
        (.speaker, "a resident/MLI/"),
    ])
    func whatIsShownCanBeTyped(field: CorrectionField, text: String) throws {
        let line = try #require(JSONValue(text: #"{"plover": "ASSAULT"}"#))
        let value = try vocabulary.value(of: field, text, kind: .event, line: line)
        let shown = CorrectionWording.text(of: field, value)
        #expect(shown == (text == "STATEMENT" ? "" : text))
    }

    @Test func whatStaysIsNoChange() throws {
        let store = try TemporaryArchive()
        try store.archive.add(
            [try attack("a", by: "Rebels of the north/east; all", country: "MLI", at: (18.44, 1.41))], coder: coder,
            now: now)
        let statement = try #require(try store.archive.statements(StatementQuery()).first)
        var fields = CorrectionWording.fields(of: statement)
        #expect(try vocabulary.changes(to: statement, fields).isEmpty)
        let actor = try #require(fields.firstIndex { $0.field == .actor })
        let recipient = try #require(fields.firstIndex { $0.field == .recipient })
        fields[recipient].text += "; minusma"
        let changes = try vocabulary.changes(to: statement, fields)
        #expect(Array(changes.keys) == [.recipient])
        let parties = try #require(changes[.recipient]?.elements)
        #expect(parties.count == 2)
        #expect(parties[0]["start"]?.integer ?? 0 > 0, "a party that stays keeps its bytes")
        #expect(fields[actor].text == "Rebels of the north east all/MLI/MIL")
    }
}
