/** Sounds made on the spot: nothing to load, nothing to play before the person touched the page. */
import { setBackgroundInterval, setBackgroundTimeout } from "../live/timers.js";

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
const TURN_MS = 6_000; // longer than the bell's five seconds: the tab that rings goes on ringing

let context = null;

/** Browsers let a page sound after a click or a key: call this on one, and wait for it. */
export async function wakeSound() {
  context ??= new AudioContext();
  if (context.state === "suspended") await context.resume();
}

/** Whether the browser would silence a sound now. */
export const isSilenced = () => context === null || context.state === "suspended";

/** Plays `chat` or `message`. */
export function play(tune) {
  if (isSilenced()) return;
  for (const [pitch, start] of TUNES[tune]) strike(pitch, context.currentTime + start);
}

/** Plays in one of the browser's tabs that have this to tell; `about` says what it is. */
export function playOnce(tune, about) {
  if (!isSilenced()) takeTurn(`${tune} ${about}`, TURN_MS, () => play(tune));
}

function strike(pitch, at) {
  const tone = new OscillatorNode(context, { type: "sine", frequency: pitch });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + LENGTH);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + LENGTH);
}

const ours = new Map(); // what this tab sounds for -> what prolongs its turn

/** Calls `act`, unless another tab did for the same `name` in the last `ms`; a tab that began goes on. */
export function takeTurn(name, ms, act) {
  if (!navigator.locks || ours.has(name)) {
    ours.get(name)?.();
    return act();
  }
  return navigator.locks.request(`charla.${name}`, { ifAvailable: true }, (lock) => lock && begin(name, ms, act));
}

/** Ends when the turn does. */
function begin(name, ms, act) {
  let cancel = () => {};
  return new Promise((done) => {
    const end = () => {
      ours.delete(name);
      done();
    };
    const prolong = () => {
      cancel();
      cancel = setBackgroundTimeout(ms, end);
    };
    ours.set(name, prolong);
    prolong();
    act();
  });
}

const EVERY_MS = 5_000;

export class Bell {
  #stop = null;

  constructor(ring) {
    this.ring = ring;
  }

  set(ringing) {
    if (ringing && !this.#stop) {
      this.ring();
      this.#stop = setBackgroundInterval(EVERY_MS, this.ring);
    } else if (!ringing && this.#stop) {
      this.#stop();
      this.#stop = null;
    }
  }
}
