// Greetings and thanks are left out; what is asked stays.

import assert from "node:assert/strict";
import test from "node:test";

import { withoutCourtesy } from "../../../docs/app/search/courtesy.js";

const plain = (text) => withoutCourtesy(text).replace(/[^a-z0-9一-鿿]+/g, " ").trim();

test("English courtesies are left out", () => {
  assert.equal(plain("hello, i would like to know about apprentices. many thanks in advance"), "apprentices");
  assert.equal(plain("i’m looking for information on studios"), "studios");
  assert.equal(plain("dear sir or madam, i have a question regarding wages. best regards, anna smith"), "wages");
  assert.equal(plain("what does the policy say about studios"), "about studios");
});

test("what is asked stays, and a greeting alone too", () => {
  for (const text of ["information services for skilled workers", "high schools", "thankless work", "public training bases", "hello", "教师进修"]) {
    assert.equal(plain(text), text);
  }
});

test("a teacher who is greeted is not searched", () => {
  assert.equal(plain("老师好 工匠怎么评"), "工匠怎么评");
});
