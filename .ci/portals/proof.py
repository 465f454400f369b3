"""What a check gathers: faults, and sentences of what was read."""
import pathlib, socket, sys, time

REFERENCE = pathlib.Path(__file__).resolve().parents[3] / "shared" / "reference"


class Proof:
    def __init__(self):
        self.faults, self.started = [], time.monotonic()

    def check(self, condition, what):
        if not condition:
            self.faults.append(what)

    def add(self, faults):
        self.faults.extend(faults)

    def say(self, sentence):
        print(f"{sentence} ({time.monotonic() - self.started:.0f} s)", flush=True)

    def end(self):
        for fault in self.faults[:40]:
            print("outside:", fault, file=sys.stderr)
        if len(self.faults) > 40:
            print(f"outside: and {len(self.faults) - 40} more", file=sys.stderr)
        sys.exit(1 if self.faults else 0)


def keep_to_the_folder():
    """Whoever asks the network is an error: readers are given files."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"the network is not to be asked: {address}")
        return connect(self, address)

    def unresolved(host, *_, **__):
        raise socket.gaierror(f"the network is not to be asked: {host}")

    socket.socket.connect = guarded
    socket.getaddrinfo = unresolved
