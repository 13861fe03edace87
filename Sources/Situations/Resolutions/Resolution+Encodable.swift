/// The line that `rapporteur read` prints for a resolution. Keys are only ever added.
public struct ResolutionLine: Encodable {
    private let report: String
    private let resolution: Resolution
    private let bytes: [UInt8]

    /// - Parameter text: the text that the resolution was read from.
    public init(_ resolution: Resolution, report: String, text: String) {
        self.report = report
        self.resolution = resolution
        bytes = Array(text.utf8)
    }

    private enum Key: String, CodingKey {
        case kind, report, body, symbol, number, year, adopted, meeting, vote, chapters, preamble, operative, provisions
        case ceilings, missions, start, end
    }

    private struct Vote: Encodable {
        var unanimous: Bool
        var withoutVote: Bool
        var inFavour, against, abstaining: Int?
        var named: [String: [String]]
    }

    private struct Paragraph: Encodable {
        var number: Int
        var verb: String
        var force: String?
        var binding: Bool
        var further: [Act]
        var text: String
        var start, end: Int
    }

    private struct Act: Encodable {
        var verb, force: String
        var start, end: Int
    }

    private struct Provision: Encodable {
        var kind, date: String
        var reckoned: Bool
        var mission: String?
        var paragraph, start, end: Int
    }

    private struct Ceiling: Encodable {
        var category: String
        var value: Int
        var mission: String?
        var paragraph, start, end: Int
    }

    public func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
        try line.encode("resolution", forKey: .kind)
        try line.encode(report, forKey: .report)
        try line.encode(resolution.body, forKey: .body)
        try line.encode(resolution.symbol, forKey: .symbol)
        try line.encode(resolution.number, forKey: .number)
        try line.encode(resolution.year, forKey: .year)
        try line.encode(resolution.adopted?.description, forKey: .adopted)
        try line.encode(resolution.meeting, forKey: .meeting)
        try line.encode(vote, forKey: .vote)
        try line.encode(resolution.chapters, forKey: .chapters)
        try line.encode(resolution.preamble.count, forKey: .preamble)
        try line.encode(resolution.operative.map(paragraph), forKey: .operative)
        try line.encode(resolution.provisions.map(provision), forKey: .provisions)
        try line.encode(resolution.ceilings.map(ceiling), forKey: .ceilings)
        try line.encode(resolution.missions, forKey: .missions)
        try line.encode(resolution.range.lowerBound, forKey: .start)
        try line.encode(resolution.range.upperBound, forKey: .end)
    }

    private var vote: Vote? {
        let named = Dictionary(
            uniqueKeysWithValues: resolution.named.map { ($0.key.rawValue, $0.value) })
        switch resolution.vote {
        case .unanimous: return Vote(unanimous: true, withoutVote: false, named: named)
        case .tally(let tally):
            return Vote(
                unanimous: false, withoutVote: false, inFavour: tally.inFavour, against: tally.against,
                abstaining: tally.abstaining, named: named)
        case nil: return resolution.isWithoutVote ? Vote(unanimous: false, withoutVote: true, named: named) : nil
        }
    }

    private func paragraph(_ operative: Resolution.Operative) -> Paragraph {
        Paragraph(
            number: operative.number, verb: operative.verb, force: operative.force?.rawValue,
            binding: operative.force?.isBinding ?? false,
            further: operative.further.map {
                Act(verb: $0.verb, force: $0.force.rawValue, start: $0.range.lowerBound, end: $0.range.upperBound)
            },
            text: words(operative.range), start: operative.range.lowerBound, end: operative.range.upperBound)
    }

    private func provision(_ provision: Resolution.Provision) -> Provision {
        Provision(
            kind: provision.kind.rawValue, date: provision.date.description, reckoned: provision.isReckoned,
            mission: provision.mission, paragraph: provision.paragraph, start: provision.range.lowerBound,
            end: provision.range.upperBound)
    }

    private func ceiling(_ ceiling: Resolution.Ceiling) -> Ceiling {
        Ceiling(
            category: ceiling.category, value: ceiling.value, mission: ceiling.mission, paragraph: ceiling.paragraph,
            start: ceiling.range.lowerBound, end: ceiling.range.upperBound)
    }

    private func words(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The resolution for people: its head, its paragraphs with their force, and the dates that it sets.
    public var table: String {
        var out = resolution.symbol ?? "Resolution of the \(resolution.body)"
        if let adopted = resolution.adopted { out += ", \(adopted)" }
        if let meeting = resolution.meeting { out += ", meeting \(meeting)" }
        switch resolution.vote {
        case .unanimous: out += ", unanimous"
        case .tally(let tally): out += ", \(tally.inFavour)-\(tally.against)-\(tally.abstaining)"
        case nil: break
        }
        if !resolution.chapters.isEmpty { out += ", Chapter \(resolution.chapters.joined(separator: ", "))" }
        out += "\n"
        for operative in resolution.operative {
            let force = operative.force?.rawValue ?? "?"
            let text = words(operative.range)
            out += "  " + force + String(repeating: " ", count: max(1, 15 - force.count))
            out += (text.count > 90 ? text.prefix(89) + "…" : text[...]) + "\n"
        }
        for provision in resolution.provisions {
            out += "  \(provision.date)  \(provision.kind.rawValue)"
            out +=
                "  \(provision.mission ?? "")  (paragraph \(provision.paragraph)\(provision.isReckoned ? ", reckoned" : ""))\n"
        }
        for ceiling in resolution.ceilings {
            out += "  at most \(ceiling.value) \(ceiling.category)  \(ceiling.mission ?? "")\n"
        }
        return out + "\n"
    }
}
