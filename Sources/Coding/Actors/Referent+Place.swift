import Knowledge

extension DocumentPlaces {
    /// A party of which no more is known than its name, where that names a place: what is done to a town is done to those
    /// who live there.
    func located(_ referent: Referent) -> Referent {
        guard referent.actor == nil, referent.country == nil, referent.sectors.isEmpty || referent.sectors == ["UNK"],
            let place = toponym(at: referent.head, in: referent.sentence)?.place, !place.country.isEmpty,
            place.country != Self.antarctica
        else { return referent }
        var located = referent
        located.country = place.country
        located.sectors = place.kind == .town || place.kind == .capital ? ["CVL"] : []
        return located
    }

    /// It belongs to no state.
    private static let antarctica = "ATA"
}
