"""Letters made at random: anything that may be typed, and letters about the policy with anything in between."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    "余党办〔2022〕51号", "余党办[2021]51号", "甬党办〔2021〕39号", "《劳动合同法》", "第10点", "第三条",
    "第（四）项", "第三部分", "第五至七点", "第3、4点", "第21点", "该点第二句", "前款", "同上", "“", "”", "「",
    "」", '"', "‘", "’", "> ", "\n", "\r\n", "\n\n", "。", "，", "；", "：", "（", "）",
    "对新引进符合条件的具有技师和高级技师职业资格（技能等级）证书的高技能人才", "给予 3\n\n万元的工作经费",
    "分别给予 15 万、10 万、2 万、1 万的补助", "……", "15万元", "十五万元", "RMB 150,000", "每月500元",
    "2万-5万/项目", "50%", "三年", "2022年7月1日", "16周岁", "10万人次", "point 10", "Part III(4), point 10",
    "measures 5–7", "Yu Dang Ban [2022] No. 51", "the second sentence of that point", "500 yuan per month",
    "\u200b", "\ufeff", "\u00ad", "\u3000", "\t", "\x00", "\ud800", "\U0001f600", "<b>", "</p>", "&nbsp;",
    "&ldquo;", "**", "１０", "⑩", "Ⅲ", "é", "ﬁ", "½", "\u2028",
)  # fmt: skip
"""What letters are made of, the awkward included."""

letters = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=30).map("".join)
anything = st.one_of(st.text(max_size=200), letters)
