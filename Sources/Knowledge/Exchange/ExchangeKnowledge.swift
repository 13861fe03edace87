/// How other data sets call what Rapporteur codes: the files of `Knowledge/exports`.
public struct ExchangeKnowledge: Sendable {
    /// By ISO 3166-1 alpha-3.
    public private(set) var countries: [String: CountryCodes] = [:]
    /// By the name of the file: `acled`, `ucdp`, `plover`, `cameo`.
    public private(set) var mappings: [String: Mapping] = [:]

    private var iso3ByName: [String: String] = [:]
    private var iso3ByFIPS: [String: String] = [:]

    init(_ files: [KnowledgeText], ontology: Ontology, problems: inout [KnowledgeProblem]) {
        for text in files where text.file.hasSuffix(".countries") { problems += readCountries(text) }
        for text in files where text.file.hasSuffix(".mapping") {
            let name = text.file.split(separator: "/").last?.dropLast(".mapping".count) ?? ""
            mappings[String(name)] = Mapping(text, ontology: ontology, problems: &problems)
        }
    }

    /// The mapping of a file; one without lines where there is no such file.
    public func mapping(_ name: String) -> Mapping { mappings[name] ?? Mapping() }

    /// ISO 3166-1 alpha-3 of a state by any of its names, its own code, or FIPS 10-4 where that is asked for.
    public func iso3(named name: String) -> String? { iso3ByName[name.lowercased()] }

    /// ISO 3166-1 alpha-3 of FIPS 10-4.
    public func iso3(fips code: String) -> String? { iso3ByFIPS[code.uppercased()] }

    static let endings = [".countries", ".mapping"]

    private mutating func readCountries(_ text: KnowledgeText) -> [KnowledgeProblem] {
        var problems: [KnowledgeProblem] = []
        for line in text.lines() {
            let columns = line.columns.map(String.init)
            guard columns.count == 7, columns[0].utf8.count == 3, columns[1] == "-" || Int(columns[1]) != nil,
                columns[3] == "-" || Int(columns[3]) != nil
            else {
                problems.append(
                    line.problem("expected: ISO3, number|-, FIPS|-, GW number|-, ACLED region|-, UCDP region|-, names"))
                continue
            }
            func known(_ index: Int) -> String? { columns[index] == "-" ? nil : columns[index] }
            let names = columns[6][...].list(separatedBy: ";")
            let country = CountryCodes(
                iso3: columns[0], number: Int(columns[1]), fips: known(2), gleditschWard: Int(columns[3]),
                acledRegion: known(4), ucdpRegion: known(5), names: names)
            if countries.updateValue(country, forKey: country.iso3) != nil {
                problems.append(line.problem("\(country.iso3) stands here twice"))
            }
            for name in names + [country.iso3] { iso3ByName[name.lowercased()] = country.iso3 }
            if let fips = country.fips { iso3ByFIPS[fips] = country.iso3 }
        }
        return problems
    }
}

/// What other data sets call a state or territory.
public struct CountryCodes: Sendable, Equatable {
    public var iso3: String
    /// ISO 3166-1 numeric.
    public var number: Int?
    /// FIPS 10-4, as GDELT writes it.
    public var fips: String?
    /// Gleditsch and Ward's number, as UCDP writes it.
    public var gleditschWard: Int?
    public var acledRegion: String?
    public var ucdpRegion: String?
    /// The first is written; all are read.
    public var names: [String]
}
