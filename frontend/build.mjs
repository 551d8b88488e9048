// Bundles the page script, the notebook widget and the style into one folder: node build.mjs OUTDIR
import { build } from "esbuild";
import { dirname, join, resolve } from "node:path";
import { writeFileSync } from "node:fs";
import { licenses } from "./licenses.mjs";
import { missing } from "./src/words/missing.ts";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
if (!out) {
  console.error("Say where to write: node build.mjs OUTDIR");
  process.exit(2);
}

const lacking = missing();
if (lacking.length) {
  console.error(`words without a partner in the other language: ${lacking.join(", ")}; add them in src/words/`);
  process.exit(1);
}

const shared = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  target: ["chrome114", "firefox125", "safari17"], // the first of each with popover
};
const file = (name) => join(resolve(out), name);

await Promise.all([
  // A page opened from a folder cannot load a module script: hence a classic one.
  build({ ...shared, entryPoints: ["src/page.ts"], format: "iife", outfile: file("onrecord.js") }),
  build({ ...shared, entryPoints: ["src/translation/page.ts"], format: "iife", outfile: file("translation.js") }),
  build({ ...shared, entryPoints: ["src/register/page.ts"], format: "iife", outfile: file("register.js") }),
  build({ ...shared, entryPoints: ["src/practice/page.ts"], format: "iife", outfile: file("practice.js") }),
  build({ ...shared, entryPoints: ["src/assignment/maker.ts"], format: "iife", outfile: file("assign.js") }),
  build({ ...shared, entryPoints: ["src/assignment/page.ts"], format: "iife", outfile: file("assignment.js") }),
  build({ ...shared, entryPoints: ["src/summary/page.ts"], format: "iife", outfile: file("handed-in.js") }),
  build({
    ...shared,
    entryPoints: ["src/desk/page.ts"],
    format: "iife",
    outfile: file("desk.js"),
    banner: { js: "/* Contains fflate, Copyright (c) 2026 Arjun Barrett, under the MIT License. */" },
  }),
  build({ ...shared, entryPoints: ["src/answers/page.ts"], format: "iife", outfile: file("answers.js") }),
  build({ ...shared, entryPoints: ["src/words/zh.page.ts"], format: "iife", outfile: file("onrecord-zh.js") }),
  build({ ...shared, entryPoints: ["src/offline/page.ts"], format: "iife", outfile: file("offline.js") }),
  build({ ...shared, entryPoints: ["src/offline/worker.ts"], format: "iife", outfile: file("worker.js") }),
  build({ ...shared, entryPoints: ["src/widget.ts"], format: "esm", outfile: file("widget.js") }),
  build({ ...shared, entryPoints: ["src/lab/page.ts"], format: "iife", outfile: file("lab-page.js") }),
  build({ ...shared, entryPoints: ["src/lab/worker.ts"], format: "esm", outfile: file("lab-worker.js") }),
  build({ ...shared, entryPoints: ["src/styles/lab-page.css"], outfile: file("lab-page.css") }),
  build({ ...shared, entryPoints: ["src/styles/lab-live.css"], outfile: file("lab-live.css") }),
  build({ ...shared, entryPoints: ["src/styles/onrecord.css"], outfile: file("onrecord.css") }),
  build({ ...shared, entryPoints: ["src/styles/lab.css"], outfile: file("lab.css") }),
  build({ ...shared, entryPoints: ["src/styles/register.css"], outfile: file("register.css") }),
  build({ ...shared, entryPoints: ["src/styles/practice.css"], outfile: file("practice.css") }),
  build({ ...shared, entryPoints: ["src/styles/answers.css"], outfile: file("answers.css") }),
  build({ ...shared, entryPoints: ["src/styles/assign.css"], outfile: file("assign.css") }),
  build({ ...shared, entryPoints: ["src/styles/handed-in.css"], outfile: file("handed-in.css") }),
  build({ ...shared, entryPoints: ["src/styles/desk.css"], outfile: file("desk.css") }),
  build({ ...shared, entryPoints: ["src/styles/translation.css"], outfile: file("translation.css") }),
]);

const lent = { ...shared, format: "esm", metafile: true, banner: { js: "/* Licenses: lab-licenses.txt */" } };
const labs = await Promise.all([
  build({ ...lent, entryPoints: ["src/lab/live.ts"], outfile: file("lab-live.js") }),
  build({
    ...lent,
    entryPoints: ["src/lab/widgets.ts"],
    outfile: file("lab-widgets.js"),
    define: { define: "globalThis.onrecordDefine" }, // anywidget hands itself over by it (lab/define.ts)
    alias: {
      jquery: "jquery/dist/jquery.slim.min.js", // Backbone fetches nothing here
      "sanitize-html": "./src/lab/nothing.ts", // the manager has its own way (lab/widgets.ts)
    },
  }),
]);
writeFileSync(file("lab-licenses.txt"), licenses(here, labs.map(({ metafile }) => metafile)));
