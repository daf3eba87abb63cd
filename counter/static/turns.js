/**
 * The order in which calls take their turn, in the box and in the voice.  Pure.
 *
 * Who has had no turn yet goes before any repeat; each kind goes in the order in which it
 * came; a ticket waits once, and a further call does not cost it its place.
 *
 * @param {string[]} waiting tickets, the next first
 * @param {string} ticket
 * @param {(ticket: string) => boolean} isNew whether it has had no turn yet
 */
export function queued(waiting, ticket, isNew) {
  if (waiting.includes(ticket)) return waiting;
  const firstRepeat = waiting.findIndex((one) => !isNew(one));
  const at = isNew(ticket) && firstRepeat >= 0 ? firstRepeat : waiting.length;
  return [...waiting.slice(0, at), ticket, ...waiting.slice(at)];
}
