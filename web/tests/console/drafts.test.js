import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cleaned, Drafts, lengthOf } from "../../console/store/drafts.js";

describe("What is sent of what was written", () => {
  for (const [what, written, sent] of [
    ["Word's line break", "uno\u000bdos", "uno\ndos"],
    ["a page break", "uno\u000cdos", "uno\ndos"],
    ["line breaks of Windows and of old Macs", "uno\r\ndos\rtres", "uno\ndos\ntres"],
    ["Unicode's line breaks", "uno\u0085dos\u2028tres\u2029cuatro", "uno\ndos\ntres\ncuatro"],
    ["bells, escapes and nulls", "u\u0007n\u001bo\u0000\u009f", "uno"],
    ["a tab and a line", "\tuno\n\n dos ", "uno\n\n dos"],
    ["half an emoji", "uno\ud83d", "uno\ufffd"],
    ["what joins an emoji, and accents", "👩‍💻 ñandú", "👩‍💻 ñandú"],
    ["nothing that shows", " \u0007\n ", ""],
  ])
    it(`of ${what}`, () => assert.equal(cleaned(written), sent));

  it("is counted as the API counts: emoji as their characters, without what is cut off", () => {
    assert.deepEqual(["👋", "  a ", "\u0007", "👩‍💻"].map(lengthOf), [1, 1, 0, 3]);
  });
});

describe("A text that the API gives back", () => {
  it("stands before what was begun since, with the reason, until it is changed", () => {
    const drafts = new Drafts("agent-1");
    drafts.keep("a", "dos");
    drafts.giveBack("a", "uno", "Máximo 2 caracteres");
    assert.deepEqual([drafts.of("a"), drafts.refusalOf("a")], ["uno\ndos", "Máximo 2 caracteres"]);
    assert.deepEqual([drafts.takeReturned("a"), drafts.takeReturned("a"), drafts.takeReturned("b")], [true, false, false]);
    drafts.keep("a", "u");
    assert.equal(drafts.refusalOf("a"), null);
  });
});
