import Testing

@testable import Knowledge

/// Lines as bytes say the same as lines as text.
struct LineBytesTests {
    private struct Line: Equatable {
        var number: Int
        var indent: Int
        var text: String
        var columns: [String]
        var parts: [String]
    }

    private func bytewise(_ text: String) -> [Line] {
        var lines: [Line] = []
        KnowledgeText(file: "f", text: text).forEachLine { line in
            let columns = line.columns
            var parts: [String] = []
            line.forEachPart(of: line.span, separator: ";") { parts.append(line.string($0)) }
            lines.append(
                Line(
                    number: line.number, indent: line.indent, text: line.string(line.span),
                    columns: [columns.first, columns.second, columns.third].prefix(columns.count).map(line.string),
                    parts: parts))
        }
        return lines
    }

    @Test(arguments: [
        "", "\n\n", "A  @a  person\n  = B; C ;; D\n  2001..2002  MLI GOV  foreign minister  # note\n", "#\n # x\n  #y",
        "a#b  c", "Goïta  @é  ÿ\r\n  ..  -", "   \t ", "x;", ";;;", "a    b", "\u{0}  \u{0}",
    ])
    func saysTheSameAsText(text: String) {
        let lines = KnowledgeText(file: "f", text: text).lines().map { line in
            Line(
                number: line.position.line, indent: line.indent, text: String(line.text),
                columns: line.columns.prefix(3).map(String.init), parts: String(line.text)[...].list(separatedBy: ";"))
        }
        #expect(bytewise(text) == lines)
    }

    /// Any bytes are read without a trap.
    @Test func readsAnything() {
        var seed: UInt64 = 7
        for _ in 0..<300 {
            let bytes = (0..<64).map { _ -> UInt8 in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return [0x20, 0x20, 0x0A, 0x23, 0x3B, 0x2E, 0x40, 0x3D, 0xC3, 0xAF, 0x41, 0x31][Int(seed >> 33) % 12]
            }
            let text = KnowledgeText(file: "f", text: String(decoding: bytes, as: UTF8.self))
            let (actors, problems) = ActorFile.read([text], ontology: Ontology())
            #expect(actors.allSatisfy { !$0.name.isEmpty })
            #expect(problems.allSatisfy { $0.position.line > 0 })
        }
    }

    @Test func sideBySideKeepsEachResultInItsPlace() {
        for number in 0..<50 {
            let (one, other) = sideBySide {
                number
            } _: {
                "\(number)"
            }
            #expect(one == number && other == "\(number)")
        }
    }
}
