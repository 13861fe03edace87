import Foundation

extension KnowledgeBase {
    /// The actors that a name stands for, without regard to case and marks, or the one of an identifier.
    ///
    /// - Complexity: linear in the number of names; meant for a question of a person, not for reading reports.
    public func actors(named name: String) -> [Actor] {
        let wanted = Self.plain(name)
        let identifier = name.lowercased()
        return actors.filter { actor in
            actor.id == identifier
                || actor.aliases.contains { alias in
                    alias.kind != .demonym && abs(alias.text.utf8.count - name.utf8.count) <= 2 * name.count
                        && Self.plain(alias.text) == wanted
                }
        }
    }

    private static func plain(_ name: String) -> String {
        name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }
}
