extension Relation {
    /// The relation in one line for people: `holds_office  Abdoulaye Diop > Malian Foreign Minister  active`.
    public var line: String {
        let marks = [state.rawValue, status == .occurred ? nil : status.rawValue, domain].compactMap { $0 }
        return "\(kind)  \(subject.text) > \(object.text)  \(marks.joined(separator: ", "))"
    }
}

extension Quantity {
    /// `>= 12 killed`, `> 1240000 area km2`
    public var line: String {
        let shown = value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
        let end = upper.map { $0 == $0.rounded() && abs($0) < 1e15 ? " to \(Int($0))" : " to \($0)" } ?? ""
        return "\(comparator.rawValue) \(shown)\(end) \(kind)" + (["person", "vote"].contains(unit) ? "" : " \(unit)")
    }
}

extension Fact {
    /// `area  Mali > 1240000 km2  occurred`
    public var line: String {
        let shown =
            switch value {
            case .quantity(let quantity): quantity.line
            case .text(let text, _): text
            }
        return "\(property)  \(subject.text): \(shown)" + (status == .occurred ? "" : "  \(status.rawValue)")
    }
}

extension Decision {
    /// `resolution 2720 adopted  the Security Council  13-0-2`
    public var line: String {
        func names(_ list: [Party], _ word: String) -> String? {
            list.isEmpty ? nil : "\(word) \(list.map(\.text).joined(separator: ", "))"
        }
        let parts = [
            [form.rawValue, symbol, outcome.rawValue].compactMap { $0 }.joined(separator: " "), body.text,
            tally.map { "\($0.inFavour)-\($0.against)-\($0.abstaining)" }, isUnanimous ? "unanimous" : nil,
            names(inFavour, "for"), names(against, "against"), names(abstaining, "abstaining"), names(absent, "absent"),
            names(concerning, "on"), status == .occurred ? nil : status.rawValue,
        ]
        return parts.compactMap { $0 }.joined(separator: "  ")
    }
}
