// Hands a file to the reader: made in the page, saved by the browser, sent nowhere.

/**
 * @param {string} name
 * @param {BlobPart[]} parts
 * @param {string} type - media type
 */
export function saveFile(name, parts, type) {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // some browsers read it only after the click
}
