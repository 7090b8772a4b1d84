// The WebAssembly is cut to what is used, does the same as before, and every shape that is not understood is refused.

import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { slimWasm } from "../../../scripts/runtime/node/slim/wasm.mjs";

const BASES = { memory: 1024, table: 1 };
const KEEP = new Set(["answer", "pointer", "zero", "called", "__wasm_apply_data_relocs"]);

// Like the real file: two bases, a global that the start function sets, pointers in the data, a table, unused functions.
const PARTS = {
  imports: `(import "env" "memory" (memory $memory 1))
    (import "env" "__indirect_function_table" (table $table 4 funcref))
    (import "env" "__memory_base" (global $mb i32)) (import "env" "__table_base" (global $tb i32))
    (import "GOT.mem" "__heap_base" (global $heap (mut i32)))
    (import "env" "used" (func $used (result i32))) (import "env" "unused" (func $unused (result i32)))`,
  globals: "(global $address (mut i32) (i32.const 0)) (global $function (mut i32) (i32.const 0))",
  data: String.raw`(data (global.get $mb) "\00\00\00\00\0c\00\00\00\01\00\00\00\07\00\00\00")`,
  start: `(global.set $address (i32.add (global.get $mb) (i32.const 12)))
    (global.set $function (i32.add (global.get $tb) (i32.const 1)))
    (memory.fill (i32.add (global.get $mb) (i32.const 16)) (i32.const 0) (i32.const 8))`,
  relocations: `(i32.store offset=4 (global.get $mb) (i32.add (global.get $mb) (i32.const 12)))
    (i32.store (i32.add (global.get $mb) (i32.const 8)) (i32.add (global.get $tb) (i32.const 1)))
    (i32.store (i32.add (global.get $mb) (i32.const 0)) (global.get $heap))`,
  functions: `(elem (table $table) (global.get $tb) func $one $two)
    (func $one (result i32) (i32.const 41)) (func $two (result i32) (i32.const 42))
    (func (export "answer") (result i32) (i32.load (global.get $address)))
    (func (export "pointer") (result i32) (i32.load (i32.load (i32.add (global.get $mb) (i32.const 4)))))
    (func (export "zero") (result i32) (i32.add (call $used) (i32.load (i32.add (global.get $mb) (i32.const 16)))))
    (func (export "called") (result i32) (call_indirect $table (result i32) (i32.load (i32.add (global.get $mb) (i32.const 8)))))
    (func (export "nobody") (result i32) (call $unused))`,
};

/** @param {Partial<typeof PARTS>} [changed] */
function file(changed = {}) {
  const part = { ...PARTS, ...changed };
  const module = binaryen.parseText(`(module ${part.imports} ${part.globals} ${part.data}
    (start $start) (func $start (block ${part.start}))
    (func $relocations (export "__wasm_apply_data_relocs") (block ${part.relocations})) ${part.functions})`);
  const { MVP, BulkMemory, BulkMemoryOpt, MutableGlobals, ReferenceTypes } = binaryen.Features;
  module.setFeatures(MVP | BulkMemory | BulkMemoryOpt | MutableGlobals | ReferenceTypes);
  return module.emitBinary();
}

/** @param {Uint8Array} bytes */
function run(bytes) {
  const memory = new WebAssembly.Memory({ initial: 1 });
  new Uint8Array(memory.buffer).fill(9, 1040, 1048);    // where the start function writes zeros
  const global = (/** @type {number} */ value, mutable = false) => new WebAssembly.Global({ value: "i32", mutable }, value);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(/** @type {BufferSource} */ (bytes)), {
    env: {
      memory, __indirect_function_table: new WebAssembly.Table({ initial: 4, element: "anyfunc" }),
      __memory_base: global(1024), __table_base: global(1), used: () => 5, unused: () => 6,
    },
    "GOT.mem": { __heap_base: global(5000, true) },
  });
  const exports = /** @type {Record<string, () => number>} */ (instance.exports);
  exports.__wasm_apply_data_relocs();
  const heap = new DataView(memory.buffer).getInt32(1024, true);
  return { answers: ["answer", "pointer", "zero", "called"].map((name) => exports[name]()), heap, names: Object.keys(exports) };
}

test("the slim file answers as the whole one, without what nobody uses", () => {
  const before = run(file()), { output, imports, counts } = slimWasm(file(), KEEP, BASES), after = run(output);
  assert.deepEqual(before.answers, [7, 7, 5, 42]);
  assert.deepEqual(after.answers, before.answers);
  assert.equal(after.heap, 5000);
  assert.deepEqual(after.names.sort(), [...KEEP].sort());
  assert.ok(imports.has("used") && !imports.has("unused") && !imports.has("__memory_base"));
  assert.deepEqual([counts.relocations, counts.globals, counts.exports, counts.exportsKept], [2, 2, 6, 5]);
});

test("the same input gives the same bytes", () => {
  assert.deepEqual(slimWasm(file(), KEEP, BASES).output, slimWasm(file(), KEEP, BASES).output);
});

/** @type {[name: string, changed: Partial<typeof PARTS>, message: RegExp][]} */
const REFUSED = [
  ["a start function that calls", { start: `(drop (call $used)) ${PARTS.start}` }, /start function sets something else/],
  ["a start function that fills with no zeros", { start: PARTS.start.replace("(i32.const 0) (i32.const 8)", "(i32.const 1) (i32.const 8)") }, /fills memory with something else/],
  ["a start function without zeros", { start: PARTS.start.replace(/\(memory\.fill[^]*/, "") }, /does not end with zeros/],
  ["a global that is set twice", { start: `(global.set $address (i32.add (global.get $mb) (i32.const 8))) ${PARTS.start}` }, /sets .* twice/],
  ["a global computed otherwise", { start: PARTS.start.replace("(i32.add (global.get $tb)", "(i32.mul (global.get $tb)") }, /address is no sum/],
  ["a relocation of one byte", { relocations: PARTS.relocations.replace("i32.store offset=4", "i32.store8 offset=4") }, /no 32-bit pointer/],
  ["a relocation elsewhere", { relocations: PARTS.relocations.replace("offset=4 (global.get $mb)", "offset=4 (global.get $tb)") }, /outside of the module's data/],
  ["a relocation behind the data", { relocations: PARTS.relocations.replace("offset=4", "offset=400") }, /lies outside of the data, at 400/],
  ["a relocation over other bytes", { data: PARTS.data.replace(String.raw`\0c`, String.raw`\0d`) }, /at 4 lies 13/],
  ["two pointers at one place", { relocations: PARTS.relocations.replace("(i32.const 8)) (i32.add (global.get $tb) (i32.const 1))", "(i32.const 4)) (i32.add (global.get $mb) (i32.const 12))") }, /written twice/],
  ["two pointers to the heap", { relocations: `${PARTS.relocations} (i32.store offset=12 (global.get $mb) (global.get $heap))` }, /2 pointers to the heap's base/],
  ["two data segments", { data: `${PARTS.data} (data (i32.const 4000) "x")` }, /not one segment/],
  ["data at a fixed place", { data: PARTS.data.replace("(global.get $mb)", "(i32.const 1024)") }, /not one segment/],
  ["no memory base", { imports: PARTS.imports.replace("__memory_base", "base") }, /imports no memory base/],
];

for (const [name, changed, message] of REFUSED) {
  test(`refused: ${name}`, () => assert.throws(() => slimWasm(file(changed), KEEP, BASES), { name: "Unexpected", message }));
}
