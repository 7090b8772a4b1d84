// References as a stranger writes them: each is answered, or offered with candidates, or said to be unknown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../../docs/app/cite/parse.js";
import { known } from "./policies.js";

const all = known();

/** Status, and for what is found the ids -> what was typed. The expectations were written before the first run. @type {Record<string, string[]>} */
const REFERENCES = {
  "found m10": [
      "第拾点", "第三部分（四）第10点", "第三部分之（四）之10", "三、（四）10", "三、(四)、10.", "三.四.10", "3.4.10", "3-4-10", "3（4）10", "Ⅲ（四）10", "Part Ⅲ(4) point ⅹ",
      "part iii, group 4, point 10", "Part III (4) (10)", "III.4.10", "§10", "pt. 10", "no. 10", "No 10", "measure no. 10", "point number 10",
      "the tenth point", "tenth measure", "第010点", "第⑩点", "⑩", "Ｍ１０", "https://x.org/ydb-2022-51/m10", "https://x.org/ydb-2022-51/m10/",
      "https://x.org/ydb-2022-51/m10/index.html", "https://x.org/en/ydb-2022-51/@2030-01-01/m10/", "https://x.org/ydb-2022-51/#m10",
      "https://x.org/ydb-2022-51/M10/", "[第10点](https://x.org/ydb-2022-51/m10/)", "余党办（2022）51号 第十条", "余党办2022-51号第10点",
      "Yu Dang Ban (2022) No 51 point 10", "《关于加快培养新时代余姚工匠队伍的实施意见》第10点", "余姚工匠意见第10点", "工匠政策第10条", "我市实施意见第三部分第四项第十点", "请问第10点在哪里？", "第10点是什么",
      "Where is point 10?", "截至2024年3月1日，第10点", "point 10 (as of 1 July 2022)", "第三部分第(四)项之第十点", "〈实施意见〉第10点", "「實施意見」第10點", "第四项第10点", "第（四）项第10点",
      "（四）10", "三部分四项十点", "举措10", "举措十", "第十个举措", "第10条措施", "第十大举措", "Section 10", "clause 10", "Item 10", "point X", "第X点", "第ⅹ点", "1０", "１０",
      "第 十 点", "\"第10点\"", "“第10点”", "（第10点）", "https://x.org/ydb-2022-51/@2022-07-01/m10", "HTTPS://X.ORG/YDB-2022-51/M10/",
      "x.org/ydb-2022-51/m10/", "链接：https://x.org/ydb-2022-51/m10/，请查收", "https://x.org/ydb-2022-51/m10/）", "https://x.org/ydb-2022-51/%6D10/",
  ],
  "found m11": [
      "measure eleven",
  ],
  "found m20": [
      "point twenty", "the twentieth measure", "第廿点", "第貳拾點", "measure XX",
  ],
  "unknown": [
      "point twenty-one", "(10)", "【10】", "三（九）", "m0", "m021", "第10点第2款", "第18至22点", "第0点", "第100点", "第９９９９点", "part 5", "第10点 第9句", "第21、22点",
      "第10点、第21点", "第十点第6处金额", "附则第二句", "Part Ⅴ", "measure XXI", "https://x.org/ydb-2022-51/@2022-07-01/m99/",
  ],
  "found m1": [
      "第壹點",
  ],
  "ambiguous s3g4 s4g4": [
      "〔四〕", "（四）", "ITEM (IV)",
  ],
  "ambiguous s4 m4 s3g4 s4g4": [
      "IV",
  ],
  "found s4": [
      "第Ⅳ部分",
  ],
  "found s4g4": [
      "第四部分（四）", "四、（四）", "第四部分第四项",
  ],
  "found s4g4s2": [
      "四(四)第二句",
  ],
  "mismatch": [
      "第二部分（一）", "第二部分第1点", "三（四）3", "第3项第10点",
  ],
  "found m10s2": [
      "m10s2 ", "m10 第2句", "M10S2", "#m10s2", "第10点第（2）句", "https://x.org/en/ydb-2022-51/m10/#m10s2",
      "https://x.org/ydb-2022-51/@2022-07-01/m10/#m10s2", "https://x.org/ydb-2022-51/@2022-07-01/#m10s2",
      "https://x.org/ydb-2022-51/m10/#m10s2:~:text=%E4%BD%99%E5%A7%9A", "<a href=\"https://x.org/ydb-2022-51/m10/#m10s2\">第10点</a>", "“对入选培育余姚大工匠”",
      "「對入選培育餘姚大工匠」", "对入选培育余姚大工匠、余姚杰出工匠、余姚工匠、余姚青年工匠的分别给予 15 万", "第10點第二句話", "參見第十條第二句", "我要引用第10点第2句。", "Please cite measure 10, second sentence",
      "point ten, sentence two", "sentence 2 of point 10", "second sentence of measure 10 of Part III(4)", "第10点第2句“并优先推荐”", "第10点 2句",
      "第10点（2022年7月1日文本）第2句", "根据余党办〔2022〕51号文件第三部分第（四）项第10点第二句的规定", "第１０点第２句", "第10 点 第 2 句", "https://x.org/ydb-2022-51/m10/#M10S2",
      "ydb-2022-51#m10s2", "/en/ydb-2022-51/m10/#m10s2", "../m10/#m10s2",
  ],
  "ambiguous m10 s2": [
      "m10，s2",
  ],
  "found m10a1": [
      "第十点第二句第一处金额",
  ],
  "found m10s3": [
      "第十点第一段第三句",
  ],
  "malformed": [
      "前款", "该点", "同上", "asdfgh", "😀", "第点", "第-1点", "javascript:alert(1)",
  ],
  "ambiguous m3 m4 m5": [
      "第3、4、5点", "第3点、第4点、第5点", "第3点至第5点", "m3-m5",
  ],
  "ambiguous m8 m9 m10": [
      "第八至十点", "第8-10点", "第8～10点", "points 8, 9 and 10", "measures 8–10",
  ],
  "ambiguous m3 m4": [
      "points 3, 4",
  ],
  "found m10a3": [
      "https://x.org/sub/dir/ydb-2022-51/m10/?utm=1#m10a3",
  ],
  "early": [
      "https://x.org/ydb-2022-51/@2022-06-30/m10/", "第10点 2021-12-31",
  ],
  "found": [
      "https://x.org/ydb-2022-51/m10/#:~:text=%E4%BD%99%E5%A7%9A%E5%A4%A7%E5%B7%A5%E5%8C%A0", "3000 元/人/年",
  ],
  "foreign": [
      "https://x.org/ydb-2023-51/m10/", "https://x.org/estimate/",
  ],
  "other": [
      "甬党办〔2021〕39号第10点", "人社部发〔2018〕66号第（四）项", "国发〔2018〕11号", "余党办〔2021〕51号第10点", "Article 10 of the Labor Contract Law",
      "Labour Contract Law, art. 39", "劳动合同法第三十九条", "《劳动合同法》第39条", "《宁波工匠意见》第10点", "关于高水平培育新时代宁波工匠队伍的实施意见第10点", "余党办发〔2022〕51号第10点",
      "甬人社发〔2021〕30号 第10条", "Zhe Wei Ban Fa [2020] No. 36, point 10", "Yong Dang Ban [2021] No. 39", "浙江省职业技能培训条例第十条", "国务院令第503号第10条",
      "the Vocational Education Law, article 10", "民法典1259条", "宪法第10条", "企业所得税法实施条例第四十二条",
  ],
  "found m8s1": [
      "Those that newly obtain Yuyao's title of skill master studio",
  ],
  "found m4": [
      "推进紧缺工匠引才行动", "第4点 推进紧缺工匠引才行动",
  ],
  "found s4g1": [
      "加强组织领导",
  ],
  "found s4g3": [
      "Increase the input of funds", "Safeguard 3", "safeguard (iii)", "保障措施第三项", "组织保障措施（三）", "组织保障措施第三项", "第四大部分第3项",
  ],
  "found notice": [
      "通知", "covering notice", "印发通知",
  ],
  "found end": [
      "附则", "结尾", "closing paragraph",
  ],
  "found pre": [
      "preamble", "序言",
  ],
  "found s3g4": [
      "item (4) of part three", "group four", "主要举措（四）",
  ],
  "found s3": [
      "Part III",
  ],
  "ambiguous m10 m11": [
      "measures ten and eleven", "https://x.org/ydb-2022-51/m10/ 和 https://x.org/ydb-2022-51/m11/",
  ],
  "ambiguous m10 m11 m12": [
      "points ten to twelve",
  ],
  "ambiguous m3 m5 m7": [
      "points 3, 5 and 7", "第3、5、7点", "第三、五、七点", "第3、5点及第7点",
  ],
  "ambiguous m10s1 m10s2": [
      "第10点第1、2句", "point 10, sentences 1 and 2",
  ],
  "ambiguous m10s1 m10s2 m10s3": [
      "第10点第1至3句",
  ],
  "ambiguous s4g1 s4g2 s4g3": [
      "Part IV(1)-(3)", "第四部分第（一）至（三）项",
  ],
  "ambiguous m3 m5": [
      "m3、m5",
  ],
  "ambiguous m3s2 m4s1": [
      "m3s2 m4s1",
  ],
  "found m10a2": [
      "amount 2 of point 10", "the second amount in measure 10",
  ],
  "found m10a5": [
      "第十点第5处金额",
  ],
  "found m10p1": [
      "paragraph 1 of point 10", "point 10 para 1",
  ],
  "found ends1": [
      "first sentence of the closing paragraph",
  ],
  "found pres2": [
      "引言第二句",
  ],
  "found s1": [
      "Part One",
  ],
  "found m10s1": [
      "第10点：“加强工匠遴选评价”", "加强工匠遴选评价，深化“名邦工匠”系列评选活动", "加強工匠遴選評價",
  ],
  "quote": [
      "第11点：“加强工匠遴选评价”",
  ],
  "found m3s2": [
      "https://x.org/en/ydb-2022-51/bilingual/#m3s2-en",
  ],
  "fragment": [
      "https://x.org/ydb-2022-51/s3/#m10", "https://x.org/ydb-2022-51/s3/#s3g4", "https://x.org/ydb-2022-51/m10/#%E7%AC%AC10",
  ],
};

for (const [wanted, texts] of Object.entries(REFERENCES)) {
  test(`answered as ${wanted}`, () => {
    for (const text of texts) {
      const { status, places, near } = parse(text, all);
      const told = wanted.includes(" ") ? [status, ...places.map(({ id }) => id)].join(" ") : status;
      assert.equal(`${text}: ${told}`, `${text}: ${wanted}`);
      if (status === "mismatch" || (status === "unknown" && /第|m\d|point|part/i.test(text))) assert.ok(near.length, `${text}: the nearest is offered`);
    }
  });
}
