import assert from "node:assert/strict";
import { test } from "node:test";
import { addresses, isLive, isSaved } from "./addresses.ts";

const SCOPE = "https://x.org/book/";

for (const [url, saved] of [
  [`${SCOPE}index.html`, true],
  [`${SCOPE}exercises/national-2014.html?q=1#a`, true],
  [`${SCOPE}keys/national-2014.js`, false], // never: a folder that is taken away must be gone
  [`${SCOPE}lite/notebooks/index.html?path=a.ipynb`, false], // a worker of its own
  [`${SCOPE}banks/keys/x.js`, true],
  ["https://x.org/other/index.html", false],
] as const) {
  test(`${url} is ${saved ? "" : "not "}answered from the saved copy`, () => assert.equal(isSaved(url, SCOPE), saved));
}

for (const [url, live] of [
  [`${SCOPE}live/0a1b/lab.zip`, true],
  [`${SCOPE}book/live/page.html`, false],
  ["https://x.org/live/lab.zip", false],
] as const) {
  test(`${url} is ${live ? "" : "not "}the labs' Python`, () => assert.equal(isLive(url, SCOPE), live));
}

for (const [url, first] of [
  [`${SCOPE}_static/onrecord.js?v=1f`, `${SCOPE}_static/onrecord.js`],
  [SCOPE, `${SCOPE}index.html`],
  [`${SCOPE}search.html?q=备案#x`, `${SCOPE}search.html`],
] as const) {
  test(`${url} means ${first}`, () => assert.equal(addresses(url)[0], first));
}

test("a page without its ending is found under it", () => {
  assert.ok(addresses(`${SCOPE}book/compare`).includes(`${SCOPE}book/compare.html`));
});
