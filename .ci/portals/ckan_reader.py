"""What CKAN makes of a feed: ckanext-dcat's own gather stage and profile, and CKAN's own schema of a dataset.

Only the database is left out: names taken by other sources, owners, and rows saved.
"""
import copy, json, sys, types, uuid
from unittest import mock

# CKAN asks this of files that are uploaded; it wants a library of the system, and none is uploaded here.
sys.modules.setdefault("magic", types.ModuleType("magic"))

from ckan.common import config  # noqa: E402
import ckan.logic.schema  # noqa: E402
from ckan.lib.munge import munge_title_to_name  # noqa: E402
from ckan.lib.navl.dictization_functions import validate  # noqa: E402
import ckanext.dcat.harvesters.rdf as rdf  # noqa: E402

# These validators ask the database; what they guard is the portal's, not the feed's.
ASKING = {"id", "owner_org", "state", "plugin_data", "metadata_modified", "save", "return_to"}


class Reading:
    """One run of the gather stage: guids in their order, each with the dataset that CKAN would be sent."""

    def __init__(self):
        self.datasets, self.errors, self.deleted = [], [], []

    def guids(self):
        return [guid for guid, _ in self.datasets]


def harvest(site, path, language, before=()):
    """Harvests the feed at `path`; `before` are the guids that an earlier run has kept."""
    reading = Reading()
    config["ckan.locale_default"] = language
    config.pop("ckan.site_url", None)

    class Kept:
        def __init__(self, guid, job, content=None, **_):
            self.guid, self.content, self.id = guid, content, guid

        def save(self):
            reading.datasets.append((self.guid, json.loads(self.content)))

    class Harvester(rdf.DCATRDFHarvester):
        def _get_content_and_type(self, url, harvest_job, page=1, content_type=None):
            ending = "." + url.rsplit(".", 1)[1]
            types = {".ttl": "text/turtle", ".rdf": "application/rdf+xml", ".jsonld": "application/ld+json"}
            return site.text(url), content_type or types[ending]

        def _save_gather_error(self, message, job):
            reading.errors.append(message)

        def _mark_datasets_for_deletion(self, guids, job):
            reading.deleted = sorted(set(before) - set(guids))
            return []

        @classmethod
        def _gen_new_name(cls, title, existing_name=None, append_type=None):
            return munge_title_to_name(title)

    rdf.HarvestObject = Kept
    rdf.model = types.SimpleNamespace(Package=types.SimpleNamespace(get=lambda _: types.SimpleNamespace(owner_org=None, url=site.address(path))))
    source = types.SimpleNamespace(config=None, url=site.address(path), id="source")
    if not Harvester().gather_stage(types.SimpleNamespace(source=source)):
        reading.datasets = []  # What was gathered before an error is never imported.
    return reading


class Portal:
    """What a portal holds from run to run: ckanext-dcat's own import stage, on packages kept in memory."""

    def __init__(self):
        self.packages, self.errors = {}, []

    def imports(self, reading):
        """Imports what one run gathered, and deletes what it no longer found."""
        for guid in reading.deleted:
            self.packages.pop(guid)
        portal = self

        class Harvester(rdf.DCATRDFHarvester):
            def _get_user_name(self):
                return "harvest"

            def _read_datasets_from_db(self, guid):
                return [(guid,)] if guid in portal.packages else []

            def _save_object_error(self, message, *_):
                portal.errors.append(message)

        actions = {"package_show": lambda _, known: copy.deepcopy(self.packages[known["id"]]), "package_create": self._keep, "package_update": self._keep}
        database = mock.MagicMock()
        database.Session.query.return_value.filter.return_value.filter.return_value.first.return_value = None
        with mock.patch.multiple(rdf, model=database, HarvestObject=mock.MagicMock(), lib_plugins=mock.MagicMock()), \
                mock.patch.object(rdf.p.toolkit, "get_action", actions.get):
            for guid, dataset in reading.datasets:
                extra = types.SimpleNamespace(key="status", value="change" if guid in self.packages else "new")
                Harvester().import_stage(types.SimpleNamespace(
                    guid=guid, id=guid, content=json.dumps(dataset), extras=[extra], add=lambda: None, job=None))

    def _keep(self, _, dataset):
        guid = next(one["value"] for one in dataset["extras"] if one["key"] == "guid")
        for resource in dataset["resources"]:
            resource.setdefault("id", str(uuid.uuid4()))  # as CKAN gives one to whoever has none
        self.packages[guid] = copy.deepcopy(dataset)

    def kept(self):
        """{guid: (id, name, ids of files by their IRIs)}"""
        return {guid: (one["id"], one["name"], {file["uri"]: file["id"] for file in one["resources"]}) for guid, one in self.packages.items()}


def refused(dataset):
    """What CKAN's own schema refuses of a dataset, as `package_create` would say it; empty where it takes it."""
    schema = {key: value for key, value in ckan.logic.schema.default_create_package_schema().items() if key not in ASKING}
    schema["name"] = [one for one in schema["name"] if getattr(one, "__name__", "") != "package_name_validator"]
    return validate(json.loads(json.dumps(dataset)), schema, {})[1]


def packages(site):
    """CKAN's own schema on each line of `feeds/ckan.jsonl`: (faults, packages)."""
    lines = [json.loads(line) for line in site.text(site.address("feeds/ckan.jsonl")).split("\n")[:-1]]
    faults = [f"feeds/ckan.jsonl: CKAN refuses {one.get('name')}: {str(errors)[:300]}" for one in lines if (errors := refused(one))]
    names = [one.get("name") for one in lines]
    faults += [f"feeds/ckan.jsonl: {names.count(name)} packages are called {name}" for name in {*names} if names.count(name) > 1]
    if len(lines) != len(site.datasets()):
        faults.append(f"feeds/ckan.jsonl: {len(lines)} packages")
    return faults, len(lines)


def record(guid, dataset):
    """A dataset in the form of `nashr harvest-check --records`: without what is CKAN's own or random."""
    dataset = json.loads(json.dumps(dataset))
    for resource in dataset["resources"]:
        resource.pop("distribution_ref", None)
    return dataset
