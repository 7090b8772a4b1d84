"""Amends the fictitious policy as a maintainer would: files are added, and only lists and parameters are extended."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from scripts.policy_source.load import examine
from scripts.policy_source.lock import add_new_ids
from scripts.policy_source.model import Policy
from scripts.policy_source.published import digest_of
from tests.fictitious.checkout import SLUG, checkout

type Json = dict[str, Any]


class _Plain(yaml.SafeDumper):
    """Writes a value that is used twice twice, as the loader wants it."""

    def ignore_aliases(self, data: object) -> bool:
        """No value gets a name."""
        return True


@dataclass
class Town:
    """A repository with the fictitious policy, which time passes over; english: id -> words, for what is new."""

    root: Path
    slug: str = SLUG
    english: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        checkout(self.root)

    @property
    def folder(self) -> Path:
        """The policy's folder."""
        return self.root / "policy" / self.slug

    def read(self, name: str) -> Any:
        """A YAML file of the policy; an empty list where there is none."""
        path = self.folder / name
        return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []

    def write(self, name: str, data: object) -> None:
        """Write a YAML file of the policy."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")

    def amend(
        self,
        day: str,
        changes: Mapping[str, str],
        clauses: Sequence[Json] = (),
        order: Sequence[str] | None = None,
        renumbered: Sequence[Json] = (),
    ) -> None:
        """A new version: clauses in their new words, and what changed with each node."""
        document = self.read("document.yaml")
        document["versions"].append(_day(day))
        self.write("document.yaml", document)
        here = f"amendments/{day}"
        amendment: Json = {
            "version": _day(day),
            "document": {
                "number": {"zh": f"试办发〔{day[:4]}〕5号", "en": f"Shi Ban Fa [{day[:4]}] No. 5"},
                "title": {"zh": f"{day[:4]}年修改决定", "en": f"Amending Decision of {day[:4]}"},
                "issued": _day(day),
            },
            "summary": {"zh": "修改办法。", "en": "The Measures are amended."},
            "changes": [{"node": id, "what": {"zh": f"{what}。", "en": f"{what}."}} for id, what in changes.items()],
        }
        if order is not None:
            amendment["order"] = list(order)
        if renumbered:
            amendment["renumbered"] = list(renumbered)
        self.write(f"{here}/amendment.yaml", amendment)
        texts: list[str] = []
        translations: list[Json] = []
        for clause in clauses:
            self.write(f"{here}/clauses/{clause['id']}.yaml", clause)
            words = {clause["id"]: clause["title"]} if clause.get("title") else {}
            for paragraph in clause.get("paragraphs", []):
                for sentence in paragraph["sentences"] if isinstance(paragraph, dict) else paragraph:
                    words[sentence["id"]] = sentence["text"]
            texts += words.values()
            translations += [{"id": id, "of": digest_of(text), **self._english(id)} for id, text in words.items()]
        if clauses:
            self.write(f"{here}/translations/en.yaml", translations)
        (self.folder / here / "received.txt").write_text("\n\n".join(texts) + "\n", encoding="utf-8")

    def _english(self, id: str) -> Json:
        text, *amounts = self.english[id].split(" | ")
        pairs = dict(amount.split(": ", 1) for amount in amounts)
        return {"text": text} | ({"amounts": pairs} if pairs else {})

    def redirect(self, *entries: Json) -> None:
        """Say where words went."""
        self.write("redirects.yaml", [*self.read("redirects.yaml"), *entries])

    def value(self, parameter: str, **value: object) -> None:
        """A new value of a parameter; the one before ends the day before."""
        parameters = self.read("parameters.yaml")
        (one,) = [entry for entry in parameters if entry["id"] == parameter]
        last = one["values"][-1]
        last.setdefault("until", None)
        if last["until"] is None or last["until"] >= value["from"]:
            last["until"] = value["from"] - (_day("2000-01-02") - _day("2000-01-01"))  # type: ignore[operator]
        one["values"].append(value)
        self.write("parameters.yaml", parameters)

    def end(self, parameter: str, day: str) -> None:
        """A parameter is stated no more after a day."""
        parameters = self.read("parameters.yaml")
        for entry in parameters:
            if entry["id"] == parameter:
                entry["values"][-1]["until"] = _day(day)
        self.write("parameters.yaml", parameters)

    def rename(self, slug: str) -> None:
        """The policy gets another name in addresses."""
        old = self.folder
        document = self.read("document.yaml")
        document["former_slugs"] = [*document.get("former_slugs", []), self.slug]
        document["slug"] = slug
        listing = self.root / "policy" / "policies.yaml"
        listing.write_text(listing.read_text(encoding="utf-8").replace(self.slug, slug), encoding="utf-8")
        self.slug = slug
        shutil.move(old, self.folder)
        self.write("document.yaml", document)

    def faults(self) -> list[str]:
        """What the checks say now."""
        return [str(fault) for fault in examine(self.root, self.slug).faults]

    def publish(self) -> Policy:
        """Lock what is new; the policy, which must be without fault."""
        add_new_ids(self.root, self.slug)
        examination = examine(self.root, self.slug)
        assert not examination.faults, "\n".join(map(str, examination.faults))
        assert examination.policy is not None
        return examination.policy


def _day(text: str) -> Any:
    return yaml.safe_load(text)


def clause(id: str, label: str, title: str, *paragraphs: object, parent: str = "s1g1") -> Json:
    """A measure. A paragraph is a list of (sentence id, words), or a pair of its own id and that list."""

    def sentences(pairs: Any) -> list[Json]:
        return [{"id": id, "text": text} for id, text in pairs]

    found = [
        {"id": one[0], "sentences": sentences(one[1])} if isinstance(one, tuple) else sentences(one)
        for one in paragraphs
    ]
    return {"id": id, "kind": "measure", "parent": parent, "label": label, "title": title, "paragraphs": found}
