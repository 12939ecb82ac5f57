/** Sounds made on the spot: nothing to load, nothing to play before the person touched the page. */

const TUNES = {
  chat: [[659.25, 0], [880, 0.14], [1318.5, 0.28]],
  message: [[880, 0], [1174.66, 0.1]],
};
const LENGTH = 0.32;
const LOUDNESS = 0.18;

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
