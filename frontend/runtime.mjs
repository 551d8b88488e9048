// Compiles zips of Python files with the Python that will run them: node runtime.mjs BEFORE AFTER OPTIMIZE ...
import { readFileSync, writeFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const python = await loadPyodide();
python.FS.writeFile("/home/pyodide/bytecode.py", readFileSync(new URL("bytecode.py", import.meta.url)));
const { compile_zip } = python.pyimport("bytecode");
for (let rest = process.argv.slice(2); rest.length; rest = rest.slice(3)) {
  const [before, after, optimize] = rest;
  python.FS.writeFile("/before.zip", readFileSync(before));
  compile_zip("/before.zip", "/after.zip", Number(optimize));
  writeFileSync(after, python.FS.readFile("/after.zip"));
}
