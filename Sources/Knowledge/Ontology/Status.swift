/// Whether an event took place, and if not, what the report says of it.
public enum Status: String, Sendable, CaseIterable {
    case occurred, ongoing, planned, demanded, threatened, hypothetical, denied, negated
}
