"""A publication's folder, answering for its addresses as a server of static files would."""
import json, pathlib

ENDINGS = {".ttl": ("turtle", "text/turtle"), ".rdf": ("xml", "application/rdf+xml"), ".jsonld": ("json-ld", "application/ld+json")}


class Site:
    def __init__(self, folder):
        self.root = pathlib.Path(folder).resolve()
        self.manifest = json.loads((self.root / "manifest.json").read_text(encoding="utf-8"))
        self.name = pathlib.Path(folder).name
        self.metadata = self.manifest["metadata"]
        self.base = self.metadata["base"]

    def address(self, path):
        return self.base + path

    def path(self, url):
        url = url.split("#")[0].split("?")[0]
        if not url.startswith(self.base):
            raise ValueError(f"{url} does not stand under {self.base}")
        return self.root / url[len(self.base):]

    def text(self, url):
        return self.path(url).read_bytes().decode("utf-8")

    def has(self, path):
        return (self.root / path).exists()

    def language(self, portal):
        """The language of a portal, by the publication's own word."""
        return (self.metadata.get("feeds") or {}).get("languages", {}).get(portal) or self.metadata["language"]

    def iri(self, dataset):
        return f"{self.base}id/dataset/{dataset}"

    def releases(self):
        """The manifests of the releases on offer, by the IRI of the dataset."""
        return {
            self.iri(item["name"]): json.loads((self.folder(item) / "manifest.json").read_text(encoding="utf-8"))
            for item in self.manifest["datasets"]}

    def folder(self, item):
        return self.root / "datasets" / item["name"] / item["version"]

    def datasets(self):
        """The names of the datasets on offer, from the manifest."""
        return [item["name"] for item in self.manifest["datasets"]]
