/** Sounds made on the spot: nothing to load, nothing to play before the person touched the page. */
import { setBackgroundInterval, setBackgroundTimeout } from "../live/timers.js";

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
const RING_MS = 5_000;
const TURN_MS = 6_000; // longer than the bell's five seconds: the tab that rings goes on ringing

/** @type {AudioContext | null} */
let context = null;
/** @type {Map<string, () => void>} what this tab sounds for -> what prolongs its turn */
const ours = new Map();

/** Browsers let a page sound after a click or a key: call this on one, and wait for it. */
export async function wakeSound() {
  context ??= new AudioContext();
  if (context.state === "suspended") await context.resume();
}

/** Whether the browser would silence a sound now. */
export const isSilenced = () => context === null || context.state === "suspended";

/** @param {Tune} tune */
export function play(tune) {
  if (!context || isSilenced()) return;
  for (const [pitch, start] of TUNES[tune]) strike(context, pitch, context.currentTime + start);
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

/** @param {AudioContext} audio @param {number} pitch @param {number} at */
function strike(audio, pitch, at) {
  const tone = new OscillatorNode(audio, { type: "sine", frequency: pitch });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + LENGTH);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + LENGTH);
}

/**
 * Calls `act`, unless another tab did for the same `name` in its turn; a tab that began goes on.
 *
 * @param {string} name
 * @param {() => void} act
 */
export function inOneTab(name, act) {
  if (!navigator.locks || ours.has(name)) {
    ours.get(name)?.();
    return act();
  }
  return navigator.locks.request(`charla.${name}`, { ifAvailable: true }, (lock) => lock && beginTurn(name, act));
}

/** @param {string} name @param {() => void} act @returns {Promise<void>} ends when the turn does */
function beginTurn(name, act) {
  let cancel = () => {};
  return new Promise((done) => {
    const end = () => {
      ours.delete(name);
      done();
    };
    const prolong = () => {
      cancel();
      cancel = setBackgroundTimeout(end, TURN_MS);
    };
    ours.set(name, prolong);
    prolong();
    act();
  });
}

/** Rings every five seconds for as long as somebody waits and nobody has taken the chat. */
export class Bell {
  #ring;
  /** @type {(() => void) | null} */
  #stop = null;

  /** @param {() => void} ring */
  constructor(ring) {
    this.#ring = ring;
  }

  /** @param {boolean} isRinging */
  set(isRinging) {
    if (isRinging && !this.#stop) {
      this.#ring();
      this.#stop = setBackgroundInterval(this.#ring, RING_MS);
    } else if (!isRinging && this.#stop) {
      this.#stop();
      this.#stop = null;
    }
  }
}
