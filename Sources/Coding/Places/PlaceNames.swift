import Knowledge

extension Coder {
    /// The place among what a name may stand for.
    func place(of targets: [NameIndex.Target], text: String, range: Range<Int>) -> EventPlace? {
        for case .place(let index) in targets {
            let place = knowledge.places[index]
            return EventPlace(
                text: text, name: place.name, country: place.country, latitude: place.latitude,
                longitude: place.longitude, precision: place.kind == "region" ? 3 : 1, range: range,
                wherePrecision: place.kind == "region" ? 4 : 1)
        }
        for case .actor(let index, let kind) in targets {
            let actor = knowledge.actors[index]
            guard actor.kind == .country || actor.kind == .region, kind == .name || kind == .capital else { continue }
            let country = actor.roles.last?.country
            if kind == .capital {
                let words = NamePiece.pieces(of: text).map(\.folded).joined(separator: " ")
                let name = actor.aliases.first { alias in
                    alias.kind == .capital
                        && words.contains(NamePiece.pieces(of: alias.text).map(\.folded).joined(separator: " "))
                }
                return EventPlace(
                    text: text, name: name?.text ?? text, country: country, latitude: nil, longitude: nil, precision: 1,
                    range: range, wherePrecision: 1)
            }
            return EventPlace(
                text: text, name: actor.name, country: country, latitude: nil, longitude: nil, precision: 3,
                range: range)
        }
        return nil
    }
}
