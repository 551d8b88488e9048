/**
 * A sheet done in Firefox by keyboard alone: `node firefox.mjs`, with the plan as JSON on standard input.
 *
 * The plan is {firefox, url, questions: [{id, type, response, check, says}], chinese: the same of one question}.
 * Ends with status 0 where everything held; else the first thing that did not is told. Which answers are right is
 * the caller's knowledge.
 */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const require = createRequire(new URL("../../frontend/package.json", import.meta.url));
const { launch } = require("puppeteer-core");
const plan = JSON.parse(await text(process.stdin));
const browser = await launch({ browser: "firefox", executablePath: plan.firefox, headless: true });
const page = await browser.newPage();
const { keyboard } = page;

/** What holds wherever the focus goes: it is on something, in sight, not covered, and drawn. */
function findFault() {
  const now = document.activeElement;
  if (!now || now === document.body) return "the focus is lost";
  if (!now.closest("form.onr-question")) return ""; // the theme's own, which is theirs to mend
  const shown = [now, now.closest("label")].filter((e) => e && e.checkVisibility({ opacityProperty: true }));
  const drawn = shown.some((e) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(e);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  });
  const within = (at, size, end) => Math.max(0, Math.min(at + Math.min(size / 2, 20), end - 1));
  const seen = [...shown.at(-1).getClientRects()].some(({ left, top, right, bottom, width, height }) => {
    if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) return false;
    const over = document.elementFromPoint(within(left, width, innerWidth), within(top, height, innerHeight));
    return over && shown.some((e) => e.contains(over) || over.contains(e));
  });
  return drawn && seen ? "" : `${seen ? "no focus is drawn on" : "out of sight or covered:"} ${now.outerHTML.slice(0, 160)}`;
}

async function press(key) {
  await keyboard.press(key);
  await see(`after ${key}`);
}

/** The page may take a moment to scroll to what has the focus. */
async function see(when) {
  const end = Date.now() + 1500;
  let fault = await page.evaluate(findFault);
  while (fault && Date.now() < end) fault = await page.evaluate(findFault);
  assert.equal(fault, "", when);
}

/** Where the focus stands to the first element that `selector` finds: there, or which key leads nearer. */
function findWay(selector) {
  const now = document.activeElement;
  const wanted = document.querySelector(selector);
  if (now === wanted) return "there";
  if (now.type === "radio" && now.name === wanted.name && now.form === wanted.form) return "ArrowDown";
  return now.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift" : "Tab";
}

async function reach(selector) {
  for (let n = 0; n < 1500; n++) {
    const way = await page.evaluate(findWay, selector);
    if (way === "there") return;
    if (way === "Shift") await keyboard.down("Shift");
    await press(way === "Shift" ? "Tab" : way);
    if (way === "Shift") await keyboard.up("Shift");
  }
  assert.fail(`no way by keyboard to ${selector}`);
}

const read = (selector, name) => page.$eval(selector, (e, name) => e[name], name);

async function tick(selector) {
  await reach(selector);
  if (!(await read(selector, "checked"))) await press(" ");
}

async function select(selector, value) {
  await reach(selector);
  const options = await page.$$eval(`${selector} option`, (all) => all.map((option) => option.value));
  const steps = options.indexOf(value) - options.indexOf(await read(selector, "value"));
  for (let n = 0; n < Math.abs(steps); n++) await press(steps > 0 ? "ArrowDown" : "ArrowUp");
  assert.equal(await read(selector, "value"), value, selector);
}

async function write(selector, words) {
  await reach(selector);
  await keyboard.type(words);
}

async function pick(form, parts) {
  for (const [name, value] of Object.entries(parts)) await tick(`${form} input[name="${name}"][value="${value}"]`);
}

/** One item after the other comes to its place by its button Up. */
async function sort(form, wanted) {
  const now = () => page.$$eval(`${form} .onr-order > li`, (all) => all.map((item) => item.dataset.part));
  for (const [place, id] of wanted.entries()) {
    const up = `${form} li[data-part="${id}"] button`;
    for (let at = (await now()).indexOf(id); at > place; at--) {
      await reach(up);
      await press(" ");
    }
  }
  assert.deepEqual((await now()).slice(0, wanted.length), wanted); // what belongs nowhere stands behind
}

async function chain(form, { links, slots }) {
  for (const [n, link] of links.entries()) {
    const field = (name) => `${form} select[name="link${n}.${name}"]`;
    if (!(await page.$eval(field("start"), (e) => e.checkVisibility()))) {
      await reach(`${form} .onr-add`);
      await press("Enter");
    }
    const [start, relation, target] = link.split(" ");
    for (const [name, value] of Object.entries({ start, relation, target })) await select(field(name), value);
  }
  await pick(form, slots);
}

const FILL = {
  choice: async (form, value) => {
    for (const one of [value].flat()) await pick(form, { choice: one });
  },
  hottext: async (form, values) => {
    for (const one of values) await pick(form, { token: one });
  },
  match: async (form, parts) => {
    for (const [part, value] of Object.entries(parts)) await select(`${form} select[name="${part}"]`, value);
  },
  order: sort,
  compare: pick,
  trace: chain,
  textEntry: (form, words) => write(`${form} [name="text"]`, words),
  extendedText: (form, { text }) => write(`${form} [name="text"]`, text),
};

async function answer({ id, type, response, check, says }) {
  const form = `form[data-question="${id}"]`;
  await FILL[type](form, response);
  const place = await page.$$eval(`${form} button`, (all, name) => {
    const button = all.find((one) => one.checkVisibility() && one.textContent === name);
    return button && (button.dataset.wanted = name);
  }, check);
  await reach(`${form} button[data-wanted="${place}"]`);
  await press("Enter");
  const said = `${form} .onr-status[role="status"]`;
  await page.waitForFunction((said, says) => new RegExp(says).test(document.querySelector(said).textContent), {}, said, says);
  await see(`after the verdict on ${id}`);
}

const responses = () =>
  page.evaluate((ids) => ids.map((id) => {
    const form = document.querySelector(`form[data-question="${id}"]`);
    return [id, [...new FormData(form)].join()];
  }), plan.questions.map(({ id }) => id));

async function inEnglish() {
  for (const question of plan.questions) await answer(question);
  const before = await responses();
  assert(before.every(([, response]) => response !== ""), "something was not answered");
  await page.reload();
  assert.deepEqual(await responses(), before);
}

async function inChinese() {
  await reach(".onr-language");
  await Promise.all([page.waitForNavigation(), keyboard.press("Enter")]);
  await page.waitForSelector("html[data-language=zh] .onr-foot button");
  await answer(plan.chinese);
  assert.equal(await page.$eval(`form[data-question="${plan.chinese.id}"] .onr-status`, (e) => e.lang), "zh-CN");
}

try {
  await page.setViewport({ width: 1280, height: 900 });
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(plan.url);
  await page.waitForSelector(".onr-foot button");
  await inEnglish();
  await inChinese();
  assert.deepEqual(errors, []);
} finally {
  await browser.close();
}
