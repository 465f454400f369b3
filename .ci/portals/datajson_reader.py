"""What data.gov makes of `data.json`: ckanext-datajson's own import stage up to the package, checked by its own schema (non-federal)."""
import json, pathlib, types

import ckanext.datajson.datajson as datajson
import jsonschema
from ckanext.datajson.harvester_datajson import DataJsonHarvester

# What the stage adds of the harvest itself, not of the dataset.
OF_THE_HARVEST = {"resource-type", "source_hash", "source_datajson_identifier", "source_schema_version"}


class Made(Exception):
    """Carries the package out of the import stage, before the database."""


class Harvester(DataJsonHarvester):
    def __init__(self):
        self.errors = []

    def load_config(self, source):
        return {"filters": {}, "defaults": {}, "validator_schema": "non-federal"}

    def make_package_name(self, title, guid, *_, **__):
        return datajson.munge_title_to_name(title)

    def make_upstream_content_hash(self, *_, **__):
        return ""

    def _save_object_error(self, message, *_):
        self.errors.append(str(message))

    def set_dataset_info(self, package, dataset, defaults, version):
        super().set_dataset_info(package, dataset, defaults, version)
        raise Made(package)


def read(dataset):
    """The package that one dataset of a catalogue becomes, and what refuses it: (package or None, messages)."""
    datajson.model = types.SimpleNamespace(Package=types.SimpleNamespace(get=lambda _: types.SimpleNamespace(owner_org=None)))
    source = types.SimpleNamespace(id="source", title="source", config=None)
    held = types.SimpleNamespace(
        content=json.dumps(dataset), guid="guid", id="object", harvest_source_id="source", source=source,
        extras=[types.SimpleNamespace(key="schema_version", value="1.1")])
    harvester = Harvester()
    try:
        harvester.import_stage(held)
    except Made as made:
        return made.args[0], harvester.errors
    return None, harvester.errors


def refused(site):
    """What ckanext-datajson's schema of a catalogue, with its schema of a dataset in it, finds in the whole of `data.json`."""
    folder = pathlib.Path(datajson.__file__).parent / "pod_schema" / "non-federal-v1.1"
    schema = json.loads((folder / "catalog.json").read_text())
    schema["properties"]["dataset"]["items"] = json.loads((folder / "dataset-non-federal.json").read_text())
    catalogue = json.loads(site.text(site.address("data.json")))
    return [f"data.json: {error.json_path}: {error.message[:200]}" for error in jsonschema.Draft4Validator(schema).iter_errors(catalogue)]


def harvest(site):
    """[(identifier, package or None, messages)], in the order of the file."""
    catalogue = json.loads(site.text(site.address("data.json")))
    if catalogue.get("conformsTo") != "https://project-open-data.cio.gov/v1.1/schema":
        raise ValueError(f"data.json: conformsTo is {catalogue.get('conformsTo')}")
    return [(one.get("identifier"), *read(one)) for one in catalogue["dataset"]]


def record(package):
    """A package in the form of `nashr harvest-check --records`."""
    kept = {key: package[key] for key in ("title", "notes", "tags", "maintainer", "maintainer_email", "license_id", "resources") if key in package}
    kept["extras"] = {
        one["key"]: one["value"] for one in package["extras"]
        if one["key"] not in OF_THE_HARVEST and not one["key"].startswith("harvest_")}
    return kept
