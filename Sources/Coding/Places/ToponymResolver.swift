import Knowledge

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Chooses among the places that the names of a text may stand for.
///
/// Each name stands for one place throughout a text. Every candidate is weighed by how well known it is, by what the
/// words beside the name say ("Paris, Texas", "the Mopti region"), and by what the other names of the text make likely:
/// their countries, their regions and their neighbourhood. The weights depend on each other, so they are computed a few
/// times over, each time from the likelihoods of the time before.
struct ToponymResolver {
    /// How much the parts of a candidate's weight count, in powers of ten of inhabitants.
    struct Weights: Sendable {
        /// Beside the name stands what the place lies in, or what lies in it.
        var container = 6.0
        /// Beside the name stands the word for its kind.
        var kind = 5.0
        /// All other names of the text lie in the same country, region, district.
        var country = 4.0
        var region = 4.0
        var district = 4.0
        /// Twice as many other names lie near.
        var neighbours = 2.2
        /// The place stands in the knowledge folder.
        var addition = 1.0
        /// The name is not the place's own but another one.
        var otherName = -1.5
        var temperature = 0.8
        var rounds = 4
    }

    private struct Candidate {
        var index: Gazetteer.Index
        var kind: Gazetteer.Kind
        var country: Gazetteer.Index?
        var region: Gazetteer.Index?
        var district: Gazetteer.Index?
        var chain: [Gazetteer.Index]
        /// Unit vector from the Earth's middle.
        var point: SIMD3<Double>
        /// What is known of it before the text is read.
        var prior: Double
        var likelihood: Double
    }

    /// The mentions of one name.
    private struct Group {
        var candidates: [Candidate]
        var mentions = 0.0
        /// Groups of which some member follows a mention as what contains it.
        var containers: [Int] = []
        /// Groups that name this one as what contains them.
        var contents: [Int] = []
    }

    private static let mostCandidates = 48
    /// Candidates that take part in computing neighbourhoods.
    private static let mostLikely = 12
    /// Names that take part in it; a text with more of them is a list.
    private static let mostWitnesses = 150

    let gazetteer: Gazetteer
    let home: Gazetteer.Index?
    let weights = Weights()

    init(_ gazetteer: Gazetteer, country: String? = nil) {
        self.gazetteer = gazetteer
        home = country.flatMap(gazetteer.country)
    }

    /// The place of each mention; `nil` where there is no candidate.
    func resolve(_ mentions: [ToponymMention]) -> [Gazetteer.Index?] {
        var numbers: [String: Int] = [:]
        var groups: [Group] = []
        var groupOfMention: [Int] = []
        for mention in mentions {
            let key = key(of: mention)
            if let number = numbers[key] {
                groupOfMention.append(number)
            } else {
                numbers[key] = groups.count
                groupOfMention.append(groups.count)
                groups.append(Group(candidates: candidates(of: mention)))
            }
        }
        for (mention, number) in zip(mentions, groupOfMention) {
            groups[number].mentions += 1
            if let container = mention.container, groupOfMention[container] != number,
                !groups[number].containers.contains(groupOfMention[container])
            {
                groups[number].containers.append(groupOfMention[container])
                groups[groupOfMention[container]].contents.append(number)
            }
        }
        settle(&groups)
        let choices = groups.map { group in
            group.candidates.max { ($0.likelihood, $1.index) < ($1.likelihood, $0.index) }?.index
        }
        return groupOfMention.map { choices[$0] }
    }

    /// What mentions of one place share: "Gao" names a town, "the Gao region" another place.
    private func key(of mention: ToponymMention) -> String {
        if mention.use == .demonym { return mention.key + "|people" }
        return mention.kinds.reduce(mention.key) { $0 + "|\($1.rawValue)" }
    }

    private func candidates(of mention: ToponymMention) -> [Candidate] {
        mention.candidates.prefix(Self.mostCandidates).enumerated().map { position, index in
            var candidate = candidate(index)
            if mention.kinds.contains(candidate.kind) { candidate.prior += weights.kind }
            if position >= mention.mainCount { candidate.prior += weights.otherName }
            return candidate
        }
    }

