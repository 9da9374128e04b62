# SPDX-License-Identifier: Apache-2.0
"""Runs scripts of the command line: plain text, one statement a line, files after `-- NAME --`.

Statements: README.txt in this folder.
"""
import gzip
import http.client
import json
import os
import pathlib
import pty
import re
import select
import shlex
import shutil
import subprocess
import time
import urllib.parse

from parties import Party, exchange_cards
from programs import SECONDS, Fault, Result, ServedProcess, patiently
from signing import Signer, leaf_digest

PATIENCE = 40  # seconds that `until` waits
HOLDER = re.compile(r"\$\{?([A-Za-z][A-Za-z0-9]*)\}?")
FILE = re.compile(r"^-- (\S+) --$")


def read_script(path):
    """The numbered statements, and the files that follow them."""
    statements, files, name = [], {}, None
    for number, line in enumerate(pathlib.Path(path).read_text(encoding="utf-8").split("\n"), 1):
        found = FILE.match(line)
        if found:
            name = found.group(1)
            files[name] = ""
        elif name is not None:
            files[name] += line + "\n"
        elif line.strip() and not line.startswith("#"):
            statements.append((number, line.strip()))
    return statements, files


def _converse(leader, process, typed):
    """Types the line once the program asks (reading a secret drops what was typed before)."""
    shown, end = b"", time.monotonic() + SECONDS
    while time.monotonic() < end:
        if select.select([leader], [], [], 0.3)[0]:
            try:
                shown += os.read(leader, 65536)
            except OSError:  # the program has closed its end
                break
        elif process.poll() is not None:
            break
        elif typed and shown.rstrip().endswith(b":"):
            os.write(leader, typed.encode() + b"\n")
            typed = ""
    process.wait(timeout=SECONDS)
    return shown


def fetched(method, url, headers):
    """The status, the headers in lower case and the length of the body, a line each, and what gzip held."""
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=SECONDS)
    connection.request(method, parts.path, headers=dict(line.split(": ", 1) for line in headers))
    answer = connection.getresponse()
    body = answer.read()
    lines = [f"status: {answer.status}", f"body: {len(body)}"]
    lines += [f"{name.lower()}: {value}" for name, value in answer.getheaders()]
    if answer.getheader("content-encoding") == "gzip":
        lines.append(f"unpacked: {len(gzip.decompress(body))}")
    # The connection goes on only if the answer was framed rightly.
    connection.request("GET", "/nowhere")
    lines.append(f"next: {connection.getresponse().status}")
    connection.close()
    return ("\n".join(lines) + "\n").encode()


