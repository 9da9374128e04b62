// SPDX-License-Identifier: Apache-2.0

import Foundation
import NoticeFormat
import StrictJSON
import Testing

struct ReasonRegistryTests {
    private static func file() throws -> [String: Set<String>] {
        let place = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../docs/spec/reasons.json")
        let bytes = [UInt8](try Data(contentsOf: place))
        let limits = JSONLimits(maxBytes: 65_536)
        guard case .object(let object) = try StrictJSONParser.parse(bytes, limits: limits),
            case .array(let reasons)? = object["reasons"]
        else { return [:] }
        var events: [String: Set<String>] = [:]
        for case .object(let reason) in reasons {
            guard case .string(let code)? = reason["code"], case .array(let names)? = reason["events"],
                case .string(let meaning)? = reason["meaning"], !meaning.isEmpty
            else { continue }
            events[code] = Set(names.compactMap { if case .string(let name) = $0 { name } else { nil } })
        }
        return events
    }

    @Test func `the registry is the file of the specification`() throws {
        let coded = Dictionary(
            uniqueKeysWithValues: ReasonCode.registry.map { ($0.code.text, Set($0.events.map(\.shortName))) }
        )
        #expect(try Self.file() == coded)
    }

    @Test func `a registered reason belongs to negative events only, and to some`() {
        for entry in ReasonCode.registry {
            #expect(!entry.events.isEmpty && entry.events.allSatisfy(\.isNegative), "\(entry.code.text)")
        }
    }

    @Test func `a reason that is not registered is kept in every negative event`() throws {
        let own = try ReasonCode("their-own-code")
        #expect(EventName.known.allSatisfy { own.isAllowed(in: $0) } && !own.isRegistered)
        #expect(!ReasonCode.noAnswer.isAllowed(in: .consignmentRejection))
    }
}
