"""Reads random documents in JSON and NDJSON with Nashr and with Python's json, which must come to the same cells.

usage: outside_json.py NASHR [SEED]. Documents are as odd as RFC 8259 allows; what cannot leave in XML is not among them.
"""
import csv, json, pathlib, random, subprocess, sys, tempfile

nashr = pathlib.Path(sys.argv[1]).resolve()
seed = int(sys.argv[2]) if len(sys.argv) > 2 else 8259
chance = random.Random(seed)
TABLES = 40
header = """nashr: 1
name: odd
base: https://data.example.org/odd/
language: en
title: {en: Odd}
description: {en: Odd documents.}
publisher: {name: {en: The maintainers}}
contact: {name: {en: Data desk}, email: data@example.org}
licenses:
  CC-BY-4.0: {title: Creative Commons Attribution 4.0 International, path: https://creativecommons.org/licenses/by/4.0/}
datasets:
  odd:
    title: {en: Odd}
    description: {en: Odd documents.}
    license: CC-BY-4.0
    tables:
"""


class Raw(str):
    """A number as it is written."""


def text():
    pieces = ["a", "é", "الرباط", "🏛", "\"", "\\", "/", "\n", "\t", "{", "]", ",", ":", " ", "\u2028", "0", "null", "\u00a0", "x" * 9]
    return "".join(chance.choice(pieces) for _ in range(chance.randrange(1, 7)))


def number():
    return Raw(chance.choice(["0", "-0", "1.0", "1.50", "1e400", "-1E-2", "2e+5", "123456789012345678901234567890", str(chance.randrange(10**6))]))


def value(depth):
    kind = chance.randrange(12 if depth < 3 else 8)
    if kind < 3:
        return text()
    if kind < 5:
        return number()
    if kind == 5:
        return chance.choice([True, False])
    if kind < 8:
        return None
    if kind < 10:
        return [value(depth + 1) for _ in range(chance.randrange(3))]
    return members(depth + 1)


def members(depth):
    names = chance.sample(["a", "b", "c.d", "e\\f", "é", "نص", "\"q\"", "a" * 20, "g", "h", "i j", "k/l", "~m"], chance.randrange(0, 6))
    return {name: value(depth) for name in names}


def string(text):
    if chance.random() < 0.3:
        return json.dumps(text)
    return json.dumps(text, ensure_ascii=False).replace("/", chance.choice(["/", "\\/"]))


def written(item, space):
    """A value as text, with white space as `space` gives it."""
    if isinstance(item, Raw):
        return str(item)
    if isinstance(item, str):
        return string(item)
    if isinstance(item, list):
        return "[" + space() + ",".join(space() + written(one, space) + space() for one in item) + "]"
    if isinstance(item, dict):
        return "{" + space() + ",".join(f"{space()}{string(k)}{space()}:{space()}{written(v, space)}{space()}" for k, v in item.items()) + "}"
    return json.dumps(item)


def leaves(record, path=()):
    """Each member that is no object, or an empty one, by its path."""
    for name, item in record.items():
        if isinstance(item, dict) and item:
            yield from leaves(item, (*path, name))
        else:
            yield (*path, name), item


def columns(records):
    first, real, parents = {}, set(), set()
    for record in records:
        for path, item in leaves(record):
            first.setdefault(path)
            parents.update(path[:end] for end in range(1, len(path)))
            if item is not None and item != {}:
                real.add(path)
    return [path for path in first if path in real or path not in parents]


def called(path):
    return ".".join(name.replace("\\", "\\\\").replace(".", "\\.") for name in path)


def same(cell, item):
    if item is None:
        return cell == ""
    if isinstance(item, bool):
        return cell == str(item).lower()
    if item == {} and cell == "":
        # An empty object where others have members: there is nothing to put into a column.
        return True
    if isinstance(item, (list, dict)):
        return read(cell) == item
    return cell == item


def read(text):
    return json.loads(text, parse_int=Raw, parse_float=Raw)


def document(kind, records):
    if kind == "ndjson":
        space = lambda: chance.choice(["", "", " ", "\t"])
        return "".join(written(record, space) + chance.choice(["\n", "\r\n", "\n\n"]) for record in records)
    space = lambda: chance.choice(["", "", "", " ", "\n", "\r\n\t"])
    array = space() + written(records, space) + space()
    if kind == "json":
        return chance.choice(["", "\ufeff"]) + array
    around = members(1)
    around.pop("rows", None)
    before = "".join(f"{string(name)}:{written(item, space)}," for name, item in around.items())
    return "{" + before + '"rows":' + array + ',"z":[{}]}'


def lookup(record, path):
    for name in path:
        record = record.get(name) if isinstance(record, dict) else None
    return None if isinstance(record, dict) and record else record


def check(folder):
    pipeline, tables = header, []
    (folder / "data").mkdir()
    for number_ in range(TABLES):
        kind = chance.choice(["json", "ndjson", "property"])
        records = [members(0) for _ in range(chance.randrange(1, 30))]
        paths = columns(records)
        if not paths:
            continue
        name, ending = f"t{number_}", "ndjson" if kind == "ndjson" else "json"
        text = document(kind, records)
        (folder / "data" / f"{name}.{ending}").write_bytes(text.encode("utf-8"))
        fields = [{"name": called(path), "type": "any"} for path in paths]
        (folder / f"{name}.schema.json").write_text(json.dumps({"fields": fields}))
        pipeline += f"      {name}:\n        from: data/{name}.{ending}\n        format: {FORMAT[kind]}\n        schema: {name}.schema.json\n"
        tables.append((name, paths, records))
    (folder / "pipeline.yaml").write_text(pipeline)
    done = subprocess.run([nashr, "run", ".", "--output", "out", "--date", "2026-01-02", "--quiet"], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"outside_json: seed {seed}: {done.stdout[-1000:]}{done.stderr[-2000:]}")
    cells = 0
    for name, paths, records in tables:
        with open(folder / "out/odd/latest" / f"{name}.csv", encoding="utf-8", newline="") as file:
            found = list(csv.reader(file, strict=True))
        if found[0] != [called(path) for path in paths]:
            sys.exit(f"outside_json: seed {seed}: {name}: columns {found[0]}, not {[called(path) for path in paths]}")
        if len(found) != len(records) + 1:
            sys.exit(f"outside_json: seed {seed}: {name}: {len(found) - 1} rows, not {len(records)}")
        for row, (record, line) in enumerate(zip(records, found[1:]), 1):
            for path, cell in zip(paths, line):
                if not same(cell, lookup(record, path)):
                    sys.exit(f"outside_json: seed {seed}: {name}: record {row}, {called(path)}: {cell!r}, not {lookup(record, path)!r}")
                cells += 1
    print(f"JSON: {cells} cells of {len(tables)} random documents are what Python's json reads (seed {seed})")


FORMAT = {"json": "json", "ndjson": "ndjson", "property": "{json: {property: rows}}"}
csv.field_size_limit(1 << 24)
with tempfile.TemporaryDirectory() as folder:
    check(pathlib.Path(folder))
