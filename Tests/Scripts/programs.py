# SPDX-License-Identifier: Apache-2.0
"""Runs the two programs in a folder of their own, and ends whatever was started."""
import os
import pathlib
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

SECONDS = 60  # no command of the tests takes longer
READY_SECONDS = 30
STOP_SECONDS = 20


class Fault(Exception):
    """Something that was expected did not hold."""


class Result:
    """What a command answered."""

    def __init__(self, argv, code, out, err):
        self.argv, self.code, self.out, self.err = argv, code, out, err

    @property
    def text(self):
        return self.out.decode("utf-8", "replace")

    @property
    def talk(self):
        return self.err.decode("utf-8", "replace")

    @property
    def crashed(self):
        return self.code < 0 or self.code > 3

    def expect(self, code=0):
        if self.code != code:
            words = " ".join(str(word) for word in self.argv)
            said = self.text[-2000:] + self.talk[-2000:]
            raise Fault(f"exit {code} expected, found {self.code}: {words}\n{said}")
        return self


class Workspace:
    """A folder that is removed at the end, with the processes started in it."""

    def __init__(self, programs, name):
        self.herald = str(pathlib.Path(programs).resolve() / "herald")
        self.herald_node = str(pathlib.Path(programs).resolve() / "herald-node")
        for program in (self.herald, self.herald_node):
            if not os.access(program, os.X_OK):
                sys.exit(f"{program} is not there: build first")
        self.root = pathlib.Path(tempfile.mkdtemp(prefix=f"herald-{name}-"))
        self.nodes = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for node in self.nodes:
            node.kill()
        shutil.rmtree(self.root, ignore_errors=True)

    def run(self, argv, home=None, stdin=b"", env=None, seconds=SECONDS):
        """Runs a command in the folder. It never has a terminal."""
        argv = [str(word) for word in argv]
        try:
            done = subprocess.run(
                argv, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.root,
                env=self.environment(home, env), timeout=seconds, check=False)
        except subprocess.TimeoutExpired as error:
            raise Fault(f"no end after {seconds} s: {' '.join(argv)}") from error
        return Result(argv, done.returncode, done.stdout, done.stderr)

    def environment(self, home=None, more=None):
        values = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": str(self.root), "LANG": "C.UTF-8"}
        if home is not None:
            values["HERALD_HOME"] = str(self.root / home)
        return values | (more or {})

    def officer(self, home, *words, stdin=b""):
        return self.run([self.herald, *words], home=home, stdin=stdin)

    def path(self, name):
        return self.root / name


class NodeProcess:
    """`herald-node run`, which can be stopped, killed and started again."""

    def __init__(self, space, folder, prefix=()):
        self.space, self.folder, self.prefix, self.process = space, folder, list(prefix), None
        self.address, self.more = None, {}
        space.nodes.append(self)

    @property
    def config(self):
        return str(self.space.path(self.folder) / "node.yaml")

    @property
    def words(self):
        """What the program is started with."""
        return ["run", "--config", self.config]

    def start(self):
        """Starts the node and waits for its line `ready ADDR`."""
        with open(self.space.path(self.folder).with_suffix(".log"), "ab") as log:
            self.process = subprocess.Popen(
                [*self.prefix, self.space.herald_node, *self.words],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, cwd=self.space.root,
                env=self.space.environment(more=self.more))
        line = self._first_line()
        if not line.startswith("ready "):
            self.kill()
            raise Fault(f"{self.folder}: 'ready ADDR' expected, found {line!r}\n{self.log()[-3000:]}")
        self.address = line.split()[1]

    def _first_line(self):
        end, line = time.monotonic() + READY_SECONDS, b""
        while not line.endswith(b"\n") and time.monotonic() < end:
            readable, _, _ = select.select([self.process.stdout], [], [], 0.2)
            if readable:
                octet = os.read(self.process.stdout.fileno(), 1)
                if not octet:
                    break
                line += octet
        return line.decode("utf-8", "replace").strip()

    def stop(self):
        """Ends the node with SIGTERM; the answer is its exit code."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self._ended(STOP_SECONDS)
        except subprocess.TimeoutExpired as error:
            self.kill()
            raise Fault(f"{self.folder}: still running {STOP_SECONDS} s after SIGTERM") from error

    def kill(self):
        """Ends the node at once, with SIGKILL."""
        if self.process is not None:
            self.process.kill()
            self._ended(STOP_SECONDS)

    def _ended(self, seconds):
        code = self.process.wait(timeout=seconds)
        self.process.stdout.close()
        self.process = None
        return code

    def log(self):
        path = self.space.path(self.folder).with_suffix(".log")
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


class ServedProcess(NodeProcess):
    """A log, witness or mirror by itself, on a free port."""

    def __init__(self, space, label, words):
        super().__init__(space, label)
        self.given = list(words)

    @property
    def words(self):
        return [*self.given, "--listen", "127.0.0.1:0"]


def free_port():
    """A port of the loopback interface that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def end_on_signals():
    """Makes the usual signals unwind, so that folders and processes go away."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _: sys.exit(128 + received))


def patiently(seconds, attempt, pause=0.25):
    """The first true answer of `attempt()` within the time; else its last answer."""
    end = time.monotonic() + seconds
    answer = attempt()
    while not answer and time.monotonic() < end:
        time.sleep(pause)
        answer = attempt()
    return answer
