import Testing

@testable import Desk

struct SharedWorkTests {
    private actor Counter {
        var value = 0
        func add() { value += 1 }
    }

    @Test func theSameIsWorkedOutOnce() async throws {
        let work = SharedWork()
        let count = Counter()
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await work.answer(to: "page") {
                        await count.add()
                        try await Task.sleep(for: .milliseconds(200))
                        return .page("words")
                    }.tag
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(answers.count == 1)
        #expect(await count.value < 20)
    }

    @Test func aFailureIsNotKept() async throws {
        let work = SharedWork()
        await #expect(throws: Problem.self) { try await work.answer(to: "page") { throw Problem.missing("none") } }
        #expect(try await work.answer(to: "page") { .page("words") }.status == 200)
    }
}
