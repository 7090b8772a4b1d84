// Words that are no content: those of questions, those that nearly every clause has, and the endings of English words.

import { COURTESY_HAN } from "./courtesy.js";

// Words of questions; they separate, they are not searched. Longest first where one contains another.
const QUESTION_HAN = [
  "什么时候", "啥时候", "啥时间", "什么时间", "多少钱", "有没有", "能不能", "可不可以", "是不是", "怎么样", "怎么办", "为什么", "请问", "怎么", "怎样", "如何",
  "多少", "什么", "哪些", "哪个", "哪里", "可以", "能够", "是否", "几个", "每个", "一个", "最多", "最高", "我们", "他们", "我", "你",
  "吗", "呢", "啊", "呀", "吧", "了", "的", "能", "有", "要", "会", "给", "得", "和", "与", "及", "或", "在", "是", "对", "把", "被",
  "几十块", "几百块", "几千块", "几万块", "几百", "几千", "可不可", "行不", "可以不", "如果", "假如", "还是", "或者", "已经", "刚刚", "现在", "目前", "应该", "需要", "打算", "一下", "政府", "相关", "关于", "有关", "告诉", "知道", "算不算", "行不行", "好不好",
  "刚", "才", "已", "又", "再", "很", "太", "更", "请", "从", "到", "跟", "被", "将", "用", "当", "过", "着", "它", "他", "她", "您", "啥", "咋", "哪", "呗", "嘛", "啦", "点", "些",
  "伐", "侬", "阿拉", "咋整", "咋弄", "咋办", "咋个", "有得", "没得", "多少来", "几多", "听说", "听人说", "据说", "人家", "到底", "究竟", "具体", "麻烦", "问一下", "问下",
  "咨询", "请教", "帮我", "看看", "意思", "好像", "大概", "这个", "那个", "这种", "那种", "真的", "怎么搞", "怎么弄",
  "让", "来", "上", "里", "去", "想", "钱", "拿", "领", "几", "个", "都", "也", "还", "吃", "谁", "由", "这", "那", "该", "为", "做",
];
const QUESTION = new RegExp([...QUESTION_HAN, ...COURTESY_HAN].sort((a, b) => b.length - a.length).join("|"), "g");

const QUESTION_LATIN = new Set(
  (
    "a an the of to for in on at by with and or is are was be been do does did how what when where which who whom why can could " +
    "i my me we our us you your it its they them their there this that these those get gets got getting give gives given have has " +
    "had if will would should shall must may might as per from any much many same about no not into take takes come comes one two " +
    "someone somebody people person need needs want wants yuan rmb cny " +
    "please tell hello hi dear thanks thank know wonder wondering ask asking kindly let explain just really so if also but all am im makes being " +
    "around behind during within through via vs versus myself yourself ourselves themselves itself something anything everything very too happen happens " +
    "then than still yet already only such some while because since until like say said mean means meant possible able allowed allow go " +
    "going mine ours whose"
  ).split(" "),
);

/** Words of money that nearly every measure has, and where and when all of them hold: they count little. */
const COMMON = new Set([
  "补贴", "补助", "奖励", "津贴", "金额", "余姚", "宁波", "政策", "#2022",
  ..."subsidy grant pay paid payment money allowance award fund funding support benefit yuyao ningbo china year".split(" ").map(stem),
]);

/** Whether a query asks for money. @param {string} query - normalised */
export const meansMoney = (query) => /钱|块|元|万|补贴|补助|补多少|津贴|奖金|奖励|资助|经费|能拿|能领|how much|money|grant|subsid|allowance|pay\b|paid|award|prize|yuan|rmb|¥/.test(query);

/** Whether a clause states a sum of money. @param {string} words - normalised */
export const statesMoney = (words) => /\d ?(?:元|万元|万的|万、|万-)|\d \[?yuan/.test(words);

/** Single characters of questions that are half of many a word: 上市, 用电. */
const HALF_WORDS = new Set("上里用来当过点将做去想从到领拿吃钱些");

/**
 * Cut the question words of a Chinese query out.
 *
 * @param {string} text
 * @param {(pair: string) => boolean} known - whether any page has this pair of characters
 * @param {boolean} [careful] - leave what may be half of a word that no page has
 */
export function withoutQuestion(text, known, careful = false) {
  return text.replace(QUESTION, (word, /** @type {number} */ at) => {
    // 会 asks, but not in 工会: a single character that makes a known pair with a neighbour stays
    if (word.length > 1) return " ";
    if (careful && HALF_WORDS.has(word)) return word;
    const before = text[at - 1] ?? " ";
    const after = text[at + 1] ?? " ";
    return known(before + word) || known(word + after) ? word : " ";
  });
}

/** @param {string} word - a Latin word in lower case */
export const isQuestionWord = (word) => QUESTION_LATIN.has(word);

/** @param {string} token */
export const isCommon = (token) => COMMON.has(token);

/**
 * The stem of an English word: plural and the commonest endings. On some forty pages more would find nothing more.
 *
 * @param {string} word - in lower case
 */
export function stem(word) {
  let left = word.replace(/smen$/, "sman");
  if (left.length > 4 && left.endsWith("ies")) left = `${left.slice(0, -3)}y`;
  else if (left.length > 3 && /[^su]s$/.test(left)) left = left.slice(0, -1);
  if (left.length > 6 && left.endsWith("ic")) left = left.slice(0, -2);
  if (left.length > 6 && left.endsWith("ship")) left = left.slice(0, -4);
  if (left.length > 8 && left.endsWith("ment")) left = left.slice(0, -4);
  else if (left.length > 8 && left.endsWith("ion")) left = left.slice(0, -3);
  if (left.length > 6 && left.endsWith("ing")) left = left.slice(0, -3);
  else if (left.length > 5 && left.endsWith("ed")) left = left.slice(0, -2);
  return left.length > 4 && left.endsWith("e") ? left.slice(0, -1) : left;
}
