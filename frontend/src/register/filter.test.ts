import assert from "node:assert/strict";
import { test } from "node:test";
import { fits, isChoice, readChoice, writeChoice, type Facets } from "./filter.ts";

const facets: Facets = {
  bearer: { label: "Who", values: { provider: "Provider", user: "User" } },
  kind: { label: "Kind", values: { obligation: "Obligation" } },
};

test("a choice goes into the address and comes back", () => {
  const choice = { bearer: "user", kind: "obligation" };
  assert.equal(writeChoice(choice), "#bearer=user&kind=obligation");
  assert.deepEqual(readChoice(writeChoice(choice), facets), choice);
  assert.equal(writeChoice({}), "");
});

test("what an address names and nobody knows is left out", () => {
  assert.deepEqual(readChoice("#bearer=toString&colour=red&kind=obligation", facets), { kind: "obligation" });
  assert.deepEqual(readChoice("#norm-national-2014-filing", facets), {});
});

test("a norm fits when each chosen value is among its own", () => {
  const norm = { bearer: "provider user", kind: "obligation" };
  for (const [choice, expected] of [
    [{}, true],
    [{ bearer: "user" }, true],
    [{ bearer: "use" }, false],
    [{ bearer: "provider", kind: "power" }, false],
    [{ deadline: "term" }, false],
  ] as const) {
    assert.equal(fits(norm, choice), expected, JSON.stringify(choice));
  }
});

test("a link to a row is no choice of filters", () => {
  assert.deepEqual(["", "#kind=soft", "#norm-x"].map(isChoice), [true, true, false]);
});
