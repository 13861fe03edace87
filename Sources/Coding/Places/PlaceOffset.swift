import Knowledge

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How far and in which direction from a named place something lies: "near Gao", "20 km north of Gao".
struct PlaceOffset: Equatable {
    /// `nil` where the text says no more than "near".
    var kilometres: Double?
    /// Degrees from north, clockwise.
    var bearing: Double?
    /// The first token that says so.
    var start: Int

    private static let mile = 1.609_344
    /// What "near" and "north of" allow.
    private static let nearby = 25.0

    /// Reads backwards from the first token of a name.
    init?(before name: Int, in graph: SentenceGraph, classes: NounClasses) {
        var cursor = name - 1
        guard cursor >= 0 else { return nil }
        if classes.contains(graph.lemmas[cursor], in: "place-near") {
            self.init(kilometres: nil, bearing: nil, start: cursor)
            return
        }
        guard cursor > 0, graph.lemmas[cursor] == "of" || graph.lemmas[cursor] == "from" else { return nil }
        cursor -= 1
        var bearing: Double?
        for degrees in stride(from: 0, to: 360, by: 45)
        where classes.contains(graph.lemmas[cursor], in: "place-bearing-\(degrees)") {
            bearing = Double(degrees)
        }
        var start = cursor
        if bearing != nil {
            cursor -= 1
        } else if !classes.contains(graph.lemmas[cursor], in: "place-length-km"),
            !classes.contains(graph.lemmas[cursor], in: "place-length-mile")
        {
            return nil
        }
        // "12 miles (20 km) north of": what stands in brackets says the same.
        if cursor > 2, graph.lemmas[cursor] == ")" {
            while cursor > 0, graph.lemmas[cursor] != "(" { cursor -= 1 }
            cursor -= 1
        }
        var kilometres: Double?
        if cursor > 0 {
            let isMile = classes.contains(graph.lemmas[cursor], in: "place-length-mile")
            let number = graph[cursor - 1].form.filter { $0 != "," }
            if isMile || classes.contains(graph.lemmas[cursor], in: "place-length-km"), let length = Double(number),
                (0...2000).contains(length)
            {
                kilometres = isMile ? length * Self.mile : length
                start = cursor - 1
            }
        }
        guard bearing != nil || kilometres != nil else { return nil }
        self.init(kilometres: kilometres, bearing: bearing, start: start)
    }

    private init(kilometres: Double?, bearing: Double?, start: Int) {
        self.kilometres = kilometres
        self.bearing = bearing
        self.start = start
    }

    /// The place moved there, with the radius within which it lies.
    func applied(to place: EventPlace) -> EventPlace {
        var moved = place
        moved.precision = max(2, place.precision)
        moved.wherePrecision = max(2, place.wherePrecision)
        let distance = kilometres ?? (bearing == nil ? 0 : Self.nearby)
        moved.radius = ((bearing == nil ? max(distance, Self.nearby) : max(5, distance / 5)) * 10).rounded() / 10
        guard let bearing, let latitude = place.latitude, let longitude = place.longitude else { return moved }
        // Along a great circle on a sphere of the Earth's mean radius.
        let radians = Double.pi / 180
        let angle = distance / 6371.0088
        let from = latitude * radians
        let north = sin(from) * cos(angle) + cos(from) * sin(angle) * cos(bearing * radians)
        let east = atan2(
            sin(bearing * radians) * sin(angle) * cos(from), cos(angle) - sin(from) * north)
        func rounded(_ degrees: Double) -> Double { (degrees * 10_000).rounded() / 10_000 }
        moved.latitude = rounded(asin(min(1, max(-1, north))) / radians)
        moved.longitude = rounded((longitude + east / radians + 540).truncatingRemainder(dividingBy: 360) - 180)
        moved.geonameID = nil
        return moved
    }
}
