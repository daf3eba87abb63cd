/**
 * A sign of life, so that a terminal at which nobody acts for a while is not taken for
 * one that has gone (docs/protocol.md: at least every 30 s).
 */
import { read } from "./api.js";

const EVERY_MS = 25000;

export function giveSignsOfLife() {
  setInterval(() => read("/v1/devices/me").catch(() => {}), EVERY_MS);
}
