import Foundation
import Testing

@testable import Knowledge

@Suite struct GazetteerTests {
    private let tiny: Gazetteer

    init() throws { tiny = try Gazetteer(serialized: TinyGazetteer.bytes(), name: "tiny") }

    private static let world = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Knowledge")

    // MARK: Names

    @Test(arguments: [
        ("Aguel'hoc", "aguelhoc"), ("Aguel\u{2019}hoc", "aguelhoc"), ("Saint-Louis", "saint louis"),
        ("SAINT  LOUIS", "saint louis"), ("Ménaka", "menaka"), ("Me\u{301}naka", "menaka"), ("U.S.", "us"),
        ("Åre", "are"), ("Đà Nẵng", "da nang"), ("Łódź", "lodz"), ("Киев", ""), ("-", ""),
        ("Gaza — Strip", "gaza strip"),
    ])
    func namesAreFolded(name: String, key: String) { #expect(NameKey.fold(name) == key) }

    @Test func foldingTwiceIsFoldingOnce() {
        for entry in TinyGazetteer.entries {
            for name in entry.names { #expect(NameKey.fold(NameKey.fold(name)) == NameKey.fold(name)) }
        }
    }

    // MARK: Looking up

    @Test func findsEveryNameAndWhatItLiesIn() throws {
        for (number, entry) in TinyGazetteer.entries.enumerated() {
            for name in entry.names {
                #expect(tiny.namings(of: name.uppercased()).contains { $0.place == Gazetteer.Index(number) }, "\(name)")
            }
        }
        let town = try #require(tiny.namings(of: "gao").last)
        #expect(tiny[town.place].kind == .town)
        #expect(tiny[town.place].country == "MLI")
        #expect(tiny.chain(of: town.place).map { tiny[$0].name } == ["Gao", "Gao", "Mali"])
        #expect(abs(tiny[town.place].latitude - 16.2717) < 0.0001)
        #expect(abs(tiny[town.place].longitude + 0.0447) < 0.0001)
        #expect(abs(tiny[town.place].population - 132_933) < 70)
        #expect(tiny.namings(of: "nowhere").isEmpty)
        #expect(tiny.namings(of: "").isEmpty)
    }

    @Test func tellsOwnNamesFromOthersAndAbbreviations() {
        #expect(tiny.namings(of: "Timbuktu").map(\.isMain) == [true])
        #expect(tiny.namings(of: "Tombouctou").map(\.isMain) == [false])
        #expect(Set(tiny.namings(of: "Ky.").map(\.isAbbreviation)) == [true])
        #expect(tiny.namings(of: "Kentucky").map(\.isAbbreviation) == [false])
    }

    @Test func findsLongNamesThatAreOneLetterOff() {
        #expect(tiny.namings(nearKey: "ogassagou").map { tiny[$0.place].name } == ["Ogossagou"])
        #expect(tiny.namings(nearKey: "ogossago").map { tiny[$0.place].name } == ["Ogossagou"])
        #expect(tiny.namings(nearKey: "ogossagou").isEmpty)
        #expect(tiny.namings(nearKey: "goa").isEmpty)
    }

    @Test func knowsManyNamesAcrossBlocks() throws {
        let entries = (0..<500).map { number in
            TinyGazetteer.Entry(kind: .town, names: ["Place \(number)", "Lieu-\(number % 7)"], point: (0, 0))
        }
        let gazetteer = try Gazetteer(serialized: TinyGazetteer.bytes(entries, codes: ""), name: "many")
        for number in 0..<500 {
            #expect(gazetteer.namings(of: "place \(number)").map(\.place) == [Gazetteer.Index(number)])
        }
        #expect(gazetteer.namings(of: "lieu 3").count == 71)
    }

    // MARK: Additions

    @Test func additionsWinOverTheirCounterparts() throws {
        var gazetteer = tiny
        gazetteer.add([
            Place(
                id: "gao", name: "Gao", aliases: ["Gawgaw"], country: "MLI", latitude: 16.3, longitude: 0, kind: "town",
                position: KnowledgePosition(file: "test.places", line: 1))
        ])
        let namings = gazetteer.namings(of: "Gao")
        #expect(namings.count == 2)
        let first = try #require(namings.first)
        #expect(gazetteer[first.place].identifier == "gao")
        #expect(gazetteer[first.place].latitude == 16.3)
        #expect(gazetteer[first.place].population > 132_000)
        #expect(gazetteer.chain(of: first.place).map { gazetteer[$0].name } == ["Gao", "Gao", "Mali"])
        #expect(gazetteer.namings(of: "Gawgaw").map(\.place) == [first.place])
        #expect(gazetteer.namings(of: "Gao").contains { gazetteer[$0.place].kind == .region })
    }

    @Test func importsTablesAndDumps() throws {
        var gazetteer = tiny
        let table = """
            \u{FEFF}name,country,latitude,longitude,aliases,population
            Ber,ML,16.8349,-2.5319,"Bèr; Berr",500
            "Gossi",MLI,15.8261,-1.2961,,
            """
        #expect(try gazetteer.add(list: Array(table.utf8), name: "own.csv") == 2)
        let ber = try #require(gazetteer.namings(of: "Berr").first)
        #expect(gazetteer[ber.place].country == "MLI")
        #expect(gazetteer[ber.place].population == 500)
        #expect(gazetteer.parent(of: ber.place) == gazetteer.country("MLI"))
        let dump =
            "1\tMoura\tMoura\tMourah,Mura\t14.41\t-4.73\tP\tPPL\tML\t\t\t\t\t\t1200\t\t\tAfrica/Bamako\t2024-01-01\n"
        #expect(try gazetteer.add(list: Array(dump.utf8), name: "ML.txt") == 1)
        #expect(gazetteer.namings(of: "Mourah").first.map { gazetteer[$0.place].geonameID } == 1)
    }

    @Test(arguments: [
        ("name,latitude,longitude\nGao,1,2\n", 1, "'country'"),
        ("name,country,latitude,longitude\nGao,ML,x,2\n", 2, "latitude"),
        ("name,country,latitude,longitude\nA,ML,1,2\n,ML,1,2\n", 3, "name"),
    ])
    func mistakesInListsAreNamed(list: String, line: Int, word: String) {
        var gazetteer = tiny
        let before = gazetteer.count
        #expect {
            try gazetteer.add(list: Array(list.utf8), name: "own.csv")
        } throws: { error in
            "\(error)".hasPrefix("own.csv:\(line): ") && "\(error)".contains(word)
        }
        #expect(gazetteer.count == before)
    }

    // MARK: Damage

    @Test func wrongFilesAreRefused() {
        let bytes = TinyGazetteer.bytes()
        for damaged in [[], Array("GAZETT".utf8), Array(bytes.dropLast()), bytes + [0], Array(repeating: 7, count: 99)]
        {
            #expect(throws: GazetteerError.self) { try Gazetteer(serialized: damaged, name: "damaged") }
        }
        #expect(throws: GazetteerError.self) { try Gazetteer(path: "/nowhere/world.gazetteer") }
        #expect(throws: GazetteerError.self) { try Gazetteer(path: "/") }
    }

    @Test func damagedFilesNeverTrap() throws {
        var random = SplitMix(state: 2024)
        let sound = TinyGazetteer.bytes()
        for _ in 0..<400 {
            var bytes = sound
            for _ in 0..<Int(random.next() % 6) + 1 {
                // The header's sizes are checked as a whole; what they frame is damaged here.
                let place = 28 + Int(random.next() % UInt64(bytes.count - 28))
                bytes[place] = UInt8(truncatingIfNeeded: random.next())
            }
            let gazetteer = try Gazetteer(serialized: bytes, name: "damaged")
            for name in ["gao", "mali", "ky", "saint louis", "tombouctou", "zzz"] {
                for naming in gazetteer.namings(of: name) + gazetteer.namings(nearKey: name + "agou") {
                    _ = gazetteer[naming.place]
                    #expect(gazetteer.facts(of: naming.place).chain.count <= 6)
                }
            }
        }
    }

    @Test func damagedListsNeverTrap() {
        var random = SplitMix(state: 7)
        let sound = Array("name,country,latitude,longitude,aliases\nBer,ML,16.8,-2.5,\"Bèr;B\"\n1\t2\t3\n".utf8)
        for _ in 0..<400 {
            var bytes = sound
            for _ in 0..<4 {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            var gazetteer = tiny
            _ = try? gazetteer.add(list: bytes, name: "damaged.csv")
            #expect(gazetteer.count >= tiny.count)
        }
    }

    // MARK: The world

    @Test(arguments: [
        "Kidal", "Ber", "Tessalit", "Aguelhok", "Aguel'hoc", "Ménaka", "Menaka", "Gao", "Gossi", "Ogossagou", "Mopti",
        "Sévaré", "Sevare", "Douentza", "Timbuktu", "Tombouctou", "Ansongo", "Moura", "Kati",
    ])
    func theWorldHasThePlacesOfTheSahel(name: String) throws {
        let gazetteer = try Self.loadedWorld.get()
        let first = try #require(gazetteer.namings(of: name).first)
        #expect(gazetteer[first.place].country == "MLI")
        #expect(gazetteer[first.place].kind == .town)
    }

    @Test(arguments: [("Ogassagou", "Ogossagou"), ("Diabali", "Diabaly")])
    func theWorldForgivesOneLetter(name: String, right: String) throws {
        let gazetteer = try Self.loadedWorld.get()
        #expect(gazetteer.namings(of: name).isEmpty)
        #expect(gazetteer.namings(nearKey: NameKey.fold(name)).first.map { gazetteer[$0.place].name } == right)
    }

    @Test func theWorldIsLargeAndSound() throws {
        let gazetteer = try Self.loadedWorld.get()
        #expect(gazetteer.count > 250_000)
        let bamako = try #require(gazetteer.namings(of: "Bamako").first)
        #expect(gazetteer[bamako.place].kind == .capital)
        for code in ["MLI", "USA", "FRA", "UKR"] { #expect(gazetteer.country(code) != nil) }
        let texas = try #require(gazetteer.namings(of: "TX").first)
        #expect(gazetteer[texas.place].name == "Texas")
        for number in stride(from: 0, to: gazetteer.count, by: 997) {
            let entry = gazetteer[Gazetteer.Index(number)]
            #expect(
                gazetteer.namings(of: entry.name).contains { $0.place == Gazetteer.Index(number) }
                    || entry.kind != .town, "\(entry.name)")
            #expect(abs(entry.latitude) <= 90 && abs(entry.longitude) <= 180)
        }
    }

    private static let loadedWorld = Result {
        let folder = try KnowledgeFolder(path: world.path, executable: "", environment: [:])
        var places: [Place] = []
        for file in ["places/sahel.places", "places/cities.places"] {
            let text = try String(contentsOf: world.appendingPathComponent(file), encoding: .utf8)
            #expect(Place.read(KnowledgeText(file: file, text: text), into: &places).isEmpty)
        }
        return try folder.gazetteer(with: places)
    }
}

/// Steele, Lea and Flood's generator: the same numbers from the same seed.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
