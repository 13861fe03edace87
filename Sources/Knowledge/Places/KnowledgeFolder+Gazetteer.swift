#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension KnowledgeFolder {
    /// The compiled gazetteer of the world.
    public var worldGazetteer: String { path + "/places/world.gazetteer" }

    /// The gazetteer with the places that some files of the folder tell of; mistakes in them are the concern of
    /// `KnowledgeBase`, which can be read at the same time.
    ///
    /// - Throws: as `gazetteer(with:)`.
    public func gazetteer(beside files: [KnowledgeText]) throws(GazetteerError) -> Gazetteer {
        try gazetteer(with: Self.places(in: files).places)
    }

    private static func places(in files: [KnowledgeText]) -> (places: [Place], problems: [KnowledgeProblem]) {
        var places: [Place] = []
        var problems: [KnowledgeProblem] = []
        for text in files.sorted(by: { $0.file < $1.file }) where text.file.hasSuffix(".places") {
            problems += Place.read(text, into: &places)
        }
        return (places, problems)
    }

    /// The gazetteer with everything that the folder knows of places.
    ///
    /// To the world's places come those of the `.places` files and of any list (`*.csv`, `*.tsv`) that somebody put into
    /// `places/`, and the user's own lists. A folder without the compiled file gives a gazetteer of the others alone.
    ///
    /// - Throws: `GazetteerError` where a file cannot be read or is damaged.
    public func gazetteer(with places: [Place]) throws(GazetteerError) -> Gazetteer {
        var gazetteer =
            FileManager.default.fileExists(atPath: worldGazetteer) ? try Gazetteer(path: worldGazetteer) : Gazetteer()
        gazetteer.add(places)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/places")) ?? []
        for name in names.sorted() where name.hasSuffix(".csv") || name.hasSuffix(".tsv") {
            let file = path + "/places/" + name
            try gazetteer.add(list: GazetteerFile.bytes(of: file), name: file)
        }
        for file in ownPlaces { try gazetteer.add(list: GazetteerFile.bytes(of: file), name: file) }
        return gazetteer
    }

    /// The same gazetteer, read without the other knowledge.
    ///
    /// - Throws: `GazetteerError` or `KnowledgeError` where a file cannot be read, is damaged or has a mistake.
    public func gazetteerAlone() throws -> Gazetteer {
        let (places, problems) = Self.places(in: try files(endingWith: [".places"]))
        guard problems.isEmpty else { throw KnowledgeError(problems: problems) }
        return try gazetteer(with: places)
    }
}
