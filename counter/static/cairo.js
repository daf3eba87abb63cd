/**
 * Times as they are typed, on the clocks of Cairo, and UTC.  Pure.
 *
 * A field of the kind `datetime-local` holds `2026-11-22T10:30`; what that is in UTC
 * depends on summer time, so it is found by asking what Cairo's clocks show.
 */

const PARTS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Africa/Cairo",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** What a field shows for a time. @param {number} at UTC ms */
export function toField(at) {
  const part = Object.fromEntries(PARTS.formatToParts(at).map((one) => [one.type, one.value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/** The UTC ms that a field means; NaN where it is empty. @param {string} field */
export function fromField(field) {
  const meant = Date.parse(`${field}Z`);
  const once = meant - ahead(meant);
  return meant - ahead(once);
}

/** How far Cairo's clocks are before UTC at a time, ms. @param {number} at */
function ahead(at) {
  return Number.isNaN(at) ? 0 : Date.parse(`${toField(at)}Z`) - Math.floor(at / 60000) * 60000;
}
