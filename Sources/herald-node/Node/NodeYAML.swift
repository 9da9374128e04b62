// SPDX-License-Identifier: Apache-2.0

import NoticeFormat

/// The `node.yaml` that `herald-node init` writes: every key, with what it means.
enum NodeYAML {
    static func text(_ request: NodeFolder.Request) -> String {
        let tls =
            request.tls.map { "tls: {certificate: \"\($0.certificate)\", key: \"\($0.key)\"}" }
            ?? "# tls: {certificate: cert.pem, key: key.pem}"
        let trust = request.trust.map { "trust: \"\($0)\"" } ?? "# trust: ca.pem"
        return """
            # The party this node runs for.
            party: \(request.party.text)
            # Address to listen on; port 0 takes a free one. TLS is required off loopback.
            listen: "\(request.listen)"
            # Base URL under which others reach it, as its card says.
            url: "\(request.url)"
            # The record: one SQLite file, relative to this file.
            store: store.sqlite
            # Folder of the key files (mode 0600).
            keys: keys
            # PEM files for TLS.
            \(tls)
            # PEM file of authorities to trust for other nodes, besides those of the system.
            \(trust)
            # Routes by destination, all at once, for notices whose sender names none: direct, or relays joined by /.
            # routes: {b.example: [direct, relay.example, relay.example/ferry.example]}
            # Whose envelopes this node carries for others.
            # relay: {serves: all, refuse: []}
            # What a party may ask in a minute: envelopes of each lane, evidence and the rest each count by themselves.
            # quotas: {requests-per-minute: 60000, octets-per-minute: 536870912, largest-size: 1048576, parties: {}}
            # Whom to ask for cosignatures; without it every pinned party whose card names a witness.
            # witnesses: [w.example]
            policy:
              # Open what arrives at once (automatic), or when an officer asks (on-request).
              opening: \(request.opensAutomatically ? "automatic" : "on-request")
              # Seconds between channel statuses, 10 to 86400.
              status-interval: 3600
              # Longest wait between two tries to deliver, in seconds, 1 to 3600.
              retry-cap: 60
              # Seconds until an urgent message that no officer has looked at is called unanswered, 0 for never.
              ring: 900
              # Sign the first handing over of a text to each officer (yes or no).
              handover-evidence: "yes"

            """
    }
}
