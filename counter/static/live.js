/**
 * Keeps a page in step with the center.
 *
 * It reads the page's view, listens to the events, and reads again whenever the stream
 * opens: what happened between the two is in the view, so nothing can be missed.  A dead
 * line that nobody closed is found by reading every few seconds.
 */
import { read, Refused, waitAfter } from "./api.js";
import { renewIfReplaced } from "./renew.js";
import { setClock } from "./time.js";

const CHECK_EVERY_MS = 10000;
const BETWEEN_READS_MS = 300;

/**
 * @typedef {object} Followed
 * @property {string} view address of the view
 * @property {string} events address of the events
 * @property {string[]} kinds names of the events
 * @property {(view: any) => void} onView
 * @property {(kind: string, content: any, seq: number) => void} onEvent with its line of the journal
 * @property {(refusal: Refused) => void} onRefused the view is no longer for this page
 * @property {(live: boolean) => void} onLine
 */

export class Live {
  /** @param {Followed} followed */
  constructor(followed) {
    this.followed = followed;
    /** @type {EventSource | null} */
    this.source = null;
    this.stopped = false;
    this.tries = 0;
    /** @type {number | undefined} */
    this.timer = undefined;
    /** @type {Promise<boolean> | null} */
    this.reading = null;
    this.again = false;
    this.readAt = 0;
    /** @type {number | undefined} */
    this.due = undefined;
  }

  start() {
    this.listen();
  }

  stop() {
    this.stopped = true;
    this.source?.close();
    clearTimeout(this.timer);
    clearTimeout(this.due);
  }

  listen() {
    const source = new EventSource(this.followed.events);
    this.source = source;
    source.onopen = () => this.refresh();
    source.onerror = () => this.tryLater();
    for (const kind of this.followed.kinds) {
      source.addEventListener(kind, (event) => {
        this.followed.onEvent(kind, JSON.parse(event.data), Number(event.lastEventId));
      });
    }
  }

  /** Something changed: reads now, or soon where it has just been read. */
  changed() {
    clearTimeout(this.due);
    const wait = this.readAt + BETWEEN_READS_MS - Date.now();
    if (wait <= 0) this.refresh();
    else this.due = setTimeout(() => this.refresh(), wait);
  }

  /** Reads the view now; asked for while it is being read, reads once more after. */
  refresh() {
    this.again = this.reading !== null;
    this.reading ??= this.readOnce().finally(() => {
      this.reading = null;
      if (this.again && !this.stopped) this.refresh();
    });
    return this.reading;
  }

  /** Whether the center answered with the view. */
  async readOnce() {
    this.readAt = Date.now();
    try {
      const view = await read(this.followed.view);
      if (!this.stopped) this.taken(view);
      return !this.stopped;
    } catch (error) {
      if (!this.stopped) this.failed(error);
      return false;
    }
  }

  /** @param {any} view */
  taken(view) {
    setClock(view.now);
    this.after(CHECK_EVERY_MS, () => this.refresh());
    if (this.source?.readyState === EventSource.OPEN) this.open();
    this.followed.onView(view);
  }

  /** The line is there; if it was lost, the center may have become another. */
  open() {
    if (this.tries > 0) renewIfReplaced();
    this.tries = 0;
    this.followed.onLine(true);
  }

  /** @param {unknown} error */
  failed(error) {
    if (!(error instanceof Refused) || error.code === "server") {
      this.tryLater();
      return;
    }
    this.stop();
    this.followed.onRefused(error);
  }

  tryLater() {
    this.source?.close();
    this.followed.onLine(false);
    this.after(waitAfter(this.tries), () => this.listenAgain());
    this.tries += 1;
  }

  /** A refused stream tells no reason: the view does, so it is read first. */
  async listenAgain() {
    if ((await this.refresh()) && !this.stopped) this.listen();
  }

  /**
   * @param {number} milliseconds
   * @param {() => void} then
   */
  after(milliseconds, then) {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(then, milliseconds);
  }
}
