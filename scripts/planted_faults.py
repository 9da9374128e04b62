# SPDX-License-Identifier: Apache-2.0
"""Proves a check by planted faults: each case is a small tree of files and what the check must say."""
import pathlib
import sys
import tempfile


def run(name, check, cases):
    """Runs `check(root)` on every case and ends the process: 0 if all were judged as expected.

    A case is (what it shows, {path: text}, a part of the one fault expected, or None for no fault).
    """
    wrong = 0
    for title, files, expected in cases:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for path, text in files.items():
                file = root / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text)
                if text.startswith("#!"):
                    file.chmod(0o755)
            faults = check(root)
        if not _as_expected(faults, expected):
            wrong += 1
            print(f"{name}: self-test failed: {title}: expected {expected!r}, found {faults}")
    print(f"{name}: self-test: {len(cases) - wrong} of {len(cases)} planted cases judged right")
    sys.exit(1 if wrong or not cases else 0)


def _as_expected(faults, expected):
    if expected is None:
        return not faults
    return len(faults) == 1 and expected in faults[0]
