"""What CKAN makes of a feed: ckanext-dcat's own gather stage and profile, and CKAN's own schema of a dataset.

Only the database is left out: names taken by other sources, owners, and rows saved.
"""
import json, sys, types

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


def refused(dataset):
    """What CKAN's own schema refuses of a dataset, as `package_create` would say it; empty where it takes it."""
    schema = {key: value for key, value in ckan.logic.schema.default_create_package_schema().items() if key not in ASKING}
    schema["name"] = [one for one in schema["name"] if getattr(one, "__name__", "") != "package_name_validator"]
    return validate(json.loads(json.dumps(dataset)), schema, {})[1]


def record(guid, dataset):
    """A dataset in the form of `nashr harvest-check --records`: without what is CKAN's own or random."""
    dataset = json.loads(json.dumps(dataset))
    for resource in dataset["resources"]:
        resource.pop("distribution_ref", None)
    return dataset
