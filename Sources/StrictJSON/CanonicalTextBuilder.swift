// SPDX-License-Identifier: Apache-2.0

/// Makes the canonical text of what is read, numbers as doubles.
///
/// Text is copied once for each level of nesting.
enum CanonicalTextBuilder: JSONBuilder {
    static func null() -> [UInt8] { Array("null".utf8) }
    static func bool(_ value: Bool) -> [UInt8] { Array((value ? "true" : "false").utf8) }

    static func number(_ token: JSONNumberToken) throws(JSONError) -> [UInt8] {
        Array(ECMAScriptNumber.text(try token.double()).utf8)
    }

    static func string(_ value: String) -> [UInt8] {
        var writer = CanonicalWriter()
        writer.write(value)
        return writer.bytes
    }

    static func array(_ elements: [[UInt8]]) -> [UInt8] {
        Array("[".utf8) + elements.joined(separator: [ASCII.comma]) + Array("]".utf8)
    }

    static func object(_ names: NameList, _ values: [[UInt8]]) -> [UInt8] {
        let order = CanonicalWriter.order(of: names.names)
        let members = order.map { string(names.names[$0]) + [ASCII.colon] + values[$0] }
        return Array("{".utf8) + members.joined(separator: [ASCII.comma]) + Array("}".utf8)
    }
}
