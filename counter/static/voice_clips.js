/**
 * The clips of one language, kept packed (2 MB) and opened for a sentence (decoding all
 * of them would take 70 MB).  A clip that could not be fetched is fetched again.
 *
 * @typedef {import("./voice_plan.js").ClipSet} ClipSet
 */

const AT_ONCE = 6;
const PATIENCE_MS = 5000;
const AGAIN_AFTER_MS = 5000;

export class VoiceClips {
  /** @param {string} address of the language's folder */
  constructor(address) {
    this.address = address;
    /** @type {ClipSet | null} */
    this.set = null;
    /** @type {Map<string, ArrayBuffer>} */
    this.kept = new Map();
  }

  /** Fetches everything, however often it takes. */
  async load() {
    while (!(await this.loadOnce())) await pause(AGAIN_AFTER_MS);
  }

  /** @returns {Promise<boolean>} whether all of it is here */
  async loadOnce() {
    try {
      const { clips } = await this.told();
      for (let first = 0; first < clips.length; first += AT_ONCE) {
        const some = clips.slice(first, first + AT_ONCE);
        await Promise.all(some.map((name) => this.packed(name)));
      }
      return true;
    } catch {
      return false;
    }
  }

  /** What the language's list tells. */
  async told() {
    this.set ??= await (await fetched(`${this.address}/clips.json`)).json();
    return /** @type {ClipSet} */ (this.set);
  }

  /**
   * The sounds of a plan, opened; it throws if one cannot be had.
   * @param {BaseAudioContext} context
   * @param {string[]} plan
   * @returns {Promise<AudioBuffer[]>}
   */
  sounds(context, plan) {
    return Promise.all(plan.map(async (name) => {
      const packed = await this.packed(name);
      return context.decodeAudioData(packed.slice(0));
    }));
  }

  /** @param {string} name */
  async packed(name) {
    const kept = this.kept.get(name);
    if (kept) return kept;
    const bytes = await (await fetched(`${this.address}/${name}.opus`)).arrayBuffer();
    this.kept.set(name, bytes);
    return bytes;
  }
}

/** @param {string} address */
export async function fetched(address) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
