"""That `nashr harvest-check` foretells what the readers themselves do, record by record and field by field."""
import json, pathlib, re, subprocess, tempfile


def foretold(nashr, site, portal, language):
    """[(identity, rejected, record)] as `nashr harvest-check` writes them."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "records.ndjson"
        command = [nashr, "harvest-check", str(site.root), "--as", portal, "--records", str(file), "--fail-on", "never", "--format", "json"]
        if language:
            command += ["--portal-language", f"{portal}={language}"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode or not file.exists():
            raise RuntimeError(f"nashr harvest-check --as {portal}: {done.returncode} {done.stdout[-500:]} {done.stderr[-500:]}")
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n")[:-1]]
    return [(line["identity"], line["rejected"], line["record"]) for line in lines]


# A tag, as Python's reader of HTML would have it: udata then makes Markdown of the whole text.
MARKUP = re.compile(r"</?[A-Za-z]")
# Letters that udata spells in ASCII by tables which harvest-check holds for Latin and Arabic alone.
OTHER_SCRIPTS = re.compile(r"[\u0370-\u05FF\u0780-\u1DFF\u2E80-\u2FFF\u3005-\uD7FF\U00010000-\U0003FFFF]")


def untold(words):
    """What harvest-check does not foretell of a dataset in udata, from its own words: names of fields."""
    fields = {"description"} if any(MARKUP.search(text) for text in words["description"].values()) else set()
    if any(OTHER_SCRIPTS.search(word) for some in (words.get("keywords") or {}).values() for word in some):
        fields.add("tags")
    return fields


def differing(said, done, at=""):
    """Where two JSON values differ: one sentence a place."""
    if isinstance(said, dict) and isinstance(done, dict):
        return [one for key in sorted({*said, *done}) for one in differing(said.get(key), done.get(key), f"{at}.{key}" if at else key)]
    if isinstance(said, list) and isinstance(done, list) and len(said) == len(done):
        return [one for index, (a, b) in enumerate(zip(said, done)) for one in differing(a, b, f"{at}[{index}]")]
    if said == done and isinstance(said, bool) == isinstance(done, bool):
        return []
    return [f"{at}: foretold {json.dumps(said, ensure_ascii=False)[:160]}, read {json.dumps(done, ensure_ascii=False)[:160]}"]


def compare(portal, said, done):
    """`said` and `done` are [(identity, rejected, record)] in the order of the feed; a record of None is not compared."""
    ours, theirs = [one[0] for one in said], [one[0] for one in done]
    if ours != theirs:
        return [f"{portal}: foretold {len(ours)} identities, met {len(theirs)}: {sorted({*ours} ^ {*theirs})[:4] or 'in another order'}"]
    faults = []
    for (identity, rejected, record), (_, refused, made) in zip(said, done):
        if rejected != refused:
            faults.append(f"{portal}: {identity} is {'refused' if refused else 'taken'} by the reader, foretold otherwise")
        if made is not None:
            faults += [f"{portal}: {identity}: {one}" for one in differing(record, made)]
    return faults
