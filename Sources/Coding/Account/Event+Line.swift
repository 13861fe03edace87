extension Event {
    /// The event in one line for people: `SANCTION withdraw 1661  U.N. Security Council > mission to Mali  occurred`.
    public var line: String {
        func names(_ parties: [Party]) -> String { parties.isEmpty ? "_" : parties.map(\.text).joined(separator: ", ") }
        return "\(code)  \(names(actors)) > \(names(recipients))  \(status.rawValue)"
    }
}
