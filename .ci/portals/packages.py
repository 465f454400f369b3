"""Documents beside the catalogue: CSVW, Data Package, RO-Crate, PROV, DQV."""
import csv, datetime, decimal, io, json

import csvw
import jsonschema
import rdflib
import referencing, referencing.jsonschema
from rocrate.rocrate import ROCrate

from .proof import REFERENCE

PROFILES = REFERENCE / "profiles" / "2.0"

PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
DQV = rdflib.Namespace("http://www.w3.org/ns/dqv#")


def _same(value, cell):
    """A value that csvw made of a cell, and the cell's text."""
    if hasattr(value, "unsplit"):  # an address
        return value.unsplit() == cell
    if isinstance(value, list):
        return not value and cell == "" or " ".join(map(str, value)) == cell
    if value is None or value == "":
        return cell == ""
    if isinstance(value, bool):
        return cell in (("true", "1") if value else ("false", "0"))
    if isinstance(value, (int, float, decimal.Decimal)):
        return decimal.Decimal(str(value)) == decimal.Decimal(cell)
    if isinstance(value, datetime.datetime):  # csvw makes a moment of a date too
        return value == datetime.datetime.fromisoformat(cell)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat() == cell
    return str(value) == cell


def tables(site):
    """csvw reads every table of the group, with the cells that Python's csv reads: (faults, cells)."""
    faults, cells = [], 0
    latest = site.root / "latest"
    group = csvw.TableGroup.from_file(latest / "csv-metadata.json")
    described = {str(table.url) for table in group.tables}
    kept = {path.name for path in latest.glob("*.csv")}
    if {one.rsplit("/", 1)[-1] for one in described} != kept:
        faults.append(f"csv-metadata.json describes {len(described)} files, the folder holds {len(kept)}")
    for table in group.tables:
        name = str(table.url).rsplit("/", 1)[-1]
        plain = list(csv.reader(io.StringIO((latest / name).read_bytes().decode("utf-8")), strict=True))
        rows = list(table.iterdicts())
        if len(rows) != len(plain) - 1:
            faults.append(f"csvw reads {len(rows)} rows of {name}, csv {len(plain) - 1}")
        for number, (row, line) in enumerate(zip(rows, plain[1:]), 2):
            values = list(row.values())
            if len(values) != len(line):
                faults.append(f"csvw reads {len(values)} cells of line {number} of {name}, csv {len(line)}")
                break
            wrong = [(key, value, cell) for (key, value), cell in zip(row.items(), line) if not _same(value, cell)]
            if wrong:
                faults.append(f"csvw reads line {number} of {name} as {wrong[0]}")
            cells += len(line)
    for file in sorted(latest.glob("*.csv-metadata.json")):
        alone = json.loads(file.read_text(encoding="utf-8"))
        if alone.get("url") != file.name.removesuffix("-metadata.json"):
            faults.append(f"{file.name} describes {alone.get('url')}")
    return faults, cells


def validated(site):
    """csvw's own validation of each table by its metadata alone."""
    faults = []
    for file in sorted((site.root / "latest").glob("*.csv-metadata.json")):
        one = csvw.CSVW(str(file), validate=True)
        if not one.is_valid or one.warnings:
            faults.append(f"csvw on {file.name}: {[str(warning.message)[:160] for warning in one.warnings][:3]}")
    return faults


def described(site):
    """The official profiles of Data Package 2.0, where they are at hand, on the publication and on each release: (faults, descriptors)."""
    if not PROFILES.exists():
        return [], 0
    registry = referencing.Registry().with_resources(
        (f"https://datapackage.org/profiles/2.0/{file.name}", referencing.jsonschema.DRAFT7.create_resource(json.loads(file.read_text())))
        for file in PROFILES.glob("*.json"))
    validator = jsonschema.Draft7Validator(json.loads((PROFILES / "datapackage.json").read_text()), registry=registry)
    faults, folders = [], [site.root, *(site.folder(item) for item in site.manifest["datasets"])]
    for folder in folders:
        descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        faults += [f"{folder.name}/datapackage.json: {error.json_path}: {error.message[:200]}" for error in validator.iter_errors(descriptor)]
    return faults, len(folders)


def crates(site, folders):
    """rocrate reads the crate of the publication and of each folder; every file that a crate names is there."""
    faults, files = [], 0
    for folder in [site.root, *folders]:
        crate = ROCrate(str(folder))
        for field in ("name", "description", "datePublished", "license"):
            if not crate.root_dataset.get(field):
                faults.append(f"{folder}: the root of the crate has no {field}")
        for entity in crate.data_entities:
            if "://" not in entity.id and not (folder / entity.id).exists():
                faults.append(f"{folder}: the crate names {entity.id}, which is not there")
            files += 1
    return faults, files


def graphs(site):
    """PROV and DQV parse, and speak of every dataset on offer."""
    faults, triples = [], 0
    for path, predicate in (("provenance.ttl", PROV.wasGeneratedBy), ("quality.ttl", DQV.hasQualityMeasurement)):
        graph = rdflib.Graph().parse(site.root / path)
        triples += len(graph)
        said = {str(subject) for subject in graph.subjects(predicate)}
        if not said:
            faults.append(f"{path} says {predicate.n3()} of nothing")
        for name in site.datasets():
            iri = f"{site.base}id/dataset/{name}"
            if not any(one == iri or one.startswith(iri + "/") for one in said):
                faults.append(f"{path} says nothing of {iri}")
    return faults, triples
