import Foundation
import Hummingbird
import Logging

extension Desk {
    /// Serves until the process is told to end.
    ///
    /// - Parameter isReady: called when connections are taken.
    public func serve(isReady: @escaping @Sendable () -> Void) async throws {
        var logger = Logger(label: "rapporteur")
        logger.logLevel = .error
        let application = Application(
            router: router(),
            server: .http1(configuration: .init(idleTimeout: .seconds(75))),
            configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil),
            onServerRunning: { _ in isReady() }, logger: logger)
        try await application.runService()
    }
}
