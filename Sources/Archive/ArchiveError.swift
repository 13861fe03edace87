/// Why an archive cannot be used. The file is never touched when one of these is thrown on opening.
public enum ArchiveError: Error, Sendable, Equatable, CustomStringConvertible {
    case missing(path: String)
    /// The file is something else: no database, or a database of another program.
    case foreign(path: String)
    /// Written by a newer Rapporteur, with these migrations that this one does not know.
    case newer(path: String, unknown: [String])
    case damaged(path: String, detail: String)
    case busy(path: String)
    case full(path: String)
    case unreadable(path: String, detail: String)
    /// No statement of the archive has this key.
    case unknownStatement(key: String)
    /// What a person asked cannot be done to this statement.
    case refused(detail: String)

    public var description: String {
        switch self {
        case .missing(let path): "\(path): no such archive; 'rapporteur add FILE… --archive \(path)' makes it"
        case .foreign(let path): "\(path): is no Rapporteur archive; nothing was changed"
        case .newer(let path, let unknown):
            "\(path): was written by a newer Rapporteur (\(unknown.joined(separator: ", "))); update, nothing was changed"
        case .damaged(let path, let detail):
            "\(path): is damaged (\(detail)); restore it from a backup, nothing was changed"
        case .busy(let path): "\(path): another process is writing to it; try again when it has finished"
        case .full(let path): "\(path): the disk is full; nothing half-written was kept, free some space and add again"
        case .unreadable(let path, let detail): "\(path): cannot be opened (\(detail))"
        case .unknownStatement(let key):
            "\(key): no statement of the archive has this id; 'rapporteur events' lists them"
        case .refused(let detail): detail
        }
    }
}
