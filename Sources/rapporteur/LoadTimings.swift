import Coding
import Foundation
import Knowledge
import Linguistics

/// How long each part of what is known takes to load, in this process, once.
struct LoadTimings: CustomStringConvertible {
    private var parts: [(name: String, milliseconds: Double)] = []
    /// The largest resident memory of the process after the knowledge was loaded and before the model was.
    private var megabytes = 0.0

    init(of folder: KnowledgeFolder) throws {
        // Side by side on as many processors as there are, as every command does it.
        let coding = try time("all knowledge") { try Rapporteur.coding(from: folder) }
        megabytes = Self.peakMegabytes
        _ = try time("language model") { try Analyzer(model: folder.model(language: "en")) }
        withExtendedLifetime(coding) {}
    }

    private mutating func time<Value>(_ name: String, _ work: () throws -> Value) rethrows -> Value {
        let clock = ContinuousClock()
        let start = clock.now
        let value = try work()
        parts.append((name: name, milliseconds: (clock.now - start) / .milliseconds(1)))
        return value
    }

    /// As Linux counts it; 0 elsewhere.
    private static var peakMegabytes: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(separator: " ").dropFirst().first.flatMap { Double($0) }.map { $0 / 1024 } ?? 0
    }

    var description: String {
        let lines = parts.map { "\($0.name)  \(($0.milliseconds * 10).rounded() / 10) ms" }
        return (lines + ["peak memory with all knowledge  \(Int(megabytes.rounded())) MB"]).joined(separator: "\n")
    }
}
