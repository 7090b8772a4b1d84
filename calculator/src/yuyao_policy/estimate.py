"""From a claim to an estimate: one line a benefit, then totals, then what must be said beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from yuyao_policy.answers import Facts
from yuyao_policy.claim import Claim, Support, read_claim
from yuyao_policy.errors import Fault, NoValueOnDate
from yuyao_policy.line import NOTHING, UNKNOWN, Figure, Line
from yuyao_policy.narrowing import most_telling_first
from yuyao_policy.policy import Benefit, PolicyData
from yuyao_policy.rules import rule_of
from yuyao_policy.totals import totals_of

Json = dict[str, Any]


def estimate(policy: PolicyData, claim: object, trace: bool = True) -> Json:
    """The estimate of one claim, as the contract's JSON values.

    Money in whole yuan (planning values in fen). Nothing is raised for what the claim holds: faults are in the result.
    With trace False there are no steps, and open questions keep the order of the form (batch).
    """
    found = read_claim(policy, claim)
    lines = [_as_json(policy.benefits[judged.benefit], judged) for judged in judge(policy, found, trace)]
    totals = totals_of(policy, found, lines)
    return {
        "policy": policy.policy,
        "version": policy.version(found.on),
        "data": policy.digest,
        "lines": lines,
        "totals": totals,
        "notes": _notes(policy, found, lines, totals),
        "faults": [fault.as_json() for fault in found.faults],
    }


class Judged(NamedTuple):
    """What became of one benefit of a claim, before it is put into JSON."""

    benefit: str
    status: str
    figure: Figure
    line: Line
    faults: Sequence[Fault]


def judge(policy: PolicyData, claim: Claim, trace: bool) -> list[Judged]:
    """One result a benefit; a table wants no more, since it has no use for totals."""
    if claim.usable:
        return [_judge(policy, claim, id, trace) for id in claim.facts]
    return [Judged(id, "refused", UNKNOWN, Line("", False), claim.line_faults.get(id, ())) for id in claim.facts]


def well_formed(result: Json) -> bool:
    """Whether an estimate found no fault, neither in the claim nor in the facts of any benefit."""
    return not result["faults"] and not any(line["faults"] for line in result["lines"])


def evaluate(policy: PolicyData, benefit: Benefit, facts: Facts, claim: Claim, trace: bool) -> tuple[Line, Figure]:
    """One benefit's rule on exact facts: the line with its notes and questions, and the figure."""
    line = Line(f"answers.{benefit.id}", trace)
    if claim.on is not None and claim.on < policy.effective:
        line.note("before-effective-date", policy.effective_node, path="on", value=claim.on.isoformat())
        return line, NOTHING
    try:
        figure = rule_of(policy.rules, benefit.id)(facts, policy.at(claim.on), line)
    except NoValueOnDate as error:
        line = Line(f"answers.{benefit.id}", trace)
        line.undetermined = True
        on = claim.on.isoformat() if claim.on else None
        line.note("amount-not-stated", error.node, parameter=error.parameter, on=on)
        if not error.not_yet:
            line.note("replaced-possibly", policy.effective_node, on=on)
        line.note("ask-bureau", error.node)
        figure = UNKNOWN
    return line, figure


def _judge(policy: PolicyData, claim: Claim, id: str, trace: bool) -> Judged:
    benefit, facts = policy.benefits[id], claim.facts[id]
    faults = claim.line_faults.get(id)
    if faults:
        return Judged(id, "refused", UNKNOWN, Line("", trace), faults)
    line, figure = evaluate(policy, benefit, facts, claim, trace)
    if not facts and (claim.on is None or claim.on >= policy.effective):
        _ask_everything(benefit, line)
    if trace and len(line.open) > 1 and benefit.kind != "planning":
        line.open = dict.fromkeys(most_telling_first(policy, benefit, facts, list(line.open), claim, evaluate))
    status, figure = _status(benefit, line, figure)
    if benefit.kind == "planning":
        line.note("not-a-subsidy", benefit.node)
    _say_what_is_open(benefit, line, figure, status)
    if claim.support:
        _other_support(policy, benefit, line, claim.support)
    if claim.same_case and policy.closing_rule and any(id in case and len(case) > 1 for case in claim.same_case):
        line.note("overlap-clause", policy.closing_rule)
    return Judged(id, status, figure, line, ())


