"""Ten years of amendments of the fictitious policy, one function a year: each writes what a maintainer would."""

from __future__ import annotations

import yaml

from tests.fictitious.amend import Town, clause

DAY = yaml.safe_load
WEAVING = "对在云溪镇从事竹编的学徒，给予每人每月 400 元津贴；对竹编师傅，给予每人每月 1000 元津贴。"
WEAVING_EN = (
    "Apprentices who weave bamboo in Yunxi Town are given an allowance of 400 yuan per person per month, and master "
    "bamboo weavers an allowance of 1,000 yuan per person per month. | m1a1: 400 yuan | m1a2: 1,000 yuan"
)
FAIR = "对举办灯会的手艺社，每场给予 2000 元-4000 元补助，未按时结账的，按补助标准的 50%给予。"
FAIR_EN = (
    "Craft societies that hold lantern fairs are given a grant of 2,000 to 4,000 yuan for each fair; where the "
    "accounts are not settled in time, 50% of the grant standard is given. | {0}a1: 2,000 to 4,000 yuan | {0}a2: 50%"
)
CAP = "每社补助最高 1 万元。"
CAP_EN = "The maximum grant is 10,000 yuan per society. | {}: 10,000 yuan"


def y2033_rename_a_title(town: Town) -> None:
    town.english |= {"m2": "Hold Yunxi lantern fairs", "m2s1": FAIR_EN.format("m2"), "m2s2": CAP_EN.format("m2a3")}
    measure = clause("m2", "2", "举办云溪灯会", [("m2s1", FAIR)], [("m2s2", CAP)])
    town.amend("2033-01-01", {"m2": "改名"}, [measure])


def y2034_insert_a_sentence(town: Town) -> None:
    """Between two others; those after it keep their ids."""
    town.english |= {
        "m1": "Pay bamboo-weaving allowances", "m1s1": WEAVING_EN, "m1s3": "The allowance is paid monthly.",
        "m1s2": "The allowance is paid for 12 months at the longest.",
    }  # fmt: skip
    sentences = [("m1s1", WEAVING), ("m1s3", "津贴按月发放。"), ("m1s2", "津贴最长发放 12 个月。")]
    town.amend("2034-01-01", {"m1": "加一句"}, [clause("m1", "1", "发放竹编津贴", sentences)])


def y2035_split(town: Town) -> None:
    """Measure 2 becomes two; the next one gets another number."""
    town.english |= {
        "m4": "Grants for lantern fairs", "m4s1": FAIR_EN.format("m4"), "m5": "Maximum", "m5s1": CAP_EN.format("m5a1"),
    }  # fmt: skip
    town.amend(
        "2035-01-01",
        {"m2": "分为两点", "m4": "新的一点", "m5": "新的一点", "m3": "改号"},
        [clause("m4", "2", "灯会补助", [("m4s1", FAIR)]), clause("m5", "3", "最高额", [("m5s1", CAP)])],
        order=["notice", "pre", "s1", "s1g1", "m1", "m4", "m5", "s1g2", "m3", "end"],
        renumbered=[{"node": "m3", "label": "4"}],
    )
    town.redirect(
        {
            "gone": "m2", "to": ["m4", "m5"], "since": DAY("2035-01-01"),
            "fragments": {"m2s1": "m4s1", "m2s2": "m5s1", "m2a1": "m4a1", "m2a2": "m4a2", "m2a3": "m5a1"},
        }
    )  # fmt: skip
    day = DAY("2035-01-01")
    town.value("fair.range", **{"from": day}, value=[2000, 4000], quoted="2000 元-4000 元", node="m4s1", amount="m4a1")
    town.value("fair.late_share", **{"from": day}, value=50, quoted="50%", node="m4s1", amount="m4a2")
    town.value("fair.cap", **{"from": day}, value=10000, quoted="1 万元", node="m5s1", amount="m5a1")


def y2036_renumber(town: Town) -> None:
    """A measure is put in before all others: every number changes, no id does."""
    town.english |= {"m6": "Publicity", "m6s1": "The town makes crafts known."}
    town.amend(
        "2036-01-01",
        {"m6": "新的一点", "m1": "改号", "m4": "改号", "m5": "改号", "m3": "改号"},
        [clause("m6", "1", "宣传", [("m6s1", "镇里宣传手艺。")])],
        order=["notice", "pre", "s1", "s1g1", "m6", "m1", "m4", "m5", "s1g2", "m3", "end"],
        renumbered=[{"node": id, "label": label} for id, label in (("m1", "2"), ("m4", "3"), ("m5", "4"), ("m3", "5"))],
    )


