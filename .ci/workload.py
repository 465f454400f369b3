"""Finds the errors that were put into a workload, all of them and no others; takes of each type what the standard takes.

usage: workload.py NASHR GENERATOR. The generator is that of shared/bench: deterministic, with a list of the errors it injected.
"""
import csv, json, pathlib, subprocess, sys, tempfile

nashr, generator = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])

# What rules of Nashr are called in the generator's list of errors.
kinds = {
    "schema/type": "type", "schema/minimum": "minimum", "schema/maximum": "maximum", "schema/enum": "enum", "schema/pattern": "pattern",
    "schema/required": "required", "schema/primary-key": "primary-key", "schema/foreign-key": "foreign-key", "csv/ragged-row": "ragged",
}
# Cells by type: those in the default lexical form of Table Schema 2.0, and those that are not.
forms = {
    "integer": (["12", "+5", "9223372036854775808", "-0"], [" 12", "12 ", "12.5", "12.0", "1e3", "0x1F", "1_000"]),
    "number": (["1.50", "1e5", "NaN", ".5", "-INF"], [" 1.5", "1,5", "Infinity", "1_000.5"]),
    "boolean": (["true", "True", "TRUE", "1", "0"], ["t", "yes", "y", "tRuE"]),
    "date": (["2021-03-04"], ["2021-3-4", "2021-02-30", "2021/03/04", "2021-03-04 ", " 2021-03-04", "20210304", "2021-03-04T00:00:00"]),
    "datetime": (["2021-03-04T09:30:00Z", "2021-03-04T09:30:00+01:00", "2021-03-04T09:30:00"], ["2021-03-04 09:30:00", "2021-03-04T09:30Z", "2021-03-04", "2021-03-04T09:30:60Z"]),
}


def validate(*arguments, cwd):
    done = subprocess.run([nashr, "validate", *arguments, "--format", "json"], cwd=cwd, capture_output=True, text=True)
    return json.loads(done.stdout)["findings"]


def injected(name, folder, *arguments):
    subprocess.run([sys.executable, generator, "--out", folder, *arguments], check=True, capture_output=True)
    expected = {}
    for error in csv.DictReader(open(folder / "expected_errors.csv", encoding="utf-8", newline="")):
        kind = "ragged" if error["kind"] in ("missing-cell", "extra-cell") else error["kind"]
        expected[error["table"], int(error["row"]) + 1] = (error["field"], kind)
    found = {}
    for finding in validate("datapackage.json", cwd=folder):
        place = finding["table"], finding["row"]
        if place in found:
            sys.exit(f"workload: {name}: two findings at {place}")
        found[place] = finding
    if missed := sorted(set(expected) - set(found)):
        sys.exit(f"workload: {name}: not found: {missed[:5]}")
    if surplus := sorted(set(found) - set(expected)):
        sys.exit(f"workload: {name}: not injected: {surplus[:5]}")
    for place, (field, kind) in expected.items():
        finding = found[place]
        # A key is all its fields, the generator names one; a ragged row has no field.
        fields = [] if kind == "ragged" else finding["field"].split(", ")
        if kinds.get(finding["rule"]) != kind or (fields and field not in fields):
            sys.exit(f"workload: {name}: {place} is {finding['rule']} {fields}, not {kind} {field}")
    print(f"{name}: all {len(expected)} injected errors are found by place, field and kind, and nothing else")


def probe(folder):
    count = 0
    for type, (right, wrong) in forms.items():
        (folder / "data.csv").write_text("".join(f'"{cell}",x\n' for cell in ["cell", *right, *wrong]))
        (folder / "schema.json").write_text(json.dumps({"fields": [{"name": "cell", "type": type}, {"name": "x"}]}))
        refused = {finding["row"] for finding in validate("data.csv", "--schema", "schema.json", cwd=folder)}
        if refused != set(range(len(right) + 2, len(right) + len(wrong) + 2)):
            sys.exit(f"workload: {type}: refused rows {sorted(refused)} of {right + wrong}")
        count += len(right) + len(wrong)
    print(f"lexical probe: {count} cells are taken or refused as Table Schema 2.0 says")


with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
    folder = pathlib.Path(name)
    injected("dirty set", folder / "dirty", "--meetings", "100000", "--dirty")
    injected("ragged set", folder / "ragged", "--meetings", "20000", "--dirty", "--ragged")
    probe(folder)