    private func candidate(_ index: Gazetteer.Index) -> Candidate {
        let facts = gazetteer.facts(of: index)
        // Places of the knowledge folder stand there because they make news, however few live there.
        let size = log10(max(Double(facts.population) + 100, facts.isAddition ? 10_000 : 0))
        let prior =
            switch facts.kind {
            case .country: 8.5
            case .area: 6.5
            case .region: 2.6 + 0.5 * size
            case .district: 1.6 + 0.3 * size
            case .capital: 1.5 + size
            case .town: size
            }
        let radians = Double.pi / 180
        let (latitude, longitude) = (facts.latitude * radians, facts.longitude * radians)
        let country = facts.chain.last.flatMap { gazetteer.facts(of: $0).kind == .country ? $0 : nil }
        return Candidate(
            index: index, kind: facts.kind, country: country,
            region: facts.chain.dropLast().last,
            district: facts.chain.first { gazetteer.facts(of: $0).kind == .district }, chain: facts.chain,
            point: SIMD3(cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)),
            prior: prior + (facts.isAddition ? weights.addition : 0), likelihood: 0)
    }

    private func settle(_ groups: inout [Group]) {
        for group in groups.indices {
            setLikelihoods(of: &groups[group], scores: groups[group].candidates.map(\.prior))
        }
        for _ in 0..<weights.rounds {
            let before = groups
            var countries: [Gazetteer.Index: Double] = [:]
            var regions: [Gazetteer.Index: Double] = [:]
            var districts: [Gazetteer.Index: Double] = [:]
            if let home { countries[home] = 1 }
            for group in before {
                for candidate in group.candidates {
                    let weight = candidate.likelihood * group.mentions.squareRoot()
                    if let country = candidate.country { countries[country, default: 0] += weight }
                    if let region = candidate.region { regions[region, default: 0] += weight }
                    if let district = candidate.district { districts[district, default: 0] += weight }
                }
            }
            // Summed in a fixed order, so that the last bits are always the same.
            let total = max(before.reduce(home == nil ? 0 : 1) { $0 + $1.mentions.squareRoot() }, 1)
            for group in groups.indices where groups[group].candidates.count > 1 {
                let own = before[group].mentions.squareRoot()
                let scores = before[group].candidates.map { candidate in
                    var score = candidate.prior
                    if let country = candidate.country {
                        let others = countries[country, default: 0] - own * share(of: country, \.country, before[group])
                        score += weights.country * others / total
                    }
                    if let region = candidate.region {
                        let others = regions[region, default: 0] - own * share(of: region, \.region, before[group])
                        score += weights.region * others / total
                    }
                    if let district = candidate.district {
                        let others =
                            districts[district, default: 0] - own * share(of: district, \.district, before[group])
                        score += weights.district * others / total
                    }
                    score += weights.neighbours * neighbourhood(of: candidate, group, before)
                    score += weights.container * containment(of: candidate, group, before)
                    return score
                }
                setLikelihoods(of: &groups[group], scores: scores)
            }
        }
    }

    private func share(
        of place: Gazetteer.Index, _ property: KeyPath<Candidate, Gazetteer.Index?>, _ group: Group
    ) -> Double {
        group.candidates.reduce(0) { $0 + ($1[keyPath: property] == place ? $1.likelihood : 0) }
    }

    /// How many other names are likely near: logarithm of one and their number.
    private func neighbourhood(of candidate: Candidate, _ own: Int, _ groups: [Group]) -> Double {
        guard candidate.kind != .country, candidate.kind != .area else { return 0 }
        var sum = 0.0
        for (number, group) in groups.prefix(Self.mostWitnesses).enumerated() where number != own {
            var near = 0.0
            for other in group.candidates.prefix(Self.mostLikely) where other.likelihood > 0.02 {
                guard other.kind == .town || other.kind == .district || other.kind == .capital else { continue }
                let cosine = (candidate.point * other.point).sum()
                // 50 and 150 kilometres on a sphere of the Earth's radius.
                near += other.likelihood * (cosine > 0.999_969_2 ? 1 : cosine > 0.999_722_8 ? 0.5 : 0)
            }
            sum += min(near, 1)
        }
        return log2(1 + sum)
    }

    /// How likely a container that the words beside the name give does contain the place, or is contained by others.
    private func containment(of candidate: Candidate, _ own: Int, _ groups: [Group]) -> Double {
        var support = 0.0
        for container in groups[own].containers {
            var best = 0.0
            for other in groups[container].candidates where candidate.chain.dropFirst().contains(other.index) {
                best = max(best, 0.3 + 0.7 * other.likelihood)
            }
            support = max(support, best)
        }
        for content in groups[own].contents {
            var best = 0.0
            for other in groups[content].candidates where other.chain.dropFirst().contains(candidate.index) {
                best = max(best, 0.3 + 0.7 * other.likelihood)
            }
            support = max(support, best)
        }
        return support
    }

    private func setLikelihoods(of group: inout Group, scores: [Double]) {
        guard let highest = scores.max() else { return }
        let shares = scores.map { exp(($0 - highest) / weights.temperature) }
        let total = shares.reduce(0, +)
        for index in group.candidates.indices { group.candidates[index].likelihood = shares[index] / total }
    }
}
