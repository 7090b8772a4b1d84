// Greetings, thanks and other courtesies: nothing that is searched.

/** They are cut out with the words of questions. */
export const COURTESY_HAN = (
  "不好意思 你好 您好 早上好 下午好 各位 麻烦 劳驾 打扰 谢谢 多谢 感谢 辛苦 咨询 请教 打听 求问 求助 求解 想问 问下 问一下 问问 帮我 查查 查一下 帮忙 看看 " +
  "了解 告知 解答 回复 在吗 在线等 急 听说 是说 怎么回事 有这回事 怎么弄 怎么搞 怎么说 有没有说法 什么意思 这边 那边 这个 那个 情况"
).split(" ");

const GREETING_HAN = /(?:老师|领导|同志|师傅|各位|大家)们?好/g; // before 老师 becomes the policy's 教师
const NAME = "policy|document|notice|opinion|city|government";
const COURTESY_LATIN = new RegExp(
  `\\b(?:${[
    "dear (?:sir or madam|sirs?|madam|all|team)", "hello(?: there)?", "h(?:i|ey)(?: there| all)?", "good (?:morning|afternoon|evening|day)",
    "(?:i am )?sorry (?:to (?:bother|disturb) you|for bothering you)", "excuse me", "quick question",
    "(?:many )?thank(?:s| you)(?: (?:very|so) much)?(?: in advance)?", "cheers", "(?:best|kind|warm)(?:est)? (?:regards|wishes).*", "sincerely",
    "(?:i|we)(?:'d| would| should)? (?:like|love|want|need|wish|try|am trying|are trying) to (?:know|ask|learn|find out|understand|hear)(?: more)?",
    "(?:are|am) (?:trying|hoping) to (?:know|learn|find out|understand)",
    "(?:(?:i|we)(?:'m| am|'re| are| was| were)? )?(?:looking for|interested in|after|wondering)(?: (?:some|any|more))? (?:information|info|details)(?: (?:on|about|regarding))?",
    "(?:i|we)(?:'m| am|'re| are| was| were)? (?:looking for|interested in|wondering|curious)(?: about| if| whether)?",
    "(?:some|any|more|further) (?:information|info|details) (?:on|about|regarding)", "(?:i|we) (?:have|had|got) (?:a|another) (?:quick )?question",
    "(?:can|could) (?:any|some)(?:one|body) (?:please )?help(?: (?:me|us))?", "(?:any|your) help (?:is|would be) (?:much )?appreciated",
    "(?:please )?help (?:me|us)(?: with)?", "(?:please )?(?:advise|tell (?:me|us)|let (?:me|us) know|explain)", "would you mind telling (?:me|us)",
    "(?:do|does) (?:you|anyone|anybody) (?:happen to )?know(?: anything)?", "(?:my|our) (?:colleague|boss|friend|manager)s? asked(?: (?:me|us))?",
    `what (?:does|do) (?:the|this|your) (?:${NAME})s? (?:say|provide|offer)`, "(?:regarding|concerning|with regard to|with respect to)",
  ].join("|")})(?![a-z])`,
  "g",
);

/**
 * Leave out greetings, thanks and the like, unless nothing else was said.
 *
 * @param {string} text - normalised
 */
export function withoutCourtesy(text) {
  const rest = text.replaceAll("’", "'").replace(COURTESY_LATIN, " ").replace(GREETING_HAN, " ");
  return /[a-z0-9一-鿿]/.test(rest) ? rest : text;
}
