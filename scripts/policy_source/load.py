"""From the YAML of a policy to the validated model: all is read, all is checked, then every fault is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scripts.faults import Collector, Fault, SourceFaults
from scripts.policy_source.amendments import read_amendments
from scripts.policy_source.assemble import Parts, assemble, assemble_history, known_ids
from scripts.policy_source.benefits import read_benefits, read_options
from scripts.policy_source.checks.benefits import check_benefits, check_overlaps, check_words
from scripts.policy_source.checks.dates import check_closing_rule, check_dates
from scripts.policy_source.checks.document import check_document, check_document_english
from scripts.policy_source.checks.editions import check_edition, check_editions
from scripts.policy_source.checks.fates import check_fates
from scripts.policy_source.checks.readings import check_glossary, check_readings
from scripts.policy_source.checks.rules import check_rules
from scripts.policy_source.checks.strings import check_strings
from scripts.policy_source.clauses import read_clauses, read_document
from scripts.policy_source.editions import fold
from scripts.policy_source.model import Policy
from scripts.policy_source.parameters import read_overlaps, read_parameters
from scripts.policy_source.policies import read_listing
from scripts.policy_source.published import check_lock, published_editions, read_lock
from scripts.policy_source.readings import read_glossary, read_readings
from scripts.policy_source.redirects import read_redirects
from scripts.policy_source.source_text import check_source, read_source
from scripts.policy_source.strings import read_own_strings, read_strings, with_own
from scripts.policy_source.translations import read_translations


@dataclass(frozen=True)
class Examination:
    """What was found: the faults, and the policy as far as it could be put together.

    The policy is None when the official words could not be read. While there are faults it may lack words
    (an empty translation) or parts: fit for looking at while writing, never for publishing.
    """

    policy: Policy | None
    faults: list[Fault]


def load_policies(root: Path) -> list[Policy]:
    """Every policy of a repository with its rules, in the order of policy/policies.yaml.

    Raises SourceFaults with all their faults.
    """
    root = root.resolve()
    faults = Collector(root)
    examined = [examine(root, slug) for slug in read_listing(root, faults)]
    for one in examined:
        faults.faults += one.faults
        if one.policy is not None:
            check_rules(one.policy, root, faults)
    faults.raise_if_any()
    return [one.policy for one in examined if one.policy is not None]


def load_policy(root: Path, slug: str | None = None, policy_dir: Path | None = None) -> Policy:
    """The checked policy of a repository. Raises SourceFaults with every fault.

    root: the repository (strings are in its docs/strings); slug: which of its policies (None: the first that is
    listed); policy_dir: where the policy is, if not in policy/<slug>.
    """
    examination = examine(root, slug, policy_dir)
    if examination.faults or examination.policy is None:
        raise SourceFaults(examination.faults)
    return examination.policy


def examine(root: Path, slug: str | None = None, policy_dir: Path | None = None) -> Examination:
    """Read and check everything; a check is left out only when what it compares could not be read."""
    root = root.resolve()
    faults = Collector(root)
    if slug is None:
        slug = policy_dir.name if policy_dir else next(iter(read_listing(root, faults)), None)
    if slug is None:
        return Examination(None, faults.faults)
    policy_dir = policy_dir.resolve() if policy_dir else root / "policy" / slug
    if not policy_dir.is_dir():
        faults.add(policy_dir, 0, "", "There is no such policy.", "Name one of the folders in policy/.")
        return Examination(None, faults.faults)

    document = read_document(policy_dir, slug, faults)
    clauses = read_clauses(policy_dir, document.order, faults) if document else None
    source = read_source(policy_dir, faults)
    parameters = read_parameters(policy_dir, faults)
    translations = read_translations(policy_dir, faults)
    options = read_options(policy_dir, faults)
    benefits = read_benefits(policy_dir, options, faults) if options is not None else None
    overlaps = read_overlaps(policy_dir, faults)
    readings = read_readings(policy_dir, faults)
    glossary = read_glossary(policy_dir, faults)
    strings, own_strings = read_strings(root, faults), read_own_strings(policy_dir, faults)
    slugs = frozenset({slug, *document.document.former_slugs}) if document else None
    locked = read_lock(policy_dir, slugs, faults)
    amendments = read_amendments(policy_dir, document.document.versions, faults) if document else None
    redirects = read_redirects(policy_dir, faults)

    if strings is not None and own_strings is not None:
        check_strings(strings, faults)
        check_strings(own_strings, faults)
        strings = with_own(strings, own_strings)
        if benefits is not None:
            check_words(benefits, strings, faults)
    else:
        strings = None
    if document is None or clauses is None:
        return Examination(None, sorted(set(faults.faults)))

    check_document(document, clauses, faults)
    if translations is not None:
        check_document_english(document, clauses, translations, faults)
    if source is not None:
        check_source(source, clauses, document, faults)
    editions = fold(document.document.versions[0], clauses, translations or {}, amendments or [], faults)
    if parameters is not None:
        for edition in editions:
            check_edition(edition, parameters, translations is not None, document, faults)
    check_editions(editions, faults)
    history = assemble_history(editions)
    whole = redirects is not None and amendments is not None
    fates = check_fates(history, redirects, policy_dir, faults) if whole and redirects is not None else {}
    ids = known_ids(history)
    nodes = frozenset(id for edition in editions for id in edition.clauses)
    names = frozenset(benefits) if benefits is not None else None
    if benefits is not None:
        check_benefits(benefits, ids, nodes, faults)
    if parameters is not None:
        check_dates(document, parameters, faults)
    if overlaps is not None:
        check_closing_rule(document, overlaps, ids, faults)
        if names is not None:
            check_overlaps(overlaps, names, ids, faults)
    if readings is not None:
        check_readings(readings, document, ids, names, strings, faults)
    if glossary is not None:
        check_glossary(glossary, {id: clause for e in editions for id, clause in e.clauses.items()}, faults)
    if locked is not None and parameters is not None and amendments is not None:
        check_lock(locked, published_editions(editions), policy_dir, faults)

    parts = Parts(
        document,
        editions,
        history,
        parameters or {},
        options or {},
        benefits or {},
        overlaps or (),
        readings or {},
        glossary or (),
        strings or {},
        fates,
    )
    return Examination(assemble(parts, root), sorted(set(faults.faults)))
