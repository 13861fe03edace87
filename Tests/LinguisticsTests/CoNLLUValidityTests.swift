import Testing

@testable import Linguistics

/// What `rapporteur parse` prints keeps the rules of the format, whatever the text.
///
/// Source: https://universaldependencies.org/format.html
@Suite struct CoNLLUValidityTests {
    /// The rules that a printed document breaks.
    static func problems(in conllu: String) -> [String] {
        var problems: [String] = []
        for block in conllu.split(separator: "\n\n") {
            var rows: [[Substring]] = []
            var text: Substring?
            for line in block.split(separator: "\n") {
                if line.hasPrefix("# text = ") { text = line.dropFirst(9) }
                if !line.hasPrefix("#") { rows.append(line.split(separator: "\t", omittingEmptySubsequences: false)) }
            }
            if rows.contains(where: { $0.count != 10 }) { return ["a line has not ten columns: \(block)"] }
            if rows.joined().contains(where: \.isEmpty) { problems.append("an empty column") }
            let words = rows.filter { !$0[0].contains("-") }
            if words.enumerated().contains(where: { Int($1[0]) != $0 + 1 }) { problems.append("ids do not count up") }
            let roots = words.filter { $0[6] == "0" }
            if roots.count != 1 || roots[0][7] != "root" { problems.append("not one root") }
            if words.contains(where: { $0[7] == "root" && $0[6] != "0" }) { problems.append("root below a word") }
            if words.contains(where: { $0[6] == $0[0] || Int($0[6]).map { $0 > words.count } ?? true }) {
                problems.append("a head that is no other word")
            }
            for word in words where word[5] != "_" {
                let names = word[5].split(separator: "|").map { $0.prefix { $0 != "=" }.lowercased() }
                if names != names.sorted() || Set(names).count != names.count {
                    problems.append("features out of order: \(word[5])")
                }
            }
            if text.map(String.init) != rebuilt(rows) {
                problems.append("text \(text ?? "missing") is not \(rebuilt(rows))")
            }
        }
        return problems
    }

    /// The text that forms and spacing spell.
    private static func rebuilt(_ rows: [[Substring]]) -> String {
        var text = ""
        var covered = 0
        for row in rows {
            let ends = row[0].split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, first > covered else { continue }
            covered = ends.last ?? first
            text += row[1]
            if !row[9].contains("SpaceAfter=No") { text += " " }
        }
        return text.hasSuffix(" ") ? String(text.dropLast()) : text
    }

    @Test(arguments: [
        "The U.N. mission can't stay, Mali's minister said. “They'll leave.”",
        "Gao, 5 June -- 1,200 troops (mostly peacekeepers) left…", "a\u{200B}b\u{200F}c \u{FEFF}d 👩‍👩‍👧 é\u{301}",
        "tab\there\nand line\r\nends", "don’t won't cannot gonna 's ' \" ((",
    ])
    func printedTextsAreValid(text: String) throws {
        let document = Analyzer(model: try TinyModel.model()).analyze(text)
        #expect(Self.problems(in: document.conllu) == [])
    }

    @Test func randomTextsAreValid() throws {
        let analyzer = Analyzer(model: try TinyModel.model())
        let characters = Array("ab cd'sn’t.,-\u{0}\u{1}\u{200B}\u{202E}\u{A0}\u{2028}é😀\n\t\"“”()1A")
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<60 {
            let text = String((0..<80).map { _ in characters[Int(generator.next() % UInt64(characters.count))] })
            #expect(Self.problems(in: analyzer.analyze(text).conllu) == [], "\(text.debugDescription)")
        }
    }

    @Test func entitiesAndFeaturesArePrinted() {
        let sentence = Sentence(
            tokens: [
                Token(form: "Lake", upos: .propn, features: "Number=Sing", head: 2, deprel: .nsubj, range: 0..<4),
                Token(form: "Chad", upos: .propn, head: 0, deprel: .flat, range: 5..<9),
                Token(form: "shrinks", upos: .verb, head: nil, deprel: .root, range: 10..<17),
            ], entities: [Entity(kind: .place, tokens: 0..<2)], range: 0..<17)
        let lines = Document(sentences: [sentence]).conllu.split(separator: "\n")
        #expect(lines[2] == "1\tLake\t_\tPROPN\t_\tNumber=Sing\t3\tnsubj\t_\tNER=B-LOC")
        #expect(lines[3].hasSuffix("\tNER=I-LOC"))
        #expect(lines[4].hasSuffix("\t_\t_"))
    }
}
