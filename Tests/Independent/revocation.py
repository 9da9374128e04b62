# SPDX-License-Identifier: Apache-2.0
"""Objects signed by revoked keys (docs/spec/card.md, section 5; docs/spec/bundle.md, section 2)."""


def verdict(at, window):
    """`before`, `after` or `unknown`, by the window of the object."""
    low, high = (bound.moment if bound and bound.enough else None for bound in window)
    if high is not None and high <= at:
        return "before"
    if low is not None and low > at:
        return "after"
    return "unknown"


def verdicts(verifier):
    """{object id: verdict} of every shown object that a revoked key of its maker signed."""
    result = {}
    for fact in verifier.facts.values():
        card = verifier.cards.get(fact.maker)
        at = card.revoked.get(fact.kid) if card else None
        if at is not None and fact.shown:
            result[fact.id] = verdict(at, verifier.windows[fact.id])
    return result
