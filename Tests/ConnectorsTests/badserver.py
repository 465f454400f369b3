"""A server that misbehaves on purpose: `badserver.py LOG [CERTIFICATE]`.

Prints its port, writes each request as a line of JSON to LOG, and ends when its standard input does, after
5,000 connections or after ten minutes. The first name of a path is the test that asks, the second says how
to behave.
"""
import gzip
import hashlib
import json
import os
import shutil
import socket
import ssl
import struct
import sys
import threading
import time
from email.utils import formatdate

BODY = b"id,name\r\n" + b"".join(b"%d,commune %d\r\n" % (n, n * 7919 % 1000) for n in range(30000))
OTHER = BODY.replace(b"commune", b"province")
PAGE = b"<!DOCTYPE html>\n<html><title>Login</title><form></form></html>"
CHANGED = "Wed, 21 Oct 2015 07:28:00 GMT"
hits = {}
lock = threading.Lock()


class Talk:
    def __init__(self, socket, log):
        self.socket = socket
        head = b""
        while b"\r\n\r\n" not in head and len(head) < 1 << 20:
            piece = socket.recv(65536)
            if not piece:
                break
            head += piece
        lines = head.decode("latin-1").split("\r\n")
        path = lines[0].split(" ")[1] if lines[0].count(" ") == 2 else "/"
        self.test = path.split("/")[1]
        self.path = path[len(self.test) + 1 :]
        pairs = [line.split(":", 1) for line in lines[1:] if ":" in line]
        self.fields = {name.lower(): value.strip() for name, value in pairs}
        with lock:
            hits[path] = self.hit = hits.get(path, 0) + 1
            log.write(json.dumps({"test": self.test, "path": self.path, "fields": self.fields}) + "\n")
            log.flush()

    def send(self, *pieces):
        for piece in pieces:
            self.socket.sendall(piece)

    def head(self, status, *fields, length=None):
        lines = ["HTTP/1.1 %s" % status, "Date: " + formatdate(usegmt=True), *fields]
        if length is not None:
            lines.append("Content-Length: %d" % length)
        self.send(("\r\n".join(lines + ["Connection: close", "", ""])).encode("latin-1"))

    def answer(self, body, *fields, status="200 OK"):
        self.head(status, *fields, length=len(body))
        self.send(body)

    def reset(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def range(self):
        text = self.fields.get("range", "")
        return int(text[6:-1]) if text.startswith("bytes=") else None

    def part(self, body, start, *fields):
        self.head(
            "206 Partial Content", "Content-Range: bytes %d-%d/%d" % (start, len(body) - 1, len(body)),
            *fields, length=len(body) - start)
        self.send(body[start:])


def etag(body):
    return '"%s"' % hashlib.sha256(body).hexdigest()[:16]


def plain(t, body=BODY, kind="text/csv"):
    """As a good server answers."""
    tag = etag(body)
    if tag in t.fields.get("if-none-match", ""):
        return t.head("304 Not Modified", "ETag: " + tag)
    start = t.range()
    if start is not None and t.fields.get("if-range") == tag:
        return t.part(body, start, "ETag: " + tag)
    t.answer(body, "Content-Type: " + kind, "ETag: " + tag, "Last-Modified: " + CHANGED)


def weak(t):
    if t.fields.get("if-none-match") == 'W/"v1"':
        return t.head("304 Not Modified")
    t.answer(BODY, 'ETag: W/"v1"')


def modified(t):
    if t.fields.get("if-modified-since") == CHANGED:
        return t.head("304 Not Modified")
    t.answer(BODY, "Last-Modified: " + CHANGED)


def update(t):
    plain(t, BODY if t.hit == 1 else OTHER)


def counter(t):
    t.answer(b"id\r\n%d\r\n" % t.hit)


def drip(t):
    t.head("200 OK", length=100000)
    for _ in range(100):
        t.send(b"x")
        time.sleep(0.2)


def stall(t):
    t.head("200 OK", length=len(BODY))
    t.send(BODY[:50])
    time.sleep(20)


def silent(t):
    time.sleep(20)


def truncated(t):
    t.head("200 OK", length=len(BODY))
    t.send(BODY[: len(BODY) // 2])


def longer(t):
    t.head("200 OK", length=len(BODY) - 1000)
    t.send(BODY)


def half(t, body=BODY):
    """Half of a body that could go on, then a reset."""
    t.head("200 OK", "ETag: " + etag(body), "Content-Type: text/csv", length=len(body))
    t.send(body[: len(body) // 2])
    time.sleep(0.2)
    t.reset()


def reset(t):
    half(t) if t.hit == 1 else plain(t)


def reset_ignored(t):
    half(t) if t.hit == 1 else t.answer(BODY, "ETag: " + etag(BODY))


def reset_changed(t):
    half(t) if t.hit == 1 else plain(t, OTHER)


def reset_lying(t):
    if t.hit == 1:
        half(t)
    elif t.range() is not None:
        t.part(OTHER, t.range(), "ETag: " + etag(OTHER))
    else:
        plain(t, OTHER)


def reset_elsewhere(t):
    if t.hit == 1:
        half(t)
    elif t.range() is not None:
        t.part(BODY, t.range() + 1, "ETag: " + etag(BODY))
    else:
        plain(t)


def reset_416(t):
    if t.hit == 1:
        half(t)
    elif t.range() is not None:
        t.answer(b"", "Content-Range: bytes */5", status="416 Range Not Satisfiable")
    else:
        plain(t)


def reset_weak(t):
    if t.hit == 1:
        t.head("200 OK", 'ETag: W/"v1"', length=len(BODY))
        t.send(BODY[:1000])
        return t.reset()
    plain(t)


def reset_gzip(t):
    body = gzip.compress(BODY, 1, mtime=0)
    fields = "ETag: " + etag(body), "Content-Encoding: gzip"
    if t.hit == 1:
        t.head("200 OK", *fields, length=len(body))
        t.send(body[: len(body) // 2])
        time.sleep(0.2)
        return t.reset()
    if t.range() is not None:
        return t.part(body, t.range(), *fields)
    t.answer(body, *fields)


def always_half(t):
    """Never gives more than 40,000 bytes at once."""
    start = t.range() or 0
    if start:
        t.head(
            "206 Partial Content", "ETag: " + etag(BODY),
            "Content-Range: bytes %d-%d/%d" % (start, len(BODY) - 1, len(BODY)), length=len(BODY) - start)
    else:
        t.head("200 OK", "ETag: " + etag(BODY), length=len(BODY))
    t.send(BODY[start : start + 40000])
    time.sleep(0.1)
    if start + 40000 < len(BODY):
        t.reset()


def slow(t):
    """A body that goes on by range, 2,000 bytes every tenth of a second."""
    start = t.range()
    if start is not None:
        return t.part(BODY, start, "ETag: " + etag(BODY))
    t.head("200 OK", "ETag: " + etag(BODY), length=len(BODY))
    for at in range(0, len(BODY), 60000):
        t.send(BODY[at : at + 60000])
        time.sleep(0.3)


def busy(t):
    if t.hit == 1:
        return t.answer(b"later", "Retry-After: 1", status="503 Service Unavailable")
    plain(t)


def busy_date(t):
    if t.hit == 1:
        date = formatdate(time.time() + 2, usegmt=True)
        return t.answer(b"later", "Retry-After: " + date, status="503 Service Unavailable")
    plain(t)


def busy_long(t):
    if t.hit == 1:
        return t.answer(b"later", "Retry-After: 86400", status="503 Service Unavailable")
    plain(t)


def limited(t):
    t.answer(b"", status="429 Too Many Requests") if t.hit == 1 else plain(t)


def then_broken(t):
    plain(t) if t.hit == 1 else t.answer(b"", status="500 Internal Server Error")


def then_page(t):
    plain(t) if t.hit == 1 else t.answer(PAGE, "Content-Type: text/html")


def then_empty(t):
    plain(t) if t.hit == 1 else t.answer(b"", "Content-Type: text/csv")


def then_missing(t):
    plain(t) if t.hit == 1 else t.answer(PAGE, status="404 Not Found")


def loop(t):
    t.answer(b"", "Location: /" + t.test + t.path, status="302 Found")


def to_file(t):
    t.answer(b"", "Location: file:///etc/passwd", status="302 Found")


def to_user(t):
    t.answer(b"", "Location: http://user:geheim@127.0.0.1/x.csv", status="302 Found")


def to_nothing(t):
    t.answer(b"", status="302 Found")


def to_query(t):
    """Leads to what stands behind the question mark."""
    target = t.path.split("?", 1)[1]
    target = "/" + t.test + target if target.startswith("/") else target
    t.answer(PAGE, "Location: " + target, status="301 Moved Permanently")


def chunked(t):
    t.head("200 OK", "Transfer-Encoding: chunked")
    for at in range(0, len(BODY), 50000):
        piece = BODY[at : at + 50000]
        t.send(b"%x;ext=1\r\n" % len(piece), piece, b"\r\n")
    t.send(b"0\r\nETag: \"trailer\"\r\n\r\n")


def chunked_garbage(t):
    t.head("200 OK", "Transfer-Encoding: chunked")
    t.send(b"ZZZ\r\nnot a chunk\r\n")


def chunked_cut(t):
    t.head("200 OK", "Transfer-Encoding: chunked")
    t.send(b"%x\r\n" % len(BODY), BODY[:1000])


def gzipped(t):
    t.answer(gzip.compress(BODY, mtime=0), "Content-Encoding: gzip", 'ETag: "z"')


def gzip_damaged(t):
    body = bytearray(gzip.compress(BODY, mtime=0))
    body[-6] ^= 1
    t.answer(bytes(body), "Content-Encoding: gzip")


def bomb(t):
    t.answer(gzip.compress(bytes(16 << 20), mtime=0), "Content-Encoding: gzip")


def brotli(t):
    t.answer(BODY, "Content-Encoding: br")


def gz_file(t):
    """A .csv.gz that is offered as a file."""
    t.answer(gzip.compress(BODY, mtime=0), "Content-Type: application/gzip")


def gz_unpacked(t):
    """A .csv.gz that the server calls packed on the way."""
    t.answer(gzip.compress(BODY, mtime=0), "Content-Encoding: gzip")


def endless(t):
    t.head("200 OK")
    while True:
        t.send(BODY)


def announced(t):
    t.head("200 OK", length=10 << 30)
    t.send(BODY)
    time.sleep(5)


def empty(t):
    t.answer(b"", "Content-Type: text/csv")


def login(t):
    t.answer(PAGE, "Content-Type: text/html; charset=utf-8")


def login_as_csv(t):
    t.answer(b"\xef\xbb\xbf\r\n" + PAGE, "Content-Type: text/csv")


def fragment(t):
    t.answer(b"<b>Fatal error</b>: no database", "Content-Type: text/html")


def mislabelled(t):
    t.answer(BODY, "Content-Type: text/html")


def xml(t):
    t.answer(b'<?xml version="1.0"?><members/>', "Content-Type: text/html")


def inject(t):
    t.answer(
        BODY, 'ETag: "a\x01b"', 'Content-Disposition: attachment; filename="../../etc/x.csv"',
        "Last-Modified: yesterday", "Content-Type: text/csv; charset=\x02")


def named(t):
    t.answer(BODY, "Content-Disposition: attachment; filename*=UTF-8''%D8%A3%D8%B9%D8%B6%D8%A7%D8%A1.csv")


def typed(t):
    t.answer(BODY, "Content-Type: text/csv; charset=Windows-1256")


def no_http(t):
    t.send(b"SSH-2.0-OpenSSH_9.2p1\r\n")


def closed(t):
    pass


def interim(t):
    t.send(b'HTTP/1.1 103 Early Hints\r\nETag: "early"\r\n\r\n')
    plain(t)


def head_flood(t):
    t.send(b"HTTP/1.1 200 OK\r\n")
    for n in range(200000):
        t.send(b"X-%d: %s\r\n" % (n, b"y" * 100))


def unasked_304(t):
    t.head("304 Not Modified")


def status(t):
    t.answer(PAGE, status=t.path.split("/")[2] + " Said")


def serve(connection, log, context):
    try:
        if context:
            connection = context.wrap_socket(connection, server_side=True)
        talk = Talk(connection, log)
        globals()[talk.path.split("/")[1].replace("-", "_")](talk)
        connection.shutdown(socket.SHUT_WR)
        connection.settimeout(1)
        while connection.recv(65536):
            pass
    except (OSError, IndexError, KeyError):
        pass
    finally:
        connection.close()


def end():
    """Leaves nothing behind: whoever started this may be gone."""
    shutil.rmtree(os.path.dirname(sys.argv[1]), ignore_errors=True)
    os._exit(0)


def main():
    context = None
    if len(sys.argv) > 2:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2])
    listener = socket.create_server(("127.0.0.1", 0), backlog=200)
    threading.Timer(1800, end).start()
    threading.Thread(target=lambda: (sys.stdin.read(), end()), daemon=True).start()
    with open(sys.argv[1], "a") as log:
        print(listener.getsockname()[1], flush=True)
        for _ in range(5000):
            connection, _ = listener.accept()
            connection.settimeout(30)
            threading.Thread(target=serve, args=(connection, log, context), daemon=True).start()


main()
