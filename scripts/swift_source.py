# SPDX-License-Identifier: Apache-2.0
"""Reads Swift as far as the checks need it: which characters are code, and where functions end."""
import re

CODE_OPENERS = re.compile(r'//|/\*|#*"""|#*"|`|#/')
FUNCTION = re.compile(r"(?<![.\w#])(func|init|deinit|subscript|var)\b")
DECLARATION = re.compile(
    r"(?<![.\w#])(func|init|deinit|subscript|var|let|struct|class|enum|extension|protocol|actor|case)\b"
)


def code_only(text):
    """The text with comments, the inside of strings and of raw identifiers turned into spaces.

    Lines and columns stay where they were; the delimiters of strings stay too.
    """
    out, place = [], 0
    while found := CODE_OPENERS.search(text, place):
        out.append(text[place : found.start()])
        end, keep = _end_of(text, found)
        inside = text[found.start() : end]
        blank = re.sub(r"[^\n]", " ", inside)
        if keep and len(inside) >= 2:
            blank = inside[0] + blank[1:-1] + inside[-1]
        out.append(blank)
        place = end
    out.append(text[place:])
    return "".join(out)


def comments(text):
    """Every run of comment lines as (first line number, joined text)."""
    runs, lines = [], text.split("\n")
    code = code_only(text).split("\n")
    for number, (line, kept) in enumerate(zip(lines, code), 1):
        found = re.search(r"//+(.*)", line)
        if not found or kept[found.start() : found.start() + 2] == "//" or '"' in kept[found.start() :]:
            continue
        said = found.group(1).strip()
        alone = not kept.strip()
        if alone and runs and runs[-1][2] == number - 1:
            first, before, _ = runs[-1]
            runs[-1] = (first, f"{before}\n{said}", number)
        else:
            runs.append((number, said, number if alone else -1))
    return [(first, said) for first, said, _ in runs]


def strings(text):
    """Every string literal as (line number, content with its interpolations)."""
    place = 0
    while found := CODE_OPENERS.search(text, place):
        end, _ = _end_of(text, found)
        if '"' in found.group():
            yield text.count("\n", 0, found.start()) + 1, text[found.end() : end - len(found.group())]
        place = end


def functions(text):
    """Every function-like body as (name, first line, last line); a body may contain others."""
    code = code_only(text)
    for found in FUNCTION.finditer(code):
        start = _body_start(code, found)
        if start is None:
            continue
        end = _matching_brace(code, start)
        after = text[found.end() :].lstrip()
        name = re.match(r"`[^`\n]*`|[\w.]+", after)
        label = name.group() if name and found.group() in ("func", "var") else found.group()
        first = code.count("\n", 0, found.start()) + 1
        yield label, first, code.count("\n", 0, end) + 1, code[start + 1 : end]


def _end_of(text, found):
    opener = found.group()
    if opener == "//":
        end = text.find("\n", found.end())
        return (len(text) if end < 0 else end), False
    if opener == "/*":
        return _end_of_block_comment(text, found.end()), False
    if opener == "`":
        end = text.find("`", found.end())
        return (len(text) if end < 0 else end + 1), True
    if opener == "#/":
        end = text.find("/#", found.end())
        return (len(text) if end < 0 else end + 2), False
    return _end_of_string(text, found.end(), opener), True


def _end_of_block_comment(text, place):
    depth = 1
    while depth and (found := re.compile(r"/\*|\*/").search(text, place)):
        depth += 1 if found.group() == "/*" else -1
        place = found.end()
    return len(text) if depth else place


def _end_of_string(text, place, opener):
    hashes = opener.count("#")
    closer = opener.lstrip("#") + "#" * hashes
    escape = "\\" + "#" * hashes
    while place < len(text):
        if text.startswith(escape + "(", place):
            place = _end_of_interpolation(text, place + len(escape) + 1)
        elif text.startswith(escape, place):
            place += len(escape) + 1
        elif text.startswith(closer, place):
            return place + len(closer)
        elif text[place] == "\n" and '"""' not in closer:
            return place
        else:
            place += 1
    return len(text)


def _end_of_interpolation(text, place):
    depth = 1
    while depth and place < len(text):
        found = re.compile(r'[()]|#*"""|#*"').search(text, place)
        if not found:
            return len(text)
        if '"' in found.group():
            place = _end_of_string(text, found.end(), found.group())
            continue
        depth += 1 if found.group() == "(" else -1
        place = found.end()
    return place


def _body_start(code, found):
    """Where the body of the declaration opens, or None where it has none."""
    depth, place = 0, found.end()
    while place < len(code):
        letter = code[place]
        if letter in "([":
            depth += 1
        elif letter in ")]":
            depth -= 1
        elif depth < 0 or letter == "}":
            return None
        elif depth == 0 and letter == "{":
            return place
        elif letter == "\n" and depth == 0 and found.group() == "var":
            return None
        elif depth == 0 and DECLARATION.match(code, place):
            return None
        place += 1
    return None


def _matching_brace(code, start):
    depth = 0
    for found in re.compile(r"[{}]").finditer(code, start):
        depth += 1 if found.group() == "{" else -1
        if depth == 0:
            return found.start()
    return len(code)
