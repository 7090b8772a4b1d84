// The clauses that can be cited, as scripts/sitegen/cite_data.py writes them, and every place in them by its id.

/** @typedef {0 | 1} Language - 0: Chinese (official), 1: English (unofficial translation); the index into a Pair */
/** @typedef {[zh: string, en: string]} Pair */
/** @typedef {{id: string, text: Pair}} Words */
/** @typedef {Words & {amounts: Words[]}} Sentence */
/** @typedef {{id: string, sentences: Sentence[]}} Paragraph */
/** @typedef {{id: string, kind: string, n: number, parent: string | null, title: Pair, place: Pair, blocks: Words[], paragraphs: Paragraph[]}} Clause */
/** @typedef {{whole: string, paragraph: string, sentence: string, amount: string, caution: string, asof: string}} Forms */
/** @typedef {{slug: string, folder: string, title: Pair, number: Pair, versions: string[], forms: [Forms, Forms], nodes: Clause[]}} Policy */

/**
 * One place that can be cited. paragraph, sentence and amount are counted from 1 through the clause, 0 where there is none.
 * @typedef {object} Place
 * @property {"node" | "block" | "paragraph" | "sentence" | "amount" | "part"} kind - part: some words, as selected
 * @property {string} id - its permanent fragment; of a part: of the narrowest place that holds all of it
 * @property {Policy} policy
 * @property {Clause} clause
 * @property {number} paragraph
 * @property {number} sentence
 * @property {number} amount
 * @property {Pair} text - its words
 * @property {string} [directive] - of a part: the text directive that finds it on the page
 */

/** @type {readonly ["zh-CN", "en"]} */
export const TAGS = ["zh-CN", "en"];

/** @param {Sentence[]} sentences @param {Language} language */
const joined = (sentences, language) => sentences.map(({ text }) => text[language]).join(language ? " " : "");

/** @param {Paragraph[]} paragraphs @returns {Pair} */
function wordsOf(paragraphs) {
  const [zh, en] = [0, 1].map((language) => paragraphs.map(({ sentences }) => joined(sentences, /** @type {Language} */ (language))).join("\n"));
  return [zh, en];
}

/**
 * Every place of a policy by its id, in the order of the document.
 * @param {Policy} policy
 * @returns {Map<string, Place>}
 */
export function placesOf(policy) {
  /** @type {Map<string, Place>} */
  const places = new Map();
  for (const clause of policy.nodes) {
    const own = wordsOf(clause.paragraphs);
    const base = { policy, clause, paragraph: 0, sentence: 0, amount: 0 };
    places.set(clause.id, { ...base, kind: "node", id: clause.id, text: own[0] ? own : clause.title });
    for (const { id, text } of clause.blocks) places.set(id, { ...base, kind: "block", id, text });
    let sentence = 0;
    let amount = 0;
    clause.paragraphs.forEach(({ id, sentences }, at) => {
      const here = { ...base, paragraph: at + 1 };
      places.set(id, { ...here, kind: "paragraph", id, text: wordsOf([{ id, sentences }]) });
      for (const each of sentences) {
        sentence += 1;
        places.set(each.id, { ...here, kind: "sentence", id: each.id, sentence, text: each.text });
        for (const { id, text } of each.amounts) places.set(id, { ...here, kind: "amount", id, sentence, amount: ++amount, text });
      }
    });
  }
  return places;
}
