# SPDX-License-Identifier: Apache-2.0
"""Two network namespaces joined by one cable, and certificates of a throw-away authority."""
import ctypes
import os
import subprocess

from programs import Fault

NEW_NETWORK = 0x40000000  # CLONE_NEWNET


def command(*words):
    """Runs a command that has to succeed."""
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
    if done.returncode != 0:
        raise Fault(f"{' '.join(words)}: {done.stdout.decode('utf-8', 'replace')}")


def can_make_them():
    """Whether this process may make namespaces and has the tools for it."""
    try:
        name = f"herald-try-{os.getpid()}"
        command("ip", "netns", "add", name)
        command("ip", "netns", "del", name)
        return True
    except (Fault, OSError):
        return False


def leave_the_network():
    """Takes this thread, and what it starts from now on, off every network; False if it may not."""
    return ctypes.CDLL(None, use_errno=True).unshare(NEW_NETWORK) == 0


class Cable:
    """Namespaces `names[0]` and `names[1]` with one address each; gone at the end."""

    def __init__(self, octet):
        self.names = [f"herald-{end}-{os.getpid()}" for end in ("a", "b")]
        self.addresses = [f"10.77.{octet}.1", f"10.77.{octet}.2"]
        self.devices = [f"hrld{end}{os.getpid() % 100000}" for end in ("a", "b")]

    def __enter__(self):
        try:
            for name in self.names:
                command("ip", "netns", "add", name)
            command("ip", "link", "add", self.devices[0], "netns", self.names[0], "type", "veth",
                     "peer", "name", self.devices[1], "netns", self.names[1])
            for name, address, device in zip(self.names, self.addresses, self.devices):
                command("ip", "-n", name, "address", "add", f"{address}/24", "dev", device)
                command("ip", "-n", name, "link", "set", device, "up")
                command("ip", "-n", name, "link", "set", "lo", "up")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for name in self.names:
            subprocess.run(["ip", "netns", "del", name], stderr=subprocess.DEVNULL, timeout=60, check=False)

    def prefix(self, end):
        return ["ip", "netns", "exec", self.names[end]]


def make_authority(space):
    """A throw-away certificate authority; answers the path of its certificate."""
    command("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-days", "2", "-subj", "/CN=throw-away authority", "-keyout", str(space.path("ca.key.pem")),
             "-out", str(space.path("ca.pem")), "-addext", "basicConstraints=critical,CA:TRUE",
             "-addext", "keyUsage=critical,keyCertSign,cRLSign")
    return space.path("ca.pem")


def make_certificate(space, label, address, authority="ca"):
    """Key and certificate for one address, signed by the authority."""
    key, request, certificate, extensions = (
        str(space.path(f"{label}.{end}")) for end in ("key.pem", "csr.pem", "pem", "ext"))
    command("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-subj", f"/CN={label}.example", "-keyout", key, "-out", request)
    with open(extensions, "w", encoding="utf-8") as file:
        file.write(f"subjectAltName=IP:{address}\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n")
    command("openssl", "x509", "-req", "-in", request, "-CA", str(space.path(f"{authority}.pem")),
             "-CAkey", str(space.path(f"{authority}.key.pem")), "-CAcreateserial", "-days", "2",
             "-extfile", extensions, "-out", certificate)
    return {"certificate": certificate, "key": key, "trust": str(space.path("ca.pem"))}
