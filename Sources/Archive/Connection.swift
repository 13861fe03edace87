internal import GRDB
import Synchronization

/// The ways into an archive's file, opened when they are needed. Who only reads opens it for reading, and changes no byte.
final class Connection: Sendable {
    let path: String
    private let largestSize: Int?
    private let pools = Mutex<(reader: DatabasePool?, writer: DatabasePool?)>((nil, nil))

    init(path: String, largestSize: Int?) {
        self.path = path
        self.largestSize = largestSize
    }

    func reader() throws -> any DatabaseReader {
        try pools.withLock { pools in
            if let writer = pools.writer { return writer }
            if let reader = pools.reader { return reader }
            let reader = try open(readonly: true)
            pools.reader = reader
            return reader
        }
    }

    func writer() throws -> DatabasePool {
        try pools.withLock { pools in
            if let writer = pools.writer { return writer }
            let writer = try open(readonly: false)
            pools.writer = writer
            return writer
        }
    }

    func close() throws {
        try pools.withLock { pools in
            try pools.reader?.close()
            try pools.writer?.close()
            pools = (nil, nil)
        }
    }

    private func open(readonly: Bool) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(30)
        configuration.prepareDatabase { [largestSize] database in
            try database.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY")
            // Rows go to many indexes: their pages are kept at hand, and written to the file seldom.
            if !readonly { try database.execute(sql: "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000") }
            // A query looks at many pages once: the file's own pages need no copies.
            if readonly { try database.execute(sql: "PRAGMA mmap_size = 4294967296") }
            if let largestSize {
                try database.execute(sql: "PRAGMA max_page_count = \(max(1, largestSize / 4096))")
            }
        }
        return try DatabasePool(path: path, configuration: configuration)
    }
}
