// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

/// One change to a valid document, and part of the reason for which the result must be refused.
struct Refusal: Sendable, CustomTestStringConvertible {
    let path: String
    /// Nil takes the member away.
    let value: JSONValue?
    let reason: String
    let code: FormatError.Code?

    init(_ path: String, _ value: JSONValue?, _ reason: String, code: FormatError.Code? = nil) {
        self.path = path
        self.value = value
        self.reason = reason
        self.code = code
    }

    var testDescription: String { "\(path): \(reason)" }

    func check<Document: FormatDocument>(_ type: Document.Type, _ valid: JSONValue) throws {
        _ = try Document(valid)
        let changed = valid.setting(path.split(separator: "/").map(String.init), value)
        let error = #expect(throws: FormatError.self) { try Document(changed) }
        #expect(error?.code == code ?? Document.malformed)
        #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
    }
}

extension JSONValue {
    /// The same value with a member or element replaced, added or, by nil, taken away.
    func setting(_ path: [String], _ value: JSONValue?) -> JSONValue {
        guard let first = path.first else { return value ?? .null }
        let rest = Array(path.dropFirst())
        switch self {
        case .object(var object):
            object[first] = rest.isEmpty ? value : object[first]?.setting(rest, value)
            return .object(object)
        case .array(var elements):
            guard let index = Int(first), elements.indices.contains(index) else { return self }
            if rest.isEmpty, value == nil {
                elements.remove(at: index)
            } else {
                elements[index] = elements[index].setting(rest, value)
            }
            return .array(elements)
        default: return self
        }
    }

    func setting(_ path: String, _ value: JSONValue?) -> JSONValue {
        setting(path.split(separator: "/").map(String.init), value)
    }
}

/// Reads a document, writes it, and finds the same value and the same canonical bytes.
func expectRoundTrip<Document: FormatDocument>(_ type: Document.Type, _ valid: JSONValue) throws {
    let document = try Document(valid)
    #expect(document.json == valid)
    #expect(document.payload == CanonicalJSON.encode(valid))
    #expect(try Document(payload: document.payload) == document)
}

/// Changes that every payload with `v` and `jti` refuses.
let headRefusals = [
    Refusal("v", 2, "integer outside 1 to 1"), Refusal("v", nil, "missing member \"v\""),
    Refusal("v", "1", "an integer expected"), Refusal("jti", nil, "missing member \"jti\""),
    Refusal("jti", "AAAA", "16 octets"), Refusal("jti", .null, "a string expected"),
    Refusal("more", true, "unknown member"),
]
