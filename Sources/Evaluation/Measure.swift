/// Precision, recall and F1 from counts.
public struct Measure: Sendable, Equatable {
    /// What both have.
    public var correct: Int
    /// What the gold has.
    public var gold: Int
    /// What the output has.
    public var output: Int

    public init(correct: Int = 0, gold: Int = 0, output: Int = 0) {
        self.correct = correct
        self.gold = gold
        self.output = output
    }

    /// 0 when there is no output.
    public var precision: Double { output == 0 ? 0 : Double(correct) / Double(output) }
    /// 0 when there is no gold.
    public var recall: Double { gold == 0 ? 0 : Double(correct) / Double(gold) }
    public var f1: Double {
        correct == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    public static func += (total: inout Measure, part: Measure) {
        total.correct += part.correct
        total.gold += part.gold
        total.output += part.output
    }
}
