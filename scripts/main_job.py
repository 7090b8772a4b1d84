"""The main job, end to end: the built site served, one estimate typed in Chromium, the figure printed and checked.

Five intermediate apprentices (m3s2: 6,000 yuan each) and twenty interns of six months (m3s4: 500 yuan a month each).
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from playwright.sync_api import Error, Page

from scripts.runtime.layout import here
from scripts.served import served
from scripts.steps import StepFailed

EXPECTED = {"apprenticeship": 30_000, "internship": 60_000}    # yuan: 5 × 6,000 and 20 × 6 × 500

TYPED = {
    "apprenticeship-groups-0-apprentices": "5",
    "apprenticeship-groups-0-training_years": "1",
    "apprenticeship-groups-0-certificate_date": "2023-06-30",
    "internship-groups-0-students": "20",
    "internship-groups-0-age_at_start": "17",
    "internship-groups-0-months": "6",
    "internship-groups-0-allowance_per_month": "2300",
    "internship-groups-0-minimum_wage_per_month": "2070",
    "internship-groups-0-start_date": "2023-01-01",
}
YES = "是"
CHOSEN = {    # question -> list of options and the one that is taken
    "apprenticeship-groups-0-are_employees": None,
    "apprenticeship-groups-0-course_completed": None,
    "apprenticeship-groups-0-certificate": ("certificate", "skill_level"),
    "apprenticeship-groups-0-certificate_level": ("level", "intermediate"),
    "internship-groups-0-school": ("school", "technical_institution"),
    "internship-groups-0-arranged_by_school": None,
    "internship-groups-0-graduating_year": None,
}


def fill_in(page: Page, address: str) -> None:
    """Open the estimate page and answer its questions as an enterprise would."""
    words = json.loads((here().data / "ydb-2022-51.words.json").read_text("utf-8"))["zh"]
    page.goto(f"{address}estimate/")
    page.locator(".yc-whos").get_by_label(words["claimants"]["enterprise"], exact=True).check()
    for benefit in EXPECTED:
        page.locator(f"#yc-choose-{benefit}").check()
    for path, option in CHOSEN.items():    # first: some questions appear only with an answer
        word = words["options"][option[0]][option[1]] if option else YES
        page.locator(f"#yc-answers-{path}").get_by_label(word, exact=True).check()
    for path, text in TYPED.items():
        page.locator(f"#yc-answers-{path}").fill(text)


def estimate(page: Page, address: str) -> tuple[dict[str, int], int]:
    """Each benefit's figure and the total, in yuan, as the page shows them once both are there."""
    fill_in(page, address)
    for benefit in EXPECTED:
        page.locator(f'#yc-line-{benefit}[data-status="amount"]').wait_for()
    shown = {benefit: page.locator(f"#yc-line-{benefit} .yc-line__figure strong").inner_text() for benefit in EXPECTED}
    total = page.locator(".yc-total__figure").inner_text()
    return {benefit: yuan(text) for benefit, text in shown.items()}, yuan(total)


def yuan(text: str) -> int:
    """The number in a figure such as 90,000 元. Raises StepFailed when there is not exactly one."""
    found = re.findall(r"\d[\d,]*", text)
    if len(found) != 1:
        raise StepFailed(f"The estimate page shows {text!r}, one figure is expected.\n  Open it with make serve.")
    return int(found[0].replace(",", ""))


def run(folder: Path) -> tuple[dict[str, int], int]:
    """Serve the site in the folder and get the estimate in Chromium. Raises StepFailed."""
    if not (folder / "estimate/index.html").is_file():
        raise StepFailed(f"{folder} holds no estimate page.\n  Run make build first.")
    with served(folder) as (browser, address):
        print(f"Serving {folder.name}/ at {address}", flush=True)
        try:
            return estimate(browser.new_page(), address)
        except Error as error:
            raise StepFailed(f"The estimate page gave no estimate: {error}\n  Open it with make serve.") from error


def main() -> int:
    """Print the figures; exit status 1 when they are not those of the policy."""
    try:
        figures, total = run(here().root / "site")
    except StepFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    print(f"5 intermediate apprentices:      {figures['apprenticeship']:>7,} yuan")
    print(f"20 interns of six months:        {figures['internship']:>7,} yuan")
    print(f"together, in Chromium:           {total:>7,} yuan")
    if figures != EXPECTED or total != sum(EXPECTED.values()):
        print(f"Expected {EXPECTED}: see policy/ydb-2022-51/clauses/m3.yaml.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
