// The WebAssembly without what nobody calls: fixed bases folded in, data relocated now instead of at every start.
//
// Pyodide's main module is linked as if it could lie anywhere in memory (it is the dynamic linker's main program), though
// its loader always puts it at the same place. Three things follow from that place, and all three are done here:
//   the two imported bases are constants; so are the globals that the start function sets to a base plus an offset;
//   so are the pointers inside the data, which __wasm_apply_data_relocs writes.
// Then only the exports that the loader uses are kept, and binaryen removes the functions that nothing reaches.
// What it gives up: a module without its exports can load no side module (a compiled wheel). The calculator has none.
import binaryen from "binaryen";
import { Unexpected, expect } from "./unexpected.mjs";

const WASM = "pyodide.asm.wasm";
const RELOCATIONS = "__wasm_apply_data_relocs";

// The instructions that the file uses beyond the first WebAssembly; a file that needs more is refused by binaryen.
const FEATURES = [
  "MVP", "BulkMemory", "BulkMemoryOpt", "ExceptionHandling", "Multivalue", "MutableGlobals", "NontrappingFPToInt",
  "ReferenceTypes", "SignExt",
];
const PASSES = [
  "propagate-globals-globally", "simplify-globals-optimizing", "precompute", "remove-unused-module-elements", "vacuum",
];

/**
 * @typedef {{memory: number, table: number}} Bases - where the loader puts the module
 * @typedef {{base: string, offset: number}} Address - a global's name, and what is added to it
 * @typedef {{at: number, value: number}} Pointer - offset in the data, and what is to stand there
 */

/**
 * @param {Uint8Array} input
 * @param {Set<string>} keep - names of exports; what the file does not export is passed over
 * @param {Bases} bases
 * @returns {{output: Uint8Array, imports: Set<string>, counts: Record<string, number>}} with the names still imported
 */
export function slimWasm(input, keep, bases) {
  const { relocations, globals, zeroed, late, memory, table } = read(input, bases);
  const patched = relocated(input, relocations, bases);
  const module = binaryen.readBinary(patched);
  module.setFeatures(FEATURES.reduce((all, name) => all | binaryen.Features[name], 0));

  const fill = module.memory.fill(module.i32.const(zeroed.offset + bases.memory), module.i32.const(0), module.i32.const(zeroed.size));
  emptied(module, binaryen.getFunctionInfo(module.getStart()).name, fill);
  const [pointer, source] = late;
  const store = module.i32.store(pointer + bases.memory, 4, module.i32.const(0), module.global.get(source, binaryen.i32));
  emptied(module, binaryen.getExportInfo(module.getExport(RELOCATIONS)).value, store);
  for (const [name, value] of [...globals, [memory, bases.memory], [table, bases.table]]) {
    module.removeGlobal(name);
    module.addGlobal(name, binaryen.i32, false, module.i32.const(value));
  }
  const exports = named(module);
  for (const name of exports) if (!keep.has(name)) module.removeExport(name);
  const functions = module.getNumFunctions();
  module.runPasses(PASSES);
  if (!module.validate()) throw new Unexpected(WASM, "is not valid after the passes");
  const output = module.emitBinary();
  const imports = new Set(WebAssembly.Module.imports(new WebAssembly.Module(output)).map(({ name }) => name));
  const counts = {
    exports: exports.length, exportsKept: named(module).length, functions, functionsKept: module.getNumFunctions(),
    relocations: relocations.length, globals: globals.size,
  };
  module.dispose();
  return { output, imports, counts };
}

/**
 * What the start function and the relocations would do. late is the one relocation that stays: its value is known only
 * when the loader runs (the end of the heap's base).
 *
 * @param {Uint8Array} input
 * @param {Bases} bases
 */
