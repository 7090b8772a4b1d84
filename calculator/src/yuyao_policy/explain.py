"""An estimate as sentences, in the words of one language: every step with its clause and the words that state it."""

from __future__ import annotations

import re
from typing import Any

Words = dict[str, Any]


def explain(estimate: dict[str, Any], words: Words) -> str:
    """The whole estimate as plain text, one fact a line.

    words are those of one language from the policy's words file: statuses, steps, notes, faults, explain, claimants,
    benefits, nodes, options.
    """
    return "\n".join(_Teller(words).tell(estimate))


class _Teller:
    def __init__(self, words: Words) -> None:
        self.words = words
        self.frames: dict[str, str] = words["explain"]

    def tell(self, estimate: dict[str, Any]) -> list[str]:
        told: list[str] = []
        for line in estimate["lines"]:
            told += [*self._line(line), ""]
        for total in estimate["totals"]:
            told += self._total(total)
        told += [self._note(note) for note in estimate["notes"]]
        told += [self._fault(fault) for fault in estimate["faults"]]
        return [*told, self.frames["end"]]

    def _line(self, line: dict[str, Any]) -> list[str]:
        title = self._title(line["benefit"])
        claimant = self.words["claimants"].get(line["claimant"], self.words["statuses"][line["status"]])
        figure = self.figure(line["low"], line["high"], line["headline"])
        if line["status"] in ("refused", "zero"):
            figure = self.words["statuses"][line["status"]]
        told = [self.frames["line"].format(title=title, claimant=claimant, figure=figure)]
        told += [f"  {number}. {self.step(step)}" for number, step in enumerate(line["steps"], 1)]
        told += [f"  · {self._note(note)}" for note in line["notes"]]
        told += [f"  ? {self.frames['open'].format(label=self._label(path))}" for path in line["open"]]
        told += [f"  ! {self._fault(fault)}" for fault in line["faults"]]
        return told

    def step(self, step: dict[str, Any]) -> str:
        """One step as a sentence with its citation."""
        operands = step["operands"]
        places = {name: self._operand(name, value) for name, value in operands.items()}
        if "reading" in operands:
            places |= self._reading(**operands)
        value = step["value"]
        low, high = (value["low"], value["high"]) if isinstance(value, dict) else (value, value)
        places["value"] = self.figure(low, high, None)
        places["number"] = "–".join(f"{end:,}" for end in dict.fromkeys((low or 0, high)) if end is not None)
        places["fen"] = self.frames["money"].format(value=_yuan(low or 0))
        places["quoted"] = step["quoted"]
        cite = self.frames["cite"].format(node=self._node(step["node"]), quoted=step["quoted"])
        return f"{self.words['steps'][step['label']].format(**places)}{cite}"

    def _reading(self, reading: str, low_choice: str, high_choice: str) -> dict[str, str]:
        """What is read in two ways, and both ways, in words."""
        known = self.words["readings"].get(reading, {"title": reading, "choices": {}})
        choices = {name: known["choices"].get(key, key) for name, key in (("low", low_choice), ("high", high_choice))}
        return {
            "reading": self.frames["reading"].format(title=known["title"], id=reading),
            **{f"{name}_choice": self._quoted(choice.rstrip(".。")) for name, choice in choices.items()},
        }

    def _quoted(self, words: str) -> str:
        return self.frames["quoted"].format(words=words)

    def figure(self, low: int | None, high: int | None, headline: int | None) -> str:
        """An amount, a range, or the words for what is not known."""
        if low is None:
            return self.frames["unknown"]
        if high is None:
            return self.frames["from"].format(low=f"{low:,}")
        if low == high:
            return self.frames["money"].format(value=f"{low:,}") if low else self.frames["nothing"]
        told = self.frames["range"].format(low=f"{low:,}", high=f"{high:,}")
        if headline is None:
            return told
        return self.frames["headline"].format(range=told, headline=self.figure(headline, headline, None))

    def _total(self, total: dict[str, Any]) -> list[str]:
        kinds = self.frames["join"].join(self.words["claimants"][kind] for kind in total["claimants"])
        figure = self.figure(total["low"], total["high"], total["headline"])
        told = self.frames["total"].format(claimant=kinds, figure=figure)
        if total["at_least"]:
            titles = self.frames["join"].join(map(self._title, total["not_stated"]))
            told += self.frames["at_least"].format(titles=titles)
        if total["additional_low"] is None:
            return [told]
        parts = {name: self.figure(total[key], total[key], None) for name, key in _SUPPORT.items()}
        return [told, self.frames["combined"].format(**parts)]

    def _note(self, note: dict[str, Any]) -> str:
        about = note["values"].get("path")
        label = self._label(about) if isinstance(about, str) else about
        days = {name: self._day(value) for name, value in note["values"].items() if isinstance(value, str)}
        words = self.words["notes"][note["code"]].format(**days | {"effective": self._day(self.words["effective"])})
        told = words if label == about else self.frames["about"].format(label=label, words=words)
        return f"{told}{self.frames['see'].format(node=self._node(note['node']))}"

    def _day(self, value: str) -> str:
        """A date in words; anything else as it is."""
        match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value)
        if match is None:
            return value
        year, month, day = map(int, match.groups())
        told: str = self.words["date"].format(year=year, month_name=self.words["months"][str(month)], day=day)
        return told

    def _fault(self, fault: dict[str, Any]) -> str:
        return self.frames["fault"].format(
            path=fault["path"], words=self.words["faults"].get(fault["code"], fault["code"])
        )

    def _title(self, benefit: str) -> str:
        title: str = self.words["benefits"][benefit]["title"]
        return title

    def _label(self, path: str) -> str:
        """The question's own words for a path; the path itself where it leads to none."""
        parts = path.split(".")
        if parts[0].startswith("other_support[") and len(parts) == 2:
            return self._quoted(self.frames[f"support-{parts[-1]}"])
        if parts[0] != "answers" or len(parts) < 3 or parts[1] not in self.words["benefits"]:
            return path
        names = ".".join(part.split("[")[0] for part in parts[2:])
        number = next((int(part.split("[")[1].rstrip("]")) + 1 for part in parts if "[" in part), None)
        label: str | None = self.words["benefits"][parts[1]]["questions"].get(names)
        if label is None:
            return path
        if number is None:
            return self._quoted(label)
        return self.frames["numbered"].format(label=self._quoted(label), number=number)

    def _node(self, node: str) -> str:
        cited: str = self.words["nodes"].get(node, node)
        return cited

    def _operand(self, name: str, value: int | str) -> str:
        """An operand in the reader's words: an option by its label, a number with its thousands."""
        if isinstance(value, int):
            return f"{value:,}"
        for options in self.words["options"].values():
            if name in ("level", "title") and value in options:
                word: str = options[value]
                return word
        return value


_SUPPORT = {"combined": "combined", "additional": "additional_low"}


def _yuan(fen: int) -> str:
    whole, part = divmod(fen, 100)
    return f"{whole:,}.{part:02}" if part else f"{whole:,}"
