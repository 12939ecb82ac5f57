/** JSON in the browser's storage; in memory alone where the browser refuses it. */

export class Storage {
  #area;
  #memory = new Map();

  /** `name` is `localStorage` or `sessionStorage`; every key gets the prefix `charla.`. */
  constructor(name) {
    try {
      this.#area = window[name];
    } catch {
      this.#area = undefined; // a browser that blocks site data throws here
    }
  }

  read(key) {
    try {
      return JSON.parse(this.#area.getItem(`charla.${key}`)) ?? this.#memory.get(key) ?? null;
    } catch {
      return this.#memory.get(key) ?? null;
    }
  }

  write(key, value) {
    this.#memory.set(key, value);
    try {
      if (value === null) this.#area.removeItem(`charla.${key}`);
      else this.#area.setItem(`charla.${key}`, JSON.stringify(value));
    } catch {
      // Full or refused: this page still has it.
    }
  }
}
