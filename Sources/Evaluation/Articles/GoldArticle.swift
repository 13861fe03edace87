import Foundation
import Reports

/// A page and the text that people found in it.
public struct GoldArticle: Decodable, Sendable {
    public var id: String
    public var url: String?
    /// Path of the page, from the gold file's folder; may be gzipped.
    public var page: String
    public var body: String
    /// The day of publication, where people noted it.
    public var published: String?

    private enum CodingKeys: String, CodingKey {
        case id, url, body, published
        case page = "html"
        case packed = "html_gz"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(String.self, forKey: .id)
        url = try fields.decodeIfPresent(String.self, forKey: .url)
        page =
            try fields.decodeIfPresent(String.self, forKey: .packed) ?? fields.decode(String.self, forKey: .page)
        body = try fields.decode(String.self, forKey: .body)
        published = try fields.decodeIfPresent(String.self, forKey: .published)
    }

    /// - Throws: `ReportError` naming the file and line of a mistake.
    public static func read(_ bytes: [UInt8], file: String) throws(ReportError) -> [GoldArticle] {
        var articles: [GoldArticle] = []
        for (index, line) in bytes.split(separator: 10).enumerated() {
            do {
                articles.append(try JSONDecoder().decode(GoldArticle.self, from: Data(line)))
            } catch {
                throw ReportError(
                    id: "\(file):\(index + 1)", message: "is no {\"id\",\"html_gz\",\"body\"}", reason: .malformed)
            }
        }
        return articles
    }
}
