"""Measures the publishing of many small datasets, all of their metadata included, against rdflib's writing of the feeds alone.

usage: metadata.py NASHR [DATASETS] [ROUNDS], run by a Python that has rdflib. What is printed are medians of CPU time and their ratio with its range.
Nashr reads and checks the tables, writes their files, and all profiles of the catalogue: three feeds in three forms among them. rdflib has
the graphs of these feeds in memory already, and writes them in these forms.
"""
import json, os, pathlib, statistics, subprocess, sys, tempfile

nashr = pathlib.Path(sys.argv[1]).resolve()
datasets = int(sys.argv[2]) if len(sys.argv) > 2 else 100
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
PEER = """
import glob, json, rdflib, sys, time
graphs = [rdflib.Graph().parse(path) for path in glob.glob(sys.argv[1] + "/catalog*.ttl") + glob.glob(sys.argv[1] + "/feeds/*.ttl")]
times = []
for _ in range(int(sys.argv[2])):
    start = time.process_time()
    for graph in graphs:
        for form in ("turtle", "xml", "json-ld"):
            graph.serialize(format=form)
    times.append(time.process_time() - start)
print(json.dumps([sum(map(len, graphs)), times]))
"""


def three(text):
    return {"ar": f"بيانات {text}", "fr": f"Données {text}", "en": f"Data {text}"}


def generate(folder):
    """A pipeline of datasets of three tables of twenty rows each; JSON is YAML."""
    for name in ("data", "schemas"):
        (folder / name).mkdir(parents=True)
    fields = [{"name": name, "type": kind, "title": f"Column {name}"} for name, kind in (
        ("id", "integer"), ("name_ar", "string"), ("name_fr", "string"), ("held", "date"), ("votes", "integer"))]
    (folder / "schemas" / "rows.json").write_text(json.dumps({"fields": fields, "primaryKey": ["id"]}))
    items = {}
    for number in range(datasets):
        tables = {}
        for part in "abc":
            name = f"t{number:04}{part}"
            rows = [f"{row},طنجة {row},Fès {number},2024-11-{row % 28 + 1:02},{number * row}" for row in range(20)]
            (folder / "data" / f"{name}.csv").write_text("\n".join([",".join(field["name"] for field in fields), *rows]) + "\n", encoding="utf-8")
            tables[name] = {"from": f"data/{name}.csv", "schema": "schemas/rows.json"}
        items[f"d{number:04}"] = {
            "title": three(number), "description": three(f"of the year {number}, gathered by the council"), "license": "CC-BY-4.0",
            "keywords": {"ar": ["جماعات"], "fr": ["communes"], "en": ["communes"]}, "themes": ["GOVE"], "frequency": "MONTHLY", "tables": tables}
    (folder / "pipeline.yaml").write_text(json.dumps({
        "nashr": 1, "name": "many", "base": "https://data.example.org/many/", "language": "fr", "title": three("of many"),
        "description": three("of very many datasets"), "publisher": {"name": three("of the council")},
        "contact": {"name": three("desk"), "email": "opendata@example.org"}, "notice": three("for measuring"),
        "licenses": {"CC-BY-4.0": {"title": "Creative Commons Attribution 4.0 International", "path": "https://creativecommons.org/licenses/by/4.0/"}},
        "formats": ["csv", "json"], "feeds": {"pageSize": 100, "ckan": {"language": "fr"}, "udata": {"language": "fr"}}, "datasets": items}))


def publish(pipeline, output):
    process = subprocess.Popen([nashr, "run", pipeline, "--output", output, "--date", "2026-01-02", "--quiet"], stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"nashr: {errors.decode()[-500:]}")
    return usage.ru_utime + usage.ru_stime


with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
    folder = pathlib.Path(name)
    generate(folder / "pipeline")
    ours = [publish(folder / "pipeline", folder / f"out{turn}") for turn in range(rounds)]
    published = folder / "out0" / "many"
    done = subprocess.run([sys.executable, "-c", PEER, published, str(rounds)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"rdflib: {done.stderr[-500:]}")
    triples, theirs = json.loads(done.stdout)
    size = sum(file.stat().st_size for kind in ("*.ttl", "*.rdf", "*.json*", "*.ndjson", "feeds/*", "*/index.html") for file in published.glob(kind)) / 1e6
    ratios = [a / b for a, b in zip(ours, theirs)]
    print(f"Metadata of {datasets} datasets of three tables, {size:.0f} MB of it, against rdflib's writing of its feeds' {triples:,} triples in three forms "
          f"({rounds} rounds, median of ratios of CPU time, less is better):")
    speeds = f"{statistics.median(ours):.1f} s against {statistics.median(theirs):.1f}"
    print(f"  {'publishing, all profiles':<28} {statistics.median(ratios):6.2f}  ({min(ratios):.2f}–{max(ratios):.2f})  {speeds}")
