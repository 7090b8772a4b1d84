"""Craftsman titles, measure 10: P16–P21; readings A24–A29, A42."""

from typing import Any

from .known import CONDITION, DATES, TOO_EARLY, Facts, Outcome, early, explore, nothing, readings
from .lines import Line, line, whole_list_missing

# P16–P19, m10s2: 分别给予 15 万、10 万、2 万、1 万; P20, P21, m10s2: 分别给予 1 万元 (each)
AMOUNTS = {"yuyao_grand_craftsman": 150_000, "yuyao_outstanding_craftsman": 100_000, "yuyao_craftsman": 20_000,
           "yuyao_young_craftsman": 10_000, "zhejiang_craftsman": 10_000, "zhejiang_young_craftsman": 10_000}
SOFT = {"period-not-stated"}
NO_AMOUNT = "one of those without an amount"  # an unknown title may add nothing that this policy states


def estimate(facts: Facts) -> Line:
    """All titles of one person: the highest only, or each selection (A24, A26)."""
    held = facts.get("titles")
    if held is None:
        return whole_list_missing("craftsman-titles", "individual", "titles", None,
                                  SOFT | {"amount-not-stated", CONDITION, TOO_EARLY})
    if not held:
        return line("craftsman-titles", "individual", [], [], SOFT)
    flat: dict[str, Any] = {}
    domains: dict[str, list[Any]] = {}
    for index, title in enumerate(held):
        for name, values in (("title", [NO_AMOUNT, "yuyao_grand_craftsman"]), ("selected_on", DATES)):
            key = f"titles[{index}].{name}"
            flat[key], domains[key] = title.get(name), values
    part = explore(flat, domains, lambda world: pay(world, held))
    return line("craftsman-titles", "individual", [part], [""], SOFT)


def pay(world: Facts, held: list[Facts]) -> Outcome:
    """What all titles bring, each selected or only nominated, each with its date."""
    paid: list[int] = []
    unknown = 0
    reasons: set[str] = set()
    for index, title in enumerate(held):
        name = world[f"titles[{index}].title"]
        why = {code for code, fails in ((CONDITION, title.get("only_nominated")),
                                        (TOO_EARLY, early(world[f"titles[{index}].selected_on"]))) if fails}
        reasons |= why
        if why or name == NO_AMOUNT:
            continue
        unknown += name not in AMOUNTS
        paid += [AMOUNTS[name]] if name in AMOUNTS else []
    if unknown:
        codes = {"amount-not-stated", *({"overlap-clause"} if paid else ())}
        return Outcome(max(paid) if paid else None, None, None, judged=True, codes=frozenset(codes),
                       may=frozenset(reasons | {"not-listed"}))
    if not paid:
        return nothing(*reasons or {"amount-not-stated"})
    return readings([max(paid), sum(paid)], [max(paid)], {"overlap-clause"} if len(paid) > 1 else (), reasons)
