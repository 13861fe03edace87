import Testing

@testable import Coding

struct NamePieceTests {
    @Test(arguments: [
        ("U.N.", ["un"]), ("al-Qaeda", ["al", "qaeda"]), ("Goïta", ["goita"]), ("N'Djamena", ["ndjamena"]),
        ("Côte d’Ivoire", ["cote", "divoire"]), ("Łódź", ["lodz"]), ("İzmir", ["izmir"]), ("", []), ("--", []),
        ("S/RES/2690", ["s", "res", "2690"]), ("Straße", ["strasse"]),
    ])
    func folds(text: String, expected: [String]) {
        #expect(NamePiece.pieces(of: text).map(\.folded) == expected)
    }

    @Test(arguments: [
        ("US", "US", true), ("US", "us", false), ("US", "Us", false), ("UNICEF", "Unicef", true),
        ("Mali", "MALI", true),
        ("Mali", "mali", false), ("of", "Of", true),
    ])
    func mindsCase(name: String, text: String, admits: Bool) throws {
        let name = try #require(NamePiece.pieces(of: name).first)
        let text = try #require(NamePiece.pieces(of: text).first)
        #expect(name.admits(text) == admits)
    }

    /// Folding what is folded changes nothing.
    @Test func foldingIsIdempotent() {
        for text in ["Ménaka", "GSIM", "Nasr al-Islam", "Ždanov", "O'Brien", "Ñuñoa 12"] {
            let once = NamePiece.pieces(of: text).map(\.folded)
            #expect(NamePiece.pieces(of: once.joined(separator: " ")).map(\.folded) == once)
        }
    }
}
