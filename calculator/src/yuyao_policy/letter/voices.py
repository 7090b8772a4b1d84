"""Whose words a quotation is said to be: a clause's, a citizen's, or a name that the letter itself uses."""

from __future__ import annotations

import re

_HEARD = re.compile(
    r"(?:反映|来信|来函|来电|留言|网传|听说|传言|误传|流传|据称|所称|谣传|咨询|询问|(?:有人|您|你|市民|群众|网友|网民|企业|单位|职工|家长|学员|当事人)[^，。；“”\n]{0,6}?"
    r"(?:说|称|问|写|提到|提出|认为|主张|以为)"
    r"|(?<![A-Za-z])(?:you|he|she|they|people|some)\s(?:\w+\s)?(?:say|said|write|wrote|ask|asked|claim|claimed|heard|think|read)(?![A-Za-z])(?:\s(?:that|whether|if))?)"
    r"[^，。；“”\n]{0,6}[:：,，]?\s?$",
    re.I,
)
_NAMED = re.compile(
    r"(?:在|到|登录|登陆|填写|填报|提交|递交|携带|提供|下载|打开|点击|进入|选择|通过|注明|备注|附上?|报送|加盖|签署|签订|申领|搜索|关注|领取|办理|坚持|打造|举办|开展|参加|荣获|获得|获评"
    r"|(?<![A-Za-z])(?:at|on|via|the\sform|submit|attach|enclose|called))\s?(?:the\s)?$",
    re.I,
)
_SAYS = re.compile(
    r"规定|明确|提出|要求|指出|载明|写明|写道|写着|原文|表述|[:：]|"
    r"(?:state|say|said|read|provide)s?(?![a-z])",
    re.I,
)
_CLOSE = 6
"""Characters between a document's name and a quotation that is then its."""


def heard(plain: str, mark: int) -> bool:
    """Whether the words behind the opening mark are told as somebody else's (有市民反映“…”)."""
    return bool(_HEARD.search(plain[max(0, mark - 24) : mark]))


def a_name(plain: str, cited: int, mark: int) -> bool:
    """Whether they are a name or slogan that the letter uses (请在“浙江政务服务网”提交), not what the clause says."""
    between = plain[max(cited, mark - 60) : mark] if cited <= mark else ""
    return bool(_NAMED.search(plain[max(0, mark - 12) : mark])) and not _SAYS.search(between)


def of_document(between: str) -> bool:
    """Whether words between a document's name and a quotation make it the document's."""
    return len(between) <= _CLOSE or bool(_SAYS.search(between))
