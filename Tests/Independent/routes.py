# SPDX-License-Identifier: Apache-2.0
"""What came of each route of a message (docs/spec/evidence.md, section 3)."""

import channels

TAKING = ("SubmissionAcceptance", "RelayAcceptance")
REFUSING = ("SubmissionRejection", "RelayRejection")


def name(submission):
    """A route as text (envelope.md, section 2)."""
    return "/".join(channels.stops(submission.payload)[:-1]) or "direct"


def _expired(events, signer):
    return any(event.name == "AcceptanceRejectionExpiry" and event.payload["lapsed"] == "delivery"
               and event.payload["iss"] in signer for event in events)


def _direct(submission, events):
    if any(e.name == "ContentConsignment" and e.submission.id == submission.id for e in events):
        return "accepted"
    if any(e.name == "ContentConsignment" for e in events):
        return "arrived-otherwise"
    if any(e.name == "ContentConsignmentFailure" for e in events):
        return "refused"
    return "expired" if _expired(events, [submission.payload["iss"]]) else "waiting"


def state(submission, events):
    """The state of the route of a submission, from the set of known evidence."""
    body = submission.payload
    stops = channels.stops(body)
    if len(stops) == 1:
        return _direct(submission, events)
    of_route = [e for e in events if e.submission and e.submission.id == submission.id]
    taken = {e.payload["iss"] for e in of_route if e.name in TAKING}
    if stops[-1] in taken:
        return "accepted"
    places = [index for index, stop in enumerate(stops) if stop in taken]
    last = stops[places[-1]] if places else None
    after = stops[places[-1] + 1] if places else stops[0]
    if any(e.name in REFUSING and e.payload["iss"] == after for e in of_route):
        return "refused"
    if any(e.name == "RelayFailure" and e.payload["iss"] == last
           and e.payload.get("nextHop", after) == after for e in events):
        return "failed"
    if _expired(events, [body["iss"], last]):
        return "expired"
    return "at-a-relay" if last else "waiting"
