"""Personal data in the prose: identity numbers, mobile numbers, applicants by name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Literal

from linter.patterns import compiled
from linter.tuples import NamedTuple

_MOST = 2_000
Kind = Literal["identity", "mobile", "name"]

# GB 11643-1999: region, date of birth, serial, check character.
_IDENTITY = compiled(
    r"[1-68](?<![0-9A-Za-z].)\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"
_OTHER_NUMBER = compiled(r"信用代码|组织机构代码|索引号|流水号|编号|序号|案号|账号|帐号")
_MOBILE = compiled(r"1(?<![0-9A-Za-z.\-_/]1)[3-9]\d{9}(?![0-9A-Za-z.\-_/%]|[条件次个人元万])")
# A number that the body itself gives for calls; those who made a request have not given theirs for that.
_CONTACT = compiled(r"电话|联系|手机|热线|咨询|传真|微信|客服|服务号|邮箱|地址|监督|举报|值班")
_PERSON = compiled(r"申请人|当事人|原告|信访人|投诉人|举报人|身份证|村民|居民")
_AROUND = 40  # characters on each side

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗宋郑谢韩唐冯董萧程曹袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任"
    "姜范石姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚文高"
)
_NAME = rf"(?P<name>[{_SURNAMES}][一-龥]{{1,2}})"
# At the start of a clause; two characters may as well be a firm.
_FULL_NAME = rf"(?P<name>[{_SURNAMES}](?<![^\n。,;:、(].)[一-龥]{{2}})"
# Words that begin like a name.
_NO_NAME = compiled(
    r"任何|任意|任务|何时|何种|何地|许可|许多|程序|范围|文件|文书|周边|周期|林业|林地|林权|张贴|罗列|郑重|顾虑|金额|金融|"
    r"江边|万一|石材|易于|余款|余下|田地|夏季|段落|康复|史料|龙头|武力|陈述|陈情|高度|高位|高效|高校|高新|何人|林场|林农|"
    r"[一-龥][某姓女男氏家]|[一-龥]{1,2}[局厅委办院县市区镇乡村部等]"
)
_APPLICANT = compiled(
    rf"(?:申请人|原告|当事人|投诉人|举报人|信访人|复议申请人){_NAME}"
    r"(?=不服|诉|起诉|[女先][士生]|要求公开|申请公开|向(?:我|本|县|市|区|省|原)|提[起出](?:行政|政府|复议|诉讼|信息公开))"
)
_PARTY = compiled(
    rf"{_FULL_NAME}(?:等\d{{1,3}}人)?"
    r"(?=诉(?:我|本|[一-龥]{2,12}(?:局|政府|委|厅|街道办))|不服(?:我|本|[一-龥]{2,12}(?:局|政府|委|厅|街道办)))"
)


class Personal(NamedTuple):
    """A stretch of the running text that tells who somebody is."""

    kind: Kind
    start: int
    end: int


def read_personal_data(text: str) -> Iterator[Personal]:
    """What is certain: a number with a right check character, a mobile number that nobody is asked to call,
    a full name where a party of a case stands."""
    for match in islice(_IDENTITY.finditer(text), _MOST):
        before = text[max(0, match.start() - _AROUND) : match.start()]
        if _is_valid(match[0]) and not _OTHER_NUMBER.search(before):
            yield Personal("identity", *match.span())
    for match in islice(_MOBILE.finditer(text), _MOST):
        around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if _PERSON.search(around) or not (_CONTACT.search(around) or _OTHER_NUMBER.search(around)):
            yield Personal("mobile", *match.span())
    for pattern in (_APPLICANT, _PARTY):
        for match in islice(pattern.finditer(text), _MOST):
            if not _NO_NAME.match(match["name"]):
                yield Personal("name", *match.span("name"))


def _is_valid(number: str) -> bool:
    """The check character of GB 11643-1999 (ISO 7064 MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return _CHECK_CHARACTERS[total % 11] == number[-1].upper()
