import Archive
import ArgumentParser
import Calendars
import Coding
import Foundation
import Knowledge

/// Which archive a command works on.
struct ArchiveOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The archive file (default: archive.rapporteur in the user's data folder, or RAPPORTEUR_ARCHIVE).",
            valueName: "file"))
    var archive: String?

    func open(_ opening: Archive.Opening = .existing) throws -> Archive {
        let path = archive ?? Self.defaultPath
        if opening == .creating, archive == nil {
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        }
        return try Archive(path: path, opening)
    }

    static var defaultPath: String {
        let environment = ProcessInfo.processInfo.environment
        if let path = environment["RAPPORTEUR_ARCHIVE"], !path.isEmpty { return path }
        let data = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory() + "/.local/share"
        return data + "/rapporteur/archive.rapporteur"
    }
}

/// Which of an archive's statements are wanted.
struct StatementOptions: ParsableArguments {
    @Option(help: "Only of this actor: a name or an identifier of Knowledge/actors.")
    var actor: String?

    @Option(help: "Only to this recipient.")
    var recipient: String?

    @Option(help: "Only as this speaker says.")
    var speaker: String?

    @Option(help: "PLOVER type, such as ASSAULT.")
    var type: String?

    @Option(help: "CAMEO code or its beginning.")
    var cameo: String?

    @Option(help: "occurred, ongoing, planned, demanded, threatened, hypothetical, denied or negated.")
    var status: Status?

    @Option(help: "Country where it happened, ISO 3166-1 alpha-3.")
    var country: String?

    @Option(help: "Place near which it happened: a name, or LATITUDE,LONGITUDE.")
    var near: String?

    @Option(help: "Kilometres around --near.")
    var within: Double = 25

    @Option(help: "First day, YYYY-MM-DD, YYYY-MM or YYYY.", transform: range)
    var from: DateRange?

    @Option(help: "Last day.", transform: range)
    var to: DateRange?

    @Option(help: "True on this day: the same as --from and --to.", transform: range)
    var on: DateRange?

    @Option(help: "Only what reports had said by this day.", transform: Read.date)
    var known: CalendarDate?

    @Option(help: "Words of the report's name or publisher.")
    var source: String?

    @Option(help: "Words of the sentence.")
    var text: String?

    @Flag(help: "What the machine coded, without the corrections of people.")
    var uncorrected = false

    @Option(help: "Only of the story of this id, or its beginning.")
    var story: String?

    @Option(help: "At most so many.")
    var limit: Int?

    @Flag(help: "Say on standard error how long the query took.")
    var timings = false

    @OptionGroup var knowledge: KnowledgeOptions

    static func range(_ text: String) throws -> DateRange {
        guard let range = DateRange(iso: text) else {
            throw ValidationError("'\(text)' is no date; write it as 2023-06-30, 2023-06 or 2023.")
        }
        return range
    }

    func query(of archive: Archive) throws -> StatementQuery {
        let names = try names(of: archive)
        var query = StatementQuery()
        query.actor = try actor.map(names.filter)
        query.recipient = try recipient.map(names.filter)
        query.speaker = try speaker.map(names.filter)
        query.type = type
        query.cameo = cameo
        query.status = status?.rawValue
        query.country = country
        query.area = try near.map { try names.area(around: $0, kilometres: within) }
        let first = on?.from ?? from?.from
        let last = on?.to ?? to?.to
        if first != nil || last != nil { query.during = DateRange(from: first, to: last, precision: .open) }
        query.known = known
        query.source = source
        query.text = text
        query.isUncorrected = uncorrected
        query.story = story
        query.limit = limit
        return query
    }
}

extension StatementOptions {
    /// What the archive answers.
    func answer(_ query: StatementQuery, of archive: Archive) throws -> [ArchivedStatement] {
        let start = ContinuousClock.now
        let found = try archive.statements(query)
        if timings {
            let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
            Terminal.complain("\(found.count) statements in \((10 * milliseconds).rounded() / 10) ms")
        }
        return found
    }

    func names(of archive: Archive) throws -> KnownNames {
        KnownNames(folder: knowledge.folder, archive: knowledge.namesFiles ? nil : archive)
    }
}

extension Status: ExpressibleByArgument {}

/// Actors and places by the names that people type: as the archive remembers them, else from the knowledge, which is read
/// only then.
final class KnownNames {
    private let folder: () throws -> KnowledgeFolder
    private lazy var loaded: Result<KnowledgeBase, any Error> = Result { try KnowledgeBase(try folder().files()) }

    private let archive: Archive?

    /// - Parameter archive: `nil` for whom only the knowledge counts.
    init(folder: @escaping () throws -> KnowledgeFolder, archive: Archive?) {
        self.folder = folder
        self.archive = archive
    }

    /// Whom a name stands for; a name that no actor has stands for the words of the reports.
    func filter(_ name: String) throws -> StatementQuery.PartyFilter {
        if let known = try archive?.party(named: name) { return known }
        let actors = try loaded.get().actors(named: name)
        let state = actors.first { $0.kind == .country }
        return StatementQuery.PartyFilter(
            name: name, entities: actors.map(\.id), country: state?.role(on: nil)?.country)
    }

    /// A circle around a place or a point.
    func area(around text: String, kilometres: Double) throws -> StatementQuery.Area {
        let numbers = text.split(separator: ",").compactMap { Double($0.filter { $0 != " " }) }
        if numbers.count == 2 {
            return .init(latitude: numbers[0], longitude: numbers[1], kilometres: kilometres)
        }
        let gazetteer = try folder().gazetteerAlone()
        let places = gazetteer.namings(of: text).map(\.place)
        // Whoever asks for Kidal means the town before the region of that name.
        let settlement = places.first { [.town, .capital].contains(gazetteer[$0].kind) }
        guard let best = settlement ?? places.first else {
            throw ValidationError("No place is called '\(text)'; give LATITUDE,LONGITUDE.")
        }
        let place = gazetteer[best]
        return .init(latitude: place.latitude, longitude: place.longitude, kilometres: kilometres)
    }
}
