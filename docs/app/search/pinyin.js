// Pinyin of the index's Chinese phrases, as it is typed: without blanks and tones. One table of characters is a tenth of the bytes.

const HAN_ONLY = /^[一-鿿]+$/;

/**
 * @param {Record<string, string>} [table] - syllable -> the characters that are read so
 * @param {string[]} [names] - to be spelt wherever they stand
 * @returns {(phrases: string[], words: string) => string[]} a page's phrases, and the pinyin of those that are Chinese all
 *   through and of the names among its words
 */
export function withPinyin(table = {}, names = []) {
  const syllable = new Map(Object.entries(table).flatMap(([read, characters]) => [...characters].map((character) => [character, read])));
  return (phrases, words) => {
    const spelt = [...phrases, ...names.filter((name) => words.includes(name))].filter(
      (phrase) => HAN_ONLY.test(phrase) && [...phrase].every((character) => syllable.has(character)),
    );
    return [...new Set([...phrases, ...spelt.map((phrase) => Array.from(phrase, (character) => syllable.get(character)).join(""))])];
  };
}
