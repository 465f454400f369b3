"""Reads a publication with readers that Nashr did not write; says what they found and fails on any difference.

usage: outside.py FOLDER NASHR [packages]. With `packages`, frictionless reads the publication as a whole and ten of its releases, and nothing
else is read. The official DCAT-AP shapes and Data Package profiles are used where ../shared/reference has them.
"""
import csv, gzip, hashlib, html.parser, io, json, pathlib, shutil, subprocess, sys, tarfile, tempfile
import xml.etree.ElementTree as ElementTree

import frictionless, jsonschema, pyshacl, rdflib
import referencing, referencing.jsonschema
from rdflib.namespace import DCAT, DCTERMS

root = pathlib.Path(sys.argv[1]).resolve()
nashr = str(pathlib.Path(sys.argv[2]).resolve())
reference = pathlib.Path(__file__).resolve().parents[2] / "shared" / "reference"
publication = json.loads((root / "manifest.json").read_text())
releases = [root / "datasets" / d["name"] / d["version"] for d in publication["datasets"]]
manifests = [json.loads((release / "manifest.json").read_text()) for release in releases]
faults = []


def check(condition, what):
    if not condition:
        faults.append(what)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def run(*command, cwd=None):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    check(done.returncode == 0, f"{command[0]}: {done.stdout[-300:]} {done.stderr[-300:]}")


