"""One step of a clause reference (第三部分, 第5至7点, point 10, that point), before it is known which clause it is."""

from __future__ import annotations

from dataclasses import dataclass, field

LEVELS = {"part": 1, "group": 2, "safeguard": 2, "measure": 3, "paragraph": 4, "sentence": 5}


@dataclass
class Step:
    """Words of a reference from start to end (in the plain letter).

    kinds: what the unit may mean, likeliest first; numbers as written, ranges spelt out, -1 for the last one.
    node: the clause itself, where its title is written. back: what a back-reference points at (前款: "before",
    该点: "same", 同上: "ditto"); its kinds then say which level. only: no other kind was ever thought of.
    """

    start: int
    end: int
    kinds: tuple[str, ...]
    numbers: list[int] = field(default_factory=list)
    unit: str = ""
    bracketed: bool = False
    backwards: bool = False
    """A range that runs from the larger number to the smaller."""
    node: str = ""
    back: str = ""
    count: int = 1
    """How many sentences or paragraphs before (前两款)."""
    ascending: bool = False
    """English: the larger clause follows (sentence 2 of point 10)."""
    loose: bool = False
    """Joined by a comma only: one reference if that gives a clause, else two."""

    @property
    def lowest(self) -> int:
        """The highest place in the document that the unit may have."""
        return min(LEVELS[kind] for kind in self.kinds)

    @property
    def deepest(self) -> int:
        """The deepest place that the unit may have."""
        return max(LEVELS[kind] for kind in self.kinds)
