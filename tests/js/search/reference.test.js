// References by number, as people type them into the search, and what only looks like one.

import assert from "node:assert/strict";
import { test } from "node:test";

import { referenced } from "../../../docs/app/search/reference.js";

const CASES = {
  "第十点": "m10", "第10点": "m10", "第 10 条": "m10", "10点": "m10", "第二十条": "m20", "第4项举措": "m4", "第十四条内容": "m14",
  "三(四)10": "m10", "三、(四)10": "m10", "第三部分第(四)项第10点": "m10", "三 (四) 第十点": "m10",
  "第三部分": "s3", "四、": "s4", "第三部分第(四)项": "s3g4", "三(四)": "s3g4", "(四)": "s3g4", "第四项": "s3g4",
  "point 16": "m16", "measure 4": "m4", "article 8": "m8", "clause 11": "m11", "no. 5": "m5",
  "part 3": "s3", "part iii": "s3", "part 3(4)": "s3g4", "part iii(4), point 10": "m10", "part 3 (4) point 10": "m10",
};

for (const [query, id] of Object.entries(CASES)) {
  test(query, () => assert.equal(referenced(query)[0], id));
}

for (const query of ["10", "3000元", "三千", "技师", "point", "part time teacher", "10万", "第一名", "第三方评估", "50%", "2025年", "no money"]) {
  test(`${query} is no reference`, () => assert.deepEqual(referenced(query), []));
}
