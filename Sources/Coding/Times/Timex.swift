/// A time expression in the terms of TIMEX3, the markup of ISO-TimeML that corpora of time are annotated with.
///
/// One `TimeExpression` may hold two of them ("from May 3 to June 4") and words beside them ("since 2012").
public struct Timex: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case date = "DATE"
        /// A time of day.
        case time = "TIME"
        case duration = "DURATION"
        case set = "SET"
    }

    /// What the words around the core say of it: "early" is `START`, "about" is `APPROX`.
    public enum Modifier: String, Sendable, CaseIterable {
        case start = "START"
        case middle = "MID"
        case end = "END"
        case approximate = "APPROX"
    }

    public var kind: Kind
    /// ISO 8601 as TIMEX3 extends it: `2023-06-30`, `2023-W26`, `2023-Q2`, `202`, `P2W`, `PXD`, `PAST_REF`,
    /// `2023-06-30TEV`, `XXXX-WXX-5`.
    public var value: String
    public var modifier: Modifier?
    /// UTF-8 bytes in the text, determiners included.
    public var range: Range<Int>

    public init(kind: Kind, value: String, modifier: Modifier? = nil, range: Range<Int>) {
        self.kind = kind
        self.value = value
        self.modifier = modifier
        self.range = range
    }

    /// What is vague on purpose: the past, the present or the future at large.
    static func reference(_ direction: Int) -> String {
        direction < 0 ? "PAST_REF" : direction > 0 ? "FUTURE_REF" : "PRESENT_REF"
    }
}
