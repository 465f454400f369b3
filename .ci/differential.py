"""Validates the same cells with Nashr and with frictionless, and explains every difference.

usage: differential.py NASHR. A difference that no entry of `explained` covers fails, and so does an entry that covers none.
"""
import collections, csv, json, pathlib, random, re, subprocess, sys, tempfile

import frictionless

nashr = pathlib.Path(sys.argv[1]).resolve()
draw = random.Random(20241112)


def near(alphabet, *words, count=150, longest=9):
    """The words, and words made of the alphabet's pieces: many are nearly right."""
    made = {"".join(draw.choice(alphabet) for _ in range(draw.randint(1, longest))) for _ in range(count)}
    return list(words) + sorted(made)


def mutated(*words, count=120):
    """The words, and each with a character lost, doubled, swapped or replaced."""
    out = list(words)
    for _ in range(count):
        word = list(draw.choice(words))
        at = draw.randrange(len(word))
        change = draw.randrange(4)
        if change == 0:
            del word[at]
        elif change == 1:
            word.insert(at, word[at])
        elif change == 2:
            word[at - 1], word[at] = word[at], word[at - 1]
        else:
            word[at] = draw.choice("0123456789-:TZ.+, /")
        out.append("".join(word))
    return sorted(set(out) - {""})


digits = ["0", "1", "7", "12", "999", "-", "+", ".", "e", "E", ",", " "]
dates = ["2024-11-12", "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2024-13-01", "2024-00-10", "2024-11-31", "24-11-12", "10000-01-01"]
times = ["09:30:00", "23:59:59", "24:00:00", "00:00:00", "09:30", "9:30:00", "09:30:60", "09:30:00.5", "09:30:00Z"]
moments = ["2024-11-12T09:30:00", "2024-11-12T09:30:00Z", "2024-11-12T09:30:00+01:00", "2024-11-12T09:30:00.123", "2024-11-12 09:30:00", "2024-02-30T00:00:00", "2024-11-12T24:00:00", "2024-11-12T09:30:00+14:00", "2024-11-12T09:30:00+15:00"]

