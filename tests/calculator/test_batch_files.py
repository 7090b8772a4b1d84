"""A file in, a file out: whatever it was saved with, whatever is wrong in it, in memory that does not grow with it."""

from __future__ import annotations

import codecs
import csv
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from yuyao_policy import batch_files
from yuyao_policy.batch import RESULTS, Table
from yuyao_policy.batch_files import CHUNK, SeenIds, encoding_of, estimate_chunk, run
from yuyao_policy.policy import PolicyData

in_browser = sys.platform == "emscripten"
needs_processes = pytest.mark.skipif(in_browser, reason="a browser's Python starts no processes")

HEADINGS = "claim,benefit,trainees,#name"
GOOD = "c1,practical-training,5,实训基地"
ROWS = f"{HEADINGS}\n{GOOD}\nc2,practical-training,0,=1+1\n"

Batch = Callable[..., list[dict[str, str]]]


@pytest.fixture
def batch(tmp_path: Path, policy: PolicyData) -> Batch:
    """Run a table; the rows that come out, by heading. The exit status is checked too."""

    def made(text: str | bytes, *, encoding: str = "utf-8", status: int = 0, jobs: int = 1) -> list[dict[str, str]]:
        source, target = tmp_path / "in.csv", tmp_path / "out.csv"
        source.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        assert run(policy, source, target, jobs) == status
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]
        return list(csv.DictReader(io.StringIO(target.read_bytes().decode("utf-8-sig"))))

    return made


def refused(tmp_path: Path, policy: PolicyData, text: str | bytes) -> None:
    """A table that cannot be read: status 2, and nothing is left behind."""
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert run(policy, source, target, 1) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def check_rows(found: list[dict[str, str]]) -> None:
    """The two rows of ROWS with their results."""
    assert [row["#name"] for row in found] == ["实训基地", "'=1+1"]
    assert [row["status"] for row in found] == ["not-determinable", "zero"]
    assert list(found[0]) == [*HEADINGS.split(","), *RESULTS]


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.encode("gb18030"),
        lambda text: text.encode("utf-16"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.rstrip().encode(),
        lambda text: text.replace("\n", "\r\n\r\n").encode("gb18030"),
    ],
    ids=["utf-8", "utf-8 marked", "gb18030", "utf-16-le", "utf-16-be", "crlf", "cr", "no end of line", "blank lines"],
)
def test_the_file_may_be_saved_in_any_of_these_ways(batch: Batch, encode: Callable[[str], bytes]) -> None:
    check_rows(batch(encode(ROWS)))


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b"", "utf-8-sig"),
        ("测算".encode(), "utf-8-sig"),
        ("测算".encode("gbk"), "gb18030"),
        ("测算".encode()[:-1], "gb18030"),
        (b"\xff\xfea\x00", "utf-16"),
        (b"x" * ((1 << 20) + 3) + "测".encode(), "utf-8-sig"),
        (b"x" * ((2 << 20) + 1) + "测".encode("gb18030"), "gb18030"),
    ],
)
def test_the_encoding_is_found_by_looking_at_the_whole_file(tmp_path: Path, raw: bytes, encoding: str) -> None:
    (tmp_path / "t.csv").write_bytes(raw)
    assert encoding_of(tmp_path / "t.csv") == encoding


def test_the_result_opens_in_excel(batch: Batch, tmp_path: Path) -> None:
    batch(ROWS)
    raw = (tmp_path / "out.csv").read_bytes()
    assert raw.startswith(codecs.BOM_UTF8)
    assert raw.count(b"\r\n") == 3


def test_excels_quoting_goes_in_and_out(batch: Batch) -> None:
    text = HEADINGS + '\r\n"c1","practical-training","1,000","他说 ""好"", 然后\r\n换行"\r\n'
    found = batch(text)
    assert found[0]["#name"] == '他说 "好", 然后\r\n换行'
    assert found[0]["status"] == "not-determinable"


