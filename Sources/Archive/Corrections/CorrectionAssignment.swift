/// Which corrections of a report are about which statements of one of its codings.
struct CorrectionAssignment {
    /// By the position of the statement.
    private(set) var corrections: [Int: [Correction]] = [:]
    /// Those that find no statement.
    private(set) var orphans: [Correction] = []
    private let parts: [String: [Correction]]

    /// - Parameter all: the report's corrections, in the order in which they were made.
    init(_ all: [Correction], to anchors: [CorrectionAnchor]) {
        let splits = Set(all.filter { $0.act == .split }.map(\.id))
        parts = Dictionary(grouping: all.filter { splits.contains($0.anchor.key) }, by: \.anchor.key)
        for correction in all where !splits.contains(correction.anchor.key) {
            if let index = correction.anchor.find(in: anchors) {
                corrections[index, default: []].append(correction)
            } else {
                orphans.append(correction)
            }
        }
    }

    /// Corrections of a statement that a split made.
    func corrections(ofPart key: String) -> [Correction] { parts[key] ?? [] }
}
