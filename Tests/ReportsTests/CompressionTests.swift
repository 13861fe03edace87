import Foundation
import Reports
import Testing

struct CompressionTests {
    /// `The army left the town on Friday.` by gzip -n, and by zstd.
    private static let gzip = Data(
        base64Encoded: "H4sIAAAAAAAC/wvJSFVILMqtVMhJTStRKAHySvLL8xTy8xTcijJTEiv1AGZyRsYhAAAA")
    private static let zstd = Data(
        base64Encoded: "KLUv/SAhCQEAVGhlIGFybXkgbGVmdCB0aGUgdG93biBvbiBGcmlkYXku")
    private let text = "The army left the town on Friday."

    private func read(_ bytes: [UInt8]) -> (texts: [String], faults: [ReportError]) {
        let results = Array(ReportReader(phrases: Samples.phrases).reports(in: MemorySource(bytes), id: "in"))
        return (
            results.compactMap { try? $0.get().text },
            results.compactMap { if case .failure(let fault) = $0 { fault } else { nil } }
        )
    }

    @Test func membersThatFollowOneAnotherAreOneText() throws {
        let packed = Array(try #require(Self.gzip))
        #expect(read(packed).texts == [text])
        #expect(read(packed + packed).texts == ["\(text)\(text)"])
        // Zeros and such after the last member are no loss.
        #expect(read(packed + [0, 0, 0]).texts == [text])
        #expect(read(packed + Array("tail".utf8)).faults.isEmpty)
    }

    @Test func whatCameBeforeTheCutIsKept() throws {
        let packed = Array(try #require(Self.gzip))
        let outcome = read(packed.dropLast(6))
        #expect(outcome.texts == [text])
        #expect(outcome.faults.map(\.reason) == [.damaged])
        #expect(read(Array(packed.prefix(12))).texts.isEmpty)
    }

    @Test func everyCutIsSurvived() throws {
        for packed in [Array(try #require(Self.gzip)), Array(try #require(Self.zstd))] {
            for count in 4..<packed.count { #expect(!read(Array(packed.prefix(count))).faults.isEmpty) }
        }
    }

    @Test func zstandard() throws {
        let packed = Array(try #require(Self.zstd))
        #expect(read(packed).texts == [text])
        #expect(read(packed + packed).texts == ["\(text)\(text)"])
    }

    @Test func damagedDataAreNamed() throws {
        var packed = Array(try #require(Self.gzip))
        packed[14] ^= 0xFF
        packed[20] ^= 0xFF
        #expect(read(packed).faults.first?.reason == .damaged)
    }
}
