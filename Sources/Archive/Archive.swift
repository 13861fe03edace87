import Foundation
internal import GRDB

/// Reports, what was coded from them and with which rules, in one SQLite file.
///
/// Every change is one transaction, so that a process that is killed, or a disk that is full, leaves what was stored
/// before and nothing half. Any number of processes may read while one writes.
public struct Archive: Sendable {
    /// SQLite's `application_id` of an archive: "RAPP".
    static let applicationID: Int32 = 0x5241_5050

    public var path: String { connection.path }
    let connection: Connection

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
        connection = Connection(path: path, largestSize: largestSize)
        let exists = FileManager.default.fileExists(atPath: path)
        guard exists || opening == .creating else { throw .missing(path: path) }
        try Self.translated(path) {
            guard try !exists || !Self.inspect(path) else { return }
            let pool = try connection.writer()
            try pool.write { try $0.execute(sql: "PRAGMA application_id = \(Self.applicationID)") }
            try Self.migrate(pool)
        }
    }

    /// Brings the schema up to date. Another process may do so at the same moment: whoever comes second finds a table that
    /// is there already, and goes on with what is left.
    private static func migrate(_ pool: DatabasePool) throws {
        for _ in 0..<100 {
            do {
                return try Schema.migrator.migrate(pool)
            } catch let error as DatabaseError
                where [.SQLITE_ERROR, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_CONSTRAINT].contains(error.resultCode)
            {
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
        try Schema.migrator.migrate(pool)
    }

    /// Looks at a file without changing it.
    ///
    /// - Returns: whether its schema is up to date.
    private static func inspect(_ path: String) throws -> Bool {
        try inspectLength(of: path)
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        return try queue.read { database in
            let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            guard application == applicationID || (application == 0 && tables == 0) else {
                throw ArchiveError.foreign(path: path)
            }
            guard tables > 0 else { return false }
            let known = Set(Schema.migrator.migrations)
            let unknown = try Schema.migrator.appliedIdentifiers(database).subtracting(known).sorted()
            guard unknown.isEmpty else { throw ArchiveError.newer(path: path, unknown: unknown) }
            return try application == applicationID && Schema.migrator.hasCompletedMigrations(database)
        }
    }

    /// SQLite finds out that the end of a file is missing only when it gets there; the header tells it before.
    ///
    /// Source: "Database File Format", sections 1.3.2 and 1.3.8, sqlite.org.
    private static func inspectLength(of path: String) throws {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw ArchiveError.unreadable(path: path, detail: "no permission to read it, or it is a folder")
        }
        defer { try? file.close() }
        let header = Array(try file.read(upToCount: 100) ?? Data())
        guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
            if header.isEmpty { return }
            throw ArchiveError.foreign(path: path)
        }
        func number(_ range: Range<Int>) -> Int { header[range].reduce(0) { $0 << 8 | Int($1) } }
        let pageSize = number(16..<18) == 1 ? 65_536 : number(16..<18)
        let length = Int(try file.seekToEnd())
        if number(28..<32) * pageSize > length {
            throw ArchiveError.damaged(
                path: path, detail: "\(length) of \(number(28..<32) * pageSize) bytes are there, the end is missing")
        }
    }

    /// Writes a copy that is whole at one moment, while the archive may be in use.
    public func backup(to copy: String) throws(ArchiveError) {
        guard !FileManager.default.fileExists(atPath: copy) else {
            throw .unreadable(path: copy, detail: "there is a file already")
        }
        try Self.translated(copy) {
            try connection.reader().backup(to: try DatabaseQueue(path: copy))
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
        try Self.translated(path) { try connection.reader().read(work) }
    }

    func write<Value>(_ work: (Database) throws -> Value) throws(ArchiveError) -> Value {
        try Self.translated(path) {
            try connection.writer().write { database in
                let value = try work(database)
                try SearchIndex.enter(database)
                return value
            }
        }
    }

    /// SQLite's errors in words that say what to do.
    static func translated<Value>(_ path: String, _ work: () throws -> Value) throws(ArchiveError) -> Value {
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
