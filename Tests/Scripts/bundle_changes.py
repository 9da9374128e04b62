# SPDX-License-Identifier: Apache-2.0
"""Changes to bundles: what a dishonest holder might try before sealing again (docs/spec/bundle.md).

Each generator yields (what was done, the changed bundle without a seal that fits).
"""
import copy
import hashlib

from signing import b64u, canonical, payload_of


def sealed(bundle, signer, exporter=None):
    """The bytes of the bundle with a new seal."""
    content = {name: value for name, value in bundle.items() if name != "seal"}
    if exporter:
        content["exporter"] = exporter
    payload = {"bundle": b64u(hashlib.sha256(canonical(content)).digest()), "iss": content["exporter"]}
    return canonical(content | {"seal": signer.sign("herald-bundle-seal+jwt", payload)})


def edited(bundle, edit):
    changed = copy.deepcopy(bundle)
    edit(changed)
    return changed


def chains(bundle):
    """The chains of evidence and of statuses, as (name, path to the list)."""
    for number, delivery in enumerate(bundle["deliveries"]):
        for place, held in enumerate(delivery["evidence"]):
            yield f"evidence of {held['issuer']}", ("deliveries", number, "evidence", place, "chain")
    for number, channel in enumerate(bundle["channels"]):
        yield "dispatches", ("channels", number, "dispatches")
        for place, held in enumerate(channel["statuses"]):
            yield f"statuses of {held['issuer']}", ("channels", number, "statuses", place, "chain")


def at(bundle, path):
    for step in path:
        bundle = bundle[step]
    return bundle


def broken_chains(bundle):
    """Removed from the middle, reordered, doubled, or begun later."""
    for name, path in chains(bundle):
        length = len(at(bundle, path))
        begins_anywhere = name.startswith("statuses")  # only statuses may start above 1
        for index in range(1 if begins_anywhere else 0, length - 1):
            yield f"{name}: {index + 1} of {length} removed", edited(bundle, lambda b: at(b, path).pop(index))
        for index in range(length - 1):
            def swap(b):
                chain = at(b, path)
                chain[index], chain[index + 1] = chain[index + 1], chain[index]
            yield f"{name}: {index + 1} and {index + 2} of {length} swapped", edited(bundle, swap)
        if length > 1:
            yield f"{name}: reversed", edited(bundle, lambda b: at(b, path).reverse())
        for index in range(length):
            yield f"{name}: {index + 1} of {length} doubled", edited(
                bundle, lambda b: at(b, path).insert(index, at(b, path)[index]))


def misplaced_evidence(bundle):
    """An object of this bundle in another slot of this bundle."""
    paths = list(chains(bundle))
    for name, path in paths:
        for other, target in paths:
            if path != target and at(bundle, path):
                yield f"last of {name} appended to {other}", edited(
                    bundle, lambda b: at(b, target).append(at(b, path).pop()))
                yield f"{name} in the place of {other}", edited(
                    bundle, lambda b: at(b, target).__setitem__(slice(None), at(b, path)))
        if path[-1] == "chain":
            holder = path[:-1]
            for party in parties_of(bundle) - {at(bundle, holder)["issuer"]}:
                yield f"{name} under the name of {party}", edited(
                    bundle, lambda b: at(b, holder).__setitem__("issuer", party))
    for member in ("dispatch", "evidence", "submissions", "pcSalt"):
        if len(bundle["deliveries"]) > 1:
            def swap(b):
                first, second = b["deliveries"][:2]
                first[member], second[member] = second[member], first[member]
            yield f"{member} of two deliveries swapped", edited(bundle, swap)
    for number, delivery in enumerate(bundle["deliveries"]):
        if delivery["evidence"]:
            yield "a delivery without its salt", edited(
                bundle, lambda b: b["deliveries"][number].pop("pcSalt"))


def parties_of(bundle):
    """Every party that the bundle names, as far as these changes need them."""
    found = {bundle["exporter"]}
    for delivery in bundle["deliveries"]:
        dispatch = payload_of(delivery["dispatch"])
        found |= {dispatch["iss"], dispatch["aud"]} | {held["issuer"] for held in delivery["evidence"]}
    for channel in bundle["channels"]:
        found |= {channel["from"], channel["to"]} | {held["issuer"] for held in channel["statuses"]}
    return found


