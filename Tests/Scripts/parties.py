# SPDX-License-Identifier: Apache-2.0
"""Makes parties the way their operators would: officers' keys, a node, cards read out and pinned."""
from programs import Fault, NodeProcess, free_port


class Party:
    """One organisation: its officers' folders, its node, its card file."""

    def __init__(self, space, label, prefix=()):
        self.space, self.label, self.id = space, label, f"{label}.example"
        self.prefix, self.homes = list(prefix), []
        self.folder, self.card = f"{label}.node", space.path(f"{label}.card.json")
        self.url, self.listen = None, None
        self.node, self.fingerprint = None, None

    def make(self, officers=("amal",), options=(), edits=(), tls=None):
        """`officers` are NAME or NAME:ROLE,ROLE; `edits` replace lines of node.yaml."""
        if self.listen is None:
            port = free_port()
            self.listen, self.url = f"127.0.0.1:{port}", f"http://127.0.0.1:{port}"
        words = []
        for officer in officers:
            words += ["--officer", f"{officer}={self._officer_key(officer.split(':')[0], tls)}"]
        if tls:
            words += ["--tls-certificate", tls["certificate"], "--tls-key", tls["key"]]
            words += ["--trust", tls["trust"]]
        made = self.space.run([
            self.space.herald_node, "init", "--dir", self.folder, "--party", self.id, "--url", self.url,
            "--listen", self.listen, *words, *options]).expect()
        self.fingerprint = made.text.strip()
        self._edit(edits)
        self.card.write_bytes((self.space.path(self.folder) / "card.json").read_bytes())
        self.node = NodeProcess(self.space, self.folder, self.prefix)
        return self

    def _officer_key(self, name, tls):
        home, key = f"{self.label}.{name}", self.space.path(f"{self.label}.{name}.pub.json")
        trust = ["--trust", tls["trust"]] if tls else []
        made = self.space.officer(home, "init", "--node", self.url, "--name", name, "--no-passphrase", *trust)
        key.write_bytes(made.expect().out)
        self.homes.append(home)
        return key

    def _edit(self, edits):
        path = self.space.path(self.folder) / "node.yaml"
        text = path.read_text(encoding="utf-8")
        for old, new in edits:
            if old not in text:
                raise Fault(f"{path.name} holds no line '{old}'")
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")

    def officer(self, *words, who=0, stdin=b""):
        """Runs `herald` as one of the officers."""
        return self.space.run([*self.prefix, self.space.herald, *words], home=self.homes[who], stdin=stdin)

    def pin(self, other):
        """Every officer reads the fingerprint from the other party's card and pins it."""
        for who in range(len(self.homes)):
            self.officer("card", "pin", other.card, "--fingerprint", other.fingerprint, who=who).expect()


def exchange_cards(parties):
    """Everybody pins everybody."""
    for party in parties:
        for other in parties:
            if other is not party:
                party.pin(other)
