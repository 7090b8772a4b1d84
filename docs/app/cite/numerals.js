// Numbers as references write them: 10, 十, 二十, X.

const HAN = "零一二三四五六七八九";
const ROMAN = /^(x{0,3})(ix|iv|v?i{0,3})$/;

/** A number in figures, Chinese or Roman numerals, as a part of a pattern. */
export const NUMBER = "(\\d{1,3}|[零一二两三四五六七八九十]{1,3}|[ivx]{1,6}(?![a-z]))";

/** @param {string} text - what NUMBER has found @returns {number} NaN where it is no number after all */
export function numberOf(text) {
  if (/^\d+$/.test(text)) return Number(text);
  const roman = ROMAN.exec(text);
  if (roman && text) {
    const ones = roman[2];
    const value = { ix: 9, iv: 4 }[ones] ?? (ones.startsWith("v") ? 5 : 0) + ones.replace("v", "").length;
    return roman[1].length * 10 + value;
  }
  const han = text.replace("两", "二");
  if (!han.includes("十")) return han.length === 1 ? HAN.indexOf(han) : Number.NaN;
  const [tens, ones, more] = han.split("十");
  const digits = [tens ? HAN.indexOf(tens) : 1, ones ? HAN.indexOf(ones) : 0];
  return more !== undefined || tens.length > 1 || ones.length > 1 || digits.includes(-1) ? Number.NaN : digits[0] * 10 + digits[1];
}

const ENGLISH = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(" ");
ENGLISH.push(...ENGLISH.slice(0, 9).map((one) => `twenty-${one}`));
const ORDINALS = ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
  + "seventeenth eighteenth nineteenth twentieth").split(" ");
const COUNTED = "parts?|points?|measures?|articles?|sections?|clauses?|paragraphs?|sentences?|amounts?|safeguards?|groups?|items?";
const AFTER = new RegExp(`\\b(${COUNTED}) (${[...ENGLISH].reverse().join("|")})(?![a-z-])`, "g");
const BEFORE = new RegExp(`\\b(${ORDINALS.join("|")}|\\d{1,2}(?:st|nd|rd|th)) (${COUNTED})\\b`, "g");

const MORE = new RegExp(`\\b((?:${COUNTED}) \\d[\\d, ]*?(?:, ?and |, ?| and | to | & ))(${[...ENGLISH].reverse().join("|")})(?![a-z-])`, "g");

/** The rest of a list that is spelt out: points 10 and eleven. @param {string} text @returns {string} */
function listed(text) {
  const more = text.replace(MORE, (_, before, word) => `${before}${ENGLISH.indexOf(word) + 1}`);
  return more === text ? text : listed(more);
}

/** The numbers that English spells out: part three, second sentence. @param {string} text in small letters */
export const spelled = (text) => listed(text.replace(AFTER, (_, what, word) => `${what} ${ENGLISH.indexOf(word) + 1}`))
  .replace(BEFORE, (_, word, what) => `${what} ${ORDINALS.indexOf(word) + 1 || Number.parseInt(word, 10)}`);

const CAPITALS = "壹贰貳叁參肆伍陆陸柒捌玖拾";
const WRITTEN = "一二二三三四五六六七八九十";

/** The capital numerals of a number that 第 introduces, and 廿; the characters have other uses elsewhere (队伍). @param {string} text */
export const capitals = (text) => text
  .replace(/第 ?\(?[壹贰貳叁參肆伍陆陸柒捌玖拾廿零一二三四五六七八九十]+/g, (number) => number
    .replace(/[壹贰貳叁參肆伍陆陸柒捌玖拾]/g, (each) => WRITTEN[CAPITALS.indexOf(each)]).replace("廿", "二十"));

/** Each character as the document writes it, and as it is written traditionally. */
const PAIRS = "业業专專两兩个個举舉为為义義习習乡鄉书書争爭产產亿億从從们們价價优優会會传傳体體余餘党黨关關养養内內准準划劃则則创創别別办辦务務动動励勵劳勞区區华華协協单單厅廳历歷参參双雙发發号號员員响響团團园園围圍国國场場坚堅备備处處复復复複奖獎妇婦学學实實宽寬对對导導将將尽盡层層岗崗带帶广廣应應开開弥彌强強当當录錄径徑态態总總战戰户戶执執扩擴择擇挂掛挥揮换換据據报報拨撥标標机機术術条條极極构構来來杰傑检檢济濟满滿点點炼煉环環现現电電监監盖蓋确確础礎种種积積称稱竞競签簽类類紧緊级級纳納线線练練组組织織终終经經结結绕繞给給统統继繼绩績续續绿綠职職联聯艺藝范範荐薦获獲蓝藍补補装裝见見规規视視计計认認训訓议議记記论論设設证證评評识識试試诠詮询詢请請课課调調财財责責质質贯貫贴貼费費资資赛賽践踐车車载載达達过過进進适適选選释釋鉴鑑鉴鑒钩鉤链鏈锤錘键鍵锻鍛镇鎮长長门門间間队隊阳陽阵陣际際项項预預领領额額验驗数數显顯时時于於与與万萬并並采採干幹制製系係台臺赢贏则則后後";
const SIMPLIFIED = new Map(Array.from({ length: PAIRS.length / 2 }, (_, at) => [PAIRS[2 * at + 1], PAIRS[2 * at]]));

/** Traditional characters as the document writes them. @param {string} text */
export const simplified = (text) => text.replace(/[\u4e00-\u9fff]/g, (each) => SIMPLIFIED.get(each) ?? each);
