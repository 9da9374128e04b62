// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

extension JSONValue {
    package static func text(_ value: some TextValue) -> JSONValue { .string(value.text) }

    package static func texts(_ values: [some TextValue]) -> JSONValue { .strings(values.map(\.text)) }

    package static func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }
}
