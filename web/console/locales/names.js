/** People's names as marks: the initials of an avatar. */

const LETTER = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
/** Firefox below 125 has none: there a flag, or an emoji of several parts, is cut. */
const segmenter = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null;

/** @param {string} word @returns {string[]} what people take for its characters */
const graphemes = (word) => (segmenter ? Array.from(segmenter.segment(word), ({ segment }) => segment) : [...word]);

/**
 * The first characters of the first and the last word that mean something: marks and brackets do not.
 *
 * @param {string} name
 * @returns {string} of at most two characters, in upper case
 */
export function initialsOf(name) {
  const firsts = name.split(/\s+/).map((word) => graphemes(word).find((each) => LETTER.test(each)));
  const found = firsts.filter((each) => each !== undefined);
  const ends = found.length > 1 ? [found.at(0), found.at(-1)] : found;
  return ends.join("").toUpperCase();
}