function read(input, bases) {
  const module = binaryen.readBinary(input);
  const imported = new Map();
  for (let n = 0; n < module.getNumGlobals(); n++) {
    const { name, module: from, base } = binaryen.getGlobalInfo(module.getGlobalByIndex(n));
    if (from) imported.set(`${from}.${base}`, name);
  }
  const memory = expect(imported.get("env.__memory_base"), WASM, "imports no memory base");
  const table = expect(imported.get("env.__table_base"), WASM, "imports no table base");
  const heap = expect(imported.get("GOT.mem.__heap_base"), WASM, "imports no heap base");
  const fixed = new Map([[memory, bases.memory], [table, bases.table]]);

  /** @type {Map<string, number>} */
  const globals = new Map();
  const [last, ...sets] = body(module.getStart()).reverse();
  const fill = expectKind(last, binaryen.MemoryFillId, "the start function does not end with zeros for what the data leaves out");
  const dest = address(fill.dest), size = expectKind(fill.size, binaryen.ConstId, "the zeros' size is no constant").value;
  const zero = expectKind(fill.value, binaryen.ConstId, "the zeros are no constant").value;
  if (dest.base !== memory || zero !== 0) throw new Unexpected(WASM, "the start function fills memory with something else than zeros");
  for (const child of sets) {
    const set = expectKind(child, binaryen.GlobalSetId, "the start function sets something else than a global");
    const { base, offset } = address(set.value);
    const start = expect(fixed.get(base), WASM, "the start function adds to something else than a base");
    if (globals.has(set.name)) throw new Unexpected(WASM, `the start function sets ${set.name} twice`);
    globals.set(set.name, start + offset);
  }

  /** @type {Pointer[]} */
  const relocations = [];
  const late = [];
  for (const child of body(module.getFunction(binaryen.getExportInfo(module.getExport(RELOCATIONS)).value))) {
    const store = expectKind(child, binaryen.StoreId, "a relocation is no store");
    if (store.bytes !== 4 || store.isAtomic) throw new Unexpected(WASM, "a relocation writes no 32-bit pointer");
    const target = address(store.ptr), { base, offset } = address(store.value);
    if (target.base !== memory) throw new Unexpected(WASM, "a relocation writes outside of the module's data");
    const at = target.offset + store.offset;
    const start = fixed.get(base);
    if (start !== undefined) relocations.push({ at, value: start + offset });
    else if (base === heap && offset === 0) late.push(at);
    else throw new Unexpected(WASM, `a relocation takes ${base}, which is no base`);
  }
  if (late.length !== 1) throw new Unexpected(WASM, `${late.length} pointers to the heap's base, not 1`);
  if (new Set(relocations.map(({ at }) => at)).size !== relocations.length) throw new Unexpected(WASM, "a pointer is written twice");
  module.dispose();
  return { relocations, globals, zeroed: { offset: dest.offset, size }, late: /** @type {[number, string]} */ ([late[0], heap]), memory, table };
}

/** The statements of a function without parameters, results and variables. @param {number} ref */
function body(ref) {
  const info = binaryen.getFunctionInfo(ref);
  if (info.params !== binaryen.none || info.results !== binaryen.none || info.vars.length) {
    throw new Unexpected(WASM, `function ${info.name} is more than a list of statements`);
  }
  return expectKind(info.body, binaryen.BlockId, `function ${info.name} is no block`).children;
}

/** @param {number} ref @param {number} kind @param {string} otherwise @returns {any} */
function expectKind(ref, kind, otherwise) {
  const info = binaryen.getExpressionInfo(ref);
  if (info.id !== kind) throw new Unexpected(WASM, otherwise);
  return info;
}

/** A global, plus or minus a constant. @param {number} ref @returns {Address} */
function address(ref) {
  const info = /** @type {any} */ (binaryen.getExpressionInfo(ref));
  if (info.id === binaryen.GlobalGetId) return { base: info.name, offset: 0 };
  const sign = info.op === binaryen.AddInt32 ? 1 : info.op === binaryen.SubInt32 ? -1 : 0;
  if (info.id !== binaryen.BinaryId || sign === 0) throw new Unexpected(WASM, "an address is no sum");
  const base = expectKind(info.left, binaryen.GlobalGetId, "an address does not begin with a global").name;
  return { base, offset: sign * expectKind(info.right, binaryen.ConstId, "an address adds no constant").value };
}

/**
 * A copy of the file whose data holds the pointers. The linker has left at each place the offset without its base: that
 * is compared, so that not one byte is written where no pointer was meant.
 *
 * @param {Uint8Array} input
 * @param {Pointer[]} relocations
 * @param {Bases} bases
 */
function relocated(input, relocations, bases) {
  const output = new Uint8Array(input);
  const { start, size } = dataSegment(output);
  const view = new DataView(output.buffer, start, size);
  for (const { at, value } of relocations) {
    if (at < 0 || at + 4 > size) throw new Unexpected(WASM, `a pointer lies outside of the data, at ${at}`);
    const left = view.getUint32(at, true);
    if (left !== value - bases.memory && left !== value - bases.table) {
      throw new Unexpected(WASM, `at ${at} lies ${left}, which is not ${value} without a base`);
    }
    view.setUint32(at, value, true);
  }
  return output;
}

/** Where the one data segment's bytes lie in the file: it starts at the imported memory base. @param {Uint8Array} file */
function dataSegment(file) {
  let at = 8;    // behind the magic number and the version
  const number = () => {
    for (let value = 0, scale = 1; ; scale *= 128) {
      const byte = file[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < file.length) {
    const section = file[at++], end = number() + at;
    if (section === 11) {
      const one = number() === 1 && number() === 0 && file[at++] === 0x23;    // one active segment, at a global's value
      number();
      if (!one || file[at++] !== 0x0b) throw new Unexpected(WASM, "its data is not one segment at the memory base");
      const size = number();
      if (at + size !== end) throw new Unexpected(WASM, "its data section holds more than the segment");
      return { start: at, size };
    }
    at = end;
  }
  throw new Unexpected(WASM, "has no data");
}

/** @param {binaryen.Module} module @param {string} name @param {number} statement - what is left of the function */
function emptied(module, name, statement) {
  module.removeFunction(name);
  module.addFunction(name, binaryen.none, binaryen.none, [], statement);
}

/** @param {binaryen.Module} module */
function named(module) {
  return Array.from({ length: module.getNumExports() }, (_, n) => binaryen.getExportInfo(module.getExportByIndex(n)).name);
}
