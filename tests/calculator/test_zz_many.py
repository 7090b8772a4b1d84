"""What must hold for every claim, whatever is told and whatever is left out."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.calculator.strategies import answer, claims, facts
from yuyao_policy.data_files import policies
from yuyao_policy.estimate import estimate, well_formed
from yuyao_policy.jsontext import dump, parse
from yuyao_policy.policy import Question

POLICY = policies()["ydb-2022-51"]
LEVELS = ("junior", "intermediate", "senior", "technician", "senior_technician")
COUNTED = {
    "apprenticeship": ("groups", "apprentices"),
    "internship": ("groups", "students"),
    "recruitment-trips": ("trips", "count"),
    "competition-hosting": ("competitions", "projects"),
}
"""Repeated parts with the number that a part can be split by."""

slow = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None, max_examples=1500)


def line_of(benefit: str, told: dict[str, Any]) -> dict[str, Any]:
    """The one line of a claim for one benefit; it must have no fault."""
    found = estimate(POLICY, parse(dump({"answers": {benefit: told}})))
    assert well_formed(found), found
    line: dict[str, Any] = found["lines"][0]
    return line


def top(value: int | None) -> float:
    """An upper end, unknown as infinite."""
    return float("inf") if value is None else value


@slow
@given(claims(POLICY))
def test_figures_are_ordered_and_never_negative(claim: dict[str, Any]) -> None:
    found = estimate(POLICY, parse(dump(claim)))
    assert well_formed(found)
    for line in found["lines"]:
        low, high, headline = line["low"], line["high"], line["headline"]
        assert low is None or 0 <= low <= top(high)
        assert headline is None or low <= headline <= high
        expected = {
            "amount": low is not None and low == high == headline and low > 0,
            "zero": low == high == headline == 0,
            "range": low is not None and high is not None and low < high,
            "not-determinable": headline is None,
        }
        assert expected[line["status"]], line
        assert line["notes"] or line["status"] == "amount", line
    for total in found["totals"]:
        assert 0 <= total["low"] <= top(total["high"])
        assert total["headline"] is None or total["low"] <= total["headline"] <= total["high"]
        assert total["at_least"] == (total["high"] is None) == bool(total["not_stated"])


@slow
@given(st.data())
def test_an_answer_never_leaves_the_range_shown_before(data: st.DataObject) -> None:
    benefit = data.draw(st.sampled_from(list(POLICY.benefits.values())))
    told = data.draw(facts(benefit.questions))
    before = line_of(benefit.id, told)
    assume(before["open"])
    path = data.draw(st.sampled_from(before["open"]))
    steps = re.findall(r"([a-z0-9_]+)|\[(\d+)\]", path.removeprefix(f"answers.{benefit.id}."))
    questions: tuple[Question, ...] = benefit.questions
    place: Any = told
    for name, index in steps[:-1]:
        place = place[int(index)] if index else place[name]
        questions = next((q.items for q in questions if q.id == name), questions) if name else questions
    question = next(q for q in questions if q.id == steps[-1][0])
    place[question.id] = data.draw(answer(question).filter(lambda value: value != []))
    for most in ("years_evaluated", "two_yearly_rounds"):
        if place.get("excellent_ratings") is not None and place.get(most) is not None:
            assume(place["excellent_ratings"] <= place[most])
    after = line_of(benefit.id, told)
    if before["low"] is not None and after["low"] is not None:
        assert before["low"] <= after["low"], (path, told)
        if after["high"] is not None:
            assert after["high"] <= top(before["high"]), (path, told)


@slow
@given(st.data())
def test_the_order_of_groups_never_matters(data: st.DataObject) -> None:
    names = [b for b in POLICY.benefits if b != "post-allowance" and POLICY.benefits[b].questions[0].type == "list"]
    benefit = POLICY.benefits[data.draw(st.sampled_from(names))]
    told = data.draw(facts(benefit.questions))
    part = benefit.questions[0].id
    assume(told.get(part))
    shuffled = {**told, part: data.draw(st.permutations(told[part]))}
    one, other = line_of(benefit.id, told), line_of(benefit.id, shuffled)
    assert [one[k] for k in ("status", "low", "high", "headline")] == [
        other[k] for k in ("status", "low", "high", "headline")
    ]


@slow
@given(st.data())
def test_splitting_a_group_never_changes_the_sum(data: st.DataObject) -> None:
    benefit, (part, number) = data.draw(st.sampled_from(list(COUNTED.items())))
    told = data.draw(facts(POLICY.benefits[benefit].questions))
    assume(told.get(part))
    at = data.draw(st.integers(0, len(told[part]) - 1))
    group = told[part][at]
    group.pop("events", None)
    assume((group.get(number) or 0) >= 2)
    first = data.draw(st.integers(1, group[number] - 1))
    split = copy.deepcopy(told)
    split[part][at][number] = first
    split[part].append({**group, number: group[number] - first})
    one, other = line_of(benefit, told), line_of(benefit, split)
    assert (one["low"], one["high"], one["headline"]) == (other["low"], other["high"], other["headline"])


@slow
@given(st.data())
def test_splitting_a_segment_never_changes_the_months(data: st.DataObject) -> None:
    benefit = POLICY.benefits["post-allowance"]
    told = data.draw(facts(benefit.questions))
    assume(told.get("segments"))
    at = data.draw(st.integers(0, len(told["segments"]) - 1))
    segment = told["segments"][at]
    assume(isinstance(segment.get("months"), int) and segment["months"] >= 2 and segment.get("level"))
    first = data.draw(st.integers(1, segment["months"] - 1))
    parts = [{**segment, "months": first}, {**segment, "months": segment["months"] - first}]
    split = {**told, "segments": [*told["segments"][:at], *parts, *told["segments"][at + 1 :]]}
    one, other = line_of(benefit.id, told), line_of(benefit.id, split)
    assert (one["low"], one["high"], one["headline"]) == (other["low"], other["high"], other["headline"])


@slow
@given(st.data())
def test_more_is_never_less(data: st.DataObject) -> None:
    """More people, projects or trips, or a higher certificate, never lower either end."""
    benefit, (part, number) = data.draw(st.sampled_from(list(COUNTED.items())))
    told = data.draw(facts(POLICY.benefits[benefit].questions))
    assume(told.get(part))
    group = data.draw(st.sampled_from(told[part]))
    assume(group.get(number) is not None)
    before = line_of(benefit, told)
    group[number] += data.draw(st.integers(1, 20))
    if group.get("certificate_level") in LEVELS:
        group["certificate_level"] = LEVELS[min(4, LEVELS.index(group["certificate_level"]) + 1)]
    after = line_of(benefit, told)
    if before["low"] is not None and after["low"] is not None:
        assert after["low"] >= before["low"]
        assert top(after["high"]) >= top(before["high"])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@slow
@given(JSON, st.data())
def test_no_json_shape_raises(value: Any, data: st.DataObject) -> None:
    """Anything may stand anywhere: the estimate comes back, with the fault named where there is one."""
    keys = st.sampled_from(["policy", "on", "answers", "same_party", "same_case", "other_support", "x"])
    benefit = data.draw(st.sampled_from(list(POLICY.benefits.values())))
    inner = st.sampled_from([question.id for question in benefit.questions])
    shapes = [
        value,
        {data.draw(keys): value},
        {"answers": {benefit.id: value}},
        {"answers": {benefit.id: {data.draw(inner): value}}},
        {"answers": {benefit.id: {data.draw(inner): [value]}}},
        {"answers": {}, "other_support": [value]},
    ]
    for shape in shapes:
        found = estimate(POLICY, parse(json.dumps(shape)))
        assert json.loads(dump(found))["policy"] == POLICY.policy


@slow
@given(claims(POLICY), st.text(min_size=1, max_size=10))
def test_unknown_keys_are_always_refused(claim: dict[str, Any], key: str) -> None:
    benefit = next(iter(claim["answers"]))
    assume(key not in {question.id for question in POLICY.benefits[benefit].questions})
    claim["answers"][benefit][key] = 1
    found = estimate(POLICY, parse(dump(claim)))
    line = next(line for line in found["lines"] if line["benefit"] == benefit)
    assert (line["status"], line["low"], line["high"], line["headline"]) == ("refused", None, None, None)
    assert f"answers.{benefit}.{key}" in {fault["path"] for fault in line["faults"]}
    assert all(line["claimant"] not in total["claimants"] for total in found["totals"])
