// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
import NoticeSecurity

/// What an officer's evidence about a message must name.
package struct EvidenceHead: Sendable, Hashable {
    package var previous: ObjectID?
    package var card: ObjectID
    package var anchors: [String]
    package var notice: ObjectID?
    package var sdHash: Digest?
    package var isContentFree: Bool
    package var isOpened: Bool
}

extension ExchangeNode {
    package func evidenceHead(of msg: RandomID) async throws -> EvidenceHead {
        let head = try await store.read { reader in
            try reader.message(msg).flatMap { try evidenceHead(of: $0, in: reader) }
        }
        guard let head else { throw Refusal("not-found", "message \(msg.text) was not received here") }
        return head
    }

    func evidenceHead(of message: MessageRecord, in reader: any StoreReader) throws -> EvidenceHead? {
        guard message.direction == .inbound else { return nil }
        let header = try EnvelopeReader.readHeader(message.envelope).header
        let text = try message.notice.flatMap { try reader.notice($0) }?.text
        return EvidenceHead(
            previous: try reader.evidenceHead(of: message.msg, issuer: party)?.id,
            card: ownCard.latest.id,
            anchors: try anchors(reader),
            notice: message.notice,
            sdHash: text.map { ObjectHash.digest(Array($0.utf8)) },
            isContentFree: header.ack == .contentFree,
            isOpened: message.state == .opened
        )
    }
}
