// QR codes, loaded when one is asked for: the squares of a link, as SVG text and as a canvas.

import encodeQR from "qr";

const QUIET = 4; // squares of margin that scanners want

/**
 * The dark squares, row by row, without margin.
 * @param {string} text
 * @returns {boolean[][]}
 */
export function squares(text) {
  // the library draws a margin of one square at least
  return encodeQR(text, "raw", { ecc: "medium", border: 1 }).slice(1, -1).map((row) => row.slice(1, -1));
}

/** One path over all dark squares. @param {boolean[][]} rows */
export function outline(rows) {
  return rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : ""))).join("");
}

/** @param {boolean[][]} rows */
export const width = (rows) => rows.length + 2 * QUIET;

/** A file of its own, black on white. @param {boolean[][]} rows */
export function svgFile(rows) {
  const side = width(rows);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * 8}" height="${side * 8}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${outline(rows)}"/></svg>\n`;
}

/** The same as a picture, 12 points a square. @param {boolean[][]} rows @returns {Promise<Blob>} */
export function pngFile(rows) {
  const scale = 12;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = width(rows) * scale;
  const pen = canvas.getContext("2d");
  if (!pen) return Promise.reject(new Error("this browser draws no picture"));
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "#000";
  rows.forEach((row, y) => row.forEach((dark, x) => dark && pen.fillRect((x + QUIET) * scale, (y + QUIET) * scale, scale, scale)));
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture came out"))), "image/png"));
}
