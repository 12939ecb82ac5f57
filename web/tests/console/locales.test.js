import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { ENGLISH } from "../../console/locales/en.js";
import { SPANISH } from "../../console/locales/es.js";
import { currentLanguage, setLanguage, text } from "../../console/locales/text.js";
import { day, moment, waited } from "../../console/locales/times.js";
import { at, NOON } from "./fixtures.js";

process.env.TZ = "Europe/Madrid"; // a day ends where the agent is

const marks = (words) => words.match(/\{\w+\}/g)?.sort() ?? [];

describe("The languages", () => {
  afterEach(() => setLanguage("es"));

  it("have the same texts with the same values in them", () => {
    assert.deepEqual(Object.keys(SPANISH), Object.keys(ENGLISH));
    for (const [key, words] of Object.entries(SPANISH)) assert.deepEqual(marks(words), marks(ENGLISH[key]), key);
  });

  it("are Spanish unless another is asked for that there is", () => {
    setLanguage("en");
    assert.deepEqual([currentLanguage(), text("logout")], ["en", ENGLISH.logout]);
    setLanguage("tlh");
    assert.deepEqual([currentLanguage(), text("logout")], ["es", SPANISH.logout]);
  });

  it("take a value as it is, whatever it looks like", () => {
    assert.equal(
      text("new_chat", { name: "{name} $&" }),
      SPANISH.new_chat.replace("{name}", () => "{name} $&"),
    );
  });
});

describe("A time", () => {
  beforeEach((t) => t.mock.timers.enable({ apis: ["Date"], now: NOON }));

  it("is the hour today, the weekday this week, else the date", () => {
    const DAY = 86_400;
    assert.match(moment(at(-60)), /^\d{2}:59$/);
    assert.equal(moment(at(-2 * DAY)), "lun");
    assert.equal(moment(at(-10 * DAY)), "22 feb");
  });

  it("names the year where it is another", () => {
    assert.match(day(at(0)), /de marzo$/);
    assert.match(day(at(-400 * 86_400)), /de enero de 2025$/);
    assert.match(moment(at(-400 * 86_400)), /ene 2025$/);
  });

  it("that somebody has waited is in minutes and seconds, and in hours from the first on", () => {
    const shown = (seconds) => waited(at(-seconds)).words.replace(/^\D*/, "");
    assert.deepEqual([0, 42, 725, 3_600, 3_800].map(shown), ["0:00", "0:42", "12:05", "1:00:00", "1:03:20"]);
    assert.equal(shown(-5), "0:00", "a clock that is ahead");
    assert.equal(waited(at(-42)).seconds, 42);
  });
});
