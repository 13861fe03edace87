import Archive
import Calendars
import Coding
import Foundation
import Hummingbird
import Knowledge
import Logging
import Reports

@testable import Desk

/// A desk over an archive of two reports, one of them hostile, made once for all tests.
struct Fixture: Sendable {
    let desk: Desk
    let path: String
    let report: String

    static let shared = Result { try Fixture(name: "desk") }
    /// For tests whose corrections would be in the way of others.
    static let ofReview = Result { try Fixture(name: "review") }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static let hostile = """
        BAMAKO, June 30, 2023 - <script>alert("1")</script><img src=x onerror=alert(2)>

        Malian soldiers killed 12 rebels in Kidal on Friday. The Security Council </p></article><b>condemned</b> the attack.
        """

    private init(name: String) throws {
        path = NSTemporaryDirectory() + "\(name)-\(ProcessInfo.processInfo.processIdentifier).rapporteur"
        let folder = try KnowledgeFolder(
            path: Self.root + "/Knowledge", executable: CommandLine.arguments[0], environment: [:])
        let rapporteur = try Rapporteur(folder: folder, tier: .fast)
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        let archive = try Archive(path: path, .creating)
        let example = "3-council-ends-minusma-2023.txt"
        report = example
        let texts = [
            example: try String(contentsOfFile: "\(Self.root)/examples/\(example)", encoding: .utf8),
            "hostile.txt": Self.hostile,
        ]
        let coder = CoderVersion(program: "test", knowledge: "test", model: "test")
        let coded = try texts.sorted { $0.key < $1.key }.map { name, text in
            // Read as a file it would be a page, and its tags gone; as text they must be shown.
            let report =
                text == Self.hostile
                ? Report(id: name, body: text, published: CalendarDate(iso: "2023-06-30"))
                : try rapporteur.reader.read(Array(text.utf8), id: name)
            return (report: report, account: rapporteur.read(report).account)
        }
        try archive.add(coded, coder: coder, now: Date(timeIntervalSince1970: 1_700_000_000))
        var settings = DeskSettings()
        settings.port = 8191
        settings.largestUpload = 100_000
        desk = try Desk(
            archive: archive, rapporteur: rapporteur, coder: coder, folder: Self.root + "/Desk", settings: settings)
    }

    struct Reply {
        var status: Int
        var headers: HTTPFields
        var text: String
    }

    /// Asks the router, without a connection.
    func ask(
        _ path: String, _ method: HTTPRequest.Method = .get, headers: HTTPFields = [:], host: String = "127.0.0.1:8191",
        body: String = ""
    ) async throws -> Reply {
        let head = HTTPRequest(method: method, scheme: "http", authority: host, path: path, headerFields: headers)
        let request = Request(head: head, body: .init(buffer: ByteBuffer(string: body)))
        let response = try await desk.router().buildResponder().respond(
            to: request, context: DeskContext(logger: Logger(label: "test")))
        let collector = Collector()
        try await response.body.write(Writer(collector: collector))
        return Reply(
            status: response.status.code, headers: response.headers,
            text: String(decoding: collector.bytes, as: UTF8.self))
    }

    private final class Collector {
        var bytes: [UInt8] = []
    }

    private struct Writer: ResponseBodyWriter {
        let collector: Collector

        mutating func write(_ buffer: ByteBuffer) async throws { collector.bytes += buffer.readableBytesView }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
