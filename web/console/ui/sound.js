/** Sounds made on the spot: nothing to load, nothing to play before the person touched the page. */
import { setBackgroundTimeout } from "../live/timers.js";

/** @typedef {"chat" | "message"} Tune */

/** @type {Record<Tune, [pitch: number, start: number][]>} */
const TUNES = {
  chat: [
    [659.25, 0],
    [880, 0.14],
    [1318.5, 0.28],
  ],
  message: [
    [880, 0],
    [1174.66, 0.1],
  ],
};
const LENGTH = 0.32;
const LOUDNESS = 0.18;
const QUIETNESS = 0.4;
const RING_MS = 5_000;
const LOUD_RINGS = 12; // a minute of them
const QUIET_RING_MS = 30_000;
const MARGIN_MS = 1_000;
const TURN_MS = RING_MS + MARGIN_MS; // longer than until the next ring: the tab that rings goes on ringing
const QUIET_TURN_MS = QUIET_RING_MS + MARGIN_MS;

/** @type {AudioContext | null} */
let context = null;
/** @type {Map<string, (ms: number) => void>} what this tab sounds for -> what prolongs its turn */
const ours = new Map();

/** Browsers let a page sound after a click or a key: call this on one, and wait for it. */
export async function wakeSound() {
  context ??= new AudioContext();
  if (context.state === "suspended") await context.resume();
}

/** Whether the browser would silence a sound now. */
export const isSilenced = () => context === null || context.state === "suspended";

/** @param {Tune} tune @param {number} [loudness] */
export function play(tune, loudness = LOUDNESS) {
  if (!context || isSilenced()) return;
  for (const [pitch, start] of TUNES[tune]) strike(context, pitch, context.currentTime + start, loudness);
}

/**
 * Plays in one of the browser's tabs that have this to tell.
 *
 * @param {Tune} tune
 * @param {string} about what is told
 */
export function playOnce(tune, about) {
  if (!isSilenced()) inOneTab(`${tune} ${about}`, () => play(tune));
}

/** @param {AudioContext} audio @param {number} pitch @param {number} at @param {number} loudness */
function strike(audio, pitch, at, loudness) {
  const tone = new OscillatorNode(audio, { type: "sine", frequency: pitch });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loudness, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + LENGTH);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + LENGTH);
}

/** Rings for those who wait. @param {boolean} isQuiet */
export function ring(isQuiet) {
  const [loudness, ms] = isQuiet ? [LOUDNESS * QUIETNESS, QUIET_TURN_MS] : [LOUDNESS, TURN_MS];
  if (!isSilenced()) inOneTab("chat waiting", () => play("chat", loudness), ms);
}

/**
 * Calls `act`, unless another tab did for the same `name` in its turn; a tab that began goes on.
 *
 * @param {string} name
 * @param {() => void} act
 * @param {number} [ms] how long the turn lasts
 */
export function inOneTab(name, act, ms = TURN_MS) {
  if (!navigator.locks || ours.has(name)) {
    ours.get(name)?.(ms);
    return act();
  }
  return navigator.locks.request(`charla.${name}`, { ifAvailable: true }, (lock) => lock && beginTurn(name, act, ms));
}

/** @param {string} name @param {() => void} act @param {number} ms @returns {Promise<void>} ends when the turn does */
function beginTurn(name, act, ms) {
  let cancel = () => {};
  return new Promise((done) => {
    const end = () => {
      ours.delete(name);
      done();
    };
    /** @param {number} more */
    const prolong = (more) => {
      cancel();
      cancel = setBackgroundTimeout(end, more);
    };
    ours.set(name, prolong);
    prolong(ms);
    act();
  });
}

/** Rings for as long as somebody waits and nobody has taken the chat: more softly and seldom once it was heard for a minute. */
export class Bell {
  #ring;
  /** @type {Set<string>} ids of those who wait */
  #waiting = new Set();
  #rings = 0; // since the newest of them came
  #cancel = () => {};

  /** @param {(isQuiet: boolean) => void} ring */
  constructor(ring) {
    this.#ring = ring;
  }

  /** @param {string[]} ids of those who wait */
  set(ids) {
    const isNew = ids.some((id) => !this.#waiting.has(id));
    const wasSilent = this.#waiting.size === 0;
    this.#waiting = new Set(ids);
    if (ids.length === 0) return this.#cancel();
    if (!isNew) return;
    const isDue = wasSilent || this.#rings >= LOUD_RINGS;
    this.#rings = 0;
    if (isDue) this.#turn();
  }

  #turn() {
    this.#cancel();
    this.#rings++;
    this.#ring(this.#rings > LOUD_RINGS);
    this.#cancel = setBackgroundTimeout(() => this.#turn(), this.#rings < LOUD_RINGS ? RING_MS : QUIET_RING_MS);
  }
}