def _ask_everything(benefit: Benefit, line: Line) -> None:
    """A benefit named with nothing told about it asks for every fact that is not special."""
    for question in benefit.questions:
        if not (question.special or question.changes_nothing):
            line.open[f"answers.{benefit.id}.{question.id}"] = None


def _status(benefit: Benefit, line: Line, figure: Figure) -> tuple[str, Figure]:
    """The one word for a line. A figure that hangs on a missing fact or on the bureau's judgement has no headline."""
    if benefit.kind == "planning":
        return "zero", NOTHING
    if line.undetermined or figure.low is None or figure.high is None:
        if figure.high == 0:
            return "zero", NOTHING
        return "not-determinable", Figure(figure.low, figure.high, None)
    if figure.low < figure.high:
        return "range", figure
    return ("amount" if figure.low else "zero"), Figure(figure.low, figure.high, figure.low)


def _say_what_is_open(benefit: Benefit, line: Line, figure: Figure, status: str) -> None:
    node = benefit.node
    if line.open:
        line.note("needs-input", node, path=next(iter(line.open)), questions=len(line.open))
    if figure.low != figure.high and status in ("range", "not-determinable"):
        line.note("range-not-point", node)


def _other_support(policy: PolicyData, benefit: Benefit, line: Line, support: list[Support]) -> None:
    """Money for the same thing under another policy: the closing rule bears on it, and what is not told is asked."""
    for entry in support:
        if entry.benefit != benefit.id:
            continue
        if policy.closing_rule:
            line.note("overlap-clause", policy.closing_rule, path=entry.path)
        for name, value in (("for_the_same_thing", entry.same_thing), ("amount", entry.amount)):
            if value is None and not (name == "amount" and entry.same_thing is False):
                line.open[f"{entry.path}.{name}"] = None


def _as_json(benefit: Benefit, judged: Judged) -> Json:
    _, status, figure, line, faults = judged
    return {
        "benefit": benefit.id,
        "claimant": benefit.claimant,
        "status": status,
        "low": figure.low,
        "high": figure.high,
        "headline": figure.headline,
        "unit": "CNY",
        "steps": line.steps,
        "notes": line.notes,
        "open": list(line.open),
        "faults": [fault.as_json() for fault in faults],
        "values": line.values,
    }


def _notes(policy: PolicyData, claim: Claim, lines: list[Json], totals: list[Json]) -> list[Json]:
    """What stands beside all lines: the date of the law, and the closing rule where it bears on a sum."""
    node, rule = policy.effective_node, policy.closing_rule
    on = claim.on.isoformat() if claim.on else None
    notes = [{"code": "currency", "node": node, "values": {"version": policy.version(claim.on), "on": on}}]
    planning = {benefit.id for benefit in policy.benefits.values() if benefit.kind == "planning"}
    counted = [line for line in lines if line["status"] != "refused" and line["benefit"] not in planning]
    supported = {entry.benefit for entry in claim.support}
    for total in totals:
        parts = [line for line in counted if line["claimant"] in total["claimants"]]
        if rule and (len(parts) > 1 or any(part["benefit"] in supported or _overlaps(part) for part in parts)):
            notes.append({"code": "overlap-clause", "node": rule, "values": {"claimants": total["claimants"]}})
    if len(totals) > 1:
        kinds = [total["claimants"] for total in totals]
        notes.append({"code": "different-claimants", "node": rule or node, "values": {"claimants": kinds}})
    return notes


def _overlaps(line: Json) -> bool:
    return any(note["code"] == "overlap-clause" for note in line["notes"])
