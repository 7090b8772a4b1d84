"""Draws how a site grows, as an SVG: a panel for each figure, both axes logarithmic; dashed: mere proportion."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

PANELS = {    # key of the rows, title, what one unit of the row is divided by
    "seconds": ("seconds by the clock", 1.0),
    "memory": ("MB of the largest process", 1e6),
    "index": ("kB of a search index", 1e3),
    "page": ("kB of a clause page", 1e3),
}
WIDE, HIGH = 300, 200    # of a panel, in pixels
LEFT, TOP, RIGHT, BOTTOM = 52, 28, 12, 26    # margins inside it


def drawn(rows: Sequence[Mapping[str, float]]) -> str:
    """The SVG. rows: one a site, with its number of policies and the figures of PANELS, all above zero."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDE} {2 * HIGH}" font-family="sans-serif"'
        ' font-size="11"><rect width="100%" height="100%" fill="#fff"/>'
    ]
    for at, (key, (title, unit)) in enumerate(PANELS.items()):
        points = [(row["policies"], row[key] / unit) for row in sorted(rows, key=lambda row: row["policies"])]
        parts.append(f'<g transform="translate({at % 2 * WIDE} {at // 2 * HIGH})">{_panel(title, points)}</g>')
    return "".join([*parts, "</svg>\n"])


def _panel(title: str, points: Sequence[tuple[float, float]]) -> str:
    xs, ys = _decades([x for x, _ in points]), _decades([y for _, y in points])

    def place(x: float, y: float) -> tuple[float, float]:
        across = (math.log10(x) - xs[0]) / (xs[-1] - xs[0])
        up = (math.log10(y) - ys[0]) / (ys[-1] - ys[0])
        return LEFT + across * (WIDE - LEFT - RIGHT), HIGH - BOTTOM - up * (HIGH - TOP - BOTTOM)

    parts = [f'<text x="{LEFT}" y="16" font-weight="bold">{title}</text>']
    for power in xs:
        x, y = place(10.0**power, 10.0 ** ys[0])
        parts.append(f'<path d="M{x:.1f} {y:.1f}V{TOP}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.1f}" y="{HIGH - 10}" text-anchor="middle">{10**power:,}</text>')
    for power in ys:
        x, y = place(10.0 ** xs[0], 10.0**power)
        parts.append(f'<path d="M{x:.1f} {y:.1f}H{WIDE - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{x - 5:.1f}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:,g}</text>')
    last, value = points[-1]    # in proportion to it, as far down as the panel goes
    least = max(10.0 ** xs[0], last * 10.0 ** ys[0] / value)
    line = [place(least, value * least / last), place(last, value)]
    parts.append(f'<path d="{_path(line)}" stroke="#888" stroke-dasharray="4 3"/>')
    parts.append(f'<path d="{_path([place(*point) for point in points])}" stroke="#a33" fill="none" stroke-width="2"/>')
    for x, y in (place(*point) for point in points):
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#a33"/>')
    return "".join(parts)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _decades(values: Sequence[float]) -> list[int]:
    """The powers of ten around the values, at least two."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return list(range(low, max(high, low + 1) + 1))