def lexical(value):
    """A JSON value in the lexical form of Table Schema."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def tables():
    """CSV, JSON, XML, their gzip twins and the bundle hold the same cells."""
    count = 0
    for release, manifest in zip(releases, manifests):
        bundle = release / f"{manifest['dataset']}-{manifest['version']}.tar.gz"
        with tarfile.open(bundle) as tar:
            members = {m.name.split("/", 1)[1]: tar.extractfile(m).read() for m in tar.getmembers()}
        for table in manifest["tables"]:
            name = table["name"]
            for file in table["files"]:
                plain = (root / "latest" / file["plainPath"]).read_bytes()
                check(sha256(plain) == file["rawSHA256"] and len(plain) == file["rawBytes"], f"digest of {file['plainPath']}")
                check(members[file["plainPath"]] == plain, f"{file['plainPath']} in the bundle")
                stored = (release / file["path"]).read_bytes()
                check(sha256(stored) == file["sha256"] and len(stored) == file["bytes"], f"digest of {file['path']}")
                if file["isCompressed"]:
                    check(gzip.decompress(stored) == plain, f"{file['path']} inflated")
                    check((root / "latest" / file["path"]).read_bytes() == stored, f"latest/{file['path']}")
            rows = list(csv.DictReader(io.StringIO((root / "latest" / f"{name}.csv").read_bytes().decode("utf-8"), newline=""), strict=True))
            objects = json.loads((root / "latest" / f"{name}.json").read_bytes())
            elements = ElementTree.parse(root / "latest" / f"{name}.xml").getroot()
            check(len(rows) == len(objects) == len(elements) == table["rows"], f"rows of {name}")
            for row, item, element in zip(rows, objects, elements):
                check(row == {k: lexical(v) for k, v in item.items()}, f"{name}: {row} is not {item}")
                cells = {child.tag: child.text or "" for child in element}
                check({k: v for k, v in row.items() if v} == cells, f"{name}: {row} is not {cells}")
            run("xmllint", "--noout", "--nonet", "--schema", f"{name}.xsd", f"{name}.xml", cwd=root / "latest")
            count += len(rows)
        with tempfile.TemporaryDirectory() as folder:
            run("tar", "-xzf", str(bundle), "-C", folder)
            run("sha256sum", "-c", "--quiet", "--strict", "SHA256SUMS", cwd=pathlib.Path(folder) / bundle.name[: -len(".tar.gz")])
            package(pathlib.Path(folder) / bundle.name[: -len(".tar.gz")] / "datapackage.json")
        run("sha256sum", "-c", "--quiet", "--strict", "SHA256SUMS", cwd=release)
        for tool, arguments in (("pigz", ["-t"]), ("gunzip", ["-t"]), ("bsdtar", ["-tf"]), ("7z", ["t"]), ("busybox", ["tar", "-tzf"])):
            if shutil.which(tool):
                run(tool, *arguments, str(bundle))
        if shutil.which("node"):
            tar = "const b = require('zlib').gunzipSync(require('fs').readFileSync(process.argv[1])); process.exit(b.length % 10240 || b.toString('latin1', 257, 262) !== 'ustar' ? 1 : 0)"
            run("node", "-e", tar, str(bundle))
    print(f"{count} rows are the same in CSV, JSON and XML, plain, gzipped and bundled")


def package(path):
    descriptor = json.loads(path.read_text())
    profile = reference / "profiles" / "2.0" / "datapackage.json"
    if profile.exists():
        registry = referencing.Registry().with_resources(
            (f"https://datapackage.org/profiles/2.0/{file.name}", referencing.jsonschema.DRAFT7.create_resource(json.loads(file.read_text())))
            for file in profile.parent.glob("*.json"))
        for error in jsonschema.Draft7Validator(json.loads(profile.read_text()), registry=registry).iter_errors(descriptor):
            faults.append(f"{path.name}: {error.message[:200]}")
    read = frictionless.Package(str(path))
    tables = {resource["name"] for resource in json.loads(pathlib.Path(path).read_text())["resources"] if resource.get("type") == "table"}
    report = read.validate()
    # Of a twin that states no schema, a workbook say, frictionless guesses types from a sample: those
    # are its own. What it says of the package, of tables and of any digest counts.
    faults_found = list(report.errors) + [
        error for task in report.tasks for error in task.errors
        if task.name in tables or error.type not in ("type-error", "missing-label", "blank-row", "blank-label")]
    check(not faults_found, f"frictionless on {path}: {[(error.type, error.message) for error in faults_found][:5]}")
    check(tables <= {task.name for task in report.tasks}, f"frictionless did not read all tables of {path}")


def packages(folders):
    for folder in [root, *folders]:
        package(folder / "datapackage.json")
    print(f"frictionless {frictionless.__version__} finds {1 + len(folders)} packages of {pathlib.Path(sys.argv[1]).name} valid, and the bundles that were opened")


def catalogue():
    graph = rdflib.Graph().parse(root / "catalog.ttl")
    base = publication["metadata"]["base"]
    datasets = set(graph.subjects(rdflib.RDF.type, DCAT.Dataset))
    check(len(datasets) == len(manifests), f"{len(datasets)} datasets in the catalogue")
    for dataset in datasets:
        languages = {title.language for title in graph.objects(dataset, DCTERMS.title)}
        check(languages == {"ar", "fr", "en"}, f"titles of {dataset}: {languages}")
    files = 0
    for distribution in graph.subjects(rdflib.RDF.type, DCAT.Distribution):
        url = str(graph.value(distribution, DCAT.downloadURL))
        check(url.startswith(base), f"address {url}")
        data = (root / url[len(base):]).read_bytes()
        check(int(graph.value(distribution, DCAT.byteSize)) == len(data), f"byteSize of {url}")
        checksum = graph.value(distribution, rdflib.URIRef("http://spdx.org/rdf/terms#checksum"))
        value = graph.value(checksum, rdflib.URIRef("http://spdx.org/rdf/terms#checksumValue"))
        check(str(value).lower() == sha256(data), f"checksum of {url}")
        files += 1
    shapes = reference / "shapes" / "dcat-ap-SHACL.ttl"
    if shapes.exists():
        conforms, _, text = pyshacl.validate(graph, shacl_graph=str(shapes))
        check(conforms, f"DCAT-AP shapes: {text[:2000]}")
    print(f"rdflib reads {len(graph)} triples, {files} distributions as stated" + (", which conform to DCAT-AP 3.0.1's shapes" if shapes.exists() else ""))


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.root = [], {}

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "html":
            self.root = attributes
        if "href" in attributes:
            self.links.append(attributes["href"])


def pages():
    count = 0
    for language, direction in (("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")):
        path = root / language / "index.html"
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        check(page.root.get("lang") == language and page.root.get("dir", "ltr") == direction, f"{path}: {page.root}")
        for link in page.links:
            target = link.split("#")[0]
            if target and "://" not in target and not target.startswith("mailto:"):
                check((path.parent / target).exists(), f"{path}: {link} leads nowhere")
                count += 1
    print(f"{count} links of three pages lead to files")


FAULTY = "id,name,n,mail\n1,a,5,a@b.example\n1,,x,bad\n2,c,500,a@b.example\n\n3,d,6,q\n"
SCHEMA = {
    "fields": [
        {"name": "id", "type": "integer"},
        {"name": "name", "type": "string", "constraints": {"required": True}},
        {"name": "n", "type": "integer", "constraints": {"maximum": 100}},
        {"name": "mail", "type": "string", "format": "email"},
    ]
}


def reports():
    """Reports follow their published schema, and name rows, fields and errors as frictionless does."""
    def said(*arguments, cwd=None):
        return subprocess.run([nashr, *arguments], cwd=cwd, capture_output=True, text=True).stdout

    schema = json.loads(said("explain", "--report-schema"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    record = jsonschema.Draft202012Validator({**schema, "$ref": "#/$defs/finding", "required": [], "properties": {}})
    known = {c.type for c in vars(frictionless.errors).values() if isinstance(c, type) and hasattr(c, "type")}
    rules = json.loads(said("explain", "--all", "--format", "json"))
    for rule in rules:
        check(set(rule["types"]) <= known, f"{rule['rule']}: frictionless has no {rule['types']}")
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "d.csv").write_text(FAULTY)
        (pathlib.Path(folder) / "s.json").write_text(json.dumps(SCHEMA))
        arguments = ("validate", "d.csv", "--schema", "s.json", "--format")
        report = json.loads(said(*arguments, "json", cwd=folder))
        stopped = json.loads(said("validate", "nowhere.csv", "--format", "json", cwd=folder))
        for document in (report, stopped, json.loads(said("validate", str(root / "datapackage.json"), "--format", "json"))):
            for fault in validator.iter_errors(document):
                check(False, f"report: {fault.json_path}: {fault.message}")
        lines = [json.loads(line) for line in said(*arguments, "ndjson", cwd=folder).splitlines()]
        for line in lines[:-1]:
            check(line.pop("record") == "finding" and record.is_valid(line), f"ndjson: {line}")
        check(lines[-1]["record"] == "summary" and lines[:-1] == report["findings"], "ndjson is not the json")
        resource = frictionless.Resource(path="d.csv", basepath=folder, schema=frictionless.Schema.from_descriptor(SCHEMA))
        theirs = {(e.type, e.row_number, getattr(e, "field_number", None)) for t in resource.validate().tasks for e in t.errors}
        ours = {(f.get("type"), f.get("rowNumber"), f.get("fieldNumber")) for f in report["findings"]}
        check(len(ours) == 6 and ours == theirs, f"frictionless: {sorted(ours ^ theirs, key=str)}")
    print(f"reports follow their schema; {len(ours)} errors and the types of {len(rules)} rules are named as by frictionless")


if sys.argv[3:] == ["packages"]:
    packages(releases[:10])
else:
    tables()
    packages(releases)
    catalogue()
    pages()
    reports()
for fault in faults[:40]:
    print("outside:", fault, file=sys.stderr)
sys.exit(1 if faults else 0)
