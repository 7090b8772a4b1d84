// The usual way to run a Python package in a page: Pyodide on the main thread, micropip, the wheel, an estimate.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const python = await loadPyodide({ indexURL: new URL("pyodide/", import.meta.url).href });
await python.loadPackage(["micropip", "packaging"]);
await python.pyimport("micropip").install(new URL("WHEEL", import.meta.url).href);
python.globals.set("claims", CLAIMS);
const total = python.runPython(`
import json, pathlib, yuyao_policy
from yuyao_policy.browser import estimate_json, load
load((pathlib.Path(yuyao_policy.__file__).parent / "data/POLICY.json").read_text("utf-8"))
sum(json.loads(estimate_json(claim))["totals"][0]["headline"] for claim in claims)
`);
document.querySelector("#figure").textContent = String(total);