# The name of a case, the field, its cells. The clause is the name's first part.
cases = [
    ("integer", {"type": "integer"}, near(digits, "0", "-0", "+5", "007", "9223372036854775808", "1_000", "١٢", " 12", "12 ", "12.0", "1e3", "0x1F")),
    ("integer groupChar", {"type": "integer", "groupChar": ","}, ["1,000", "1000", "-1,494,413", "12,34", "1,,0", ",1", "1,"]),
    ("integer bareNumber", {"type": "integer", "bareNumber": False}, ["95%", "€95", "EUR 95", "95 DH", "-95%", "95", "%", "abc"]),
    ("number", {"type": "number"}, near(digits, "1.50", ".5", "5.", "-.5", "1e5", "1E5", "1E+5", "NaN", "INF", "-INF", "nan", "inf", "-inf", "Infinity", "1,5", "1_000.5", " 1.5", "0x1p3")),
    ("number decimalChar", {"type": "number", "decimalChar": ","}, ["1,5", "1", "1.5", "-0,25", "1,5e2", ",5", "5,", "1,5,5"]),
    ("number groupChar", {"type": "number", "groupChar": " ", "decimalChar": ","}, ["1 494,5", "1494,5", "1 494 413", "1 494.5"]),
    ("number bareNumber", {"type": "number", "bareNumber": False}, ["95.5%", "€95.5", "EUR 95.5", "95.5 DH", "abc", "-"]),
    ("boolean", {"type": "boolean"}, ["true", "True", "TRUE", "1", "false", "False", "FALSE", "0", "t", "yes", "oui", "tRuE", " true", "2"]),
    ("boolean trueValues", {"type": "boolean", "trueValues": ["نعم", "oui"], "falseValues": ["لا", "non"]}, ["نعم", "لا", "oui", "non", "true", "0", "Oui"]),
    ("string", {"type": "string"}, ["x", " ", "بلدية", "é", "e\u0301"]),
    ("string email", {"type": "string", "format": "email"}, ["a@b.ma", "a@b", "a", "@b.ma", "a@", "a b@c.ma", "a@b..ma", "رئيس@جماعة.المغرب", "a@-b.ma"]),
    ("string uri", {"type": "string", "format": "uri"}, ["https://data.gov.ma/", "urn:isbn:1", "mailto:a@b.ma", "data.gov.ma", "/x", "https://data.gov.ma/a b", "https://", "ftp://x.ma/é"]),
    ("string uuid", {"type": "string", "format": "uuid"}, mutated("123e4567-e89b-42d3-a456-426614174000", "00000000-0000-0000-0000-000000000000", count=40)),
    ("string binary", {"type": "string", "format": "binary"}, ["YQ==", "YWI=", "YWJj", "YQ", "YQ=", "====", "Y Q==", "é"]),
    ("object", {"type": "object"}, ['{"a":1}', "{}", "[]", "1", '"a"', "null", '{"a":}', "{'a':1}", '{"a":1}x', '{"a":NaN}', '{"a":1,"a":2}']),
    ("array", {"type": "array"}, ["[]", "[1,2]", "{}", "[1,", "[1,]", "1", "[NaN]", '["\\u00e9"]']),
    ("list", {"type": "list"}, ["a,b", "a", ",", "a,,b"]),
    ("date", {"type": "date"}, mutated(*dates)),
    ("date pattern", {"type": "date", "format": "%d/%m/%Y"}, ["12/11/2024", "31/11/2024", "1/1/2024", "12-11-2024", "2024-11-12", "12/11/24", "12/11/2024 "]),
    ("time", {"type": "time"}, mutated(*times)),
    ("datetime", {"type": "datetime"}, mutated(*moments)),
    ("datetime pattern", {"type": "datetime", "format": "%d/%m/%Y %H:%M"}, ["12/11/2024 09:30", "12/11/2024 9:30", "12/11/2024 24:00", "12/11/2024"]),
    ("year", {"type": "year"}, ["2024", "0001", "0000", "-0044", "24", "02024", "12024", "2024Z", "2024+01:00", "2024.0", " 2024"]),
    ("yearmonth", {"type": "yearmonth"}, ["2024-11", "2024-13", "2024-00", "2024-1", "24-11", "2024", "2024-11Z", "-0044-03"]),
    ("duration", {"type": "duration"}, ["P1Y", "P1Y2M3DT4H5M6S", "PT0.5S", "P", "PT", "P1DT", "1Y", "P1Y2D1M", "-P1D", "P-1D", "P1.5D", "PT1.5H", "P1W", "PT36H", "P0D", "pt1s"]),
    ("geopoint", {"type": "geopoint"}, ["-6.84,34.02", "-6.84, 34.02", "-6.84", "a,b", "200,95", "-6.84,34.02,1", " -6.84,34.02", "-6,84,34,02"]),
    ("geopoint array", {"type": "geopoint", "format": "array"}, ["[-6.84,34.02]", "[-6.84]", '["-6.84","34.02"]', "[1,2,3]", "{}", "[null,1]"]),
    ("geopoint object", {"type": "geopoint", "format": "object"}, ['{"lon":-6.84,"lat":34.02}', '{"lon":-6.84}', '{"lon":"-6.84","lat":"34.02"}', '{"lon":1,"lat":2,"alt":3}', "[]"]),
    ("geojson", {"type": "geojson"}, ['{"type":"Point","coordinates":[-6.84,34.02]}', '{"type":"Point","coordinates":[-6.84]}', '{"type":"Feature","geometry":null,"properties":null}', '{"type":"x"}', "{}", "[]", '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}', '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}']),
    ("geojson topojson", {"type": "geojson", "format": "topojson"}, ['{"type":"Topology","objects":{},"arcs":[]}', '{"type":"Topology"}', "{}"]),
    ("any", {"type": "any"}, ["x", "1", "{", " "]),
    ("required", {"type": "string", "constraints": {"required": True}}, ["x", "", " "]),
    ("minLength", {"type": "string", "constraints": {"minLength": 2}}, ["a", "ab", "é", "بل", "e\u0301", "😀"]),
    ("maxLength", {"type": "string", "constraints": {"maxLength": 2}}, ["a", "ab", "abc", "بلد", "e\u0301x", "😀😀😀"]),
    ("minLength array", {"type": "array", "constraints": {"minLength": 2}}, ["[1]", "[1,2]", "[[1,2]]"]),
    ("minimum", {"type": "number", "constraints": {"minimum": 1.5}}, ["1.5", "1.49999999999999999999999999", "1.50", "2", "-INF", "INF", "NaN", "15e-1"]),
    ("maximum date", {"type": "date", "constraints": {"maximum": "2024-11-12"}}, ["2024-11-12", "2024-11-13", "1999-01-01"]),
    ("exclusiveMinimum", {"type": "integer", "constraints": {"exclusiveMinimum": 5}}, ["5", "6", "4"]),
    ("exclusiveMaximum", {"type": "integer", "constraints": {"exclusiveMaximum": 5}}, ["5", "6", "4"]),
    ("minimum as text", {"type": "date", "format": "%d/%m/%Y", "constraints": {"minimum": "12/11/2024"}}, ["12/11/2024", "11/11/2024", "01/12/2024"]),
    ("pattern", {"type": "string", "constraints": {"pattern": "[0-9]{2}"}}, ["12", "123", "a12", "1", "٣٤"]),
    ("pattern of XML Schema", {"type": "string", "constraints": {"pattern": r"\i\c*"}}, ["a1", "1a", "بلد"]),
    ("enum", {"type": "string", "constraints": {"enum": ["region", "جهة"]}}, ["region", "جهة", "Region", "commune"]),
    ("enum integer", {"type": "integer", "constraints": {"enum": [1, 2]}}, ["1", "2", "3", "01", "+1"]),
    ("jsonSchema", {"type": "object", "constraints": {"jsonSchema": {"properties": {"n": {"type": "integer"}}}}}, ['{"n":1}', '{"n":"x"}', '{"n":1.0}', "{}"]),
    ("categories", {"type": "string", "categories": ["a", "b"]}, ["a", "b", "c"]),
    ("missingValues", {"type": "integer", "missingValues": ["-", "غير مذكور"]}, ["-", "1", "غير مذكور", "x"]),
    ("unique", {"type": "number", "constraints": {"unique": True}}, ["1", "1.0", "2", "2"]),
]

