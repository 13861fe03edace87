import Archive

extension Desk {
    static let storySchema = Schema.object([
        "id": .string, "from": .string, "to": .string, "principal": .optional(.string),
        "independentSources": .array(.string),
        "reports": .array(
            .object([
                "name": .string, "version": .integer, "publisher": .optional(.string),
                "published": .optional(.string), "known": .string, "isNews": .boolean, "origins": .array(.string),
                "statements": .array(.string),
            ])),
        "figures": .array(
            .object([
                "kind": .string, "areRivals": .boolean,
                "figures": .array(
                    .object([
                        "comparator": .string, "value": .number, "upper": .optional(.number), "words": .string,
                        "report": .string, "statement": .string,
                    ])),
            ])),
        "days": .array(.object(["day": .string, "reports": .array(.string)])),
        "quotes": .array(
            .object([
                "speaker": .optional(.string),
                "wordings": .array(
                    .object(["text": .string, "difference": .string, "reports": .array(.string)])),
            ])),
    ])

    func json(_ story: Story) -> JSONValue {
        [
            "id": .string(story.id), "from": .string(story.from.description), "to": .string(story.to.description),
            "principal": JSONValue(story.principal?.key),
            "independentSources": .array(story.independentSources.map(JSONValue.string)),
            "reports": .array(story.sources.map(json)),
            "figures": .array(
                story.figures.map { group in
                    [
                        "kind": .string(group.kind), "areRivals": .bool(group.areRivals),
                        "figures": .array(
                            group.figures.map { figure in
                                [
                                    "comparator": .string(figure.comparator), "value": .number(figure.value),
                                    "upper": figure.upper.map(JSONValue.number) ?? .null,
                                    "words": .string(figure.words), "report": .string(figure.report),
                                    "statement": .string(figure.statement),
                                ]
                            }),
                    ]
                }),
            "days": .array(
                story.rivalDates.map { day, reports in
                    ["day": .string(day.description), "reports": .array(reports.map(JSONValue.string))]
                }),
            "quotes": .array(
                story.quotes.map { quote in
                    [
                        "speaker": JSONValue(quote.speaker),
                        "wordings": .array(
                            quote.wordings.map { wording in
                                [
                                    "text": .string(wording.text), "difference": .string(wording.difference),
                                    "reports": .array(wording.reports.map(JSONValue.string)),
                                ]
                            }),
                    ]
                }),
        ]
    }

    private func json(_ source: Story.Source) -> JSONValue {
        [
            "name": .string(source.report), "version": JSONValue(source.version),
            "publisher": JSONValue(source.publisher), "published": JSONValue(source.published?.description),
            "known": .string(source.known.description), "isNews": .bool(source.isNews),
            "origins": .array(source.origins.map(JSONValue.string)),
            "statements": .array(source.statements.map { .string($0.key) }),
        ]
    }
}
