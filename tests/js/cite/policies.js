// The real policy as the citation page gets it, made from the sources by the build's own code.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { placesOf } from "../../../docs/app/cite/data.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PROGRAM = `
from pathlib import Path
from scripts.policy_source.load import load_policies
from scripts.sitegen.cite_data import index_json
print(index_json(load_policies(Path(".")), "zh"))
`;

/** @returns {{policy: import("../../../docs/app/cite/data.js").Policy, places: Map<string, import("../../../docs/app/cite/data.js").Place>}[]} */
export function known() {
  const text = execFileSync(`${ROOT}.venv/bin/python`, ["-c", PROGRAM], { cwd: ROOT, encoding: "utf-8", maxBuffer: 1e8 });
  return JSON.parse(text).policies.map((/** @type {import("../../../docs/app/cite/data.js").Policy} */ policy) => ({ policy, places: placesOf(policy) }));
}