def test_no_cell_runs_as_a_formula(batch: Batch) -> None:
    cells = ['=HYPERLINK("x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "-5", "a=b"]
    table = io.StringIO()
    csv.writer(table).writerows([["benefit", "trainees", "#n"], *([["practical-training", 1, cell] for cell in cells])])
    found = [row["#n"] for row in batch(table.getvalue())]
    assert found == [f"'{cell}" for cell in cells[:5]] + cells[5:]


def test_a_bad_row_has_its_faults_in_its_own_row_and_the_others_go_on(batch: Batch) -> None:
    bad = ["c2,practical-training,-1,x", "c3,lunch,1,x", "c4,practical-training,2,x,y"]
    found = batch("\n".join([HEADINGS, GOOD, *bad, f"c5{GOOD[2:]}"]), status=2)
    assert [row["status"] for row in found] == ["not-determinable", "refused", "refused", "refused", "not-determinable"]
    assert [row["faults"] for row in found] == [
        "",
        "trainees=negative",
        "benefit=unknown-benefit",
        "row=too-many-cells",
        "",
    ]


def test_rows_of_a_claim_stand_together_and_an_id_that_returns_is_a_fault(batch: Batch) -> None:
    trips = ["c1,shanghai,1", "c1,abroad,2", "c2,anhui,1", "c1,anhui,1", "c1,anhui,1", ",anhui,1", ",anhui,1"]
    names = ("destinations", "count", "organised_by", "date")
    headings = ",".join(["claim", *(f"recruitment-trips.{name}" for name in names)])
    rows = [headings, *(f"{trip},yuyao_municipal,2023-05-01" for trip in trips)]
    found = batch("\n".join(rows), status=2)
    assert [row["status"] for row in found] == ["amount", "", "amount", "refused", "refused", "amount", "amount"]
    assert [row["headline"] for row in found] == ["5000", "", "1000", "", "", "1000", "1000"]
    assert [row["faults"] for row in found if row["faults"]] == ["claim=returns-later"] * 2


def many(number: int, rows_a_claim: int = 1, faulty: bool = True) -> str:
    """A table of so many rows, all of them different, one in 97 faulty."""
    names = ["apprentices", "training_years", "certificate", "certificate_level", "are_employees", "course_completed"]
    lines = [",".join(["claim", "benefit", *names, "certificate_date", "#note"])]
    for n in range(number):
        people = f"{n}x" if faulty and n % 97 == 0 else n
        facts = f"{people},{n % 4}.5,skill_level,junior,是,是,2023-06-{n % 28 + 1:02}"
        lines.append(f"{n // rows_a_claim},apprenticeship,{facts},备注 {n}")
    return "\n".join(lines) + "\n"


def test_a_claim_may_be_longer_than_a_chunk(batch: Batch) -> None:
    found = batch(many(2 * CHUNK + 500, rows_a_claim=2 * CHUNK), status=2)
    faulty = [n for n in range(2 * CHUNK + 500) if n % 97 == 0]
    assert [n for n, row in enumerate(found) if row["status"]] == sorted({*faulty, 2 * CHUNK})
    assert (found[0]["status"], found[2 * CHUNK]["status"]) == ("refused", "refused")
    found = batch(many(CHUNK + 7, rows_a_claim=CHUNK + 6, faulty=False))
    assert found[0]["low"] == str(sum(3000 * n * (n % 4) for n in range(CHUNK + 6)))
    assert [n for n, row in enumerate(found) if row["status"]] == [0, CHUNK + 6]


def test_a_claim_without_an_end_is_refused_as_a_whole(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_files, "LONGEST_CLAIM", 10)
    rows = ["a"] * 25 + ["b"] * 10 + ["c"] * 11
    found = batch("claim,benefit,trainees\n" + "".join(f"{id},practical-training,5\n" for id in rows), status=2)
    by_claim = {id: {row["faults"] for row in found if row["claim"] == id} for id in "abc"}
    assert by_claim == {"a": {"claim=too-many-rows"}, "b": {""}, "c": {"claim=too-many-rows"}}
    assert {row["status"] for row in found if row["claim"] == "a"} == {"refused"}


@needs_processes
def test_several_processes_write_the_same_bytes(tmp_path: Path, policy: PolicyData) -> None:
    source = tmp_path / "in.csv"
    source.write_text(many(5 * CHUNK, rows_a_claim=3), encoding="utf-8")
    outputs = []
    for jobs in (1, 2, 3):
        assert run(policy, source, tmp_path / f"{jobs}.csv", jobs) == 2
        outputs.append((tmp_path / f"{jobs}.csv").read_bytes())
    assert outputs[0] == outputs[1] == outputs[2]
    assert outputs[0].count(b"\r\n") == 5 * CHUNK + 1


@pytest.mark.skipif(in_browser, reason="a browser's Python does not trace memory")
def test_memory_does_not_grow_with_the_file(tmp_path: Path, policy: PolicyData) -> None:
    import tracemalloc

    peaks = []
    for number in (2_000, 20_000):
        source = tmp_path / f"{number}.csv"
        source.write_text(many(number), encoding="utf-8")
        tracemalloc.start()
        run(policy, source, tmp_path / "out.csv", 1)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    grown = peaks[1] - peaks[0]
    # what may grow are the ids met (64 bytes each at most) and what is remembered of cells and rows (bounded)
    assert grown < 18_000 * 64 + 1_500_000, peaks
    assert peaks[1] < 12_000_000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'{HEADINGS}\nc1,practical-training,"5,x\nc2,practical-training,6,y\n', "not CSV"),
        (f'{HEADINGS}\nc1,practical-training,"5"6,x\n', ":2: not CSV"),
        ("", "missing-heading"),
        ("\n\n", "missing-heading"),
        ("claim,benefit,apprentice\n", "'apprentice': unknown-heading"),
        ("claim,benefit,months,months\n", "'months': repeated-heading"),
        (b"\xff\xfe", "missing-heading"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xb5U0#", "unknown-heading"),
        ("x" * 2_000_000, "not CSV: field larger"),
    ],
)
def test_what_is_no_such_table_is_refused_in_a_sentence_and_leaves_nothing(
    tmp_path: Path, policy: PolicyData, capsys: pytest.CaptureFixture[str], text: str | bytes, said: str
) -> None:
    refused(tmp_path, policy, text)
    told = capsys.readouterr().err
    assert said in told
    assert told.startswith(f"{tmp_path / 'in.csv'}:")
    assert "Traceback" not in told


