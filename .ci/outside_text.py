"""Compares what is read of text with Python's codecs and csv: `outside_text.py NASHR`.

Every byte of every encoding means what Python says, and bytes that mean nothing to Python are told of;
files that Python's csv writes in every encoding and with several delimiters are published as they
were, with the encoding stated and without.
"""
import csv
import glob
import gzip
import io
import json
import os
import subprocess
import sys
import tempfile

CODECS = {
    "windows-1252": "cp1252", "windows-1256": "cp1256", "iso-8859-1": "latin-1",
    "iso-8859-15": "iso8859_15", "iso-8859-6": "iso8859_6", "x-mac-arabic": "mac_arabic",
    "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "utf-8": "utf-8",
}
ARABIC = [["id", "الاسم", "المدينة"], ["1", "محمد العلوي", "فاس، مكناس"],
          ["2", 'نائبة "الرئيس"', "طنجة\nتطوان"], ["3", "كاتب; المجلس, ومقرره", "الرباط"]]
FRENCH = [["id", "prénom", "ville"], ["1", "Hélène Benaïssa", "Fès, Meknès"],
          ["2", 'déléguée à l\'"état civil"', "Salé\nMédina"], ["3", "Anaïs; née", "Aït Melloul"]]
HEAD = """nashr: 1
name: outside
base: https://data.example.org/outside/
language: en
title: {ar: نصوص, fr: Textes, en: Texts}
description: {ar: نصوص., fr: Textes., en: Texts.}
notice: {ar: تجميع غير رسمي., fr: Compilation non officielle., en: Unofficial compilation.}
publisher: {name: {ar: القائمون, fr: Les mainteneurs, en: The maintainers}}
contact: {name: {ar: مكتب البيانات, fr: Bureau des données, en: Data desk}, email: data@example.org}
licenses:
  CC-BY-4.0: {title: Creative Commons Attribution 4.0 International, path: https://creativecommons.org/licenses/by/4.0/}
datasets:
  texts:
    title: {ar: نصوص, fr: Textes, en: Texts}
    description: {ar: نصوص., fr: Textes., en: Texts.}
    license: CC-BY-4.0
    tables:
"""

def fail(message):
    print("outside_text:", message, file=sys.stderr)
    sys.exit(1)


class Pipeline:
    def __init__(self, folder):
        self.folder, self.text, self.expected = folder, HEAD, {}
        os.makedirs(folder + "/data")

    def add(self, data, expected, options):
        name = f"t{len(self.expected)}"
        with open(f"{self.folder}/data/{name}.csv", "wb") as file:
            file.write(data)
        schema = {"fields": [{"name": f, "title": f} for f in expected[0]]}
        with open(f"{self.folder}/data/{name}.json", "w") as file:
            json.dump(schema, file, ensure_ascii=False)
        form = f", format: {{csv: {json.dumps(options)}}}" if options else ""
        self.text += f"      {name}: {{from: data/{name}.csv, schema: data/{name}.json{form}}}\n"
        self.expected[name] = (expected, options)

    def check(self, nashr):
        with open(self.folder + "/pipeline.yaml", "w") as file:
            file.write(self.text)
        out = self.folder + "/out"
        run = subprocess.run(
            [nashr, "run", self.folder, "--output", out, "--date", "2026-01-02", "--quiet"],
            capture_output=True, text=True)
        if run.returncode:
            fail("the pipeline does not run:\n" + run.stdout + run.stderr)
        for name, (expected, options) in self.expected.items():
            path = sorted(glob.glob(f"{out}/**/{name}.csv*", recursive=True))[0]
            opened = gzip.open(path, "rb") if path.endswith(".gz") else open(path, "rb")
            with opened as file:
                rows = list(csv.reader(io.StringIO(file.read().decode("utf-8"), newline="")))
            if rows != expected:
                fail(f"{name} {options}: {rows} is not {expected}")


def encoded(text, codec):
    """Python takes the right-to-left twins of MacArabic's signs; Macs write those of ASCII."""
    if codec != "mac_arabic":
        return text.encode(codec)
    return b"".join(c.encode("ascii") if c < "\x80" else c.encode(codec) for c in text)


def known(codec, byte):
    try:
        character = bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return None
    return None if "\x7f" < character < "\xa0" else character


def single_bytes(nashr, folder, pipeline):
    for name, codec in CODECS.items():
        if name.startswith("utf"):
            continue
        good = [b for b in range(0x80, 0x100) if known(codec, b) is not None]
        bad = sorted(set(range(0x80, 0x100)) - set(good))
        data = b"id,c\n" + b"".join(b"%d,a" % b + bytes([b]) + b"z\n" for b in good)
        rows = [["id", "c"]] + [[str(b), "a" + known(codec, b) + "z"] for b in good]
        pipeline.add(data, rows, {"encoding": name, "delimiter": ",", "header": True})
        path = folder + "/bad.csv"
        with open(path, "wb") as file:
            file.write(b"id,c\n" + b"".join(b"%d,a" % b + bytes([b]) + b"z\n" for b in bad))
        run = subprocess.run(
            [nashr, "validate", path, "--encoding", name, "--delimiter", ",", "--format", "json"],
            capture_output=True, text=True)
        found = run.stdout.count('"encoding/wrong-byte"')
        if bad and (run.returncode != 1 or found < len(bad)):
            fail(f"{name}: {found} of {len(bad)} undefined bytes are told of: {run.stdout}")


def texts(pipeline):
    for name, codec in CODECS.items():
        for table in (ARABIC, FRENCH):
            for delimiter in ",;\t|":
                for mark in ("", "\ufeff") if name.startswith("utf") else ("",):
                    text = io.StringIO(newline="")
                    csv.writer(text, delimiter=delimiter).writerows(table)
                    try:
                        data = encoded(mark + text.getvalue(), codec)
                    except UnicodeEncodeError:
                        continue
                    pipeline.add(data, table, {"encoding": name, "delimiter": delimiter})
                    pipeline.add(data, table, None)


def main():
    nashr = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        pipeline = Pipeline(folder + "/p")
        single_bytes(nashr, folder, pipeline)
        texts(pipeline)
        pipeline.check(nashr)
        print(f"outside_text: {len(pipeline.expected)} files are read as Python reads them")


main()
