public import Calendars
internal import GRDB

extension Archive {
    /// What a list shows of a report, without its text.
    public struct ReportHeading: Sendable {
        public var name: String
        public var title: String?
        public var publisher: String?
        public var published: CalendarDate?
        public var statements: Int
    }

    /// The newest versions of reports, those of the newest news first.
    public func newestReports(
        offset: Int, limit: Int
    ) throws(ArchiveError) -> (reports: [ReportHeading], isMore: Bool) {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    WITH chosen AS (
                        -- In the index alone, however many are passed over.
                        SELECT id FROM version INDEXED BY versionByKnownDay
                        WHERE id NOT IN (\(Self.supersededVersions))
                        ORDER BY knownDay DESC, id DESC LIMIT ? OFFSET ?)
                    SELECT report.name, version.title, version.publisher, version.publishedDay,
                        (SELECT count(*) FROM coding JOIN statement ON codingID = coding.id
                         WHERE versionID = version.id AND isCurrent AND isStanding) AS statements
                    FROM chosen CROSS JOIN version ON version.id = chosen.id
                    CROSS JOIN report ON report.id = version.reportID
                    ORDER BY version.knownDay DESC, version.id DESC
                    """, arguments: [limit + 1, offset])
            let reports = rows.prefix(limit).map { row in
                ReportHeading(
                    name: row["name"], title: row["title"], publisher: row["publisher"],
                    published: (row["publishedDay"] as Int?).map(CalendarDate.init(dayNumber:)),
                    statements: row["statements"])
            }
            return (reports, rows.count > limit)
        }
    }
}

extension Archive {
    /// Versions after which another came: most reports have one version, and are not looked at.
    static let supersededVersions = """
        SELECT version.id FROM version AS later INDEXED BY versionLater
        JOIN version ON version.reportID = later.reportID AND version.number < later.number
        WHERE later.number > 1
        """
}
