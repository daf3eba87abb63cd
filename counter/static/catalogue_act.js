/**
 * Another catalogue of services for a running center: the file is compared with the one in
 * force, what it changes is shown, and only then it is announced with its time.  The one
 * in force is announced again to take another back before its time.
 */
import { fillIn } from "./act_dialog.js";
import { isSure, replaced, told } from "./act_steps.js";
import { sayBand } from "./band.js";
import { fromField, toField } from "./cairo.js";
import { field, write } from "./dom.js";
import { dateAndTime, now } from "./time.js";
import { allOf, either, say } from "./words.js";

/** @typedef {{ar: string, en: string}} Name */

const DAY_MS = 86400000;
const MOST_BYTES = 512 * 1024;
const NAMED = 4;
const WORDS = {
  sentences: {
    catalogue: "publish.catalogue_wrong",
    bad_input: "publish.catalogue_lines",
    too_early: "publish.catalogue_early",
    not_in_this_state: "manager.rule_near",
  },
  hints: {
    catalogue: "publish.hint_catalogue",
    bad_input: "publish.hint_lines",
    not_in_this_state: "manager.hint_near",
  },
};

/** A file that was chosen leads on to its time, so that Enter goes on; once a page. */
export function prepareCatalogueFile() {
  const file = field("catalogue-file");
  file.addEventListener("change", () => {
    write("catalogue-name", file.files?.[0]?.name ?? "");
    if (file.files?.length) field("catalogue-at").focus();
  });
}

/** @param {import("./desk.js").Desk} desk */
export async function announceCatalogue(desk) {
  field("catalogue-at").value ||= `${toField(now() + DAY_MS).slice(0, 11)}00:00`;
  if (!(await fillIn("catalogue"))) return;
  const file = field("catalogue-file").files?.[0];
  const effective_at = fromField(field("catalogue-at").value);
  const mistake = mistakeIn(file, effective_at);
  if (!file || mistake) {
    sayBand(say(mistake));
    return;
  }
  const found = await desk.performFile("/catalogue/compare", {}, file, WORDS);
  if (!found) return;
  const { hash, coming_at: announced } = desk.view.catalogue;
  if (found.hash === hash && !announced) {
    sayBand(say("publish.catalogue_same"));
    return;
  }
  const title = say("publish.catalogue_sure", { time: dateAndTime(effective_at) });
  const note = [whatChanges(found), replaced(announced)].filter(Boolean).join(" ");
  if (!(await isSure(title, note, say("publish.yes")))) return;
  const query = { effective_at: String(effective_at) };
  const view = await desk.performFile("/catalogue", query, file, WORDS);
  if (told(desk, view)) field("catalogue-file").value = "";
}

/**
 * @param {File | undefined} file
 * @param {number} at
 */
function mistakeIn(file, at) {
  if (!file) return "publish.no_file";
  if (file.size > MOST_BYTES) return "publish.file_too_large";
  return at > now() ? "" : "manager.rule_past";
}

/** @param {{services: number, added: Name[], removed: Name[], changed: Name[], lists: boolean}} found */
function whatChanges({ services, added, removed, changed, lists }) {
  const sentences = [
    said("publish.adds", added), said("publish.removes", removed), said("publish.changes", changed),
    lists ? say("publish.changes_lists") : "",
  ].filter(Boolean);
  const all = sentences.length ? sentences : [say("publish.changes_nothing")];
  return [say("publish.catalogue_has", { n: services }), ...all].join(" ");
}

/**
 * @param {string} key
 * @param {Name[]} names
 */
function said(key, names) {
  if (!names.length) return "";
  const first = names.slice(0, NAMED).map((one) => say("publish.quoted", { text: either(one) }));
  if (names.length > NAMED) first.push(say("publish.and_others", { n: names.length - NAMED }));
  return say(key, { n: names.length, names: allOf(first) });
}
