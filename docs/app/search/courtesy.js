// Greetings, thanks and other courtesies: nothing that is searched.

/** They are cut out with the words of questions. */
export const COURTESY_HAN = (
  "不好意思 你好 您好 早上好 下午好 各位 麻烦 劳驾 打扰 谢谢 多谢 感谢 辛苦 咨询 请教 打听 求问 求助 求解 想问 问下 问一下 问问 帮我 查查 查一下 帮忙 看看 " +
  "了解 告知 解答 回复 在吗 在线等 急 听说 是说 怎么回事 有这回事 怎么弄 怎么搞 怎么说 有没有说法 什么意思 这边 那边 这个 那个 情况"
).split(" ");

const GREETING_HAN = /(?:老师|领导|同志|师傅|各位|大家)们?好/g; // before 老师 becomes the policy's 教师
const ABOUT = "(?: (?:some |any |more )?(?:information|info|details) (?:on|about|regarding))?(?: more)?(?: about| if| whether)?";
const COURTESY_LATIN = new RegExp(
  `\\b(?:${[
    "dear (?:sir or madam|sirs?|madam|all|team)", "(?:hello|hi|hey)(?: there| all)?", "good (?:morning|afternoon|evening|day)", "cheers",
    "(?:(?:i am|i'm) )?sorry (?:to|for) (?:bother|disturb)(?:ing)? you", "excuse me", "(?:best|kind|warm) (?:regards|wishes).*", "sincerely.*",
    "(?:many )?thank(?:s| you)(?: very| so)?(?: much)?(?: in advance)?", "(?:(?:i|we) have )?(?:a |another )?(?:quick )?question(?: (?:about|on))?",
    "(?:(?:i|we)(?:'m| am|'re| are| was| were|'d| would)? )?(?:(?:like|love|want|need|wish|trying|hoping) to (?:know|ask|learn|find out|understand|hear)" +
      `|looking for|interested in|wondering|curious)${ABOUT}`,
    "(?:any|some)(?:one|body) (?:please )?help", "any help is (?:much )?appreciated", "help (?:me|us)(?: with)?", "advise", "(?:tell|let) (?:me|us)(?: know)?",
    "(?:would|do) you mind telling (?:me|us)", "(?:you|anyone|anybody) (?:happen to )?know(?: anything)?", "(?:colleague|friend|manager)s? asked",
    "(?:some|any|more|further) (?:information|info|details) (?:on|about|regarding)", "what (?:does|do) (?:the|this|your) [a-z]+ say", "regarding|concerning|rules (?:on|about|for)",
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
