// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// How precise a place is, without the place (notice.md, section 3).
package struct PlacePrecision: Hashable, Sendable {
    package let shape: Place.Shape
    /// Rounded up; nil exactly for a place that has only a name.
    package let areaSquareMetres: Int?

    package init(of place: Place) {
        shape = place.shape
        areaSquareMetres = place.area.map { Int($0.rounded(.up)) }
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        shape = try reader.text("shape")
        areaSquareMetres = try reader.optionalInteger("areaSquareMetres", in: 0...JSONLimit.largestInteger)
        try reader.finish()
        try reader.require(
            (shape == .named) == (areaSquareMetres == nil),
            "area belongs to circles and polygons only"
        )
    }

    package var json: JSONValue {
        .object([("areaSquareMetres", areaSquareMetres.map { .number($0) }), ("shape", .text(shape))])
    }

    /// Whether the declared area is the reader's own within max(1, A / 10^9) square metres.
    package func matches(_ place: Place) -> Bool {
        guard shape == place.shape else { return false }
        guard let declared = areaSquareMetres, let area = place.area else {
            return areaSquareMetres == nil && place.area == nil
        }
        return (Double(declared) - area.rounded(.up)).magnitude <= max(1, area / 1e9)
    }
}
