# SPDX-License-Identifier: Apache-2.0
"""A log, witness or mirror by itself, one of whose system calls fails or kills it."""
import collections
import http.client
import os
import pathlib
import re
import signal
import subprocess

from programs import READY_SECONDS, STOP_SECONDS, Fault, ServedProcess, patiently

TIMEOUT = 30
Answer = collections.namedtuple("Answer", "status kind body")


def expect(condition, what):
    if not condition:
        raise Fault(what)


def injection(call, path, fault, when=1):
    """What tells strace to let the n-th such call on exactly this path fail, or to kill instead of it."""
    calls = "?rename,?renameat,?renameat2" if call == "rename" else call
    words = ["-e", f"trace={calls}", "-e", f"inject={calls}:{fault}:when={when}", "-P", str(path)]
    return ["strace", "-f", "-qq", "-o", "/dev/null", *words]


class TracedProcess(ServedProcess):
    tracer = None

    def fail(self, call, path, fault, when=1):
        self.tracer = subprocess.Popen(
            [*injection(call, path, fault, when), "-p", str(self.process.pid)], stderr=subprocess.PIPE)
        expect(patiently(TIMEOUT, self._is_traced, pause=0.005), "strace did not attach")

    def _is_traced(self):
        expect(self.tracer.poll() is None, "strace cannot attach")
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task").iterdir()
        return all(re.search(r"^TracerPid:\t[1-9]", (task / "status").read_text(), re.M) for task in tasks)

    def has_died(self):
        """Whether it was killed by what strace did, not by this test."""
        try:
            return self.process.wait(timeout=STOP_SECONDS) == -signal.SIGKILL
        except subprocess.TimeoutExpired:
            return False

    def kill(self):
        if self.process is not None:
            self.process.kill()
        if self.tracer is not None:
            # Not terminate(): strace waits for ever for a process that dies under its hands.
            self.tracer.kill()
            self.tracer.communicate(timeout=STOP_SECONDS)
            self.tracer = None
        super().kill()

    def does_not_start(self, call, path, fault):
        """Whether the program ends by itself, unready, when this call fails while it starts."""
        command = [*injection(call, path, fault), self.space.herald_node, *self.words]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
        try:
            out, _ = process.communicate(timeout=READY_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, _ = process.communicate()
        return process.returncode in (1, 3) and "ready" not in out

    def ask(self, method, path, body=None):
        """The answer, or None where none came."""
        connection = http.client.HTTPConnection(self.address, timeout=TIMEOUT)
        try:
            connection.request(method, path, body)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers["content-type"], answer.read())
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    def post(self, path, body):
        return self.ask("POST", path, body)

    def get(self, path):
        return self.ask("GET", path)

    def expect_post(self, status, path, body, what):
        """Expects this status; the answer."""
        answer = self.post(path, body)
        found = answer.status if answer else "no answer"
        expect(found == status, f"{what}: {status} expected, found {found}")
        return answer
