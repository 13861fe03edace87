/// The OpenAPI 3.1 document of the endpoints.
enum OpenAPI {
    static func document(of endpoints: [Endpoint]) -> JSONValue {
        var paths: [String: [String: JSONValue]] = [:]
        for endpoint in endpoints { paths[endpoint.path, default: [:]][endpoint.method.rawValue] = operation(endpoint) }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Rapporteur desk", "version": "1",
                "description": """
                The situation in one archive. Pages are HTML, everything under /api is JSON. Lists are paged by \
                offset and limit, those of statements also by at, which next has: it goes on after the last statement of \
                a page, whatever was added meanwhile. Answers have an ETag; If-None-Match gets 304. What goes wrong is a problem \
                document (RFC 9457).
                """,
            ],
            "paths": .object(paths.mapValues(JSONValue.object)),
            "components": [
                "schemas": [
                    "Problem": [
                        "type": "object", "required": ["type", "title", "status", "detail"],
                        "properties": [
                            "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
                            "detail": ["type": "string"], "parameter": ["type": "string"],
                        ],
                    ]
                ],
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
            ],
        ]
    }

    private static func operation(_ endpoint: Endpoint) -> JSONValue {
        let content: JSONValue =
            switch endpoint.form {
            case .page: ["text/html": ["schema": ["type": "string"]]]
            case .json(let schema): ["application/json": ["schema": schema.json]]
            }
        var operation: [String: JSONValue] = [
            "summary": .string(endpoint.summary), "operationId": .string(identifier(of: endpoint)),
            "parameters": .array(endpoint.parameters.map(parameter)),
            "responses": [
                "200": ["description": "The answer", "content": content],
                "default": [
                    "description": "A problem",
                    "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
                ],
            ],
        ]
        if endpoint.method == .post {
            operation["requestBody"] = [
                "content": [
                    "multipart/form-data": ["schema": ["type": "object"]],
                    "application/x-www-form-urlencoded": ["schema": ["type": "object"]],
                    "application/octet-stream": ["schema": ["type": "string"]],
                ]
            ]
        }
        return .object(operation)
    }

    private static func identifier(of endpoint: Endpoint) -> String {
        let words = endpoint.path.split { !$0.isLetter }.map(String.init)
        return ([endpoint.method.rawValue] + (words.isEmpty ? ["home"] : words)).joined(separator: "_")
    }

    private static func parameter(_ parameter: Endpoint.Parameter) -> JSONValue {
        var members: [String: JSONValue] = [
            "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
            "required": .bool(parameter.isRequired), "description": .string(parameter.meaning),
            "schema": ["type": "string"],
        ]
        if let example = parameter.example { members["example"] = .string(example) }
        return .object(members)
    }
}
