"""Changes of sources are seen, those of generated files are not."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from scripts.watch import watch


def test_each_change_is_told_once(tmp_path: Path) -> None:
    clause = tmp_path / "policy/ydb-2022-51/clauses/m4.yaml"
    generated = tmp_path / "calculator/src/yuyao_policy/data/ydb-2022-51.json"
    for path in (clause, generated):
        path.parent.mkdir(parents=True)
        path.write_text("before", "utf-8")
    told: list[list[Path]] = []
    threading.Thread(target=watch, args=(tmp_path, told.append, 0.02), daemon=True).start()

    def wait_for(count: int) -> None:
        until = time.monotonic() + 5
        while len(told) < count and time.monotonic() < until:
            time.sleep(0.02)

    time.sleep(0.2)
    generated.write_text("after", "utf-8")
    time.sleep(0.2)
    assert told == []
    clause.write_text("changed", "utf-8")
    wait_for(1)
    clause.unlink()
    wait_for(2)
    assert told == [[clause], [clause]]
