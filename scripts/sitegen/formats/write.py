"""Writes every format of every policy below build/formats, from where they are put beside the pages."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from scripts.parallel import FEW_POLICIES, each
from scripts.policy_source.export import calculator_data
from scripts.policy_source.model import LANGUAGES, Policy
from scripts.sitegen import story
from scripts.sitegen.addresses import ROOTS, page_path
from scripts.sitegen.figures import Gloss
from scripts.sitegen.formats.akoma_ntoso import akoma_ntoso
from scripts.sitegen.formats.amounts import amounts_csv
from scripts.sitegen.formats.feed import FEED, feed
from scripts.sitegen.formats.overview import AMOUNTS, FILE, overview
from scripts.sitegen.formats.records import clause_record, document_record
from scripts.sitegen.formats.schemas import clause_schema, document_schema
from scripts.sitegen.formats.subject import Subject
from scripts.sitegen.formats.texts import markdown, plain
from yuyao_policy.policy import PolicyData
from yuyao_policy.schema import claim_schema, estimate_schema

FORMATS = "formats"
"""Folder of what is put beside the built pages."""



def write_formats(
    policies: Sequence[Policy], glosses: Mapping[str, Mapping[str, Gloss]], site: str, out: Path
) -> None:
    """Write all files; what is in out from before is replaced. site: the site's own address, with its slash."""
    shutil.rmtree(out, ignore_errors=True)
    folders: set[Path] = set()
    for name, text in files(policies, glosses, site):
        path = out / name
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_bytes(text.encode())


def files(
    policies: Sequence[Policy], glosses: Mapping[str, Mapping[str, Gloss]], site: str
) -> Iterator[tuple[str, str]]:
    """Path from the site's root and content of every file."""
    every = [(policy, glosses.get(policy.document.slug, {})) for policy in policies]
    for made in each(partial(_policy_files, site), every, FEW_POLICIES):
        yield from made
    for name, schema in (("clause", clause_schema(site)), ("document", document_schema(site))):
        yield f"schema/{name}.json", _json(schema)
    for language in LANGUAGES:
        yield ROOTS[language] + FEED, feed(policies, language, site)
        yield ROOTS[language] + FILE, overview(policies, language, site)


def _policy_files(site: str, of: tuple[Policy, Mapping[str, Gloss]]) -> list[tuple[str, str]]:
    """The files of one policy; of: the policy and its glosses."""
    policy, glosses = of
    folder = page_path(policy.document.slug, "")
    found = [file for subject in subjects(policy, site) for file in _beside(subject)]
    found.append((f"{folder}{AMOUNTS}", amounts_csv(policy, glosses, site)))
    data = PolicyData.from_json(json.dumps(calculator_data(policy)))
    for name, schema in (("claim", claim_schema(data)), ("estimate", estimate_schema(data))):
        found.append((f"{folder}{name}.schema.json", _json(schema)))
    return found


def subjects(policy: Policy, site: str) -> Iterator[Subject]:
    """The document and each clause as they stand now, clauses that are gone in their last words, then every version."""
    yield Subject(site, policy, policy, None, dated=False)
    for node in policy.nodes.values():
        yield Subject(site, policy, policy, node, dated=False)
    for fate, node in story.gone_nodes(policy):
        yield Subject(site, policy.at(fate.last), policy, node, dated=False)
    for edition in policy.editions:
        then = policy.at(edition.version)
        yield Subject(site, then, policy, None, dated=True)
        for node in then.nodes.values():
            yield Subject(site, then, policy, node, dated=True)


def _beside(subject: Subject) -> Iterator[tuple[str, str]]:
    yield subject.path("json"), _json(clause_record(subject) if subject.node else document_record(subject))
    for language in LANGUAGES:
        yield subject.path("md", language), markdown(subject, language)
        yield subject.path("txt", language), plain(subject, language)
        yield subject.path("xml", language), akoma_ntoso(subject, language)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
