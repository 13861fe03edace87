import Archive
import Foundation
import Testing

struct AgreementTests {
    /// One string for each judge, a character for each unit, `.` where the judge is silent.
    private func alpha(_ judges: String...) -> KrippendorffAlpha {
        let columns = judges.map(Array.init)
        return KrippendorffAlpha(columns[0].indices.map { unit in columns.map { $0[unit] }.filter { $0 != "." } })
    }

    /// The worked examples A, B and C of Krippendorff 2011, whose results are 0.095, 0.692 and 0.743.
    @Test func publishedExamplesComeOut() throws {
        let binary = try #require(alpha("0100000010", "1110010000").value)
        #expect(abs(binary - 0.095) < 0.0005)
        let nominal = try #require(alpha("aabbdcccedda", "babbbccceddd").value)
        #expect(abs(nominal - 0.692) < 0.0005)
        let missing = alpha("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
        #expect(abs(try #require(missing.value) - 0.743) < 0.0005)
        #expect((missing.units, missing.values) == (11, 40))
    }

    @Test func bounds() throws {
        #expect(alpha("abc", "abc").value == 1)
        #expect(alpha("aaa", "aaa").value == nil)
        #expect(alpha("a..", ".bc").value == nil)
        #expect(try #require(alpha("ab", "ba").value) < 0)
        #expect(alpha("ab", "ba") == alpha("ba", "ab"))
    }
}

struct MergeTests {
    /// Two reviewers on copies of one archive.
    let store: TemporaryArchive
    let copy: Archive

    init() throws {
        store = try TemporaryArchive()
        try store.archive.add(
            try ["a", "b", "c"].map { try attack($0, by: "Rebels \($0)") }, coder: coder, now: now)
        try store.archive.backup(to: store.path("copy.rapporteur"))
        copy = try Archive(path: store.path("copy.rapporteur"), .existing)
        try store.archive.correct(
            "event-a-Rebels a", .correct, [.status: .string("denied")], reviewer: "ana", reason: "", now: now)
        try store.archive.correct("event-b-Rebels b", .accept, reviewer: "ana", reason: "", now: now)
        try copy.correct(
            "event-a-Rebels a", .correct, [.status: .string("planned"), .cameo: .string("173")], reviewer: "ben",
            reason: "", now: now)
        try copy.correct("event-b-Rebels b", .accept, reviewer: "ben", reason: "", now: now)
        try copy.correct("event-c-Rebels c", .reject, reviewer: "ben", reason: "", now: now)
    }

    @Test func bothAreKeptAndConflictsStayOpen() throws {
        let merged = try store.archive.merge(copy)
        #expect((merged.new, merged.known, merged.orphaned) == (3, 0, 0))
        #expect(merged.conflicts.map(\.field) == [.status])
        let statements = try store.archive.statements(StatementQuery())
        #expect(statements.map(\.report) == ["a", "b"])
        #expect(statements.map(\.status) == ["occurred", "occurred"])
        #expect(statements.map(\.cameo) == ["173", "190"])
        let status = try #require(merged.agreement.first { $0.field == .status })
        #expect(status.alpha.units == 2)
        #expect(merged.agreement.first?.field == nil)
        let again = try store.archive.merge(copy)
        #expect((again.new, again.known) == (0, 3))
        #expect(again.conflicts == merged.conflicts)
        #expect(try store.archive.statements(StatementQuery()) == statements)
    }

    @Test func theOrderOfMergingDoesNotMatter() throws {
        _ = try store.archive.merge(copy)
        _ = try copy.merge(store.archive)
        #expect(try copy.statements(StatementQuery()) == store.archive.statements(StatementQuery()))
        #expect(try copy.openConflicts() == store.archive.openConflicts())
        #expect(try copy.corrections() == store.archive.corrections())
    }

    @Test func whoSawTheOthersJudgementIsNotIndependent() throws {
        _ = try store.archive.merge(copy)
        try store.archive.correct(
            "event-a-Rebels a", .correct, [.status: .string("planned")], reviewer: "ana", reason: "", now: now + 60)
        let status = try #require(try store.archive.agreement().first { $0.field == .status })
        #expect(status.alpha.values == 4)
        #expect(status.alpha.value.map { $0 < 1 } ?? false)
        #expect(try store.archive.openConflicts().isEmpty)
    }
}
