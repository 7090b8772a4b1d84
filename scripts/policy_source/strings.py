"""Reading docs/strings/{zh,en}/*.yaml, the words of the interface, one file per area, and what a policy lays over them.

A policy's own words (of its options, or of a note that means something of its own in it) are in policy/<slug>/strings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.faults import Collector
from scripts.policy_source.model import LANGUAGES, Language
from scripts.policy_source.reader import kind_of
from scripts.policy_source.yaml_lines import Item, Mapping, Scalar, Sequence, read_yaml


@dataclass(frozen=True)
class Strings:
    """The YAML of one language, file name without .yaml -> content, with lines."""

    language: Language
    folder: Path
    areas: dict[str, Mapping]

    def leaves(self) -> Iterator[tuple[str, Scalar]]:
        """Every string with its dotted key, beginning with the area: site.search.title."""
        for area, mapping in self.areas.items():
            yield from _leaves(area, mapping)

    def plain(self) -> dict[str, object]:
        """Nested dictionaries of strings, by area."""
        return {area: _plain(mapping) for area, mapping in self.areas.items()}


def read_strings(root: Path, faults: Collector) -> dict[Language, Strings] | None:
    """The strings that all policies share, of both languages; None (and faults) when a file is not whole."""
    return _read(root / "docs" / "strings", faults, required=True)


def read_own_strings(policy_dir: Path, faults: Collector) -> dict[Language, Strings] | None:
    """A policy's own strings (policy/<slug>/strings), none without that folder; None when a file is not whole."""
    return _read(policy_dir / "strings", faults, required=False)


def _read(parent: Path, faults: Collector, required: bool) -> dict[Language, Strings] | None:
    before = len(faults.faults)
    found: dict[Language, Strings] = {}
    for language in LANGUAGES:
        folder = parent / language
        areas: dict[str, Mapping] = {}
        paths = sorted(folder.glob("*.yaml"))
        if required and not paths:
            faults.add(
                folder,
                0,
                "",
                "There are no strings in this language.",
                "Write one YAML file per area of the interface.",
            )
        for path in paths:
            item = read_yaml(path, faults)
            if isinstance(item, Mapping):
                areas[path.stem] = item
                for key, leaf in _leaves(path.stem, item):
                    if not isinstance(leaf.value, str):
                        faults.add(
                            path,
                            leaf.line,
                            key,
                            f"Words are expected, not {kind_of(leaf)}.",
                            "Write the words; put them in quotation marks if they look like a number or true.",
                        )
            elif item is not None:
                faults.add(
                    path,
                    item.line,
                    "",
                    f"Keys with words are expected, not {kind_of(item)}.",
                    "Write key: words.",
                )
        found[language] = Strings(language, folder, areas)
    return found if len(faults.faults) == before else None


def with_own(shared: dict[Language, Strings], own: dict[Language, Strings]) -> dict[Language, Strings]:
    """The shared strings with a policy's own laid over them: where both have a key, the policy's words are used."""
    return {
        language: Strings(language, strings.folder, _laid_over(strings.areas, own[language].areas))
        for language, strings in shared.items()
    }


def _laid_over[T: Item](below: dict[str, T], above: dict[str, T]) -> dict[str, T]:
    found = below | above
    for key in below.keys() & above.keys():
        one, other = below[key], above[key]
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            entries = _laid_over(one.entries, other.entries)
            found[key] = replace(other, entries=entries, key_lines=one.key_lines | other.key_lines)
    return found


def _leaves(prefix: str, item: Item) -> Iterator[tuple[str, Scalar]]:
    if isinstance(item, Scalar):
        yield prefix, item
    elif isinstance(item, Sequence):
        for number, member in enumerate(item.items):
            yield from _leaves(f"{prefix}[{number}]", member)
    else:
        for key, member in item.entries.items():
            yield from _leaves(f"{prefix}.{key}", member)


def _plain(item: Item) -> object:
    if isinstance(item, Mapping):
        return {key: _plain(member) for key, member in item.entries.items()}
    return [_plain(member) for member in item.items] if isinstance(item, Sequence) else item.value


# The files whose words the calculator's codes are worded with.
CALCULATOR_AREAS = ("calculator", "options")


def section(strings: Strings, name: str) -> dict[str, object]:
    """The words of one kind of code (notes, steps, options…), gathered from the calculator's files."""
    found: dict[str, object] = {}
    for area in CALCULATOR_AREAS:
        item = strings.areas[area].entries.get(name) if area in strings.areas else None
        if isinstance(item, Mapping):
            found |= {key: _plain(member) for key, member in item.entries.items()}
    return found
