"""Material's script without its question for site maps: what goes, what stays, and what stops the build."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scripts import material_js
from scripts.material_js import ASKED, FOLDER, NOTHING, add_material_script, without_site_maps
from scripts.runtime.layout import Layout
from scripts.steps import StepFailed
from tests.checkouts import ROOT


def test_only_the_selector_and_the_source_map_go() -> None:
    script = f'/*!\n * MIT Licensed\n */a({ASKED});b("[rel=alternate]")\n//# sourceMappingURL=bundle.0.min.js.map\n\n'
    assert without_site_maps(script) == f'/*!\n * MIT Licensed\n */a({NOTHING});b("[rel=alternate]")\n'


@pytest.mark.parametrize("count", [0, 2])
def test_a_selector_that_is_not_there_once_stops_the_build(count: int) -> None:
    with pytest.raises(StepFailed, match=rf"in {count} places(?s:.)*correct scripts/material_js\.py"):
        without_site_maps(f"a({ASKED});" * count)


@pytest.mark.parametrize("names", [[], ["bundle.1.min.js", "bundle.2.min.js"]])
def test_anything_but_one_script_stops_the_build(
    names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in names:
        (tmp_path / name).write_text(ASKED, "utf-8")
    monkeypatch.setattr(material_js, "FOLDER", tmp_path)
    with pytest.raises(StepFailed, match=rf"{len(names)} files bundle\.\*\.min\.js, not one"):
        add_material_script(Layout(tmp_path))


def test_the_script_in_use_is_material_s_with_its_licences() -> None:
    name = json.loads((ROOT / "build/assets.json").read_text("utf-8"))["material"]["script"]
    ours = (ROOT / "site" / name).read_text("utf-8")
    whole = next(FOLDER.glob("bundle.*.min.js")).read_text("utf-8")
    assert ours.replace(NOTHING, ASKED) == re.sub(r"//# sourceMappingURL.*\n*", "", whole)
    assert ours.count("MIT Licensed") == 1
    assert ours.count("Licensed MIT") == 1
    assert "sourceMappingURL" not in ours


def test_every_page_has_this_script_and_not_the_other() -> None:
    name = json.loads((ROOT / "build/assets.json").read_text("utf-8"))["material"]["script"]
    with_header = [
        text for path in (ROOT / "site").rglob("*.html") if 'class="md-header"' in (text := path.read_text("utf-8"))
    ]
    assert len(with_header) > 100
    for text in with_header:
        assert len(re.findall(rf'(?:src|href)="[^"]*{re.escape(name)}"', text)) == 2
        assert "javascripts/bundle" not in text
