public import Calendars
import Foundation
internal import GRDB

/// How many statements of a type a day has.
public struct DayTally: Sendable, Equatable {
    public var day: CalendarDate
    public var type: String
    public var count: Int
}

/// How many statements a place has.
public struct PlaceTally: Sendable, Equatable {
    public var name: String
    public var country: String?
    public var latitude: Double
    public var longitude: Double
    public var count: Int
    /// The most frequent type.
    public var type: String
}

/// How often one party acts on another.
public struct TieTally: Sendable, Equatable {
    /// An identifier of `Knowledge/actors`, else a country code.
    public var actor: String
    public var recipient: String
    public var type: String
    public var count: Int
}

extension Archive {
    /// Countries by the number of statements whose parties are theirs, in the newest reports.
    public func busiestCountries(reports: Int, limit: Int) throws(ArchiveError) -> [(country: String, count: Int)] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    WITH newest AS (SELECT id FROM version ORDER BY knownDay DESC, id DESC LIMIT ?)
                    SELECT party.country, count(DISTINCT statement.id) AS count
                    FROM newest CROSS JOIN coding ON coding.versionID = newest.id AND isCurrent
                    CROSS JOIN statement ON codingID = coding.id CROSS JOIN party ON statementID = statement.id
                    WHERE party.country IS NOT NULL AND isStanding GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?
                    """, arguments: [reports, limit]
            ).map { ($0["country"], $0["count"]) }
        }
    }
}
