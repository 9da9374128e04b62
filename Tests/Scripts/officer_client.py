# SPDX-License-Identifier: Apache-2.0
"""An officer's signed requests to the own node (docs/spec/node-api.md), without starting a process each."""
import hashlib
import http.client
import json
import urllib.parse

from programs import Fault
from signing import Signer, b64u, canonical, now, unb64u

BASE = "/herald/v1"
SECONDS = 20


class Unanswered(Exception):
    """The node did not answer: nobody knows whether it did what was asked."""


class OfficerClient:
    """Asks one node as one officer. May be shared by threads."""

    def __init__(self, party, who=0):
        self.party, self.place = party.id, urllib.parse.urlsplit(party.url)
        self.signer = Signer(party.space.path(party.homes[who]) / "officer-key.json")

    def signed(self, method, path, body=b""):
        """A request that can be sent more than once, byte for byte."""
        claims = {
            "at": now(), "aud": self.party, "digest": b64u(hashlib.sha256(body).digest()), "iss": self.party,
            "method": method, "path": BASE + path}
        return method, BASE + path, self.signer.sign("herald-request+jwt", claims), body

    def send(self, request):
        """Answers (status, value)."""
        method, target, jws, body = request
        connection = self.connection()
        try:
            self.connect(connection)
            connection.request(method, target, body or None, {
                "Authorization": "Herald " + jws, "Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Unanswered(f"{method} {target}: {type(error).__name__}: {error}") from error
        finally:
            connection.close()

    def connection(self):
        return http.client.HTTPConnection(self.place.hostname, self.place.port, timeout=SECONDS)

    def connect(self, connection):
        connection.connect()

    def get(self, path):
        status, value = self.send(self.signed("GET", path))
        if status != 200:
            raise Fault(f"GET {path}: 200 expected, found {status}: {value}")
        return value

    def draft(self, kind, recipients, via, draft):
        body = {"draft": draft, "kind": kind, "recipients": sorted(recipients), "via": via}
        return self.signed("POST", "/notices", canonical(body))

    def approval(self, view, role="releaser"):
        """The request that approves the notice of a view."""
        card = json.loads(unb64u(view["text"].split(".")[1]))["card"]
        approval = self.signer.sign("herald-approval+jwt", {
            "after": [], "approvedAt": now(), "card": card, "notice": view["notice"], "party": self.party,
            "role": role})
        body = canonical({"approval": approval})
        return self.signed("POST", f"/notices/{view['notice']}/approvals", body)
