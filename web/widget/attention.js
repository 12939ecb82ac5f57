// What reaches a guest who looks elsewhere: a screen reader's voice, a count in the page's title, a sound.
import { element } from "./dom.js";

/** The one live region: what a screen reader is told while the guest is somewhere else on the page. */
export const liveRegion = element("div", { className: "aside", ariaLive: "polite" });

/** @param {string} text */
export const announce = (text) => liveRegion.replaceChildren(text);

let countShown = "";

/**
 * Puts a count before the page's own title, which may change at any time, and begin with a count of its own.
 * @param {number} count
 */
export function countInTitle(count) {
  const own = document.title.replace(countShown, "");
  countShown = count ? `(${count}) ` : "";
  if (document.title !== countShown + own) document.title = countShown + own;
}

/** @type {AudioContext | undefined} */
let audio;

/** Plays two short notes, made here: nothing to fetch. */
export function chime() {
  // Browsers allow no sound before the first gesture.
  if (!navigator.userActivation.hasBeenActive) return;
  audio ??= new AudioContext();
  const start = audio.currentTime;
  const note = audio.createOscillator();
  const volume = audio.createGain();
  note.frequency.setValueAtTime(660, start);
  note.frequency.setValueAtTime(880, start + 0.12);
  volume.gain.setValueAtTime(0.1, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + 0.4);
  note.connect(volume).connect(audio.destination);
  note.start();
  note.stop(start + 0.4);
}
