// What is to be estimated: first who asks, then the benefits that are paid to them; those without an amount stand apart.

import { h } from "./dom.js";

/**
 * @typedef {import("./schema.js").Benefit} Benefit
 */

/**
 * @param {import("./schema.js").FormData} form
 * @param {import("./field.js").Context} context
 * @returns {HTMLElement}
 */
export function chooser(form, { store, t }) {
  const claimants = [...new Set(form.benefits.filter((benefit) => benefit.kind === "payment").map((benefit) => benefit.claimant ?? ""))];
  const groups = claimants.map((claimant) => {
    const benefits = form.benefits.filter((benefit) => benefit.kind === "payment" && benefit.claimant === claimant);
    const element = h("fieldset", { class: "yc-who" }, h("legend", {}, t("chooser.for", { who: t(`claimants.${claimant}`) })), cards(benefits));
    element.hidden = !benefits.some(isChosen);
    return { claimant, benefits, element };
  });
  const others = form.benefits.filter((benefit) => benefit.kind !== "payment");
  const nobody = h("p", { class: "yc-nothing" }, t("chooser.nobody"));
  const element = h("section", { class: "yc-chooser", "aria-labelledby": "yc-choose" },
    h("h2", { id: "yc-choose" }, t("chooser.title")),
    h("fieldset", { class: "yc-whos" }, h("legend", { class: "yc-label" }, t("chooser.who")), h("p", { class: "yc-help" }, t("chooser.who_help")),
      h("div", { class: "yc-choices" }, ...groups.map(whoBox))),
    nobody, ...groups.map((group) => group.element), others.length > 0 && othersPart());
  sync();
  return element;

  function sync() {
    nobody.hidden = groups.some((group) => !group.element.hidden);
  }

  /** @param {Benefit} benefit */
  function isChosen(benefit) {
    return store.state.chosen.includes(benefit.id);
  }

  /** @param {typeof groups[number]} group */
  function whoBox({ claimant, benefits, element: group }) {
    const box = h("input", { type: "checkbox", onchange: () => {
      group.hidden = !box.checked;
      sync();
      // Who is not meant any more asks for nothing; the answers stay in memory.
      const left = store.state.chosen.filter((id) => box.checked || !benefits.some((benefit) => benefit.id === id));
      if (left.length === store.state.chosen.length) return;
      group.querySelectorAll("input").forEach((input) => { input.checked = false; });
      store.replace({ ...store.state, chosen: left });
    } });
    box.checked = !group.hidden;
    return h("label", { class: "yc-choice" }, box, h("span", {}, t(`claimants.${claimant}`)));
  }

  function othersPart() {
    const part = h("details", { class: "yc-special" }, h("summary", {}, t("chooser.others")), h("p", { class: "yc-help" }, t("chooser.others_help")), cards(others));
    part.open = others.some(isChosen);
    return part;
  }

  /** @param {Benefit[]} benefits */
  function cards(benefits) {
    return h("div", { class: "yc-cards" }, ...benefits.map(card));
  }

  /** @param {Benefit} benefit */
  function card(benefit) {
    const box = h("input", { type: "checkbox", id: `yc-choose-${benefit.id}`, onchange: () => {
      const left = store.state.chosen.filter((id) => id !== benefit.id);
      store.replace({ ...store.state, chosen: box.checked ? [...left, benefit.id] : left });
    } });
    box.checked = isChosen(benefit);
    return h("label", { class: "yc-card" }, box,
      h("span", { class: "yc-card__words" }, h("span", { class: "yc-card__title" }, benefit.title), h("span", { class: "yc-card__summary" }, benefit.summary)));
  }
}