def y2037_merge(town: Town) -> None:
    """What was split is one measure again, which is not the old one."""
    town.english |= {"m7": "Lantern fairs", "m7s1": FAIR_EN.format("m7"), "m7s2": CAP_EN.format("m7a3")}
    town.amend(
        "2037-01-01",
        {"m4": "并入", "m5": "并入", "m7": "合并而成", "m3": "改号"},
        [clause("m7", "3", "灯会", [("m7s1", FAIR), ("m7s2", CAP)])],
        order=["notice", "pre", "s1", "s1g1", "m6", "m1", "m7", "s1g2", "m3", "end"],
        renumbered=[{"node": "m3", "label": "4"}],
    )
    since = DAY("2037-01-01")
    town.redirect(
        {"gone": "m4", "to": "m7", "since": since, "fragments": {"m4s1": "m7s1", "m4a1": "m7a1", "m4a2": "m7a2"}},
        {"gone": "m5", "to": "m7", "since": since, "fragments": {"m5s1": "m7s2", "m5a1": "m7a3"}},
    )
    words = "2000 元-4000 元"
    town.value("fair.range", **{"from": since}, value=[2000, 4000], quoted=words, node="m7s1", amount="m7a1")
    town.value("fair.late_share", **{"from": since}, value=50, quoted="50%", node="m7s1", amount="m7a2")
    town.value("fair.cap", **{"from": since}, value=10000, quoted="1 万元", node="m7s2", amount="m7a3")


def y2038_move(town: Town) -> None:
    """The same words under another id."""
    _move(town, "2038-01-01", "m3", "m8")


def y2039_repeal_without_successor(town: Town) -> None:
    town.amend(
        "2039-01-01",
        {"m6": "删去", "m1": "改号", "m7": "改号", "m8": "改号"},
        order=["notice", "pre", "s1", "s1g1", "m1", "m7", "s1g2", "m8", "end"],
        renumbered=[{"node": id, "label": label} for id, label in (("m1", "1"), ("m7", "2"), ("m8", "3"))],
    )
    town.redirect({"gone": "m6", "since": DAY("2039-01-01")})


def y2040_repeal_a_sentence_and_an_amount(town: Town) -> None:
    """Measure 1 lives on: its master's allowance and its longest time do not."""
    town.english |= {
        "m1s1": "Apprentices who weave bamboo in Yunxi Town are given an allowance of 500 yuan per person per month. "
        "| m1a1: 500 yuan"
    }
    sentences = [("m1s1", "对在云溪镇从事竹编的学徒，给予每人每月 500 元津贴。"), ("m1s3", "津贴按月发放。")]
    town.amend("2040-01-01", {"m1": "删去师傅的津贴和期限"}, [clause("m1", "1", "发放竹编津贴", sentences)])
    town.redirect(
        {"gone": "m1s2", "since": DAY("2040-01-01")}, {"gone": "m1a2", "to": "m1s1", "since": DAY("2040-01-01")}
    )
    town.value("weaving.apprentice", **{"from": DAY("2040-01-01")}, value=500, quoted="500 元")
    town.end("weaving.master", "2039-12-31")
    town.end("weaving.max_months", "2039-12-31")


def y2041_another_name_in_addresses(town: Town) -> None:
    town.rename("test-2041-7")


def y2042_move_again(town: Town) -> None:
    _move(town, "2042-01-01", "m8", "m9")


def _move(town: Town, day: str, old: str, new: str) -> None:
    label = "4" if day == "2038-01-01" else "3"
    town.english |= {
        new: "Open places of learning",
        f"{new}s1": "Craftspeople are encouraged to open places of learning and are given an appropriate grant.",
    }
    words = [(f"{new}s1", "鼓励手艺人开设传习所，给予适当补助。")]
    order = ["notice", "pre", "s1", "s1g1", *(["m6"] if day < "2039" else []), "m1", "m7", "s1g2", new, "end"]
    town.amend(
        day, {old: "换了编号", new: "换了编号"}, [clause(new, label, "开设传习所", words, parent="s1g2")], order
    )
    town.redirect({"moved": old, "to": new, "since": DAY(day)})
    search = town.read("search/zh.yaml")    # the everyday words of a clause go along with it
    search["also"][new] = search["also"].pop(old)
    town.write("search/zh.yaml", search)


YEARS = [
    y2033_rename_a_title, y2034_insert_a_sentence, y2035_split, y2036_renumber, y2037_merge, y2038_move,
    y2039_repeal_without_successor, y2040_repeal_a_sentence_and_an_amount, y2041_another_name_in_addresses,
    y2042_move_again,
]  # fmt: skip