class ScriptRun:
    """The state of one script: folder, parties, variables, the last answer."""

    def __init__(self, space):
        self.space, self.parties, self.values = space, {}, {"WORK": str(space.root)}
        self.home, self.env, self.stdin, self.served = None, {}, b"", {}
        self.last, self.is_judged, self.commands, self.checks = None, True, 0, 0

    def run(self, path):
        statements, files = read_script(path)
        for name, text in files.items():
            self.space.path(name).write_text(text, encoding="utf-8")
        for number, line in statements:
            try:
                self._statement(line)
            except Fault as fault:
                raise Fault(f"{path.name}:{number}: {line}\n{fault}") from fault
        if not self.is_judged:
            raise Fault(f"{path.name}: the last refusal has no 'exit N'")

    def _statement(self, line):
        refused = line.startswith("! ")
        name, *words = shlex.split(line[2:] if refused else line)
        words = [self._filled(word) for word in words]
        action = getattr(self, "do_" + name.replace("-", "_"), None)
        if name in ("herald", "node", "until", "terminal"):
            if not self.is_judged:
                raise Fault("a refusal is followed by 'exit N'")
            self._command(name, words, refused)
        elif action is None:
            raise Fault(f"no statement is called {name}")
        elif name in ("stdout", "stderr", "json", "exists"):
            self.checks += 1
            if action(*words) == refused:
                raise Fault(f"did not hold; the last answer was exit {self.last.code}\n"
                            f"{self.last.text[-3000:]}{self.last.talk[-2000:]}")
        else:
            action(*words)

    def _filled(self, word):
        def value(found):
            if found.group(1) not in self.values:
                raise Fault(f"no value is called {found.group(1)}")
            return self.values[found.group(1)]
        return HOLDER.sub(value, word)

    def _command(self, name, words, refused):
        self.commands += 1
        if name == "until":
            self._until(words)
        elif name == "terminal":
            self.last = self._on_terminal(words[0], words[1:])
        else:
            self.last = self._answer(name, words)
        self.stdin = b""
        if self.last.crashed:
            raise Fault(f"ended with {self.last.code}\n{self.last.talk[-3000:]}")
        if refused == (self.last.code == 0):
            raise Fault(f"ended with {self.last.code}\n{self.last.text[-2000:]}{self.last.talk[-2000:]}")
        self.is_judged = not refused

    def _answer(self, name, words):
        program = self.space.herald if name == "herald" else self.space.herald_node
        return self.space.run([program, *words], home=self.home, stdin=self.stdin, env=self.env)

    def _until(self, words):
        """until TEXT COMMAND…: again and again until it ends with 0 and its output holds the text."""
        text, name, *rest = words

        def attempt():
            self.last = self._answer(name, rest)
            return self.last.code == 0 and text in self.last.text
        if not patiently(PATIENCE, attempt):
            shown = self.last.text[-3000:] + self.last.talk[-2000:]
            raise Fault(f"'{text}' did not come within {PATIENCE} s\n{shown}")

    def _on_terminal(self, typed, words):
        """terminal TYPED COMMAND…: its streams are one terminal; `stdout` checks what it showed."""
        program = self.space.herald if words[0] == "herald" else self.space.herald_node
        leader, follower = pty.openpty()
        process = subprocess.Popen(
            [program, *words[1:]], stdin=follower, stdout=follower, stderr=follower, cwd=self.space.root,
            env=self.space.environment(self.home, self.env), start_new_session=True)
        os.close(follower)
        try:
            shown = _converse(leader, process, typed)
        finally:
            os.close(leader)
            if process.poll() is None:
                process.kill()
        return Result(words, process.wait(timeout=SECONDS), shown, b"")

    # Checks of the last answer.

    def do_exit(self, code):
        self.checks += 1
        self.is_judged = True
        if self.last.code != int(code):
            raise Fault(f"exit {code} expected, found {self.last.code}\n{self.last.talk[-2000:]}")

    def do_stdout(self, text):
        return text in self.last.text

    def do_stderr(self, text):
        return text in self.last.talk

    def do_json(self, path, relation=None, wanted=None):
        """json PATH, json PATH = VALUE, json PATH ~ TEXT."""
        try:
            found = self._at(path)
        except (KeyError, IndexError, TypeError, ValueError):
            return False
        if relation == "~":
            return wanted in (found if isinstance(found, str) else json.dumps(found))
        if relation == "=":
            try:
                return found == json.loads(wanted)
            except ValueError:
                return found == wanted
        return True

    def do_exists(self, name):
        return self.space.path(name).exists()

    def do_mode(self, mode, name):
        self.checks += 1
        found = self.space.path(name).stat().st_mode & 0o777
        if found != int(mode, 8):
            raise Fault(f"mode {mode} expected, found {found:o}")

    def _at(self, path):
        value = json.loads(self.last.text)
        for step in path.split("."):
            if step == "length":
                return len(value)
            value = value[int(step)] if isinstance(value, list) else value[step]
        return value

    # Preparation.

    def do_as(self, home):
        self.home = home

    def do_env(self, *settings):
        self.env = dict(setting.split("=", 1) for setting in settings)

    def do_stdin(self, name):
        self.stdin = self.space.path(name).read_bytes()

    def do_let(self, name, source, path=None):
        """let NAME stdout, let NAME json PATH, let NAME port LABEL, let NAME leaf CARDFILE."""
        if source == "stdout":
            self.values[name] = self.last.text.strip()
        elif source == "json":
            value = self._at(path)
            self.values[name] = value if isinstance(value, str) else json.dumps(value)
        elif source == "text":
            self.values[name] = path
        elif source == "prefix":
            self.values[name] = self.values[path][:8]
        elif source == "url" and path in self.served:
            self.values[name] = f"http://{self.served[path].address}"
        elif source == "url":
            self.values[name] = self.parties[path].url
        elif source == "fingerprint":
            self.values[name] = self.parties[path].fingerprint
        elif source == "key":
            self.values[name] = Signer(self.space.path(path)).kid
        elif source == "leaf":
            chain = json.loads(self.space.path(path).read_text(encoding="utf-8"))
            self.values[name] = leaf_digest(chain["cards"][-1])
        else:
            raise Fault(f"let: no source is called {source}")

    def do_save(self, name):
        """save NAME: the last standard output, as a file."""
        self.space.path(name).write_bytes(self.last.out)

    def do_copy(self, name, other):
        """copy FROM TO: a file or a whole folder, in place of what is there."""
        source, target = self.space.path(name), self.space.path(other)
        if source.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target)
        else:
            shutil.copy2(source, target)

    def do_replace(self, name, old, new):
        path = self.space.path(name)
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise Fault(f"{name} does not hold '{old}'")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def do_party(self, label, *words):
        """party LABEL OFFICER… [opening=on-request] [mediator=PARTY]."""
        edits, options = [], []
        for word in (word for word in words if "=" in word):
            key, value = word.split("=", 1)
            if key == "mediator":
                options += ["--mediator", value]
                continue
            defaults = {"opening": "automatic", "retry-cap": "60", "status-interval": "3600"}
            edits.append((f"{key}: {defaults[key]}", f"{key}: {value}"))
        officers = [word for word in words if "=" not in word] or ["amal"]
        self.parties[label] = Party(self.space, label).make(officers, options, edits)

    def do_start(self, *labels):
        for label in labels:
            self.parties[label].node.start()

    def do_stop(self, *labels):
        for label in labels:
            code = self.parties[label].node.stop()
            if code != 0:
                raise Fault(f"{label}: exit 0 expected after SIGTERM, found {code}")

    def do_kill(self, *labels):
        for label in labels:
            self.parties[label].node.kill()

    def do_serve(self, label, *words):
        """serve LABEL WORD…: herald-node with these words and a free port, until it is ready."""
        self.served[label] = ServedProcess(self.space, label, words)
        self.served[label].start()

    def do_end(self, label):
        """end LABEL: what was served ends with 0 after SIGTERM."""
        self.checks += 1
        code = self.served[label].stop()
        if code != 0:
            raise Fault(f"{label}: exit 0 expected after SIGTERM, found {code}")

    def do_add(self, label, first, last, text):
        """add LABEL FIRST LAST TEXT: an entry for each number, to a log that is served."""
        connection = http.client.HTTPConnection(self.served[label].address, timeout=SECONDS)
        for number in range(int(first), int(last) + 1):
            connection.request("POST", "/add", f"{text} {number}".encode())
            answer = connection.getresponse()
            if answer.status != 200:
                raise Fault(f"{label}: 200 expected for an entry, found {answer.status}: {answer.read()}")
            answer.read()
        connection.close()

    def do_fetch(self, method, url, *headers):
        """fetch METHOD URL [NAME: VALUE]…: what `stdout` then checks, see `fetched`."""
        self.commands += 1
        self.last = Result(["fetch", method, url], 0, fetched(method, url, headers), b"")

    def do_await(self, name, text):
        """await FILE TEXT: until the file holds the text."""
        self.checks += 1
        path = self.space.path(name)
        if not patiently(PATIENCE, lambda: path.exists() and text in path.read_text(encoding="utf-8")):
            shown = path.read_text(encoding="utf-8") if path.exists() else "it is not there"
            raise Fault(f"{name} did not come to hold '{text}' within {PATIENCE} s: {shown[-2000:]}")

    def do_exchange(self, *labels):
        """exchange LABEL…: these parties, all of them running, pin one another."""
        exchange_cards([self.parties[label] for label in labels])
