/**
 * The voice of the hall: a chime, then the sentence of a call, one call at a time.
 *
 *     const voice = new Voice({ base: `${files}/voice`, language: "ar", onBlocked });
 *     voice.announce(call);      // as `GET /v1/display` tells it
 *     voice.left(ticket);        // it need not be said any more
 *     voice.allow();             // from a key: ends a browser's refusal of sound
 *
 * `language` is `ar`, `en`, or `ar+en` to say both.  It never says half a call: when a
 * clip is missing it rings only, and tells why.
 *
 * @typedef {import("./voice_plan.js").Call} Call
 * @typedef {"late" | "cut" | "clips"} Why
 *   more than 20 s old; the browser stopped the sound; a clip could not be had
 *
 * @typedef {object} Options
 * @property {string} base address of the folder with the clips
 * @property {string} [language]
 * @property {boolean} [chime] whether it rings
 * @property {boolean} [speaks] whether it says the sentence
 * @property {() => number} [now] the center's time, ms since 1970
 * @property {(isBlocked: boolean) => void} [onBlocked] whenever it changes
 * @property {(call: Call) => void} [onPlayed] a call was said to its end
 * @property {(call: Call, why: Why) => void} [onSilent] a call was not
 */
import { VoiceClips, fetched } from "./voice_clips.js";
import { voicePlan } from "./voice_plan.js";
import { VoiceQueue } from "./voice_queue.js";
import { lay, timing } from "./voice_sentence.js";

const SETTLE_MS = 1000;
const SOON = 0.05;
const BETWEEN_LANGUAGES = 0.5;
const nothing = () => {};

export class Voice {
  /** @param {Options} options */
  constructor(options) {
    const { base, language = "ar" } = options;
    this.rings = options.chime ?? true;
    this.speaks = options.speaks ?? true;
    this.chimeAddress = `${base}/chime.opus`;
    /** @type {ArrayBuffer | null} */
    this.chimeBytes = null;
    this.languages = language.split("+").map((one) => new VoiceClips(`${base}/${one}`));
    this.now = options.now ?? Date.now;
    this.onBlocked = options.onBlocked ?? nothing;
    this.onPlayed = options.onPlayed ?? nothing;
    this.onSilent = options.onSilent ?? nothing;
    this.queue = new VoiceQueue();
    this.isBlocked = false;
    this.isSpeaking = false;
    this.cut = nothing;
    this.context = new AudioContext();
    this.output = this.context.createGain();
    this.output.connect(this.context.destination);
    this.context.onstatechange = () => this.look();
    setTimeout(() => this.look(), SETTLE_MS);
    const loading = this.speaks ? this.languages.map((clips) => clips.load()) : [];
    /** Fulfilled when every clip is here. */
    this.ready = Promise.all([this.chime(), ...loading]);
  }

  /** Whether a synthesizer speaks; known once `ready`. */
  get isProvisional() {
    return this.languages.some((clips) => clips.set?.provisional === true);
  }

  /** @param {Call} call */
  announce(call) {
    this.queue.take(call);
    if (this.isBlocked) this.allow();
    this.turn();
  }

  /** A ticket that was started, missed or taken back. @param {string} ticket */
  left(ticket) {
    this.queue.leave(ticket);
  }

  /** Forgets what waits to be said: another day, or another record. */
  clear() {
    this.queue = new VoiceQueue();
  }

  /** Asks the browser for sound; it agrees when a key has been pressed. */
  allow() {
    this.context.resume();
  }

  /** Notices that the browser has blocked the sound, or let it go on. */
  look() {
    const isBlocked = this.context.state !== "running";
    if (isBlocked) this.cut();
    if (isBlocked !== this.isBlocked) {
      this.isBlocked = isBlocked;
      this.onBlocked(isBlocked);
    }
    this.turn();
  }

  /** Says the next call, unless one is being said. */
  async turn() {
    if (this.isSpeaking || this.context.state !== "running") return;
    for (const call of this.queue.late(this.now())) this.onSilent(call, "late");
    const call = this.queue.next();
    if (!call) return;
    this.isSpeaking = true;
    const why = await this.say(call);
    this.isSpeaking = false;
    if (why) this.onSilent(call, why);
    else this.onPlayed(call);
    this.turn();
  }

  /**
   * The chime at once, the sentence when it has rung.
   * @param {Call} call
   * @returns {Promise<Why | null>} why it was not said to its end
   */
  async say(call) {
    const sentence = this.speaks ? this.sentence(call) : null;
    const start = this.context.currentTime + SOON;
    const chime = this.rings ? await this.chime() : null;
    const rung = chime ? this.lay([chime], [0], start) : [];
    if (!sentence) return this.ended(rung);
    const found = await sentence;
    if (!found) return (await this.ended(rung)) ?? "clips";
    const at = Math.max(start + (chime?.duration ?? 0), this.context.currentTime + SOON);
    return this.ended([...rung, ...this.lay(found.sounds, found.starts, at)]);
  }

  /**
   * The sounds of a call in every language, and when each begins.
   * @param {Call} call
   */
  async sentence(call) {
    /** @type {{sounds: AudioBuffer[], starts: number[]}} */
    const all = { sounds: [], starts: [] };
    let from = 0;
    try {
      for (const clips of this.languages) {
        const plan = voicePlan(call, await clips.told());
        if (!plan) return null;
        const sounds = await clips.sounds(this.context, plan);
        const { starts, end } = timing(plan, sounds.map((sound) => sound.duration));
        all.sounds.push(...sounds);
        all.starts.push(...starts.map((start) => from + start));
        from += end + BETWEEN_LANGUAGES;
      }
    } catch {
      return null;
    }
    return all;
  }

  /** @returns {Promise<AudioBuffer | null>} */
  async chime() {
    try {
      this.chimeBytes ??= await (await fetched(this.chimeAddress)).arrayBuffer();
      return await this.context.decodeAudioData(this.chimeBytes.slice(0));
    } catch {
      return null;
    }
  }

  /**
   * @param {AudioBuffer[]} sounds
   * @param {number[]} starts
   * @param {number} at
   */
  lay(sounds, starts, at) {
    return lay(this.context, this.output, sounds, starts, at);
  }

  /**
   * Waits until the last of the sources has been heard, or the browser stops all.
   * @param {AudioBufferSourceNode[]} sources
   * @returns {Promise<Why | null>}
   */
  ended(sources) {
    return new Promise((resolve) => {
      const last = sources.at(-1);
      if (!last) resolve(null);
      else last.onended = () => resolve(null);
      this.cut = () => {
        for (const source of sources) source.disconnect();
        resolve("cut");
      };
      if (this.context.state !== "running") this.cut();
    });
  }
}
