import Archive
import Foundation
import Hummingbird

/// What every request goes through: who may come in, what is said when something goes wrong, and what every answer bears.
struct Entrance: RouterMiddleware {
    let desk: Desk

    func handle(
        _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            if let refusal = refusal(of: request, context) { throw refusal }
            response = try await next(request, context)
        } catch {
            response = desk.answer(to: Self.problem(error), Question(request), wantsJSON: wantsJSON(request)).response
        }
        for (name, value) in Doorkeeper.headers {
            if let name = HTTPFields.Element.Name(name) { response.headers[name] = value }
        }
        return response
    }

    private func refusal(of request: Request, _ context: DeskContext) -> Problem? {
        guard desk.rate.allows(context.address, now: ProcessInfo.processInfo.systemUptime) else {
            return Problem(status: 429, title: "Too many requests", detail: "Ask again in a second.")
        }
        let caller = Doorkeeper.Caller(
            method: request.method.rawValue, path: request.uri.path, host: request.head.authority,
            origin: request.headers[.origin],
            site: HTTPFields.Element.Name("Sec-Fetch-Site").flatMap { request.headers[$0] },
            authorization: request.headers[.authorization], cookie: request.headers[.cookie])
        return desk.doorkeeper.refusal(of: caller)
    }

    private func wantsJSON(_ request: Request) -> Bool {
        request.uri.path.hasPrefix("/api") || request.uri.path == "/openapi.json"
    }

    /// Errors in words for readers; what they need not know stays here.
    private static func problem(_ error: any Error) -> Problem {
        switch error {
        case let problem as Problem: problem
        case let error as ArchiveError: Problem(status: 503, title: "Archive", detail: "\(error)")
        case let error as HTTPError:
            error.status == .notFound
                ? .missing("There is no such page.")
                : Problem(status: error.status.code, title: error.status.reasonPhrase, detail: error.body ?? "")
        default: Problem(status: 500, title: "Error", detail: "Something went wrong.")
        }
    }
}
