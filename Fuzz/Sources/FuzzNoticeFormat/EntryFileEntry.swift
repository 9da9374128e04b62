// SPDX-License-Identifier: Apache-2.0

import Fuzzing
import NoticeFormat

extension FuzzNoticeFormat {
    /// Files of entries, GeoJSON and CSV: whatever is read keeps its digits when it is written and read again.
    static let entryFile = FuzzEntry("entry-file", seeds: fileSeeds.map { Array($0.utf8) }) { bytes in
        _ = try? Gazetteer(file: bytes)
        let rows = try EntryFile(bytes, box: try? AreaBox("31,34,32,35")).rows
        for row in rows where !row.isRefused {
            guard let geometry = row.geometry, case .place(.polygon) = geometry else { continue }
            let text = GeoJSON.feature(geometry, properties: [("name", row.name)])
            let again = try? EntryFile(Array(text.utf8)).rows.first
            precondition(again?.geometry == geometry && again?.name == row.name, "entry changed")
        }
        return true
    }

    private static let fileSeeds = [
        "name,lat,lon,radiusMetres\r\n\"a \"\"b\"\"\",31.5201,34.3050,250\r\n",
        #"{"type":"Feature","geometry":{"type":"Point","coordinates":[34.3050,31.52011111111]},"properties":{"name":"x"}}"#,
        #"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[34.1,31.1],[34.2,31.1],[34.2,31.2],[34.1,31.1]]]},"properties":{"name":"p"}}]}"#,
        #"{"type":"Feature","geometry":{"type":"LineString","coordinates":[[34.1,31.1],[34.2,31.1]]},"properties":null}"#,
    ]
}
