/**
 * A lab run in Firefox by keyboard: `node firefox-lab.mjs`, with {firefox, url, checks: [[cell, words], ...]} as JSON on
 * standard input. Ends with status 0 where every cell showed its words; else the first thing that did not is told.
 */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const require = createRequire(new URL("../../frontend/package.json", import.meta.url));
const { launch } = require("puppeteer-core");
const plan = JSON.parse(await text(process.stdin));
const browser = await launch({ browser: "firefox", executablePath: plan.firefox, headless: true });
const page = await browser.newPage();
const WAITS = { timeout: 60_000 };
const said = (words) =>
  page.waitForFunction((words) => document.querySelector(".onr-lab-bar [role=status]")?.textContent.includes(words), WAITS, words);
const shows = (cell, words) =>
  page.waitForFunction(
    (n, words) => document.querySelectorAll(".cell")[n - 1].querySelector(".onr-lab-output")?.textContent.includes(words),
    WAITS, cell, words,
  );

try {
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(plan.url);
  await page.waitForSelector(".onr-lab-bar button");
  await page.focus(".onr-lab-bar button");
  await page.keyboard.press("Enter");
  await said("All cells ran");
  for (const [cell, words] of plan.checks) await shows(cell, words);
  await page.focus(".onr-lab-output select");
  await page.keyboard.press("ArrowDown");
  await shows(2, "platforms: 7 norms");
  await page.focus(".onr-lab-output .noUi-handle");
  await page.keyboard.press("ArrowRight");
  await shows(2, "at least 2");
  await page.evaluate(() => [...document.querySelectorAll(".onr-lab-output button")].find((it) => it.textContent.startsWith("count")).focus());
  await page.keyboard.press("Enter");
  await shows(3, "count 2, squared 4");
  await page.focus(".cell .cm-content");
  await page.keyboard.type("b = 1 # ");
  await page.keyboard.down("Shift");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Shift");
  await said("Cell 1 ran");
  assert.deepEqual(errors, []);
} finally {
  await browser.close();
}
