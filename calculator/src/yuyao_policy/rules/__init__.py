"""The rules of each policy: one package a policy, one module a benefit, found by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module

from yuyao_policy.answers import Facts
from yuyao_policy.line import Figure, Line
from yuyao_policy.policy import Rates

Rule = Callable[[Facts, Rates, Line], Figure]


@cache
def rule_of(package: str, benefit: str) -> Rule:
    """The `evaluate` of a benefit's module. Raises ImportError when the policy names a benefit that has no rule."""
    rule: Rule = import_module(f"{package}.{benefit.replace('-', '_')}").evaluate
    return rule
