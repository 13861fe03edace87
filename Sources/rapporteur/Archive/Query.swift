import Archive
import ArgumentParser
import Foundation

/// `events`: the events of an archive.
struct Events: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the events of an archive.",
        discussion: """
            EXAMPLES
              rapporteur events --actor "Wagner Group" --from 2021
              rapporteur events --type ASSAULT --near Kidal --within 50 --format csv > attacks.csv
              rapporteur events --country MLI --on 2023-06-30 --known 2023-07-01
            """)

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var statements: StatementOptions

    @Option(help: "table (default on a terminal), jsonl (default otherwise) or csv.")
    var format: StatementFormat?

    @Flag(help: "Relations, facts and decisions too.")
    var all = false

    func run() throws {
        let store = try archive.open()
        var query = try statements.query(of: store)
        if !all { query.kinds = [.event] }
        let found = try statements.answer(query, of: store)
        Terminal.write(StatementTable.text(of: found, as: format ?? .standard))
    }
}

/// `timeline`: what happened day by day.
struct Timeline: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tell what happened day by day.")

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var statements: StatementOptions

    func run() throws {
        let store = try archive.open()
        var query = try statements.query(of: store)
        query.kinds = [.event]
        var day = ""
        var out = ""
        for statement in try statements.answer(query, of: store) {
            let when = StatementTable.when(statement.from, statement.to)
            if when != day { out += (out.isEmpty ? "" : "\n") + (when.isEmpty ? "undated" : when) + "\n" }
            day = when
            let parties = [statement.actors, statement.recipients].map { $0.joined(separator: ", ") }
            let what = [statement.type, statement.mode].compactMap { $0 }.joined(separator: " ")
            out += "  \(what)  \(parties[0].isEmpty ? "_" : parties[0]) > \(parties[1].isEmpty ? "_" : parties[1])"
            if statement.status != "occurred" { out += "  (\(statement.status))" }
            out += "  [\(statement.report)]\n"
        }
        Terminal.write(out.isEmpty ? "nothing found\n" : out)
    }
}

/// `who`: all that an archive says of an actor.
struct Who: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell what an archive says of an actor: as a table, relations and facts first.")

    @Argument(help: "A name or an identifier of Knowledge/actors.")
    var name: String

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var statements: StatementOptions

    @Option(help: "table (default on a terminal), jsonl (default otherwise) or csv.")
    var format: StatementFormat?

    func run() throws {
        let store = try archive.open()
        var query = try statements.query(of: store)
        query.party = try statements.names(of: store).filter(name)
        let found = try statements.answer(query, of: store)
        let ordered = found.filter { $0.kind != .event } + found.filter { $0.kind == .event }
        Terminal.write(StatementTable.text(of: ordered, as: format ?? .standard))
    }
}

/// `where`: what happened in and around a place.
struct Where: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List what happened in and around a place.")

    @Argument(help: "A place's name, or LATITUDE,LONGITUDE.")
    var place: String

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var statements: StatementOptions

    @Option(help: "table (default on a terminal), jsonl (default otherwise) or csv.")
    var format: StatementFormat?

    func run() throws {
        let store = try archive.open()
        var query = try statements.query(of: store)
        query.area = try statements.names(of: store).area(around: place, kilometres: statements.within)
        Terminal.write(StatementTable.text(of: try statements.answer(query, of: store), as: format ?? .standard))
    }
}

/// `find`: reports by their words.
struct Find: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Find reports by their words.")

    @Argument(help: "Words that must all stand in the report.")
    var words: [String]

    @OptionGroup var archive: ArchiveOptions

    @Option(help: "At most so many.")
    var limit = 20

    func run() throws {
        for (stored, excerpt) in try archive.open().reports(matching: words.joined(separator: " "), limit: limit) {
            let published = stored.report.published.map { "  \($0)" } ?? ""
            let lines = excerpt.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            Terminal.write("\(stored.report.id)\(published)  \(stored.report.title ?? "")\n  \(lines)\n")
        }
    }
}
