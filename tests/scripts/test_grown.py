"""The sites that `make bench-scale` builds: whole policies under other names, which every check accepts."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.bench.grown import grown
from scripts.policy_source.load import load_policies
from scripts.sitegen import render

ROOT = Path(__file__).resolve().parents[2]


def test_the_copies_pass_every_check_and_keep_their_size(tmp_path: Path) -> None:
    first = grown(ROOT, tmp_path / "checkout", 3)
    policies = load_policies(tmp_path / "checkout")
    assert [policy.document.slug for policy in policies] == [first, "made-up-0002", "made-up-0003"]
    assert len({(len(policy.nodes), len(policy.benefits), len(policy.parameters)) for policy in policies}) == 1
    assert not (tmp_path / "checkout" / "build").exists()


def test_several_processes_render_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grown(ROOT, tmp_path / "checkout", 2)
    policies = load_policies(tmp_path / "checkout")
    for worth in (2, 1):
        monkeypatch.setattr(render, "FEW_POLICIES", worth)
        render.render_site(policies, tmp_path / "checkout", tmp_path / str(worth))
    made = {
        worth: {path.relative_to(tmp_path / worth): path.read_bytes() for path in (tmp_path / worth).rglob("*.md")}
        for worth in ("1", "2")
    }
    assert made["1"] == made["2"]
    assert len(made["1"]) > 200
