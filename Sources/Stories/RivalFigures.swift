/// What reports of one happening count, side by side and never averaged.
public struct RivalFigures: Sendable, Equatable {
    /// A number with its words and whoever gives it.
    public struct Figure: Sendable, Equatable {
        /// `=`, `~`, `>`, `>=`, `<` or `<=`.
        public var comparator: String
        public var value: Double
        /// The upper end of a range.
        public var upper: Double?
        /// As the report writes it.
        public var words: String
        public var report: String
        /// The statement that says so.
        public var statement: String

        public init(
            comparator: String, value: Double, upper: Double?, words: String, report: String, statement: String
        ) {
            self.comparator = comparator
            self.value = value
            self.upper = upper
            self.words = words
            self.report = report
            self.statement = statement
        }

        func isSame(as other: Figure) -> Bool {
            comparator == other.comparator && value == other.value && upper == other.upper
        }
    }

    /// `killed`, `injured`, `strength`, …
    public var kind: String
    /// In the order in which they were told.
    public var figures: [Figure]
    /// Two reports have no figure of this kind in common. One that counts soldiers and civilians apart is no rival of one
    /// that gives only the soldiers.
    public var areRivals: Bool

    /// - Parameter figures: in the order of the reports.
    public init(kind: String, figures: [Figure]) {
        self.kind = kind
        self.figures = figures
        var values: [String: Set<Double>] = [:]
        for figure in figures { values[figure.report, default: []].insert(figure.value) }
        let sets = values.keys.sorted().compactMap { values[$0] }
        areRivals = sets.indices.contains { index in
            sets[(index + 1)...].contains { $0.isDisjoint(with: sets[index]) }
        }
    }

    /// By kind, those of whom a report gives one.
    public static func grouped(_ figures: [(kind: String, figure: Figure)]) -> [RivalFigures] {
        Dictionary(grouping: figures, by: \.kind).sorted { $0.key < $1.key }.map { kind, entries in
            RivalFigures(kind: kind, figures: entries.map(\.figure))
        }
    }
}
