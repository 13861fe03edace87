import Foundation
import Knowledge
import Situations

/// How the reader of resolutions does on texts whose numbers and years are known (JSON Lines: `res`, `year`, `text`).
public struct ResolutionScore: CustomStringConvertible {
    private struct Row: Decodable {
        var res: Int
        var year: Int
        var text: String
    }

    public private(set) var texts = 0
    public private(set) var read = 0
    public private(set) var numbered = 0
    public private(set) var dated = 0
    public private(set) var voted = 0
    public private(set) var operative = 0
    public private(set) var forceless = 0
    public private(set) var provisions: [String: Int] = [:]
    public private(set) var failures: [String] = []
    /// Votes that cannot have been, as printed.
    public private(set) var impossible: [String] = []

    public init(_ bytes: [UInt8], file: String, knowledge: KnowledgeBase) throws {
        let reader = ResolutionReader(knowledge)
        let judge = VoteJudge(knowledge.situations.council)
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
            let row: Row
            do {
                row = try JSONDecoder().decode(Row.self, from: Data(line))
            } catch {
                throw GoldError(description: "\(file):\(index + 1): no object with res, year and text")
            }
            texts += 1
            guard let resolution = reader.read(row.text) else {
                failures.append("\(row.res) (\(row.year)): not read")
                continue
            }
            read += 1
            if resolution.number == row.res, resolution.year == row.year {
                numbered += 1
            } else {
                failures.append("\(row.res) (\(row.year)): read as \(resolution.symbol ?? "none")")
            }
            if resolution.adopted?.year == row.year { dated += 1 } else { failures.append("\(row.res): no day") }
            if resolution.vote != nil || resolution.isWithoutVote { voted += 1 }
            operative += resolution.operative.count
            for paragraph in resolution.operative where paragraph.force == nil {
                forceless += 1
                failures.append("\(row.res): paragraph \(paragraph.number) begins with '\(paragraph.verb)'")
            }
            for provision in resolution.provisions { provisions[provision.kind.rawValue, default: 0] += 1 }
            if let contradiction = Self.contradiction(resolution, judge, knowledge.situations.council) {
                impossible.append("\(row.res) (\(row.year)): \(contradiction)")
            }
        }
    }

    private static func contradiction(_ resolution: Resolution, _ judge: VoteJudge, _ rules: CouncilRules) -> String? {
        guard let day = resolution.adopted, let reading = resolution.vote else { return nil }
        let isProcedural = resolution.symbol.map { rules.procedural[$0] != nil } ?? false
        var vote = CouncilVote(
            day: day, kind: isProcedural ? .procedural : .substantive, named: resolution.named, isReportedAdopted: true)
        switch reading {
        case .unanimous: vote.isUnanimous = resolution.named.isEmpty
        case .tally(let tally): vote.tally = tally
        }
        return judge.judge(vote).contradictions.first
    }

    public var description: String {
        var out =
            "\(texts) texts: \(read) read, \(numbered) with the right number, \(dated) dated, \(voted) with a vote\n"
        out += "\(operative) operative paragraphs, \(forceless) begin with a verb of unknown force\n"
        for (kind, count) in provisions.sorted(by: { $0.key < $1.key }) { out += "  \(count)  \(kind)\n" }
        out += "\(impossible.count) votes that cannot have been as printed\n"
        for line in impossible { out += "  \(line)\n" }
        return out
    }

    private struct GoldError: Error, CustomStringConvertible { var description: String }
}
