// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Everything here that was signed about a message: hand-overs and evidence, whosever they are.
    func carriageDocument(
        _ msg: RandomID,
        isPartial: Bool,
        in reader: any StoreReader
    ) throws -> BundleDocument {
        guard let message = try reader.message(msg) else {
            throw Refusal("not-found", "message \(msg.text) is not known here")
        }
        let submissions = try reader.submissions(of: msg)
            .sorted {
                $0.route.order(to: message.to).lexicographicallyPrecedes($1.route.order(to: message.to))
            }
            .map(\.jws)
        let evidence = try reader.evidence(of: msg).map(\.jws).sorted(by: precedesInBytes)
        guard !submissions.isEmpty || !evidence.isEmpty else {
            throw Refusal("not-found", "nothing is signed about message \(msg.text) here")
        }
        let leaves =
            submissions.map { ObjectHash.leaf(.submission, $0) }
            + evidence.map { ObjectHash.leaf(.evidence, $0) }
        return BundleDocument(
            exporter: party,
            exportedAt: clock.now(),
            notice: nil,
            deliveries: [],
            carriages: [BundleDocument.Carriage(msg: msg, evidence: evidence, submissions: submissions)],
            channels: [],
            inclusions: try inclusions(of: leaves, isPartial: isPartial, in: reader)
        )
    }
}
