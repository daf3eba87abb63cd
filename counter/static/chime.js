/** The two tones of a call.  A browser may forbid sound until a key has been pressed. */

const OPENS_WITHIN_MS = 2000;

export class Chime {
  /**
   * @param {string} address of the sound
   * @param {boolean} isWanted
   */
  constructor(address, isWanted) {
    this.context = isWanted ? new AudioContext() : null;
    this.openedAt = performance.now();
    /** @type {AudioBuffer | null} */
    this.sound = null;
    if (isWanted) this.load(address);
  }

  /** @param {string} address */
  async load(address) {
    const answer = await fetch(address);
    this.sound = await /** @type {AudioContext} */ (this.context).decodeAudioData(
      await answer.arrayBuffer(),
    );
  }

  /** Whether the browser waits for a key before it lets anything be heard. */
  get isBlocked() {
    const hasHadTime = performance.now() > this.openedAt + OPENS_WITHIN_MS;
    return hasHadTime && this.context?.state === "suspended";
  }

  allow() {
    this.context?.resume();
  }

  ring() {
    if (this.context?.state !== "running" || !this.sound) return;
    const source = this.context.createBufferSource();
    source.buffer = this.sound;
    source.connect(this.context.destination);
    source.start();
  }
}
