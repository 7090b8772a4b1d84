// The loader without what nobody uses: mark and sweep over the statements of Emscripten's module factory.
//
// The factory is one function of some thousand statements: runtime functions, bindings of the exports that C code or a
// compiled wheel might want, and roots that run. A declaration is left out when no statement that stays names it. Names
// are compared as text, without regard to scope or object: that keeps too much, never too little.
import * as acorn from "acorn";
import { Unexpected, expect } from "./unexpected.mjs";

const LOADER = "pyodide.asm.js";
const IMPORTS = "wasmImports";                    // the object with what the WebAssembly imports
const CONVERSIONS = "applySignatureConversions";  // wraps exports that return pointers, by name
const MOST_TEXT = 80;                             // a longer literal is no name

// Exports that are called by other ways than by a name in the factory: the start, main, and Python's command line, which
// the tests in Pyodide's virtual environment use (python.mjs; 60 bytes).
const CALLED = ["__wasm_apply_data_relocs", "__wasm_call_ctors", "main", "__main_argc_argv", "run_main"];
const PLAIN = new Set(["FunctionExpression", "ArrowFunctionExpression", "Identifier", "Literal"]);

/**
 * @typedef {acorn.Node & Record<string, any>} Node
 * @typedef {object} Unit - a statement of the factory, or one variable of it
 * @property {"declaration" | "alias" | "attribute" | "root"} kind - alias: Module.name = name; attribute: name.sig = …
 * @property {Node} statement
 * @property {Node} node - what is written when it stays
 * @property {string | null} name - that it declares
 * @property {string[]} members - of Module, that it sets
 * @property {string} [of] - attribute: the name that has it
 * @property {Uses} uses
 *
 * @typedef {{names: Set<string>, members: Set<string>, exports: Set<string>}} Uses - of a piece of source: identifiers,
 *   names of members of whatever object (and short texts, which may be such names), members of wasmExports
 */

/**
 * @param {string} source - pyodide.asm.js
 * @param {string} around - pyodide.mjs, which uses the module from outside
 * @param {Set<string> | null} imports - what the WebAssembly still imports; null: all
 * @returns {{output: string, exports: Set<string>, counts: Record<string, number>}} exports: that the WebAssembly must keep
 */
export function slimLoader(source, around, imports) {
  const statements = factory(acorn.parse(source, { ecmaVersion: 2022, sourceType: "script" }));
  const units = statements.flatMap(divided);
  const table = declared(units, IMPORTS), conversions = declared(units, CONVERSIONS);
  const text = (/** @type {Node} */ node) => source.slice(node.start, node.end);

  const entries = expectAll(table.node.init?.properties, (entry) => entry.type === "Property" && entry.value.type === "Identifier",
    "an entry of wasmImports is no plain name");
  const kept = entries.filter(({ key }) => !imports || imports.has(key.name ?? key.value));
  table.kind = "root";
  table.uses = { names: new Set(kept.map(({ value }) => value.name)), members: new Set(), exports: new Set() };
  const wrappers = conversionsOf(conversions.node);
  conversions.uses = { names: new Set(), members: new Set(), exports: new Set() };

  const outside = new Set(around.match(/[A-Za-z_$][\w$]*/g));
  for (const name of CALLED) outside.add(`_${name}`);
  const live = marked(units, outside);

  const exports = new Set(CALLED);
  for (const unit of live) {
    for (const name of unit.uses.exports) exports.add(name);
    for (const name of unit.uses.members) exports.add(name);
  }
  const written = new Map();
  for (const unit of live) {
    const part =
      unit === table ? `${IMPORTS}={${kept.map(text).join(",")}}`
      : unit === conversions ? without(source, unit.node, wrappers.filter(({ name }) => !exports.has(name)).map(({ node }) => node))
      : text(unit.node);
    written.set(unit.statement, [...(written.get(unit.statement) ?? []), part]);
  }
  let output = "", at = 0;
  for (const statement of statements) {
    output += source.slice(at, statement.start);
    at = statement.end;
    const parts = written.get(statement);
    if (parts) output += statement.type === "VariableDeclaration" ? `${statement.kind} ${parts.join(",")};` : parts[0];
  }
  output += source.slice(at);
  return { output, exports, counts: { units: units.length, unitsKept: live.size, imports: entries.length, importsKept: kept.length } };
}

