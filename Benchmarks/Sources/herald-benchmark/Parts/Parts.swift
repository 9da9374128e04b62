// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import NoticeSecurity
import SQLiteStore

/// What a notice costs, part by part, in this process and with the library's own calls.
enum Parts {
    static func measure(in folder: String) async throws -> [PartTiming] {
        let sample = try PartSample(folder: folder + "/parts")
        return try signing(sample) + sealing(sample) + (try await committing(sample, in: folder))
    }

    private static func signing(_ sample: PartSample) throws -> [PartTiming] {
        let bytes = sample.approval.payload
        let type = ApprovalPayload.type.rawValue
        let signed = try CompactJWS.sign(payload: bytes, typ: type, key: sample.officer)
        return [
            try .measure("Ed25519: sign 300 octets", count: 1000) {
                _ = try sample.officer.sign(sample.octets)
            },
            try .measure("Ed25519: verify 300 octets", count: 1000) {
                guard sample.officer.verificationKey.isValid(sample.signature, for: sample.octets) else {
                    throw NodeFailure(3, "a signature does not hold")
                }
            },
            try .measure("signed object: sign an approval", count: 1000) {
                _ = try CompactJWS.sign(payload: bytes, typ: type, key: sample.officer)
            },
            try .measure("signed object: parse and verify it", count: 1000) {
                _ = try CompactJWS(parsing: signed.jws.bytes)
                    .verify(with: sample.officer.verificationKey, typ: type)
            },
            try .measure("notice: compose and sign, 2 kB", count: 500) { _ = try sample.compose() },
            try .measure("notice: verify with its approval", count: 500) { _ = try sample.verified() },
            try .measure("dispatch: sign", count: 500) { _ = try sample.signedDispatch() },
            try .measure("request: sign", count: 500) { _ = try sample.signedRequest() },
        ]
    }

    private static func sealing(_ sample: PartSample) throws -> [PartTiming] {
        let sealed = try sample.seal()
        return [
            try .measure("envelope: seal (X-Wing)", count: 500) { _ = try sample.seal() },
            try .measure("envelope: read the header", count: 500) {
                _ = try EnvelopeReader.readHeader(sealed.bytes)
            },
            try .measure("envelope: open, verify all in it", count: 500) { try sample.open(sealed.bytes) },
        ]
    }

    /// One leaf a commit, one commit after another: a flush each.
    private static func committing(_ sample: PartSample, in folder: String) async throws -> [PartTiming] {
        let store = try SQLiteStore(path: folder + "/parts.sqlite")
        var number: UInt64 = 0
        let single = try await PartTiming.measure("SQLite: commit one leaf, alone", count: 300) {
            number += 1
            let leaf = LeafEntry(type: .notice, digest: ObjectHash.digest(Array("\(number)".utf8)))
            _ = try await store.write { try $0.append(leaf) }
        }
        let read = try await PartTiming.measure("SQLite: one read", count: 300) {
            _ = try await store.read { try $0.logSize() }
        }
        try store.close()
        return [single, read]
    }
}
