"""Makes schemas and documents by lot and says what python-jsonschema makes of them.

usage: json_schemas.py SEED COUNT. Each line of the output is {"schema": …, "instance": …, "valid": …}.
"""
import json, random, sys

import jsonschema

lot = random.Random(int(sys.argv[1]))
names = ["a", "b", "ab", "x1", "é"]
patterns = ["^a", "b$", "^[a-c]+$", "[0-9]", "^x\\d?$", "^.{2}$", "a|^é", "^(a|b)*$", "\\S", "^[A-Z_a-z0-9]+$"]


def value(depth=0):
    kind = lot.randrange(9 if depth < 3 else 6)
    if kind == 0:
        return None
    if kind == 1:
        return lot.choice([True, False])
    if kind in (2, 3):
        return lot.choice([0, 1, -1, 2, 3, 7, 10, 1.0, 1.5, -2.5, 0.25, 100])
    if kind in (4, 5):
        return lot.choice(names + ["", "abc", "نشر", "1", " ", "xx"])
    if kind == 6:
        return [value(depth + 1) for _ in range(lot.randrange(4))]
    return {lot.choice(names): value(depth + 1) for _ in range(lot.randrange(4))}


def schemas(depth, least=1):
    return [schema(depth + 1) for _ in range(lot.randrange(least, 4))]


def some(keys, make):
    return {key: make() for key in lot.sample(keys, lot.randrange(1, 3))}


def count():
    return lot.randrange(4)


keywords = {
    "type": lambda d: lot.choice([lot.choice(types), lot.sample(types, 2)]),
    "enum": lambda d: [value(2) for _ in range(lot.randrange(1, 5))],
    "const": lambda d: value(1),
    "multipleOf": lambda d: lot.choice([1, 2, 0.5, 0.25, 3]),
    "maximum": lambda d: lot.choice([0, 1, 2.5, 10]),
    "exclusiveMaximum": lambda d: lot.choice([0, 1, 2.5, 10]),
    "minimum": lambda d: lot.choice([0, 1, 2.5, -2.5]),
    "exclusiveMinimum": lambda d: lot.choice([0, 1, 2.5, -2.5]),
    "maxLength": lambda d: count(), "minLength": lambda d: count(),
    "pattern": lambda d: lot.choice(patterns),
    "maxItems": lambda d: count(), "minItems": lambda d: count(),
    "uniqueItems": lambda d: lot.choice([True, False]),
    "maxContains": lambda d: count(), "minContains": lambda d: count(),
    "maxProperties": lambda d: count(), "minProperties": lambda d: count(),
    "required": lambda d: lot.sample(names, lot.randrange(3)),
    "dependentRequired": lambda d: some(names, lambda: lot.sample(names, 1)),
    "allOf": schemas, "anyOf": schemas, "oneOf": schemas,
    "not": lambda d: schema(d + 1), "if": lambda d: schema(d + 1),
    "then": lambda d: schema(d + 1), "else": lambda d: schema(d + 1),
    "dependentSchemas": lambda d: some(names, lambda: schema(d + 1)),
    "prefixItems": schemas, "items": lambda d: schema(d + 1), "contains": lambda d: schema(d + 1),
    "properties": lambda d: some(names, lambda: schema(d + 1)),
    "patternProperties": lambda d: some(patterns, lambda: schema(d + 1)),
    "additionalProperties": lambda d: schema(d + 1),
    "propertyNames": lambda d: schema(d + 1),
    "unevaluatedItems": lambda d: schema(d + 1),
    "unevaluatedProperties": lambda d: schema(d + 1),
    "$ref": lambda d: lot.choice(["#/$defs/p", "#/$defs/q", "#r"]),
    "$dynamicRef": lambda d: "#r",
}
types = ["null", "boolean", "object", "array", "number", "string", "integer"]


def schema(depth=0):
    if depth > 3 or lot.random() < 0.1:
        return lot.choice([True, True, False, {}, {"type": lot.choice(types)}])
    return {name: keywords[name](depth) for name in lot.sample(sorted(keywords), lot.randrange(1, 5))}


def document():
    """A schema with definitions that refer to none."""
    whole = schema()
    if not isinstance(whole, dict):
        return whole
    whole["$defs"] = {
        "p": {"type": lot.choice(types)},
        "q": {"properties": {"a": {"type": lot.choice(types)}}, "prefixItems": [{"type": lot.choice(types)}]},
        "r": {"$dynamicAnchor": "r", "minimum": 1, "properties": {"b": True}},
    }
    return whole


for _ in range(int(sys.argv[2])):
    whole = document()
    validator = jsonschema.Draft202012Validator(whole)
    for _ in range(8):
        instance = value()
        print(json.dumps({"schema": whole, "instance": instance, "valid": validator.is_valid(instance)}))
