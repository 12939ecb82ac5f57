import assert from "node:assert/strict";
import { test } from "node:test";
import { initialsOf } from "../../console/locales/names.js";

const NAMES = {
  "Aitana Ruiz": "AR",
  "Ana María de la Torre": "AT",
  juan: "J",
  "  José   Pérez ": "JP",
  "<b>Bob</b>": "B",
  "(Marc) Soler": "MS",
  "José\u0301 Núñez": "JN",
  "👩‍👧 Familia": "👩‍👧F",
  "🇪🇸 España": "🇪🇸E",
  "王 小明": "王小",
  "जोशी ऋषि": "जोऋ",
  "4 Amigos": "4A",
  "...": "",
  "": "",
};

for (const [name, initials] of Object.entries(NAMES)) {
  test(`the initials of «${name}» are «${initials}»`, () => assert.equal(initialsOf(name), initials));
}
