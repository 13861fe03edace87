import Coding
import Foundation

/// A FeatureCollection of RFC 7946, a feature a line; events whose place is not known have the geometry `null`.
struct GeoJSONWriter: RecordWriter {
    private let context: ExportContext
    private let encoder: JSONEncoder
    private var isFirst = true

    init(_ context: ExportContext) {
        self.context = context
        encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    let head = "{\"type\":\"FeatureCollection\",\"features\":["

    mutating func text(for record: ExportRecord) throws(LeftOut) -> String {
        let event = try record.event()
        let feature = Feature(
            id: event.id, geometry: point(event),
            properties: Properties(
                report: event.report, publisher: record.publisher, published: record.published?.description,
                plover: event.code.type.plover, mode: event.code.mode, cameo: event.code.cameo,
                contexts: event.contexts, status: event.status.rawValue, historical: event.historical,
                actors: event.actors.map { context.name($0) }, recipients: event.recipients.map { context.name($0) },
                from: event.date.value.from?.description, to: event.date.value.to?.description,
                time_precision: event.date.value.acledPrecision, place: event.place?.name,
                country: event.place?.country, precision: event.place?.precision,
                where_prec: event.place?.wherePrecision, numbers: event.numbers.map(\.line), text: record.words))
        guard let data = try? encoder.encode(feature) else { throw LeftOut(reason: "not writable as JSON") }
        let start = isFirst ? "\n" : ",\n"
        isFirst = false
        return start + String(decoding: data, as: UTF8.self)
    }

    mutating func tail() -> String { "\n]}\n" }

    private func point(_ event: Event) -> Point? {
        guard let latitude = event.place?.latitude, let longitude = event.place?.longitude else { return nil }
        return Point(coordinates: [longitude, latitude])
    }

    private struct Feature: Encodable {
        let type = "Feature"
        var id: String
        var geometry: Point?
        var properties: Properties

        private enum Key: String, CodingKey { case type, id, geometry, properties }

        /// A geometry that is not known is written as `null`, which the standard asks for.
        func encode(to encoder: any Encoder) throws {
            var feature = encoder.container(keyedBy: Key.self)
            try feature.encode(type, forKey: .type)
            try feature.encode(id, forKey: .id)
            try feature.encode(geometry, forKey: .geometry)
            try feature.encode(properties, forKey: .properties)
        }
    }

    private struct Point: Encodable {
        let type = "Point"
        var coordinates: [Double]
    }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    private struct Properties: Encodable {
        var report: String
        var publisher, published, plover, mode: String?
        var cameo: String
        var contexts: [String]
        var status: String
        var historical: Bool
        var actors, recipients: [String]
        var from, to: String?
        var time_precision: Int?
        var place, country: String?
        var precision, where_prec: Int?
        var numbers: [String]
        var text: String
    }
}
