#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The folder where the knowledge files stand.
public struct KnowledgeFolder: Sendable {
    public var path: String
    /// Paths of files of actors that a user brings along; they win over those of the folder.
    public var ownActors: [String] = []
    /// Paths of lists of places that a user brings along, see `Gazetteer.add(list:name:)`.
    public var ownPlaces: [String] = []

    /// Uses the path given, else finds the folder.
    ///
    /// Looks, in this order, at the environment variable `RAPPORTEUR_KNOWLEDGE`, beside the executable, in
    /// `../share/rapporteur`, and in the folders above the executable, so that a build tree finds its own.
    ///
    /// - Throws: `NotFound`, naming the places looked at.
    public init(path: String? = nil, executable: String, environment: [String: String]) throws(NotFound) {
        if let path = path ?? environment["RAPPORTEUR_KNOWLEDGE"] {
            guard Self.isKnowledge(path) else { throw NotFound(looked: [path]) }
            self.path = path
            return
        }
        var looked: [String] = []
        var folder = Self.parent(of: Self.resolved(executable))
        var candidates = [folder + "/Knowledge", Self.parent(of: folder) + "/share/rapporteur/Knowledge"]
        while folder != "/" {
            folder = Self.parent(of: folder)
            candidates.append((folder == "/" ? "" : folder) + "/Knowledge")
        }
        for candidate in candidates {
            if Self.isKnowledge(candidate) {
                self.path = candidate
                return
            }
            looked.append(candidate)
        }
        throw NotFound(looked: looked)
    }

    /// No folder with knowledge was found.
    public struct NotFound: Error, Sendable, CustomStringConvertible {
        public var looked: [String]

        public var description: String {
            "no knowledge folder at \(looked.joined(separator: ", ")): name it with --knowledge or RAPPORTEUR_KNOWLEDGE"
        }
    }

    /// The folder of a language's trained model.
    public func model(language: String) -> String { "\(path)/languages/\(language)/model" }

    /// Every knowledge file below the folder, and the user's own.
    ///
    /// - Throws: `KnowledgeError` naming a file that cannot be read as UTF-8.
    public func files() throws(KnowledgeError) -> [KnowledgeText] {
        var texts = try files(endingWith: Self.endings)
        for file in ownActors {
            texts.append(KnowledgeText(file: file, text: try Self.text(of: file, named: file), isOwn: true))
        }
        return texts
    }

    func files(endingWith endings: [String]) throws(KnowledgeError) -> [KnowledgeText] {
        var texts: [KnowledgeText] = []
        for file in (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        where endings.contains(where: { file.hasSuffix($0) }) {
            texts.append(KnowledgeText(file: file, text: try Self.text(of: path + "/" + file, named: file)))
        }
        return texts
    }

    private static func text(of path: String, named file: String) throws(KnowledgeError) -> String {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else {
            throw KnowledgeError(problems: [
                KnowledgeProblem(
                    position: KnowledgePosition(file: file, line: 1), message: "cannot be read as UTF-8")
            ])
        }
        return text
    }

    private static let endings =
        [
            ".types", ".codes", ".actors", ".agents", ".classes", ".places", ".frames", ".rules", ".words", ".phrases",
            ".relations", ".facts", ".decisions", ".quantities",
            ".cues",
        ] + SituationKnowledge.endings + ExchangeKnowledge.endings

    private static func isKnowledge(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/ontology")
    }

    private static func resolved(_ executable: String) -> String {
        URL(fileURLWithPath: executable).resolvingSymlinksInPath().path
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }
}
