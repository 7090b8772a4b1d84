"""The sites that `make bench-scale` builds: whole policies under other names, which every check accepts."""

from __future__ import annotations

from pathlib import Path

from scripts.bench.grown import grown
from scripts.policy_source.load import load_policies

ROOT = Path(__file__).resolve().parents[2]


def test_the_copies_pass_every_check_and_keep_their_size(tmp_path: Path) -> None:
    first = grown(ROOT, tmp_path / "checkout", 3)
    policies = load_policies(tmp_path / "checkout")
    assert [policy.document.slug for policy in policies] == [first, "made-up-0002", "made-up-0003"]
    assert len({(len(policy.nodes), len(policy.benefits), len(policy.parameters)) for policy in policies}) == 1
    assert not (tmp_path / "checkout" / "build").exists()
