"""The same three claims in OpenFisca-Core, beside ours in one run: an optional tool, installed apart.

A subset made for the comparison: the amounts of m3s2, m3s4 and m11s2 without ranges, notes, trace or checks.
Not imported by anything else; `make bench` says how to install OpenFisca when it is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def calculations() -> dict[str, Callable[[], int]]:
    """A call for each claim of `scripts.bench.timing`, which builds the simulation and calculates it (yuan).

    Raises ImportError when OpenFisca-Core is not installed.
    """
    from openfisca_core import periods, simulations, taxbenefitsystems, variables
    from openfisca_core.entities import Entity

    enterprise = Entity("enterprise", "enterprises", "Claimant", "")

    def variable(name: str, formula: Any = None) -> type:
        members: dict[str, Any] = {"value_type": int, "entity": enterprise, "definition_period": periods.DateUnit.YEAR}
        return type(name, (variables.Variable,), members | ({"formula": formula} if formula else {}))

    def apprenticeship(who: Any, period: Any) -> Any:
        level = who("level", period)
        rate = (level == 1) * 3000 + (level >= 2) * 6000
        return rate * who("apprentices", period) * who("years", period)

    def internship(who: Any, period: Any) -> Any:
        months = who("months", period)
        paid = 500 * who("students", period) * (months * (months <= 6) + 6 * (months > 6))
        return paid * (paid <= 150_000) + 150_000 * (paid > 150_000)

    def post_allowance(who: Any, period: Any) -> Any:
        first, second = who("technician_months", period), who("senior_months", period)
        first = first * (first <= 36) + 36 * (first > 36)
        left = 36 - first
        return 500 * first + 1000 * (second * (second <= left) + left * (second > left))

    system = taxbenefitsystems.TaxBenefitSystem([enterprise])
    names = ["level", "apprentices", "years", "students", "months", "technician_months", "senior_months"]
    system.add_variables(*(variable(name) for name in names))
    formulas = {"apprenticeship": apprenticeship, "internship": internship, "post_allowance": post_allowance}
    system.add_variables(*(variable(name, formula) for name, formula in formulas.items()))

    def call(result: str, facts: dict[str, int]) -> Callable[[], int]:
        case = {"enterprises": {"one": {name: {"2023": value} for name, value in facts.items()}}}

        def run() -> int:
            simulation = simulations.SimulationBuilder().build_from_entities(system, case)
            return int(simulation.calculate(result, "2023")[0])

        return run

    return {
        "apprenticeship": call("apprenticeship", {"level": 2, "apprentices": 5, "years": 2}),
        "internship": call("internship", {"students": 20, "months": 6}),
        "post-allowance": call("post_allowance", {"technician_months": 18, "senior_months": 36}),
    }