def test_headings_alone_are_a_table_without_rows(batch: Batch, tmp_path: Path) -> None:
    assert batch(f"{HEADINGS}\n") == []
    assert (tmp_path / "out.csv").read_text("utf-8-sig") == f"{HEADINGS},{','.join(RESULTS)}\n"


def test_an_earlier_result_stays_when_a_run_fails(
    tmp_path: Path, policy: PolicyData, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(many(3 * CHUNK), encoding="utf-8")
    target.write_text("the earlier result")

    def fails(table: Table, chunk: list[batch_files.ClaimRows]) -> list[list[str]]:
        if int(chunk[0].rows[0][0]) >= CHUNK:
            raise KeyboardInterrupt
        return estimate_chunk(table, chunk)

    monkeypatch.setattr(batch_files, "estimate_chunk", fails)
    with pytest.raises(KeyboardInterrupt):
        run(policy, source, target, 1)
    assert target.read_text() == "the earlier result"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]


@pytest.mark.parametrize("where", ["missing/out.csv", "folder"])
def test_a_target_that_cannot_be_written_leaves_nothing(tmp_path: Path, policy: PolicyData, where: str) -> None:
    source, folder = tmp_path / "in.csv", tmp_path / "folder"
    folder.mkdir()
    source.write_text(ROWS, encoding="utf-8")
    with pytest.raises(OSError, match=r"missing|folder"):
        run(policy, source, tmp_path / where, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "in.csv"]


def test_the_source_may_be_the_target(tmp_path: Path, policy: PolicyData) -> None:
    file = tmp_path / "table.csv"
    file.write_text(ROWS, encoding="utf-8")
    assert run(policy, file, file, 1) == 0
    check_rows(list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))))


def test_ids_that_were_met_are_known_however_many_there_are() -> None:
    seen = SeenIds()
    ids = [f"claim {n}" for n in range(5000)]
    assert all(seen.add(id) for id in ids)
    assert not any(seen.add(id) for id in ids)
    assert seen.add("claim 5000")
    assert seen.add("")
    assert not seen.add("")


@needs_processes
def test_a_bar_is_shown_on_a_terminal_and_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(many(3 * CHUNK), encoding="utf-8")
    command = [sys.executable, "-m", "yuyao_policy", "batch", tmp_path / "in.csv", tmp_path / "out.csv"]
    assert subprocess.run(command, capture_output=True, check=False).stderr == b""
    ours, theirs = os.openpty()
    process = subprocess.Popen(command, stderr=theirs)
    os.close(theirs)
    shown = b"".join(_until_closed(ours))
    assert process.wait() == 2
    assert b" 33%  1,001 rows" in shown
    assert b"100%  3,001 rows" in shown
    assert shown.endswith(b"\n")


def _until_closed(terminal: int) -> Iterable[bytes]:
    while True:
        try:
            block = os.read(terminal, 4096)
        except OSError:  # the other side is gone
            return
        if not block:
            return
        yield block
