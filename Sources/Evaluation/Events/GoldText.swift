#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A text with the events that a coder should find in it.
public struct GoldText: Sendable, Decodable, Equatable {
    public struct Event: Sendable, Decodable, Equatable {
        /// PLOVER type; `nil` where PLOVER has none. `YIELD` stands for CONCEDE or RETREAT.
        public var plover: String?
        public var mode: String?
        public var cameo: String?
        /// Country or organisation code and sectors, such as "MLI GOV".
        public var actor: String?
        public var actorText: String?
        public var target: String?
        public var targetText: String?
        public var status: String?
        public var speakerText: String?
        public var date: String?
        public var placeText: String?
        public var country: String?

        private enum CodingKeys: String, CodingKey {
            case plover, mode, cameo, actor, target, status, date, country
            case actorText = "actor_text"
            case targetText = "target_text"
            case speakerText = "speaker_text"
            case placeText = "place_text"
        }
    }

    public var id: String
    public var published: String?
    public var text: String
    public var events: [Event]

    /// Reads JSON Lines.
    ///
    /// - Throws: `GoldError` naming the file and line.
    public static func read(_ bytes: [UInt8], file: String) throws(GoldError) -> [GoldText] {
        var texts: [GoldText] = []
        let decoder = JSONDecoder()
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard line.contains(where: { $0 > UInt8(ascii: " ") }) else { continue }
            do {
                texts.append(try decoder.decode(GoldText.self, from: Data(line)))
            } catch {
                throw GoldError(
                    description:
                        "\(file):\(number): not a gold text (needs \"id\", \"text\", \"events\"): \(Self.reason(error))"
                )
            }
        }
        guard !texts.isEmpty else { throw GoldError(description: "\(file): holds no gold texts") }
        return texts
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "no \"\(key.stringValue)\""
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "\"\(context.codingPath.map(\.stringValue).joined(separator: "."))\" has another type"
        default: "no JSON object"
        }
    }
}

/// A gold file that cannot be used, in one line.
public struct GoldError: Error, Sendable, CustomStringConvertible {
    public var description: String
}