/**
 * Where the loader puts the WebAssembly in memory and table.
 *
 * @param {string} source - pyodide.asm.js
 * @returns {import("./wasm.mjs").Bases}
 */
export function basesOf(source) {
  const [memory, table] = ["___memory_base", "___table_base"].map((name) => {
    const found = [...source.matchAll(new RegExp(`\\b${name}=new WebAssembly\\.Global\\({value:"i32",mutable:false},(\\d+)\\)`, "g"))];
    if (found.length !== 1) throw new Unexpected(LOADER, `${found.length} constants ${name}, not 1`);
    return Number(found[0][1]);
  });
  return { memory, table };
}

/** The statements of the one big asynchronous function. @param {Node} program @returns {Node[]} */
function factory(program) {
  /** @type {Node[]} */
  const found = [];
  walk(program, (node) => {
    if (node.type !== "FunctionExpression" || !node.async || node.body.body.length < 1000) return true;
    found.push(node);
    return false;
  });
  if (found.length !== 1 || found[0].params.length !== 1) throw new Unexpected(LOADER, `${found.length} module factories, not 1`);
  return found[0].body.body;
}

/** @param {Node} statement @returns {Unit[]} */
function divided(statement) {
  const unit = (/** @type {Partial<Unit>} */ rest) =>
    /** @type {Unit} */ ({ kind: "root", statement, node: statement, name: null, members: [], uses: uses(statement), ...rest });
  if (statement.type === "FunctionDeclaration") return [unit({ kind: "declaration", name: statement.id.name })];
  if (statement.type === "VariableDeclaration") {
    return statement.declarations.map((/** @type {Node} */ node) => {
      const name = node.id.type === "Identifier" ? node.id.name : null;
      const members = [];
      let value = node.init;
      for (; value?.type === "AssignmentExpression" && memberOf("Module", value.left); value = value.right) members.push(memberOf("Module", value.left));
      const idle = name !== null && (memberOf("wasmExports", value) || still(value));
      return unit({ kind: idle ? "declaration" : "root", node, name, members: idle ? members : [], uses: uses(idle && value ? value : node) });
    });
  }
  const set = statement.type === "ExpressionStatement" && statement.expression.type === "AssignmentExpression" ? statement.expression : null;
  const member = set && memberOf("Module", set.left);
  if (member && set.right.type === "Identifier") return [unit({ kind: "alias", members: [member], uses: uses(set.right) })];
  if (set?.left.type === "MemberExpression" && set.left.object.type === "Identifier" && ["sig", "isAsync"].includes(memberName(set.left) ?? "") && still(set.right)) {
    return [unit({ kind: "attribute", of: set.left.object.name })];
  }
  return [unit({})];
}

/** Whether an expression, evaluated or not, changes nothing: a value, a function, a fresh collection of such. @param {Node | null} [node] @returns {boolean} */
function still(node) {
  if (!node || PLAIN.has(node.type)) return true;
  if (node.type === "UnaryExpression") return still(node.argument);
  if (node.type === "ArrayExpression") return node.elements.every(still);
  if (node.type === "ObjectExpression") return node.properties.every((/** @type {Node} */ p) => p.type === "Property" && !p.computed && still(p.value));
  return node.type === "NewExpression" && ["Map", "Set"].includes(node.callee.name) && node.arguments.length === 0;
}

