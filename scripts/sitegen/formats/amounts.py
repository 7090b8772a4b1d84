"""CSV of every amount, rate, cap, limit and date of a policy, each value with its days, words and address."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from scripts.policy_source.model import Language, Policy
from scripts.sitegen import addresses, story
from scripts.sitegen.figures import NOBODY, Gloss, claimants

COLUMNS = (
    "parameter", "amount", "clause", "sentence", "unit", "low", "high", "from", "until", "quoted", "quoted_en",
    "for", "for_en", "per", "per_en", "payee", "payee_en", "address",
)  # fmt: skip


def amounts_csv(policy: Policy, glosses: Mapping[str, Gloss], site: str) -> str:
    """One row a value. Begins with a byte order mark, without which spreadsheets misread Chinese."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for parameter in policy.parameters.values():
        gloss = glosses.get(parameter.id)
        for value in parameter.values:
            sentence = value.node or parameter.node
            amount = value.amount if value.node else parameter.amount
            low, high = value.value if isinstance(value.value, tuple) else (value.value, value.value)
            page, fragment = story.page_of(policy, amount or sentence)
            then = policy.at(max(value.since, policy.editions[0].version))
            quoted = story.words_of(then.node_of(amount), amount).en if amount else ""
            path = addresses.page_path(policy.document.slug, page)
            rows.writerow(
                [
                    parameter.id, amount or "", page, sentence, parameter.unit, low, high,
                    value.since, value.until or "", value.quoted, quoted,
                    *((gloss.what.zh, gloss.what.en) if gloss else ("", "")),
                    *((gloss.per.zh, gloss.per.en) if gloss and gloss.per else ("", "")),
                    *(_payee(policy, gloss, language) for language in ("zh", "en")),
                    f"{site}{path}#{fragment}",
                ]
            )  # fmt: skip
    return "\ufeff" + out.getvalue()


def _payee(policy: Policy, gloss: Gloss | None, language: Language) -> str:
    return claimants(policy, language)[gloss.payee] if gloss and gloss.payee != NOBODY else ""
