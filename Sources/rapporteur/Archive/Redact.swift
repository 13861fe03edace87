import Archive
import ArgumentParser
import Knowledge

/// `redact`: a copy of an archive to share.
struct Redact: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a copy to share, without names of persons, sources or exact places.",
        discussion: """
            The texts, titles and sentences of reports never go into the copy. Without --persons, --sources and \
            --place-level it hides all three, places below their country.

            EXAMPLES
              rapporteur redact share.rapporteur --keep-countries --archive mali.rapporteur
              rapporteur redact share.rapporteur --sources --place-level adm1
            """)

    @Argument(help: "The file to write; it must not exist.")
    var copy: String

    @Flag(help: "Hidden parties keep their country and sectors.")
    var keepCountries = false

    @Flag(help: "Hide persons, and parties that are not known.")
    var persons = false

    @Flag(help: "Hide names and publishers of reports, and speakers.")
    var sources = false

    @Option(help: "Tell places no more exactly than their region (adm1) or country.")
    var placeLevel: Redaction.PlaceLevel?

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var options: KnowledgeOptions

    func run() throws {
        let folder = try options.folder()
        let knowledge = try KnowledgeBase(try folder.files())
        let gazetteer = placeLevel == .adm1 ? try folder.gazetteer(with: knowledge.places) : nil
        var redaction = Redaction(
            entities: Dictionary(
                knowledge.actors.map { ($0.id, .init(name: $0.name, isPerson: $0.kind == .person)) }
            ) { first, _ in first }
        ) { place in gazetteer.flatMap { Self.region(of: place, $0) } }
        let hidesAll = !persons && !sources && placeLevel == nil
        redaction.hidesPersons = persons || hidesAll
        redaction.hidesSources = sources || hidesAll
        redaction.placeLevel = hidesAll ? .country : placeLevel
        redaction.keepsCountries = keepCountries
        try archive.open().redact(to: copy, redaction)
    }

    /// The first-level division of the place that the gazetteer knows by its name and number.
    private static func region(of place: JSONValue, _ gazetteer: Gazetteer) -> JSONValue? {
        let named = gazetteer.namings(of: place["name"]?.string ?? "").map(\.place)
        let number = place["geonameid"]?.integer
        guard
            let found = named.first(where: {
                number == nil ? gazetteer[$0].country == place["country"]?.string : gazetteer[$0].geonameID == number
            }), let region = gazetteer.chain(of: found).first(where: { gazetteer[$0].kind == .region })
        else { return nil }
        let entry = gazetteer[region]
        return .object([
            "name": .string(entry.name), "latitude": .number(entry.latitude), "longitude": .number(entry.longitude),
        ])
    }
}

extension Redaction.PlaceLevel: ExpressibleByArgument {}
