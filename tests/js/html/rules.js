// What html-validate asks of every page, and the only faults that it may find: those of Material's own markup.

/** @type {import("html-validate").ConfigData} */
export const CONFIG = { root: true, extends: ["html-validate:standard"] };

/** One rule each, for these elements alone: the same fault on an element of ours counts. */
export const MATERIAL = [
  {
    rule: "valid-autocomplete",
    selectors: ["#__drawer", "#__search"],
    reason: "Material's two hidden checkboxes (the state of the drawer and of the search) carry autocomplete=off, "
      + "which keeps Firefox from opening them by itself after a reload; HTML allows it on fields of text only",
  },
];
