/** The center's API: one question, and one command that is repeated until answered. */

const PATIENCE_MS = 8000;
const FILE_PATIENCE_MS = 60000;
const NO_ANSWER_FROM_THE_CENTER = [502, 503, 504];
const WAITS_MS = [500, 1000, 2000, 3000, 5000];

/** The center understood and refused; nothing has changed. */
export class Refused extends Error {
  /** @param {Record<string, any>} problem an answer as of RFC 9457 */
  constructor(problem) {
    super(problem.title);
    this.code = String(problem.code ?? "server");
    this.title = { ar: problem.title_ar ?? "", en: problem.title ?? "" };
    /** What else the answer says, to fill the places of a sentence. */
    this.facts = problem;
    /** @type {number} */
    this.retryAfterSeconds = problem.retry_after_seconds ?? 0;
  }
}

/** The center did not answer: whether it did what was asked is not known. */
export class Unreachable extends Error {}

/** @param {string} address */
export function read(address) {
  return ask(address, {});
}

/**
 * Sends a command with an id of its own until the center answers it; the same id goes
 * with every repeat, so that it is done once.
 * @param {string} address
 * @param {object} content
 * @param {() => void} onTrouble called each time that the center did not answer
 */
export function send(address, content, onTrouble = () => {}) {
  const body = JSON.stringify({ command: newCommand(), ...content });
  return untilAnswered(() => post(address, body), onTrouble);
}

/**
 * Repeats what may be repeated until the center answers or refuses.
 * @param {() => Promise<any>} act
 * @param {() => void} onTrouble
 */
export async function untilAnswered(act, onTrouble) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      onTrouble();
      await pause(waitAfter(tries));
    }
  }
}

/**
 * @param {string} address
 * @param {string} body
 */
export function post(address, body) {
  const headers = { "Content-Type": "application/json" };
  return ask(address, { method: "POST", headers, body });
}

/**
 * Sends the bytes of a file with a command of its own until the center answers; making
 * its pages anew takes the center a while.
 * @param {string} address
 * @param {Record<string, string>} query
 * @param {File} file
 * @param {() => void} onTrouble
 */
export function sendFile(address, query, file, onTrouble = () => {}) {
  const told = new URLSearchParams({ command: newCommand(), ...query });
  const headers = { "Content-Type": "application/octet-stream" };
  const options = { method: "POST", headers, body: file };
  return untilAnswered(() => ask(`${address}?${told}`, options, FILE_PATIENCE_MS), onTrouble);
}

/**
 * @param {string} address
 * @param {RequestInit} options
 * @param {number} patience
 */
async function ask(address, options, patience = PATIENCE_MS) {
  const signal = AbortSignal.timeout(patience);
  let status = 0;
  let content;
  try {
    const answer = await fetch(address, { ...options, signal, cache: "no-store" });
    status = answer.status;
    content = await answer.json();
  } catch {
    throw new Unreachable(address);
  }
  if (NO_ANSWER_FROM_THE_CENTER.includes(status)) throw new Unreachable(address);
  if (status >= 400) throw new Refused(content);
  return content;
}

/** How long to wait before the next try. @param {number} tries */
export function waitAfter(tries) {
  return WAITS_MS[Math.min(tries, WAITS_MS.length - 1)];
}

/** @param {number} milliseconds */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A random UUID as 32 hex digits; `randomUUID` does not exist without TLS. */
function newCommand() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
