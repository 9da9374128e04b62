# SPDX-License-Identifier: Apache-2.0
"""What must not be said of likelihood, confidence and basis (docs/spec/notice.md, section 8)."""

import re

BANDS = [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)]
ROWS = [["almost-no-chance", "very-unlikely", "unlikely", "roughly-even-chance", "likely", "very-likely",
         "almost-certain"],
        ["remote", "highly-improbable", "improbable", "roughly-even-odds", "probable", "highly-probable",
         "nearly-certain"]]
WORDS = {word: (row, band) for row, words in enumerate(ROWS) for band, word in enumerate(words)}
TERMS = {tuple(word.split("-")): place for word, place in WORDS.items() if word != "remote"}
TERMS.update({("remote", word): WORDS["remote"] for word in ("chance", "possibility", "probability")})
TERMS.update({("almost", "certainly"): (0, 6), ("nearly", "certainly"): (1, 6), ("probably",): (1, 4),
              ("improbably",): (1, 2)})
CONTEXT = set("certain certainly certainty chance chances improbable likelihood likely odds probability "
              "probable probably unlikely".split())
TEXTS = ["dissent", "event", "judged", "text"]
BASES = ["observed", "reported", "source", "sourceDescriptor", "sourceGrade"]
_WORD = re.compile(r"\d+(?:[.,]\d+)*|%|(?:(?!\d)[^\W_])+")


def sentences(text):
    """Sentences as lists of words in lower case."""
    parts = re.split(r"\n|(?<=[.!?])(?=\s|$)", text)
    return [_WORD.findall(part.lower()) for part in parts]


def terms(words):
    """(row, band) of each term, the longest first."""
    found, place = [], 0
    while place < len(words):
        for length in (3, 2, 1):
            key = tuple(words[place:place + length])
            if len(key) == length and key in TERMS:
                found.append(TERMS[key])
                place += length - 1
                break
        place += 1
    return found


def _number(word):
    return float(word.replace(",", ".")) if re.fullmatch(r"\d+([.,]\d+)?", word) else None


def percentages(words):
    """Percentages of a sentence that speaks of likelihood."""
    found = []
    if not CONTEXT & set(words):
        return found
    for place, word in enumerate(words):
        sign = words[place + 1:place + 2]
        if _number(word) is None or not (sign in (["%"], ["percent"]) or words[place + 1:place + 3] == [
                "per", "cent"]):
            continue
        found.append(_number(word))
        before = words[place - 2] if place > 1 and words[place - 1] == "to" else words[place - 1:place]
        before = before if isinstance(before, str) else (before or [""])[0]
        if _number(before) is not None:
            found.append(_number(before))
    return found


def is_confident(words):
    """Whether a confidence word stands in the sentence."""
    return any(word in ("confident", "confidently")
               or (word == "confidence" and words[place + 1:place + 2] != ["building"])
               for place, word in enumerate(words))


def findings(fields, complete):
    """The findings of the table that hold."""
    held = {name: sentences(fields[name]) for name in TEXTS if name in fields}
    said = [term for parts in held.values() for words in parts for term in terms(words)]
    likelihood, found = WORDS.get(fields.get("likelihood")), []
    rows = {row for row, _ in said} | ({likelihood[0]} if likelihood else set())
    judged = [term for words in held.get("judged", []) for term in terms(words)]
    shares = [number for words in held.get("judged", []) for number in percentages(words)]
    if len(rows) > 1:
        found.append("mixed-likelihood")
    if likelihood:
        low, high = BANDS[likelihood[1]]
        if (judged and likelihood[1] not in [band for _, band in judged]) or any(
                not low <= number <= high for number in shares):
            found.append("likelihood-contradicted")
    if any(number <= 0 or number >= 100 for number in shares):
        found.append("certainty-claimed")
    if any(is_confident(words) and (terms(words) or percentages(words))
           for parts in held.values() for words in parts):
        found.append("confidence-with-likelihood")
    return found + (["basis-contradicted"] if _basis(fields, complete) else [])


def _basis(fields, complete):
    held = [name for name in BASES if name in fields]
    unsourced = fields.get("source") == "none given"
    if fields.get("basis") == "given":
        return unsourced or (complete and not held)
    if fields.get("basis") == "none-given" or unsourced:
        return bool(set(held) - ({"source"} if unsourced else set()))
    return False


EXAMPLES = [
    ({"judged": "It is likely. It is probable."}, ["mixed-likelihood"]),
    ({"judged": "A remote village is hit."}, []), ({"judged": "A remote chance."}, []),
    ({"judged": "It is very likely.", "likelihood": "very-likely"}, []),
    ({"judged": "It is unlikely.", "likelihood": "likely"}, ["likelihood-contradicted"]),
    ({"judged": "The chance is 60 to 70 %.", "likelihood": "likely"}, []),
    ({"judged": "The chance is 40 to 70 %.", "likelihood": "likely"}, ["likelihood-contradicted"]),
    ({"judged": "The chance is 100 per cent."}, ["certainty-claimed"]),
    ({"judged": "Stocks are at 100 per cent."}, []),
    ({"text": "With high confidence it is likely."}, ["confidence-with-likelihood"]),
    ({"text": "With high confidence. It is likely."}, []),
    ({"text": "Confidence building is likely."}, []),
    ({"basis": "none-given", "observed": "x"}, ["basis-contradicted"]),
    ({"basis": "given"}, ["basis-contradicted"]), ({"basis": "given", "source": "x"}, []),
    ({"basis": "given", "source": "none given"}, ["basis-contradicted"]),
    ({"source": "none given"}, []), ({"source": "none given", "sourceGrade": "B2"}, ["basis-contradicted"])]


def examples():
    """[(what, whether right)]."""
    return [("wording of %s" % fields, findings(fields, True) == expected) for fields, expected in EXAMPLES]
