/// Where what reports tell comes from: ten papers that carry one agency's paragraph are one source.
public enum Lineages {
    /// A passage that asserts the happening.
    public struct Passage: Sendable, Equatable {
        public var text: String
        /// The agency or medium to which the report credits it, if it does.
        public var credit: String?

        public init(text: String, credit: String?) {
            self.text = text
            self.credit = credit
        }
    }

    /// The origins of each telling's passages, in the order of the tellings.
    ///
    /// A passage's lineage is the near-duplicate passages of all tellings. Its origin is whom one of them credits,
    /// else the source that told it first. Whoever carries words of another one is not counted for words of its own:
    /// that it knows more than what it copied has to be shown.
    ///
    /// - Parameter tellings: the earliest first; `source` names whoever published it.
    public static func origins(of tellings: [(source: String, passages: [Passage])]) -> [[String]] {
        let passages = tellings.enumerated().flatMap { index, telling in telling.passages.map { (index, $0) } }
        let leaders = NearDuplicates.leaders(of: passages.map(\.1.text))
        var credits: [Int: String] = [:]
        for (position, entry) in passages.enumerated() {
            guard let credit = entry.1.credit, credits[leaders[position]] == nil else { continue }
            credits[leaders[position]] = credit
        }
        var origins = tellings.map { _ in [String]() }
        for (position, (telling, passage)) in passages.enumerated() {
            let first = tellings[passages[leaders[position]].0].source
            let origin = passage.credit ?? credits[leaders[position]] ?? first
            if !origins[telling].contains(origin) { origins[telling].append(origin) }
        }
        return zip(tellings, origins).map { telling, origins in
            let others = origins.filter { $0 != telling.source }
            return others.isEmpty ? [telling.source] : others
        }
    }
}
