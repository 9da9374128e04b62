// SPDX-License-Identifier: Apache-2.0

/// A strict reader of RFC 4180: a header, then records of as many fields (humanitarian.md, section 11).
///
/// Lines end with CRLF or LF. A quote may stand only around a whole field, doubled inside it.
struct CSVTable {
    private static let largestColumns = 64
    private static let largestField = 4096

    let header: [String]
    let records: [[String]]

    /// Refuses `malformed-file` and `too-large`.
    init(_ bytes: [UInt8]) throws(FormatError) {
        guard let text = String(validating: bytes, as: UTF8.self), bytes.first != 0xEF else {
            throw FormatError(.malformedFile, "not UTF-8, or with a byte order mark")
        }
        var scanner = Scanner(bytes: Array(text.utf8))
        guard let header = try scanner.record(), Set(header).count == header.count,
            header.count <= Self.largestColumns
        else { throw FormatError(.malformedFile, "no header, or one column twice") }
        var records: [[String]] = []
        while let record = try scanner.record() {
            guard record.count == header.count else {
                throw FormatError(.malformedFile, "record \(records.count + 1) has another number of fields")
            }
            guard records.count < EntryFile.largestCount else {
                throw FormatError(.tooLarge, "more than \(EntryFile.largestCount) records")
            }
            records.append(record)
        }
        self.header = header
        self.records = records
    }

    func rows(_ box: AreaBox?) throws(FormatError) -> [EntryRow] {
        guard header.contains("lat"), header.contains("lon") else {
            throw FormatError(.malformedFile, "the header needs the columns lat and lon")
        }
        return records.enumerated().map { place, record in
            var row = EntryRow(number: place + 1)
            let fields = Dictionary(zip(header, record)) { first, _ in first }
            for (column, text) in zip(header, record) where column != "lat" && column != "lon" {
                row.take(column, text)
            }
            row.takePoint(
                latitude: fields["lat"] ?? "",
                longitude: fields["lon"] ?? "",
                radius: fields["radiusMetres"],
                box
            )
            row.finish()
            return row
        }
    }

    func namedPoints() throws(FormatError) -> [Gazetteer.Feature] {
        guard let name = header.firstIndex(of: "name"), let lat = header.firstIndex(of: "lat"),
            let lon = header.firstIndex(of: "lon")
        else { throw FormatError(.malformedFile, "the header needs the columns name, lat and lon") }
        return records.compactMap { record in
            guard !record[name].isEmpty, let latitude = DecimalText(record[lat]),
                let longitude = DecimalText(record[lon]),
                let point = try? Coordinate(latitude: latitude.text, longitude: longitude.text)
            else { return nil }
            return Gazetteer.Feature(name: record[name], at: point)
        }
    }

    private struct Scanner {
        let bytes: [UInt8]
        var place = 0

        /// Nil at the end of the text.
        mutating func record() throws(FormatError) -> [String]? {
            guard place < bytes.count else { return nil }
            var fields: [String] = []
            while true {
                fields.append(try field())
                guard fields.count <= CSVTable.largestColumns else {
                    throw FormatError(.malformedFile, "more than \(CSVTable.largestColumns) fields")
                }
                guard place < bytes.count else { return fields }
                if bytes[place] == UInt8(ascii: ",") {
                    place += 1
                } else {
                    try takeLineEnd()
                    return fields
                }
            }
        }

        private mutating func takeLineEnd() throws(FormatError) {
            if bytes[place] == UInt8(ascii: "\r") { place += 1 }
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\n") else {
                throw FormatError(.malformedFile, "a field has something after its quote, or a lone CR")
            }
            place += 1
        }

        private mutating func field() throws(FormatError) -> String {
            let isQuoted = place < bytes.count && bytes[place] == UInt8(ascii: "\"")
            let octets = isQuoted ? try quoted() : try plain()
            guard octets.count <= CSVTable.largestField else {
                throw FormatError(.malformedFile, "a field is longer than \(CSVTable.largestField) bytes")
            }
            return String(decoding: octets, as: UTF8.self)
        }

        private mutating func plain() throws(FormatError) -> [UInt8] {
            let start = place
            while place < bytes.count, !",\r\n".utf8.contains(bytes[place]) {
                guard bytes[place] != UInt8(ascii: "\"") else {
                    throw FormatError(.malformedFile, "a quote inside a field without quotes")
                }
                place += 1
            }
            return Array(bytes[start..<place])
        }

        private mutating func quoted() throws(FormatError) -> [UInt8] {
            var octets: [UInt8] = []
            place += 1
            while place < bytes.count {
                if bytes[place] == UInt8(ascii: "\"") {
                    place += 1
                    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return octets }
                }
                octets.append(bytes[place])
                place += 1
            }
            throw FormatError(.malformedFile, "a quote that is not closed")
        }
    }
}
