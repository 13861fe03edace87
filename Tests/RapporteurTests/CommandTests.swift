import Foundation
import Testing

/// Runs the built program as a user does.
struct CommandTests {
    private static let root = Program.root

    private func run(_ arguments: [String], input: String = "") throws -> Program.Outcome {
        try Program.run(arguments, input: input)
    }

    private static let examples = [
        "1-mali-coup-2020.txt", "2-barkhane-leaves-2022.txt", "3-council-ends-minusma-2023.txt", "4-kidal-2023.txt",
        "5-sudan-fighting-2023.txt", "6-ethiopia-pretoria-2022.html",
    ]

    /// The golden outputs of the examples; `make golden` writes them anew.
    @Test(arguments: examples)
    func examplesGiveTheirGoldenEvents(example: String) throws {
        let outcome = try run(["read", "--format", "jsonl", "examples/\(example)"])
        #expect(outcome.code == 0 && outcome.complaint.isEmpty)
        let name = URL(fileURLWithPath: example).deletingPathExtension().lastPathComponent
        let golden = try String(contentsOf: Self.root.appendingPathComponent("examples/\(name).jsonl"), encoding: .utf8)
        let (expected, found) = (golden.split(separator: "\n"), outcome.output.split(separator: "\n"))
        for (line, pair) in zip(expected, found).enumerated() where pair.0 != pair.1 {
            Issue.record("event \(line + 1) of \(example)\n- \(pair.0)\n+ \(pair.1)")
        }
        #expect(expected.count == found.count)
    }

    /// Every frame and rule is checked by its examples.
    @Test func knowledgeChecksOut() throws {
        let outcome = try run(["check"])
        #expect(outcome.code == 0, "\(outcome.output)\(outcome.complaint)")
        #expect(outcome.output.contains(" examples, 0 failed"))
    }

