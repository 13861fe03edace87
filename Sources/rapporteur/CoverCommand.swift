import ArgumentParser
import Calendars
import Exports
import Situations

struct CoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cover",
        abstract: "Tell place by place what the departure of a mission leaves.",
        discussion: """
            Sites from the reference, the reports and Geo-PKO; events and who else is there from the reports given, the \
            archive, ACLED and UCDP. Every number is a count or a distance.

            EXAMPLES
              rapporteur cover MINUSMA --on 2023-11-15 reports/*.txt
              rapporteur cover MINUSMA --on 2023-11-15 reports/*.txt --format geojson > cover.geojson
              rapporteur cover MINUSMA --on 2023-06-01 --import-ucdp ged.csv --import-geopko deployments.csv
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, geojson, json }

    @Argument(help: "The mission, by name or id.")
    var mission: String

    @Argument(help: "Reports.")
    var files: [String] = []

    @Option(help: "Kilometres around a site within which events count.")
    var radius: Double = 50

    @Option(help: "Months before the day in which events count.")
    var months: Int = 12

    @Option(help: "table, geojson or json.")
    var format: Format = .table

    @Option(help: ArgumentHelp("Events of ACLED too; may be repeated.", valueName: "file"))
    var importAcled: [String] = []

    @Option(help: ArgumentHelp("Events of UCDP GED too; may be repeated.", valueName: "file"))
    var importUcdp: [String] = []

    @OptionGroup var input: SituationInput

    func validate() throws {
        guard radius > 0, radius < 20_000 else { throw ValidationError("--radius is a number of kilometres above 0.") }
        guard (1...1200).contains(months) else { throw ValidationError("--months is a number from 1 to 1200.") }
    }

    func run() throws {
        var (testimonies, failed, knowledge) = try input.testimonies(
            files, events: [.acled: importAcled, .ucdp: importUcdp])
        if let known = input.known { testimonies.removeAll { $0.published.map { $0 > known } ?? false } }
        let cover = CoverBuilder(knowledge).cover(
            of: mission, from: testimonies, on: try input.day(testimonies), radius: radius, months: months)
        guard let cover else { throw ValidationError("'\(mission)' is no peace operation that the knowledge has.") }
        switch format {
        case .table: Terminal.write(CoverReport(cover).table)
        case .json: Terminal.write(try CoverReport(cover).json + "\n")
        case .geojson: Terminal.write(try CoverReport(cover).geoJSON + "\n")
        }
        if failed { throw ExitCode(1) }
    }
}
