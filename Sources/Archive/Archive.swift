import Foundation
internal import GRDB

/// Reports, what was coded from them and with which rules, in one SQLite file.
///
/// Every change is one transaction, so that a process that is killed, or a disk that is full, leaves what was stored
/// before and nothing half. Any number of processes may read while one writes.
public struct Archive: Sendable {
    /// SQLite's `application_id` of an archive: "RAPP".
    static let applicationID: Int32 = 0x5241_5050

    public let path: String
    let database: DatabasePool

    public enum Opening: Sendable {
        /// Makes the file if there is none.
        case creating
        case existing
    }

    /// Opens an archive and brings its schema up to date.
    ///
    /// - Parameter largestSize: bytes that the file may grow to; more is refused as if the disk were full.
    /// - Throws: `ArchiveError`; a file that is no archive, is newer or damaged is left as it is.
    public init(path: String, _ opening: Opening, largestSize: Int? = nil) throws(ArchiveError) {
        self.path = path
        let exists = FileManager.default.fileExists(atPath: path)
        guard exists || opening == .creating else { throw .missing(path: path) }
        database = try Self.translated(path) {
            if exists { try Self.inspect(path) }
            var configuration = Configuration()
            configuration.foreignKeysEnabled = true
            configuration.busyMode = .timeout(30)
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY")
                if let largestSize {
                    try database.execute(sql: "PRAGMA max_page_count = \(max(1, largestSize / 4096))")
                }
            }
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.write { database in
                try database.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
            }
            try Schema.migrator.migrate(pool)
            return pool
        }
    }

    /// Looks at a file without changing it.
    private static func inspect(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.read { database in
            let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            guard application == applicationID || (application == 0 && tables == 0) else {
                throw ArchiveError.foreign(path: path)
            }
            guard tables > 0 else { return }
            let known = Set(Schema.migrator.migrations)
            let unknown = try Schema.migrator.appliedIdentifiers(database).subtracting(known).sorted()
            guard unknown.isEmpty else { throw ArchiveError.newer(path: path, unknown: unknown) }
        }
    }

    /// Writes a copy that is whole at one moment, while the archive may be in use.
    public func backup(to copy: String) throws(ArchiveError) {
        guard !FileManager.default.fileExists(atPath: copy) else {
            throw .unreadable(path: copy, detail: "there is a file already")
        }
        try Self.translated(copy) {
            try database.backup(to: try DatabaseQueue(path: copy))
        }
    }

    /// - Throws: `ArchiveError.damaged` with the first finding of SQLite's integrity check.
    public func check() throws(ArchiveError) {
        let finding = try read { database in
            try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") ?? "ok"
        }
        if finding != "ok" { throw .damaged(path: path, detail: finding) }
    }

    func read<Value>(_ work: (Database) throws -> Value) throws(ArchiveError) -> Value {
        try Self.translated(path) { try database.read(work) }
    }

    func write<Value>(_ work: (Database) throws -> Value) throws(ArchiveError) -> Value {
        try Self.translated(path) { try database.write(work) }
    }

    /// SQLite's errors in words that say what to do.
    private static func translated<Value>(_ path: String, _ work: () throws -> Value) throws(ArchiveError) -> Value {
        do {
            return try work()
        } catch let error as ArchiveError {
            throw error
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_NOTADB: throw .foreign(path: path)
            case .SQLITE_CORRUPT: throw .damaged(path: path, detail: error.message ?? "corrupt")
            case .SQLITE_BUSY, .SQLITE_LOCKED: throw .busy(path: path)
            case .SQLITE_FULL: throw .full(path: path)
            default: throw .unreadable(path: path, detail: error.message ?? error.description)
            }
        } catch {
            throw .unreadable(path: path, detail: error.localizedDescription)
        }
    }
}
