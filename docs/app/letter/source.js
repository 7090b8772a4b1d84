// The letter as it came, line ends and all, beside the field that shows it: a field knows one kind of line end only.

/** As a field shows it. @param {string} text */
export function shownOf(text) {
  return text.replace(/\r\n?/g, "\n");
}

/** The line end that the letter uses most. @param {string} text */
export function lineEnd(text) {
  const pairs = text.match(/\r\n/g)?.length ?? 0;
  const returns = (text.match(/\r/g)?.length ?? 0) - pairs;
  const feeds = (text.match(/\n/g)?.length ?? 0) - pairs;
  return pairs > feeds && pairs >= returns ? "\r\n" : returns > feeds ? "\r" : "\n";
}

/**
 * The letter after somebody typed in the field: only what was changed there changes; new lines end as the others do.
 *
 * @param {string} text - as it was, with its own line ends
 * @param {string} shown - what the field holds now
 * @returns {string}
 */
export function follow(text, shown) {
  const before = shownOf(text);
  if (before === shown) return text;
  const most = Math.min(before.length, shown.length);
  let head = 0;
  while (head < most && before[head] === shown[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === shown[shown.length - 1 - tail]) tail += 1;
  const typed = shown.slice(head, shown.length - tail).replaceAll("\n", lineEnd(text));
  return apart(apart(text.slice(0, rawPlace(text, head)), typed), text.slice(rawPlace(text, before.length - tail)));
}

/** Two pieces as one, without their two line ends (of different kinds) becoming one. @param {string} left @param {string} right */
function apart(left, right) {
  return left.endsWith("\r") && right.startsWith("\n") ? `${left}\n${right}` : left + right;
}

/** Where a place of the shown text is in the letter. @param {string} text @param {number} place */
function rawPlace(text, place) {
  let at = 0;
  for (let n = 0; n < place; n += 1) at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
  return at;
}
