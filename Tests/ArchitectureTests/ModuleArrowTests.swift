import Foundation
import Testing

/// SwiftPM refuses circular imports but not upward ones through a third module: this keeps the arrows of
/// ARCHITECTURE.md true.
struct ModuleArrowTests {
    /// What each module may import of ours.
    static let allowed: [String: Set<String>] = [
        "Calendars": [],
        "Reports": ["Calendars", "CLibXML2", "CZlib", "CZstd", "CUchardet"],
        "Linguistics": ["CKernels"],
        "Knowledge": ["Calendars"],
        "Coding": ["Calendars", "Reports", "Linguistics", "Knowledge"],
        "Situations": ["Calendars", "Reports", "Linguistics", "Knowledge", "Coding"],
        "Stories": ["Calendars", "Reports", "Knowledge", "Coding"],
        "Exports": ["Calendars", "Reports", "Knowledge", "Coding", "Situations"],
        "Archive": ["Calendars", "Reports", "Knowledge", "Coding", "Stories"],
        "Desk": ["Calendars", "Reports", "Knowledge", "Coding", "Situations", "Stories", "Archive"],
        "Evaluation": ["Calendars", "Reports", "Linguistics", "Knowledge", "Coding", "Situations", "Stories"],
        "rapporteur": [
            "Calendars", "Reports", "Linguistics", "Knowledge", "Coding", "Situations", "Stories", "Exports",
            "Evaluation", "Archive", "Desk",
        ],
    ]

    /// Those in C, which import none of ours.
    static let modulesInC: Set<String> = ["CLibXML2", "CZlib", "CZstd", "CUchardet", "CKernels"]

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(arguments: allowed.keys.sorted())
    func importsRunDownward(module: String) throws {
        let folder = Self.root.appendingPathComponent("Sources/\(module)")
        let ours = Set(Self.allowed.keys).union(Self.modulesInC)
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var seen = 0
        for case let file as URL in files where file.pathExtension == "swift" {
            seen += 1
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index <= 1, index + 1 < words.count else { continue }
                let imported = String(words[index + 1])
                guard ours.contains(imported) else { continue }
                #expect(
                    Self.allowed[module]?.contains(imported) ?? false,
                    "\(file.lastPathComponent) of \(module) imports \(imported)")
            }
        }
        #expect(seen > 0)
    }

    @Test func everyModuleIsListed() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appendingPathComponent("Sources").path)
        let modules = Set(folders.filter { !$0.hasPrefix(".") && !Self.modulesInC.contains($0) })
        #expect(modules == Set(Self.allowed.keys))
    }
}
