"""The words of the interface: the same keys in both languages, none empty, the same {places}."""

from __future__ import annotations

import re

from scripts.faults import Collector
from scripts.policy_source.model import Language
from scripts.policy_source.strings import Strings
from scripts.policy_source.yaml_lines import Scalar

_PAIRS: tuple[tuple[Language, Language], ...] = (("zh", "en"), ("en", "zh"))
_PLACE = re.compile(r"\{([^{}]*)\}")


def places(words: str) -> frozenset[str]:
    """The {places} of a string by name; {n:entry|entries}, which chooses between words, is a place n."""
    return frozenset(name.split(":")[0] for name in _PLACE.findall(words))


def check_strings(strings: dict[Language, Strings], faults: Collector) -> None:
    """Compare the strings of both languages, key by key."""
    zh, en = strings["zh"], strings["en"]
    for one, other in ((zh, en), (en, zh)):
        for area in one.areas.keys() - other.areas.keys():
            faults.add(
                other.folder / f"{area}.yaml",
                0,
                "",
                "The file is missing in this language.",
                f"Write it, with the keys of {one.language}/{area}.yaml.",
            )
    leaves: dict[Language, dict[str, Scalar]] = {"zh": dict(zh.leaves()), "en": dict(en.leaves())}
    both = zh.areas.keys() & en.areas.keys()
    for key in sorted(leaves["zh"].keys() | leaves["en"].keys()):
        if key.split(".")[0] in both:
            _compare(key, leaves, strings, faults)


def _compare(
    key: str, leaves: dict[Language, dict[str, Scalar]], strings: dict[Language, Strings], faults: Collector
) -> None:
    """One string in both languages."""
    here: list[Scalar] = []
    for language, other in _PAIRS:
        found = leaves[language].get(key)
        if found is None:
            known = leaves[other][key]
            faults.add(
                strings[language].folder / known.file.name,
                0,
                key,
                f"The string {key} is missing here.",
                f"Write it, as in {other}/{known.file.name}:{known.line}.",
            )
            continue
        here.append(found)
        if not str(found.value).strip():
            faults.add(found.file, found.line, key, "The string is empty.", "Write its words.")
    if len(here) < 2:
        return
    chinese, english = (places(str(scalar.value)) for scalar in here)
    if chinese != english:
        names = [", ".join(f"{{{name}}}" for name in sorted(found)) or "none" for found in (english, chinese)]
        faults.add(
            here[1].file,
            here[1].line,
            key,
            f"The places are {names[0]}, in Chinese {names[1]}.",
            "Use the same {places} in both languages.",
        )
