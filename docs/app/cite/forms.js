// How a place is cited: link, both languages' forms, quotation, Markdown, rich text. Only stored words are used.

/** @typedef {import("./data.js").Place} Place */
/** @typedef {import("./data.js").Language} Language */
/** @typedef {"link" | "zh" | "en" | "quote" | "markdown" | "rich" | "asof"} Form */
/** @typedef {{form: Form, plain: string, html?: string}} Citation */

/** Inner quotation marks become single ones, as a quotation inside quotation marks wants them. @param {string} words */
const quoted = (words) => `“${words.replaceAll("“", "‘").replaceAll("”", "’")}”`;

/** @param {string} form @param {number} n */
const numbered = (form, n) => form.replace("{n}", String(n));

/** @param {string} text */
const html = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** @param {string} text */
const markdown = (text) => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");

/**
 * Whether other words of the clause read the same, so that a quotation alone does not say which are meant.
 * @param {Place} place @param {Language} language
 */
function repeated({ kind, clause, text }, language) {
  const sentences = clause.paragraphs.flatMap((paragraph) => paragraph.sentences);
  const alike = kind === "sentence" ? sentences : kind === "amount" ? sentences.flatMap(({ amounts }) => amounts) : [];
  return alike.filter((other) => other.text[language] === text[language]).length > 1;
}

/**
 * Where the place stands, without the document: 第三部分第（四）项第10点; Part III(4), point 10, sentence 2.
 * The Chinese form leaves to the quotation which sentence is meant, unless two read the same.
 * @param {Place} place @param {Language} language
 */
export function whereabouts(place, language) {
  const { kind, clause, policy, paragraph, sentence, amount } = place;
  const forms = policy.forms[language];
  const twice = repeated(place, language);
  let out = clause.place[language];
  if (kind === "paragraph") out += numbered(forms.paragraph, paragraph);
  if (sentence && (language || twice)) out += numbered(forms.sentence, sentence);
  if (amount && twice) out += numbered(forms.amount, amount);
  return out;
}

/**
 * The place as a reader names it, with every number: 第三部分第（四）项第10点第2句“10 万”.
 * @param {Place} place @param {Language} language
 */
export function called(place, language) {
  const { kind, clause, policy, paragraph, sentence, text } = place;
  const forms = policy.forms[language];
  const inner = kind === "paragraph" ? numbered(forms.paragraph, paragraph) : sentence ? numbered(forms.sentence, sentence) : "";
  return `${clause.place[language]}${inner}${kind === "amount" ? `${language ? ", " : ""}${quoted(text[language])}` : ""}`;
}

/**
 * Document and place, as the source of words. English says that the Chinese prevails.
 * @param {Place} place @param {Language} language @param {string} [tail] - what follows the place
 */
function source(place, language, tail = "") {
  const { title, number, forms } = place.policy;
  const where = whereabouts(place, language) + tail;
  return language ? `${number[1]}, ${where}${forms[1].caution}` : `《${title[0]}》（${number[0]}）${where}`;
}

/** The source of a quotation; of a whole clause it says so. @param {Place} place @param {Language} language */
function sourceOf(place, language) {
  const { kind, clause, policy } = place;
  return source(place, language, kind === "node" && clause.paragraphs.length ? policy.forms[language].whole : "");
}

/**
 * The citation in one language's form. Chinese quotes the words, unless the whole clause is meant; English quotes what has
 * no number of its own.
 * @param {Place} place @param {Language} language
 */
export function citation(place, language) {
  const { kind, text } = place;
  const quotes = language ? kind === "amount" || kind === "block" || kind === "part" : kind !== "node";
  return source(place, language, quotes ? (language ? ", " : "") + quoted(text[language]) : "");
}

/**
 * The permanent address. version: of the text as it stood then.
 * @param {Place} place @param {string} root - the language's root, absolute
 * @param {string} [version]
 */
export function address({ policy, clause, id, kind, directive }, root, version) {
  const folder = version ? `${policy.slug}/@${version}/` : policy.folder;
  const fragment = (kind === "node" ? "" : id) + (directive ? `:~:text=${directive}` : "");
  return new URL(`${folder}${clause.id}/${fragment && `#${fragment}`}`, root).href;
}

/** A day in words of a language. @param {string} day - ISO @param {Language} language */
export function dayWords(day, language) {
  const options = /** @type {const} */ ({ year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });
  return new Intl.DateTimeFormat(language ? "en-GB" : "zh-CN", options).format(new Date(day));
}

/**
 * Every form, in the order of the toolbar. Link, quotation, Markdown and rich text are in the language of the page.
 * @param {Place} place @param {Language} language @param {[zh: string, en: string]} roots - of the languages, absolute
 * @returns {Citation[]}
 */
export function citations(place, language, roots) {
  const { policy } = place;
  const words = place.text[language];
  const link = address(place, roots[language]);
  const from = sourceOf(place, language);
  const version = policy.versions[policy.versions.length - 1];
  const then = policy.forms[language].asof.replace("{date}", dayWords(version, language));
  const lines = words.split("\n");
  const pasted = lines.map((line) => `<p>${html(line)}</p>`).join("");
  return [
    { form: "link", plain: link },
    { form: "zh", plain: citation(place, 0) },
    { form: "en", plain: citation(place, 1) },
    { form: "quote", plain: language ? `${quoted(words)} (${from})` : `${quoted(words)}（${from}）` },
    { form: "markdown", plain: `${lines.map((line) => `> ${markdown(line)}`).join("\n>\n")}\n>\n> —— [${markdown(from)}](${link})` },
    {
      form: "rich",
      plain: `${words}\n—— ${from}\n${link}`,
      html: `<blockquote lang="${language ? "en" : "zh-CN"}">${pasted}</blockquote><p>—— <a href="${html(link)}">${html(from)}</a></p>`,
    },
    { form: "asof", plain: `${citation(place, language)}${then}${language ? " " : ""}${address(place, roots[language], version)}` },
  ];
}
