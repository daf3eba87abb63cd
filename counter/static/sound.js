/**
 * Tells the center whether the browser of this display lets it sound, so that the manager
 * sends someone to press a key; told again until the center has heard the latest.
 */
import { Refused, send } from "./api.js";

const ADDRESS = "/v1/display/sound";

export class Sound {
  constructor() {
    this.isBlocked = false;
    this.isEnrolled = false;
    this.isTelling = false;
    /** @type {boolean | null} what the center has heard */
    this.heard = null;
  }

  /** The display is known to the center from now on. */
  begin() {
    this.isEnrolled = true;
    this.tell();
  }

  /** @param {boolean} isBlocked */
  changed(isBlocked) {
    this.isBlocked = isBlocked;
    this.tell();
  }

  async tell() {
    if (!this.isEnrolled || this.isTelling) return;
    this.isTelling = true;
    while (this.heard !== this.isBlocked) {
      const told = this.isBlocked;
      try {
        await send(ADDRESS, { state: told ? "blocked" : "ok" });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
      }
      this.heard = told;
    }
    this.isTelling = false;
  }
}
