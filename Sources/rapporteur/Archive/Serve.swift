import Archive
import ArgumentParser
import Coding
import Desk
import Dispatch
import Foundation
import Synchronization

/// `serve`: the situation in a browser.
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show an archive in a browser.",
        discussion: """
            Only this machine can reach the pages, unless --host names another address, which needs a --token. No \
            request leaves the machine.

            EXAMPLES
              rapporteur serve --archive mali.rapporteur
              rapporteur serve --host 0.0.0.0 --token "$(openssl rand -hex 24)"
            """)

    @OptionGroup var archive: ArchiveOptions

    @Option(help: "The port.")
    var port = 8080

    @Option(help: "An address of this machine.")
    var host = "127.0.0.1"

    @Option(help: "What a reader must enter (or RAPPORTEUR_TOKEN); needed with an address others can reach.")
    var token: String?

    @OptionGroup var options: KnowledgeOptions

    func validate() throws {
        guard (1...65_535).contains(port) else { throw ValidationError("--port is a number from 1 to 65535.") }
    }

    func run() throws {
        var settings = DeskSettings()
        settings.host = host
        settings.port = port
        settings.token = token ?? ProcessInfo.processInfo.environment["RAPPORTEUR_TOKEN"]
        let folder = Desk.folder(
            besideKnowledge: try options.folder().path, environment: ProcessInfo.processInfo.environment)
        let desk = try Desk(
            archive: try archive.open(.creating), rapporteur: try options.rapporteur(),
            coder: try options.coderVersion(), folder: folder, settings: settings)
        let address = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)/"
        try Self.wait {
            do {
                try await desk.serve { Terminal.complain("rapporteur: \(address) – end with Ctrl-C") }
            } catch {
                throw Failure(description: "\(address): cannot listen there (\(error)); is the port taken?")
            }
        }
    }

    /// Runs asynchronous work from a command, which is not.
    private static func wait(for work: @escaping @Sendable () async throws -> Void) throws {
        let done = DispatchSemaphore(value: 0)
        let failure = Mutex<(any Error)?>(nil)
        Task {
            do { try await work() } catch { failure.withLock { $0 = error } }
            done.signal()
        }
        done.wait()
        if let error = failure.withLock({ $0 }) { throw error }
    }
}
