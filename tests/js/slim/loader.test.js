// The loader loses only what nothing names, and every shape that is not understood is refused.

import assert from "node:assert/strict";
import { test } from "node:test";
import { basesOf, slimLoader } from "../../../scripts/runtime/node/slim/loader.mjs";

const FILLER = Array.from({ length: 1000 }, (_, n) => `var filler${n}=${n};`).join("");
const TABLE = "var wasmImports={puts:_puts,gets:_gets};";
const CONVERSIONS = `function applySignatureConversions(wasmExports){var makeWrapper_p=f=>()=>f()>>>0;
  wasmExports["malloc"]=makeWrapper_p(wasmExports["malloc"]);wasmExports["sbrk"]=makeWrapper_p(wasmExports["sbrk"]);return wasmExports}`;
const BODY = `var Module=moduleArg;
  var ___memory_base=new WebAssembly.Global({value:"i32",mutable:false},1024);
  var ___table_base=new WebAssembly.Global({value:"i32",mutable:false},1);
  function helper(){return 1}
  function unused(){return helper()+2}
  function _puts(){return helper()} _puts.sig="i";
  function _gets(){return unused()} _gets.sig="i";
  var _malloc=Module["_malloc"]=wasmExports["malloc"],_sbrk=Module["_sbrk"]=wasmExports["sbrk"];
  var _free=Module["_free"]=wasmExports["free"];
  function hidden(){return 3} Module["hidden"]=hidden;
  function reached(){return _free} Module["reached"]=reached;
  var shown=tell(),idle=[{deep:[1,-2]}];
  ${TABLE} ${CONVERSIONS}
  wasmExports=applySignatureConversions(wasmExports); _malloc(wasmImports,shown);`;
const AROUND = "export const load = (api) => api.reached();";

/** @param {(body: string) => string} [changed] */
const loader = (changed = (body) => body) => `var create=(()=>{return(async function(moduleArg={}){${changed(BODY)}${FILLER}return Module})})();`;
/** @param {string} source @param {Set<string> | null} [imports] */
const slim = (source, imports = new Set(["puts"])) => slimLoader(source, AROUND, imports);
/** @param {string} text @param {string} name */
const declares = (text, name) => new RegExp(`\\b(function ${name}\\(|${name}=)`).test(text);

test("what is named stays, with what it names; the rest goes", () => {
  const { output, exports } = slim(loader());
  for (const name of ["helper", "_puts", "_malloc", "reached", "_free", "shown"]) assert.ok(declares(output, name), name);
  for (const name of ["unused", "_gets", "hidden", "_sbrk", "idle", "filler7"]) assert.ok(!declares(output, name), name);
  assert.match(output, /wasmImports=\{puts:_puts\}/);
  assert.match(output, /_puts\.sig="i"/);
  assert.doesNotMatch(output, /_gets|sbrk/);
  assert.ok(exports.has("malloc") && exports.has("free") && exports.has("__wasm_call_ctors") && !exports.has("sbrk"));
});

test("with all imports, what they call stays", () => {
  const { output } = slim(loader(), null);
  assert.ok(declares(output, "_gets") && declares(output, "unused"));
});

test("a name in a text counts as used: it may be looked up by it", () => {
  assert.ok(declares(slim(loader((body) => `${body} Module["hid"+"den"];tell("hidden");`)).output, "hidden"));
});

test("what is left is a program, the same each time", () => {
  const { output } = slim(loader());
  assert.doesNotThrow(() => new Function(output));
  assert.equal(slim(loader()).output, output);
});

test("the bases are read from the loader", () => {
  assert.deepEqual(basesOf(loader()), { memory: 1024, table: 1 });
  assert.throws(() => basesOf(loader((body) => body.replace("1024", "somewhere"))), { name: "Unexpected", message: /0 constants ___memory_base/ });
});

/** @type {[name: string, source: string, message: RegExp][]} */
const REFUSED = [
  ["no factory", "var create=1;", /0 module factories/],
  ["two factories", loader() + loader(), /2 module factories/],
  ["no table of imports", loader((body) => body.replace(TABLE, "var wasmImports;var wasmImports;")), /2 declarations of wasmImports/],
  ["a computed import", loader((body) => body.replace("gets:_gets", "...others")), /an entry of wasmImports is no plain name/],
  ["no conversions", loader((body) => body.replace(/wasmExports\["(malloc|sbrk)"\]=makeWrapper_p\([^)]*\);/g, "")), /no conversion/],
];
for (const [name, source, message] of REFUSED) {
  test(`refused: ${name}`, () => assert.throws(() => slim(source), { name: "Unexpected", message }));
}
