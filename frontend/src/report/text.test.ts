import assert from "node:assert/strict";
import { test } from "node:test";
import { reportAddress, reportText } from "./text.ts";

const problem = { id: "national-2014/who-registers", hash: "abc", book: "0.1.0", hasKey: true, response: { a: "b & c" } };

test("a report names the question, its structure, the book and the response", () => {
  assert.equal(
    reportText(problem, "What is wrong:"),
    'What is wrong:\n\n\nQuestion: national-2014/who-registers\nContent hash: abc\nBook: 0.1.0, with a key\nResponse: {"a":"b & c"}\n',
  );
  assert.ok(reportText({ ...problem, response: "x".repeat(9000) }, "").length < 1500);
});

test("it opens as an issue or as a mail", () => {
  assert.equal(reportAddress("https://example.org/issues/new", "A b", "c\nd&e"), "https://example.org/issues/new?title=A%20b&body=c%0Ad%26e");
  assert.equal(reportAddress("https://example.org/new?labels=x", "A", "b"), "https://example.org/new?labels=x&title=A&body=b");
  assert.equal(reportAddress("mailto:a@example.org", "A", "b\nc"), "mailto:a@example.org?subject=A&body=b%0D%0Ac");
});
