// The licenses of the packages that went into bundles, as their own files have them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One text for all packages that esbuild's metafiles name, each once. */
export function licenses(folder, metafiles) {
  const paths = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const names = new Set(paths.flatMap((path) => path.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []));
  return [...names].sort().map((name) => told(join(folder, "node_modules", name))).join("\n\n");
}

function told(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const own = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  const text = own ? readFileSync(join(folder, own), "utf8").trim() : "";
  return `${name} ${version}, ${author?.name ?? author ?? ""} (${license})\n\n${text}`.trim();
}
