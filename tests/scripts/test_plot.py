"""The drawing of how a site grows: every point in its panel, and figures in proportion on the dashed line."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from scripts.bench.plot import HIGH, PANELS, WIDE, drawn

NAMES = {"": "http://www.w3.org/2000/svg"}
ROWS = [
    {"policies": count, "seconds": 3.0 * count, "memory": 2e8 + 5e6 * count, "index": 48e3 * count, "page": 41_500}
    for count in (1000, 1, 10)
]


def numbers(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


def test_every_panel_has_its_title_and_all_points_inside() -> None:
    panels = ET.fromstring(drawn(ROWS)).findall("g", NAMES)
    assert [panel.findtext("text", namespaces=NAMES) for panel in panels] == [title for title, _ in PANELS.values()]
    for panel in panels:
        points = [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in panel.findall("circle", NAMES)]
        assert len(points) == len(ROWS)
        assert points == sorted(points)
        assert all(0 < x < WIDE and 0 < y < HIGH for x, y in points)


def test_what_grows_in_proportion_lies_on_the_dashed_line() -> None:
    seconds, _, _, page = ET.fromstring(drawn(ROWS)).findall("g", NAMES)
    for panel, proportional in ((seconds, True), (page, False)):
        [dashed] = [path for path in panel.findall("path", NAMES) if "stroke-dasharray" in path.attrib]
        (x1, y1), (x2, y2) = numbers(dashed.attrib["d"])
        for circle in panel.findall("circle", NAMES)[:-1]:
            x, y = float(circle.attrib["cx"]), float(circle.attrib["cy"])
            on = abs(y1 + (y2 - y1) * (x - x1) / (x2 - x1) - y) < 0.5
            assert on == proportional
