/// Where the desk listens, and how much it takes.
public struct DeskSettings: Sendable {
    /// An address of this machine; only a loopback address needs no token.
    public var host = "127.0.0.1"
    public var port = 8080
    /// What a reader must show where the desk can be reached from other machines.
    public var token: String?
    /// The most bytes of one upload.
    public var largestUpload = 64 << 20
    /// Seconds in which an upload must have come in.
    public var slowestUpload = 60
    /// Uploads that may wait.
    public var longestQueue = 16
    /// Requests a second from one address, and how many may come at once.
    public var requestsPerSecond = 2_000.0
    /// The most reports that one briefing reads.
    public var reportsPerBriefing = 2_000

    /// The most statements that a drawing adds up, the newest first.
    public var statementsPerDrawing = 10_000

    public init() {}

    /// Whether only this machine can reach the host.
    public var isLoopback: Bool { Self.isLoopback(host) }

    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