# The case, who alone takes which cells (a regular expression), and why; none may be stale.
explained = json.loads((pathlib.Path(__file__).parent / "differences.json").read_text())


def package(folder):
    resources = []
    for number, (_, field, cells) in enumerate(cases):
        name = f"t{number}"
        with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["id", "cell"])
            writer.writerows(enumerate(cells))
        schema = {"$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "fields": [{"name": "id", "type": "integer"}, {"name": "cell", **field}]}
        resources.append({"$schema": "https://datapackage.org/profiles/2.0/dataresource.json", "name": name, "type": "table", "path": f"{name}.csv", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "schema": schema})
    descriptor = {"$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "name": "differential", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(descriptor))
    return resources


def ours(folder):
    """The rows of each table whose cell Nashr refuses, by number from 2."""
    done = subprocess.run([nashr, "validate", "datapackage.json", "--format", "json"], cwd=folder, capture_output=True, text=True)
    report = json.loads(done.stdout)
    refused = collections.defaultdict(set)
    for finding in report["findings"]:
        if finding["severity"] == "error":
            if "row" not in finding:
                sys.exit(f"differential: Nashr finds {finding['messages']['en']} ({finding['file']}:{finding.get('line')})")
            refused[finding["table"]].add(finding["row"])
    return refused


def theirs(folder, resource):
    """The same of frictionless; None where it does not know what the field asks for."""
    try:
        report = frictionless.Resource.from_descriptor(resource, basepath=str(folder)).validate(limit_errors=100_000)
    except Exception:  # whatever stops it, it did not read the field
        return None
    errors = [error for task in report.tasks for error in task.errors] + list(report.errors)
    if any(not hasattr(error, "row_number") for error in errors):
        return None
    return {error.row_number for error in errors}


faults = []
used = set()
total = 0


def explain(case, cell, accepting):
    found = False
    for number, entry in enumerate(explained):
        if entry["case"] == case and entry["accepts"] == accepting and re.fullmatch(entry["match"], cell):
            used.add(number)
            found = True
    return found


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    resources = package(folder)
    refused = ours(folder)
    for (case, _, cells), resource in zip(cases, resources):
        known = theirs(folder, resource)
        if known is None:
            if not explain(case, "", "only Nashr reads it"):
                faults.append(f"{case}: frictionless cannot read the field")
            continue
        for row, cell in enumerate(cells, start=2):
            total += 1
            we, they = row not in refused[resource["name"]], row not in known
            if we != they and not explain(case, cell, "Nashr" if we else "frictionless"):
                faults.append(f"{case}: {cell!r} is taken by {'Nashr' if we else 'frictionless'} alone")

for number, entry in enumerate(explained):
    if number not in used:
        faults.append(f"stale: {entry}")
if faults:
    sys.exit("differential:\n" + "\n".join(faults))
print(f"{total} cells of {len(cases)} fields: Nashr and frictionless {frictionless.__version__} differ only as {len(explained)} entries explain")