def signers_of(bundle):
    """The parties of whom the bundle holds something signed, as far as these changes need them."""
    found = {bundle["exporter"]}
    for delivery in bundle["deliveries"]:
        found |= {payload_of(delivery["dispatch"])["iss"]} | {held["issuer"] for held in delivery["evidence"]}
    for channel in bundle["channels"]:
        found |= {payload_of(each)["iss"] for each in channel["dispatches"]}
        found |= {held["issuer"] for held in channel["statuses"]}
    return found


def foreign_objects(bundle, donor):
    """Genuine objects of another exchange between the same parties."""
    for (name, path), (other, source) in zip(chains(bundle), chains(donor)):
        genuine = at(donor, source)
        yield f"{name}: the whole chain of another exchange", edited(
            bundle, lambda b: at(b, path).__setitem__(slice(None), genuine))
        for index in range(min(len(genuine), len(at(bundle, path)))):
            yield f"{name}: {index + 1} from another exchange", edited(
                bundle, lambda b: at(b, path).__setitem__(index, genuine[index]))
    if bundle.get("notice") and donor.get("notice"):
        for member in ("approvals", "disclosures", "jwt"):
            yield f"{member} of another notice", edited(
                bundle, lambda b: b["notice"].__setitem__(member, donor["notice"][member]))
        for member in ("dispatch", "submissions", "pcSalt", "evidence"):
            yield f"{member} of another exchange", edited(
                bundle, lambda b: b["deliveries"][0].__setitem__(member, donor["deliveries"][0][member]))


def broken_rest(bundle):
    """Lists out of order or doubled, inclusions of something else, approvals gone."""
    notice = bundle.get("notice")
    if notice:
        yield "no approvals", edited(bundle, lambda b: b["notice"].__setitem__("approvals", []))
        if notice["disclosures"]:
            yield "a disclosure twice", edited(
                bundle, lambda b: b["notice"]["disclosures"].append(notice["disclosures"][-1]))
        if len(notice["disclosures"]) > 1:
            yield "disclosures reversed", edited(bundle, lambda b: b["notice"]["disclosures"].reverse())
    for member in ("deliveries", "inclusions", "channels"):
        if bundle[member]:
            yield f"one of {member} twice", edited(bundle, lambda b: b[member].append(b[member][-1]))
        if len(bundle[member]) > 1:
            yield f"{member} reversed", edited(bundle, lambda b: b[member].reverse())
    for index, inclusion in enumerate(bundle["inclusions"]):
        others = [each for each in bundle["inclusions"] if each["proof"] != inclusion["proof"]]
        for member in ("proof", "digest", "log"):
            values = [each[member] for each in others if each[member] != inclusion[member]][:1]
            for value in values:
                yield f"inclusion {index + 1}: {member} of another", edited(
                    bundle, lambda b: b["inclusions"][index].__setitem__(member, value))
        leaf = "card" if inclusion["leaf"] != "card" else "notice"
        yield f"inclusion {index + 1}: called a {leaf}", edited(
            bundle, lambda b: b["inclusions"][index].__setitem__("leaf", leaf))


def broken(bundle, donors):
    """Everything that must be refused even after sealing again."""
    yield from broken_chains(bundle)
    yield from misplaced_evidence(bundle)
    yield from broken_rest(bundle)
    for donor in donors:
        yield from foreign_objects(bundle, donor)


def without_tail(bundle, path, count):
    changed = copy.deepcopy(bundle)
    chain = at(changed, path)
    del chain[len(chain) - count:]
    if not chain and path[-1] == "chain":
        at(changed, path[:-2]).pop(path[-2])
    return changed


def shortened(bundle):
    """What a holder may leave out; less follows, never more."""
    for name, path in chains(bundle):
        length = len(at(bundle, path))
        for count in range(1, length + 1):
            yield f"{name}: last {count} of {length} removed", without_tail(bundle, path, count)
        if length > 1 and name.startswith("statuses"):
            yield f"{name}: first of {length} removed", edited(bundle, lambda b: at(b, path).pop(0))
    for index in range(len(bundle["inclusions"])):
        yield f"inclusion {index + 1} removed", edited(bundle, lambda b: b["inclusions"].pop(index))
    yield "all inclusions removed", edited(bundle, lambda b: b["inclusions"].clear())
    if bundle.get("notice"):
        for index in range(len(bundle["notice"]["disclosures"])):
            yield f"disclosure {index + 1} closed", edited(
                bundle, lambda b: b["notice"]["disclosures"].pop(index))
