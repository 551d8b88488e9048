// Compiles zips of Python files with the Python that will run them, as its standard input says in JSON:
// {compiler: bytecode.py, pyodide: its folder, jobs: [{after: path, befores: [[path, level], ...]}, ...]}
import { readFileSync, writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const { compiler, pyodide, jobs } = JSON.parse(await text(process.stdin));
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: pyodide });
python.FS.writeFile("/home/pyodide/bytecode.py", readFileSync(compiler));
const { compile_zips } = python.pyimport("bytecode");
const inside = new Map();
for (const { after, befores } of jobs) {
  for (const [path] of befores) {
    if (inside.has(path)) continue;
    inside.set(path, `/${inside.size}.zip`);
    python.FS.writeFile(inside.get(path), readFileSync(path));
  }
  compile_zips("/after.zip", ...befores.map(([path, level]) => python.toPy([inside.get(path), level])));
  writeFileSync(after, python.FS.readFile("/after.zip"));
}
