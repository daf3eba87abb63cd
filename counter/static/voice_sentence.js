/**
 * Clips joined to one sentence, exact to the sample.
 *
 * A clip has 20 ms of silence before its speech and 50 ms after it; an overlap of 40 ms
 * leaves what a speaker leaves between two words.  A breath parts what the ear has to
 * keep apart: the letter from the number, the number from the window.
 */
import { OPENINGS } from "./voice_plan.js";

const OVERLAP = 0.04;
const AFTER_OPENING = 0.3;
const AFTER_LETTER = 0.06;
const BEFORE_WINDOW = 0.12;

/**
 * When each clip begins, in seconds from the first, and when the last has ended.
 * @param {string[]} plan names of the clips
 * @param {number[]} seconds their lengths
 */
export function timing(plan, seconds) {
  /** @type {number[]} */
  const starts = [];
  let end = 0;
  plan.forEach((name, place) => {
    const start = place === 0 ? 0 : end + pause(plan[place - 1], name);
    starts.push(start);
    end = start + seconds[place];
  });
  return { starts, end };
}

/**
 * Seconds between two clips; less than none where they overlap.
 * @param {string} before
 * @param {string} after
 */
function pause(before, after) {
  if (OPENINGS.includes(before)) return AFTER_OPENING;
  if (before.startsWith("letter-")) return AFTER_LETTER;
  return after === "to-window" ? BEFORE_WINDOW : -OVERLAP;
}

/**
 * Puts sounds on the clock of an audio context.
 * @param {BaseAudioContext} context
 * @param {AudioNode} output
 * @param {AudioBuffer[]} sounds
 * @param {number[]} starts seconds from `at`
 * @param {number} at
 * @returns {AudioBufferSourceNode[]}
 */
export function lay(context, output, sounds, starts, at) {
  return sounds.map((sound, place) => {
    const source = context.createBufferSource();
    source.buffer = sound;
    source.connect(output);
    source.start(at + starts[place]);
    return source;
  });
}
