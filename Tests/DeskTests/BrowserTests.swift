import Foundation
import Testing

@testable import Desk

/// Pages in headless Chromium: scripts run, hostile text does not, nothing is refused by the policy.
@Suite(.enabled(if: Browser.path != nil, "Chromium is not installed: apt-get install chromium"), .serialized)
struct BrowserTests {
    @Test func pagesWorkInABrowser() async throws {
        let fixture = try Fixture.shared.get()
        let (ready, readiness) = AsyncStream<Void>.makeStream()
        let serving = Task { try await fixture.desk.serve { readiness.yield() } }
        defer { serving.cancel() }
        for await _ in ready { break }

        let report = try await Browser.document("http://127.0.0.1:8191/report?name=hostile.txt")
        #expect(report.contains("&lt;b&gt;"), "markup of a report is shown as text")
        #expect(!report.contains("<b>condemned"))
        #expect(!report.contains("<img src"))

        let briefing = try await Browser.document("http://127.0.0.1:8191/briefing?of=MLI&on=2023-06-30")
        #expect(briefing.contains("class=\"slider\""))
        #expect(!briefing.contains("hidden=\"\""), "the script shows the sliders")

        let map = try await Browser.document("http://127.0.0.1:8191/map")
        #expect(map.contains("class=\"zoom\""), "the script adds buttons")
    }
}

enum Browser {
    static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first(
        where: FileManager.default.isExecutableFile)

    /// The page as it is after its scripts have run. A browser that a busy machine starves prints nothing, and is asked again.
    static func document(_ address: String) async throws -> String {
        for _ in 0..<4 {
            let page = try await print(address)
            if !page.isEmpty { return page }
        }
        return try await print(address)
    }

    private static func print(_ address: String) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result {
                        let process = Process()
                        process.executableURL = URL(fileURLWithPath: path ?? "")
                        process.arguments = [
                            "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", "--dump-dom",
                            address,
                        ]
                        let output = Pipe()
                        process.standardOutput = output
                        process.standardError = FileHandle.nullDevice
                        try process.run()
                        let data = output.fileHandleForReading.readDataToEndOfFile()
                        process.waitUntilExit()
                        return String(decoding: data, as: UTF8.self)
                    })
            }
        }
    }
}
