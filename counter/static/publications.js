/** What the manager announces besides the rule: hours, holidays, quotas, the catalogue. */
import { prepareDialog } from "./act_dialog.js";
import { announceCatalogue, prepareCatalogueFile } from "./catalogue_act.js";
import { keepCatalogue } from "./catalogue.js";
import { choose } from "./choice.js";
import { prepareFind } from "./find.js";
import { announceHolidays, announceHours, announceQuota } from "./hours_acts.js";
import { daysOff, hoursSentence } from "./hours_words.js";
import { dateAndTime, now } from "./time.js";
import { digits, say } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** @type {Record<string, (desk: Desk) => Promise<unknown>>} */
const ACTS = {
  hours: announceHours,
  holidays: announceHolidays,
  quota: announceQuota,
  catalogue: announceCatalogue,
};

/** Makes its dialogs ready; once a page. */
export function preparePublications() {
  for (const id of ["hours", "holidays", "quota", "catalogue"]) prepareDialog(id);
  prepareFind();
  keepCatalogue();
  prepareCatalogueFile();
}

/** Asks what is to be announced, each with what is in force. @param {Desk} desk */
export async function publish(desk) {
  const notes = inForce(desk.view);
  const options = Object.keys(ACTS).map((id) => ({
    id, label: say(`publish.${id}`), note: notes[/** @type {keyof typeof notes} */ (id)],
  }));
  const wanted = await choose({
    title: say("publish.title"), note: say("publish.note"), options,
  });
  if (wanted) await ACTS[wanted](desk);
}

/** @param {any} view */
function inForce({ hours, coming_hours_at: at, catalogue }) {
  const quotas = Object.keys(hours.quotas).length;
  return {
    hours: join(hoursSentence(hours), coming(at)),
    holidays: daysOff(hours, now()) || say("publish.no_holidays"),
    quota: quotas ? say("publish.quotas_now", { n: quotas }) : say("publish.no_quotas"),
    catalogue: join(
      say("publish.catalogue_now", { n: catalogue.services }), coming(catalogue.coming_at),
    ),
  };
}

/** @param {number | null} at */
function coming(at) {
  return at ? say("publish.coming", { time: dateAndTime(at) }) : "";
}

/** @param {...string} sentences */
function join(...sentences) {
  return digits(sentences.filter(Boolean).join(" — "));
}
