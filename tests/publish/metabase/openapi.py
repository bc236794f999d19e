"""Metabase's own description of its API (2026-05), out of a package of others, repaired where it contradicts itself.

It is downloaded at test time and kept in pytest's cache: its licence is not ours. It describes requests, not answers.
"""

import functools
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from ingest.settings import PROJECT

PACKAGE, SHA256 = "mcp-for-metabase==0.4.0", "67a6cdb8577edf5e97fcfdb154d5cbc9b55cc1efef32855d3b30c03ad2cc186f"
MEMBER = "mcp_for_metabase/openapi.json"
CACHE = PROJECT / ".pytest_cache" / "metabase-openapi.json"
DOCUMENT = "urn:metabase"
NEEDS_NO_KEY = {"/api/health", "/api/session/properties", "/api/setup", "/api/session"}


def published() -> dict:
    """The document as published; downloaded once. Whoever cannot reach a package index cannot run these tests."""
    if not CACHE.is_file():
        CACHE.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE.parent) as folder:
            options = ["--no-deps", "--python-version", "3.12", "--only-binary=:all:", "--quiet", "--dest", folder]
            subprocess.run([sys.executable, "-m", "pip", "download", *options, PACKAGE], check=True, timeout=120)
            with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
                found = Path(wheel.extract(MEMBER, folder))
            found.replace(CACHE)
    content = CACHE.read_bytes()
    assert hashlib.sha256(content).hexdigest() == SHA256
    return json.loads(content)


@functools.cache
def operations() -> dict[tuple[str, str], dict | None]:
    """(method, path) -> the repaired schema of the body, or None for an operation without one."""
    found = {}
    for path, methods in published()["paths"].items():
        for method, operation in methods.items():
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            found[method, path.rstrip("/")] = None if body is None else repaired(body)
    return found


@functools.cache
def registry() -> Registry:
    """The repaired schemas that bodies refer to."""
    schemas = repaired(published()["components"]["schemas"])
    return Registry().with_resource(DOCUMENT, Resource({"components": {"schemas": schemas}}, DRAFT202012))


def repaired(node):
    """Required although there is a default; defaults of another type; expressions of Java; one of overlapping ways."""
    if isinstance(node, list):
        return [repaired(one) for one in node]
    if not isinstance(node, dict):
        return node
    node = {key: repaired(one) for key, one in node.items()}
    if isinstance(node.get("$ref"), str):
        node["$ref"] = DOCUMENT + node["$ref"]
    properties = node.get("properties")
    if isinstance(node.get("required"), list) and isinstance(properties, dict):
        node["required"] = [
            name
            for name in node["required"]
            if not (isinstance(properties.get(name), dict) and "default-was" in properties[name])
        ]
    for key, instead in (("default", "default-was"), ("oneOf", "anyOf")):
        if key in node and not (key == "default" and isinstance(node[key], dict)):
            node[instead] = node.pop(key)
    return {key: one for key, one in node.items() if not is_broken(key, one)}


def is_broken(key: str, value) -> bool:
    """No JSON Schema: an empty list of conditions, an expression of Java."""
    return (key == "allOf" and value == []) or (
        key == "pattern" and isinstance(value, str) and not is_expression(value)
    )


def is_expression(text: str) -> bool:
    """Whether this is a regular expression outside Java too."""
    try:
        re.compile(text)
    except re.error:
        return False
    return True


@functools.cache
def operation_of(method: str, path: str) -> tuple[str, str] | None:
    """The described operation for a path with numbers in it; fixed parts go before variable ones."""
    path = path.rstrip("/")
    candidates = [key for key in operations() if key[0] == method and matches(key[1], path)]
    return min(candidates, key=lambda key: key[1].count("{"), default=None)


def matches(template: str, path: str) -> bool:
    """Whether a path is of this template."""
    parts = (re.escape(part) if not part.startswith("{") else "[^/]+" for part in template.split("/"))
    return re.fullmatch("/".join(parts), path) is not None


def violations(method: str, path: str, body) -> list[str]:
    """What is wrong with a request, in words; an operation that Metabase does not have is wrong too."""
    if path in NEEDS_NO_KEY:
        return []
    key = operation_of(method, re.sub(r"\d+", "1", path))
    if key is None:
        return [f"{method} {path} does not exist"]
    validator = validator_of(key)
    if validator is None:
        return []
    return [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in validator.iter_errors(body)]


@functools.cache
def validator_of(key: tuple[str, str]) -> Draft202012Validator | None:
    """What judges the body of an operation."""
    schema = operations()[key]
    return None if schema is None else Draft202012Validator(schema, registry=registry())
