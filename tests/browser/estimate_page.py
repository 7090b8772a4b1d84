"""The estimate page as somebody uses it, for the tests: devices, words of both languages, the form by its ids."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

AXE = (Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js").read_text("utf-8")
DEVICES: dict[str, dict[str, Any]] = {
    # no service worker: a test that spoils or holds a reply would not meet what that asks for
    "phone": {
        "viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "service_workers": "block",
    },
    "desk": {"viewport": {"width": 1280, "height": 900}, "service_workers": "block"},
}
APPRENTICES = "answers.apprenticeship.groups[0]."
INTERNS = "answers.internship.groups[0]."
MAIN_JOB = {
    "chosen": ["apprenticeship", "internship"],
    "answers": {
        "apprenticeship": {"groups": [{
            "apprentices": "5", "are_employees": "true", "course_completed": "true", "certificate": "skill_level",
            "certificate_level": "intermediate", "training_years": "1", "certificate_date": "2023-06-30",
        }]},
        "internship": {"groups": [{
            "students": "20", "school": "technical_institution", "arranged_by_school": "true", "age_at_start": "17",
            "graduating_year": "true", "months": "6", "allowance_per_month": "2300", "minimum_wage_per_month": "2070",
            "start_date": "2023-01-01",
        }]},
    },
    "beside": {},
}


@dataclass
class Words:
    """What a reader of one language sees."""

    root: str
    enterprise: str
    total: str
    whole_number: str
    one_number: str
    decision: str


WORDS = {
    "zh": Words("", "企业", "90,000 元", "这里要填整数", "这里只能填一个数字", "估算，不是审批决定"),
    "en": Words("en/", "Enterprise", "RMB 90,000", "Enter a whole number", "Enter a single number",
                "An estimate, not a decision"),
}


class Form:
    """The page as somebody uses it: by the ids that the paths of the contract give."""

    def __init__(self, page: Page, address: str, words: Words) -> None:
        self.page = page
        self.address = f"{address}{words.root}estimate/"
        self.words = words

    def open(self, fragment: str = "") -> Form:
        self.page.goto(self.address + fragment)
        expect(self.page.locator(".yc-chooser")).to_be_visible()
        return self

    def choose(self, who: str, *benefits: str) -> None:
        box = self.page.locator(".yc-whos label").filter(has_text=who).first
        if not box.locator("input").is_checked():
            box.click()
        for benefit in benefits:
            self.page.locator(f"label:has(#yc-choose-{benefit})").click()

    def field(self, path: str) -> Any:
        return self.page.locator("#yc-" + path.replace(".", "-").replace("[", "-").replace("]", ""))

    def type(self, path: str, text: str) -> None:
        self.field(path).fill(text)
        self.field(path).blur()

    def pick(self, path: str, value: int) -> None:
        """The choice at a place in the list."""
        self.field(path).locator("label").nth(value).click()

    def total(self) -> Any:
        return self.page.locator(".yc-total__figure")

    def keep(self, state: dict[str, Any]) -> Form:
        """Begin with answers that this browser has kept."""
        text = json.dumps({"policy": "ydb-2022-51", **state})
        self.page.add_init_script(
            f"if (!sessionStorage.given) {{ localStorage.setItem('yuyao-policy.estimate', {json.dumps(text)});"
            " sessionStorage.given = 1; }"
        )
        return self

    def fill_in_main_job(self) -> None:
        """Five intermediate apprentices, twenty interns of six months, typed as people type."""
        self.choose(self.words.enterprise, "apprenticeship", "internship")
        self.type(APPRENTICES + "apprentices", "五")
        self.pick(APPRENTICES + "are_employees", 0)
        self.pick(APPRENTICES + "course_completed", 0)
        self.pick(APPRENTICES + "certificate", 0)
        self.pick(APPRENTICES + "certificate_level", 2)
        self.type(APPRENTICES + "training_years", "1")
        self.type(APPRENTICES + "certificate_date", "2023-06-30")
        self.type(INTERNS + "students", "２０")
        self.pick(INTERNS + "school", 0)
        self.pick(INTERNS + "arranged_by_school", 0)
        self.pick(INTERNS + "graduating_year", 0)
        self.type(INTERNS + "age_at_start", "17")
        self.type(INTERNS + "months", "6")
        self.type(INTERNS + "allowance_per_month", "2,300")
        self.type(INTERNS + "minimum_wage_per_month", "2070")
        self.type(INTERNS + "start_date", "2023-01-01")


def violations(page: Page) -> list[str]:
    """What axe finds in the page's own part, with the places. Header and footer are every page's, tested there."""
    page.evaluate(AXE)
    found = page.evaluate(
        "axe.run({include: ['.md-content']},"
        "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        ".then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).join(', ')))"
    )
    return [str(each) for each in found]
