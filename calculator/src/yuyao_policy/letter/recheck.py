"""Old letters against a newer version of the policy: what they said rightly then and no longer do."""

from __future__ import annotations

import re
from typing import Any

from yuyao_policy.letter.check import Checked, examine
from yuyao_policy.letter.official import LetterData

type Json = dict[str, Any]

_PINNED = re.compile(r"/@(\d{4}-\d{2}-\d{2})/")
_LISTS = ("references", "quotations", "figures")


def pinned_version(text: str) -> str | None:
    """The version that a letter's links name (…/@2022-07-01/m10/); None where it has none."""
    match = _PINNED.search(text)
    return match[1] if match else None


def recheck(old: LetterData, new: LetterData, text: str) -> Json:
    """Findings that were right under the old version and are wrong under the new one.

    `no_longer` lists them in order of start, each with its list ("figures"), span and text, `was` and `is` (status or
    verdict) and the nodes of both; a reference that still resolves is in it, as `reworded`, when the words of its
    clause have changed.
    """
    before, after = examine(old, text), examine(new, text)
    lost: list[Json] = []
    for name in _LISTS:
        now = {(e["start"], e["end"]): (i, e) for i, e in enumerate(after.findings[name])}
        for i, entry in enumerate(before.findings[name]):
            if (name, i) in before.wrong:
                continue
            found = now.get((entry["start"], entry["end"]))
            verdict, nodes = _now(old, new, name, entry, found, after)
            if verdict is not None:
                was = entry.get("status") or entry["verdict"]
                span = {key: entry[key] for key in ("start", "end", "text")}
                then = {"was": was, "was_nodes": entry["nodes"]}
                lost.append({"list": name, **span, **then, "is": verdict, "nodes": nodes})
    return {
        "policy": new.policy,
        "from": old.version,
        "version": new.version,
        "digest": new.digest,
        "no_longer": sorted(lost, key=lambda one: (one["start"], one["end"])),
    }


def _now(
    old: LetterData, new: LetterData, name: str, entry: Json, found: tuple[int, Json] | None, after: Checked
) -> tuple[str | None, list[str]]:
    """The verdict that a finding has now, where it is worse than before; None where it still holds."""
    if found is None:
        return "not-found" if name == "quotations" else "not-stated", []
    place, now = found
    verdict: str = now.get("status") or now["verdict"]
    if (name, place) in after.wrong:
        return verdict, now["nodes"]
    if name != "references" or verdict not in ("resolved", "ambiguous", "unanchored"):
        return None, []
    same = [_words(old, node) for node in entry["nodes"]] == [_words(new, node) for node in now["nodes"]]
    return (None, []) if same else ("reworded", now["nodes"])


def _words(data: LetterData, node: str) -> list[str]:
    """The official words of a clause, sentence or paragraph."""
    titles = [data.clauses[node].title] if node in data.clauses else []
    return titles + [data.zh[sentence] for sentence in data.sentences_of(node)]