    @Test func aWrongKnowledgeLineIsNamed() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("knowledge-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("ontology"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try "mode aerial  under no type".write(
            to: folder.appendingPathComponent("ontology/x.types"), atomically: true, encoding: .utf8)
        let outcome = try run(["check", "--knowledge", folder.path])
        #expect(outcome.code == 1)
        #expect(outcome.complaint.contains("ontology/x.types:1: mode 'aerial' stands under no type"))
    }

    @Test func theSameInputGivesTheSameBytes() throws {
        let arguments = ["read", "--format", "jsonl"] + Self.examples.map { "examples/\($0)" }
        #expect(try run(arguments).output == run(arguments).output)
    }

    @Test func evidenceIsInTheText() throws {
        struct Line: Decodable {
            struct Party: Decodable {
                var text: String
                var start: Int
                var end: Int
            }
            struct Span: Decodable {
                var start: Int
                var end: Int
            }
            var actors: [Party]?
            var recipients: [Party]?
            var subject: Party?
            var object: Party?
            var evidence: [Span]
            var sentence: Span
        }
        for example in Self.examples {
            let text = Array(try run(["read", "--show", "text", "examples/\(example)"]).output.utf8)
            let events = try run(["read", "--format", "jsonl", "examples/\(example)"]).output
            for line in events.split(separator: "\n") {
                let event = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
                let parties =
                    (event.actors ?? []) + (event.recipients ?? []) + [event.subject, event.object].compactMap { $0 }
                // A party that is only implied has no words.
                for party in parties where party.start < party.end {
                    #expect(String(decoding: text[party.start..<party.end], as: UTF8.self) == party.text)
                }
                #expect(!event.evidence.isEmpty)
                for span in event.evidence { #expect(span.start < span.end && span.end <= text.count) }
                #expect(event.sentence.start < event.sentence.end)
            }
        }
    }

    @Test func badFilesAreNamedAndTheOthersRead() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rapporteur-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func file(_ name: String, _ bytes: [UInt8]) throws -> String {
            let url = folder.appendingPathComponent(name)
            try Data(bytes).write(to: url)
            return url.path
        }
        let bad = [
            folder.appendingPathComponent("missing.txt").path, try file("empty.txt", []),
            try file("binary", [0, 1, 2, 3]),
        ]
        let good = try file("good.txt", Array("The army attacked the rebels in Mali.".utf8))
        let outcome = try run(["read", "--format", "jsonl"] + bad + [good])
        #expect(outcome.code == 1)
        let complaints = outcome.complaint.split(separator: "\n")
        #expect(complaints.count == bad.count + 1)
        #expect(
            complaints.last
                == "rapporteur: 1 report read, 3 skipped: 1 not found, 1 neither text nor a page, 1 without text")
        for (path, complaint) in zip(bad, complaints) { #expect(complaint.contains(path)) }
        #expect(outcome.output.contains("ASSAULT"))
    }

    @Test func foldersAreReadRecursively() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rapporteur-\(UUID().uuidString)")
        let inner = folder.appendingPathComponent("b/c")
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = "The army attacked the rebels in Mali."
        try text.write(to: folder.appendingPathComponent("a.txt"), atomically: true, encoding: .utf8)
        try "{\"id\": \"one\", \"text\": \"\(text)\"}\n{broken\n".write(
            to: inner.appendingPathComponent("d.jsonl"), atomically: true, encoding: .utf8)
        try text.write(to: folder.appendingPathComponent(".hidden"), atomically: true, encoding: .utf8)
        let outcome = try run(["read", "--format", "jsonl", folder.path])
        #expect(outcome.code == 1)
        let complaints = outcome.complaint.split(separator: "\n")
        #expect(complaints.first?.contains("b/c/d.jsonl: record 2 (byte ") == true)
        #expect(complaints.last == "rapporteur: 2 reports read, 1 skipped: 1 malformed")
        #expect(outcome.output.contains("\"report\":\"one\""))
        let strict = try run(["read", "--strict", "--format", "jsonl", inner.path, folder.path])
        #expect(strict.code == 1)
        #expect(strict.complaint.contains("1 report read, 1 skipped"))
    }

    @Test(arguments: [
        ["read", "--published", "yesterday"], ["read", "--format", "xml"], ["nonsense"], ["read", "--nonsense"],
    ])
    func wrongUsageIsTwo(arguments: [String]) throws {
        let outcome = try run(arguments)
        #expect(outcome.code == 2)
        #expect(!outcome.complaint.isEmpty)
    }

    @Test func standardInputIsRead() throws {
        let outcome = try run(
            ["read", "--published", "2023-06-30"], input: "The army attacked the rebels in Mali on Friday.")
        #expect(outcome.code == 0)
        #expect(outcome.output.contains(#""from":"2023-06-30""#))
    }

    @Test func explanationsNameTheirFrames() throws {
        let outcome = try run(["read", "--explain"], input: "France refused to meet the Malian government.")
        #expect(outcome.output.contains("REJECT meet"))
        #expect(outcome.output.contains(".frames:"))
        #expect(outcome.output.contains("rules/composition.rules:"))
        #expect(outcome.output.contains("| refused  VERB root"))
    }

    @Test func ownActorsAndPlacesAreUsed() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("own-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let actors = folder.appendingPathComponent("mine.actors")
        try Data("Front of the Dunes  @dunes  armed-group\n  ..  MLI REB\n".utf8).write(to: actors)
        let places = folder.appendingPathComponent("mine.csv")
        try Data("name,country,latitude,longitude\nQuibblewells,ML,18.5,1.5\n".utf8).write(to: places)
        let outcome = try run(
            ["read", "--actors", actors.path, "--gazetteer", places.path],
            input: "The Front of the Dunes attacked soldiers in Quibblewells on Friday.")
        #expect(outcome.code == 0, "\(outcome.complaint)")
        #expect(outcome.output.contains(#""entity":"dunes""#))
        #expect(outcome.output.contains("Quibblewells") && outcome.output.contains(#""latitude":18.5"#))
        let missing = try run(["read", "--actors", folder.path + "/none"], input: "Mali voted.")
        #expect(missing.code == 1 && missing.complaint.contains("/none"))
    }

    @Test func timingsAreToldFirst() throws {
        let outcome = try run(["check", "--timings"])
        #expect(outcome.output.contains("all knowledge  "))
        #expect(outcome.output.contains("peak memory"))
    }

    @Test func helpTeaches() throws {
        for command in ["read", "parse", "check", "train", "evaluate"] {
            let outcome = try run([command, "--help"])
            #expect(outcome.code == 0)
            #expect(outcome.output.contains("USAGE: rapporteur \(command)"))
        }
    }
}
