import Calendars

/// Somebody who acts or is acted on: a state, an organisation, an armed group, a person.
public struct Actor: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case country, region, organisation, organ, ministry, military, company, party, movement, ngo, media, person
        case agreement, operation, office
        case peaceOperation = "peace-operation"
        case armedGroup = "armed-group"
    }

    /// What the actor was, from one day to another.
    public struct Role: Sendable, Equatable {
        public var from: CalendarDate?
        public var to: CalendarDate?
        /// ISO 3166-1 alpha-3, or a supranational code of PLOVER.
        public var country: String?
        /// PLOVER sectors, the first weighs most.
        public var sectors: [String]
        public var office: String?
        /// Of the file that the actor stands in.
        public var line: Int

        public func holds(on day: CalendarDate) -> Bool {
            (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
        }
    }

    /// A way to name the actor.
    public struct Alias: Sendable, Equatable {
        public enum Kind: Sendable { case name, demonym, capital, metonym }
        public var text: String
        public var kind: Kind
        /// Of the file that the actor stands in.
        public var line: Int
    }

    public var id: String
    public var name: String
    public var kind: Kind
    /// The name first, then its aliases.
    public var aliases: [Alias]
    public var parent: String?
    /// Countries where a mission stands, or where a people lives beside its first.
    public var hosts: [String]
    /// Whoever took over its task when it ended.
    public var successor: String?
    /// The country that ruled a state before its independence.
    public var colonialPower: String?
    public var roles: [Role]
    public var position: KnowledgePosition

    /// The role on a day; where none is dated so, the last that began before it, else the first.
    public func role(on day: CalendarDate?) -> Role? {
        guard let day else { return roles.last }
        return roles.last { $0.holds(on: day) } ?? roles.last { $0.from.map { $0 <= day } ?? false } ?? roles.first
    }
}