/** @param {Unit[]} units @param {Set<string>} outside - names that are used from outside @returns {Set<Unit>} */
function marked(units, outside) {
  const byName = grouped(units, (unit) => (unit.name ? [unit.name] : []));
  const byMember = grouped(units, (unit) => unit.members);
  const byOwner = grouped(units, (unit) => (unit.of ? [unit.of] : []));
  /** @type {Set<Unit>} */
  const live = new Set();
  const waiting = [...units.filter(({ kind }) => kind === "root"), ...[...outside].flatMap((name) => byMember.get(name) ?? [])];
  for (let unit = waiting.pop(); unit; unit = waiting.pop()) {
    if (live.has(unit)) continue;
    live.add(unit);
    if (unit.name) waiting.push(...(byOwner.get(unit.name) ?? []));
    for (const name of unit.uses.names) waiting.push(...(byName.get(name) ?? []));
    for (const name of unit.uses.members) waiting.push(...(byMember.get(name) ?? []));
  }
  return live;
}

/** @param {Node} root @returns {Uses} */
function uses(root) {
  /** @type {Uses} */
  const found = { names: new Set(), members: new Set(), exports: new Set() };
  walk(root, (node, parent, key) => {
    if (node.type === "Identifier") {
      const member = (parent?.type === "MemberExpression" && key === "property") || (parent?.type === "Property" && key === "key");
      if (member && !parent.computed) found.members.add(node.name);
      if (!member || parent.computed || parent.shorthand) found.names.add(node.name);
    } else if (node.type === "Literal" && typeof node.value === "string" && node.value.length < MOST_TEXT) {
      found.members.add(node.value);
    } else if (node.type === "MemberExpression") {
      const name = memberOf("wasmExports", node);
      if (name) found.exports.add(name);
    }
    return true;
  });
  return found;
}

/** The statements wasmExports.name = makeWrapper_…(wasmExports.name) of that function. @param {Node} node */
function conversionsOf(node) {
  const found = [];
  for (const statement of node.body.body) {
    const set = statement.expression;
    const name = statement.type === "ExpressionStatement" && set.type === "AssignmentExpression" && memberOf("wasmExports", set.left);
    if (name && set.right.callee?.name?.startsWith("makeWrapper_") && memberOf("wasmExports", set.right.arguments[0]) === name) {
      found.push({ name, node: statement });
    }
  }
  if (!found.length) throw new Unexpected(LOADER, `no conversion in ${CONVERSIONS}`);
  return found;
}

/** @param {Unit[]} units @param {string} name */
function declared(units, name) {
  const found = units.filter((unit) => unit.name === name);
  if (found.length !== 1) throw new Unexpected(LOADER, `${found.length} declarations of ${name}, not 1`);
  return found[0];
}

/** The member's name when the node is `object.name` or `object["name"]`. @param {string} object @param {Node | null} [node] */
function memberOf(object, node) {
  return node?.type === "MemberExpression" && node.object.type === "Identifier" && node.object.name === object ? memberName(node) : null;
}

/** @param {Node} node @returns {string | null} */
function memberName(node) {
  if (!node.computed) return node.property.name;
  return node.property.type === "Literal" ? String(node.property.value) : null;
}

/** @param {string} source @param {Node} node @param {Node[]} parts - inside of it, in order, left out */
function without(source, node, parts) {
  let text = "", at = node.start;
  for (const part of parts) {
    text += source.slice(at, part.start);
    at = part.end;
  }
  return text + source.slice(at, node.end);
}

/** @param {Node[] | undefined} nodes @param {(node: Node) => boolean} holds @param {string} otherwise */
function expectAll(nodes, holds, otherwise) {
  return expect(nodes?.every(holds) && nodes, LOADER, otherwise);
}

/** @param {Unit[]} units @param {(unit: Unit) => string[]} keys @returns {Map<string, Unit[]>} */
function grouped(units, keys) {
  const found = new Map();
  for (const unit of units) for (const key of keys(unit)) found.set(key, [...(found.get(key) ?? []), unit]);
  return found;
}

/**
 * @param {Node} node
 * @param {(node: Node, parent: any, key: string) => boolean} visit - false: not below
 * @param {Node | null} [parent]
 * @param {string} [key]
 */
function walk(node, visit, parent = null, key = "") {
  if (!visit(node, parent, key)) return;
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === "string") walk(child, visit, node, name);
    }
  }
}
