import Dispatch
import Foundation
import Hummingbird
import Logging

/// What Hummingbird carries along with a request; tests make one without a connection.
struct DeskContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address of who asks.
    var address = "local"

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "local"
    }

    init(logger: Logger) { coreContext = .init(source: Unconnected(logger: logger)) }

    private struct Unconnected: RequestContextSource {
        var logger: Logger
    }
}

extension Desk {
    /// Reading of the archive must not hold up those that take requests.
    private static let readers = DispatchQueue(label: "readers", attributes: .concurrent)

    func router() -> Router<DeskContext> {
        let router = Router(context: DeskContext.self)
        router.add(middleware: Entrance(desk: self))
        for endpoint in Self.endpoints {
            let method: HTTPRequest.Method = endpoint.method == .get ? .get : .post
            router.on(RouterPath(endpoint.path), method: method) { request, context in
                try await self.respond(to: request, context, endpoint)
            }
        }
        return router
    }

    private func respond(
        to request: Request, _ context: DeskContext, _ endpoint: Endpoint
    ) async throws -> Response {
        var question = Question(request)
        for parameter in endpoint.parameters where parameter.place == .path {
            question.parameters[parameter.name] = context.parameters.get(parameter.name)
        }
        if endpoint.method == .post {
            question.body = try await body(of: request)
            question.contentType = request.headers[.contentType] ?? ""
            return try await answer(question, endpoint).response
        }
        let key = "\(question.language) \(request.uri.string)"
        let state = archive.state
        let answer: Answer
        if endpoint.isLasting, let known = memory.answer(to: key, state: state) {
            answer = known
        } else if endpoint.isLasting {
            let asked = question
            answer = try await work.answer(to: "\(state) \(key)") { [self] in
                let answer = try await self.answer(asked, endpoint)
                memory.keep(answer, to: key, state: state)
                return answer
            }
        } else {
            answer = try await self.answer(question, endpoint)
        }
        if answer.status == 200, let seen = request.headers[.ifNoneMatch], Self.names(answer.tag, in: seen) {
            return Response(status: .notModified, headers: [.eTag: answer.tag, .cacheControl: "no-cache"])
        }
        return answer.response
    }

    private func answer(_ question: Question, _ endpoint: Endpoint) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            Self.readers.async {
                continuation.resume(with: Result { try endpoint.answer(self, question) })
            }
        }
    }

    private static func names(_ tag: String, in header: String) -> Bool {
        header.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            .contains { $0 == "*" || $0 == tag || $0 == "W/" + tag }
    }

    /// All bytes of a request: no more than are taken, and no slower.
    private func body(of request: Request) async throws -> [UInt8] {
        let (most, seconds) = (settings.largestUpload, settings.slowestUpload)
        let large = Problem(status: 413, title: "Too large", detail: "An upload has at most \(most >> 20) MB.")
        if let length = request.headers[.contentLength].flatMap(Int.init), length > most { throw large }
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask {
                var bytes: [UInt8] = []
                for try await part in request.body {
                    guard bytes.count + part.readableBytes <= most else { throw large }
                    bytes += part.readableBytesView
                }
                return bytes
            }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw Problem(
                    status: 408, title: "Too slow", detail: "An upload has \(seconds) seconds to come in.")
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }
}

extension Question {
    init(_ request: Request) {
        isPost = request.method == .post
        path = request.uri.path
        if let query = request.uri.query { parameters = FormEncoding.parameters(of: query) }
        language =
            parameters["language"].flatMap { DeskFiles.languages.contains($0) ? $0 : nil }
            ?? Self.language(accepting: request.headers[.acceptLanguage] ?? "")
    }

    /// The language that a reader likes best of those that the desk speaks.
    static func language(accepting header: String) -> String {
        let wishes = header.split(separator: ",").enumerated().map { index, wish in
            let parts = wish.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return (language: String((parts.first ?? "").prefix(2)).lowercased(), weight: weight, index: index)
        }
        let best = wishes.filter { DeskFiles.languages.contains($0.language) && $0.weight > 0 }
            .max { ($0.weight, $1.index) < ($1.weight, $0.index) }
        return best?.language ?? "en"
    }
}

extension Answer {
    var response: Response {
        var fields: HTTPFields = [.contentType: contentType, .cacheControl: "no-cache"]
        for (name, value) in headers {
            if let name = HTTPFields.Element.Name(name) { fields[name] = value }
        }
        if status == 200 { fields[.eTag] = tag }
        fields[.contentLength] = String(body.count)
        return Response(
            status: .init(code: status), headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}
