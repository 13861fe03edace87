/// The data sets that can be read as sources of their own. What becomes of their columns stands in `docs/imports.md`.
public enum ImportFormat: String, Sendable, CaseIterable {
    case acled
    case ucdp
    /// Deployments of peace operations, month by month.
    case geopko
    /// Event exports of GDELT 1.0 and 2.0, which have no header.
    case gdelt
    case icews
    case phoenix

    /// The format of a stored row by the name under which it is stored: `acled:MLI1234`.
    public init?(ofReport name: String) {
        guard let colon = name.firstIndex(of: ":"), let format = Self(rawValue: String(name[..<colon])) else {
            return nil
        }
        self = format
    }

    /// Whom the rows are from, as a publisher.
    public var publisher: String {
        switch self {
        case .acled: "ACLED"
        case .ucdp: "UCDP GED"
        case .geopko: "Geo-PKO"
        case .gdelt: "GDELT"
        case .icews: "ICEWS"
        case .phoenix: "Phoenix"
        }
    }
}
