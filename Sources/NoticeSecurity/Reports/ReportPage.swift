// SPDX-License-Identifier: Apache-2.0

/// One page of HTML that prints on A4: no script, nothing fetched, every text escaped.
struct ReportPage {
    private var body: [String] = []
    private let title: String

    init(title: String) {
        self.title = title
        body.append("<h1>\(Self.escaped(title))</h1>")
    }

    mutating func heading(_ text: String) { body.append("<h2>\(Self.escaped(text))</h2>") }

    mutating func paragraph(_ text: String) { body.append("<p>\(Self.escaped(text))</p>") }

    mutating func quote(_ text: String) { body.append("<blockquote>\(Self.escaped(text))</blockquote>") }

    mutating func list(_ items: [String]) {
        guard !items.isEmpty else { return }
        body.append("<ul>\(items.map { "<li>\(Self.escaped($0))</li>" }.joined())</ul>")
    }

    /// Rows of texts; a cell's lines stand below one another.
    mutating func table(_ head: [String], _ rows: [[String]]) {
        guard !rows.isEmpty else { return }
        let top = head.map { "<th scope=\"col\">\(Self.escaped($0))</th>" }.joined()
        let rest = rows.map { row in
            "<tr>\(row.map { "<td>\(Self.cell($0))</td>" }.joined())</tr>"
        }
        body.append(
            "<table><thead><tr>\(top)</tr></thead><tbody>\n\(rest.joined(separator: "\n"))\n</tbody></table>"
        )
    }

    var bytes: [UInt8] {
        Array(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Self.escaped(title))</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            \(body.joined(separator: "\n"))
            </body>
            </html>

            """.utf8
        )
    }

    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private static func cell(_ text: String) -> String {
        escaped(text).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "<br>")
    }

    private static let style = """
        @page{size:A4;margin:16mm}
        body{font:10.5pt/1.4 Georgia,'Times New Roman',serif;max-width:180mm}
        body{margin:12mm auto;padding:0 4mm;color:#111}
        h1{font-size:17pt;margin:0 0 4mm}h2{font-size:12.5pt;margin:6mm 0 2mm;border-bottom:.3mm solid #999}
        table{border-collapse:collapse;width:100%;font-size:9pt}
        th,td{border:.2mm solid #999;padding:1mm 1.5mm;text-align:left;vertical-align:top}
        td{overflow-wrap:anywhere}
        tr{break-inside:avoid}thead{display:table-header-group}th{background:#eee}
        blockquote{margin:2mm 0;padding-left:4mm;border-left:1mm solid #999;white-space:pre-wrap}
        li{margin:.5mm 0;overflow-wrap:anywhere}
        @media print{body{margin:0;max-width:none;padding:0}}
        """
}
