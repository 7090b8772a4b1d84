// Live estimates: always the newest claim, one at a time, and none lost when the calculator could not be loaded.

import assert from "node:assert/strict";
import test from "node:test";

import { live } from "../../../docs/app/estimate/live.js";

const claim = (n) => ({ policy: "p", answers: { a: { n } } });
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test("claims typed while one is asked are passed over but for the newest", async () => {
  const asked = [], answered = [];
  let release = () => {};
  const answers = live((c) => new Promise((resolve) => { asked.push(c.answers.a.n); release = () => resolve({ of: c.answers.a.n }); }), (estimate) => answered.push(estimate.of));
  for (const n of [1, 2, 3]) void answers.ask(claim(n));
  release();
  await settle();
  release();
  await settle();
  assert.deepEqual(asked, [1, 3]);
  assert.deepEqual(answered, [3]);
});

test("after a failure the newest claim is asked again", async () => {
  const answered = [];
  let works = false;
  const answers = live(async (c) => { if (!works) throw new Error("down"); return { of: c.answers.a.n }; }, (estimate) => answered.push(estimate.of));
  await answers.ask(claim(1));
  await answers.ask(claim(2));
  works = true;
  answers.resume();
  await settle();
  assert.deepEqual(answered, [2]);
});

test("an answer that nobody waits for any more is not shown", async () => {
  const answered = [];
  let release = () => {};
  const answers = live(() => new Promise((resolve) => { release = () => resolve({}); }), () => answered.push(1));
  void answers.ask(claim(1));
  answers.rest();
  release();
  await settle();
  assert.deepEqual(answered, []);
});
