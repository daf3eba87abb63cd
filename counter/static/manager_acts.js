/**
 * What a manager may do.  Only the exceptional call takes a ticket out of its turn; before
 * it is sent the page says that the hall will see it and every report count it.
 */
import { fillIn, fillSelect, numberIn, prepareDialog, select } from "./act_dialog.js";
import { done, isSure, replaced } from "./act_steps.js";
import { minuteAfter, sayBand } from "./band.js";
import { fromField, toField } from "./cairo.js";
import { revoke } from "./device_act.js";
import { byId, field, make, write } from "./dom.js";
import { typeLatin } from "./latin.js";
import { preparePublications, publish } from "./publications.js";
import { ruleSentences } from "./rule_words.js";
import { staff } from "./staff_act.js";
import { dateAndTime, now } from "./time.js";
import { codeOf, either, nameOf, say } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./panels.js").HallView} HallView */

const DAY_MS = 86400000;
const HOUR_MS = 3600000;
/** As the center has it (`center/domain/publishing.py`). */
const ANNOUNCE_MS = 900000;
const ACTS = ["exceptional", "assign", "rule", "outage"];

const EXCEPTIONAL_WORDS = {
  sentences: {
    not_found: "manager.no_such_ticket",
    bad_input: "manager.no_such_ticket",
    not_in_this_state: "manager.cannot_be_called",
  },
  hints: {
    not_found: "manager.hint_code",
    bad_input: "manager.hint_code",
    not_in_this_state: "manager.hint_waiting",
  },
};
/** What is asked before an act: the question, what it means, and yes. */
const QUESTIONS = {
  exceptional: [
    "manager.exceptional_sure", "manager.exceptional_effect", "manager.exceptional_yes",
  ],
  assign: ["manager.assign_sure", "manager.assign_effect", "manager.assign_yes"],
  rule: ["manager.rule_sure", "manager.rule_effect", "manager.rule_yes"],
  outage: ["manager.outage_sure", "manager.outage_effect", "manager.outage_yes"],
};
const ASSIGN_WORDS = {
  sentences: { not_in_this_state: "manager.lines_near" },
  hints: { not_in_this_state: "manager.hint_lines_near" },
};
const RULE_WORDS = {
  sentences: {
    bad_input: "manager.rule_wrong",
    too_early: "manager.rule_early",
    not_in_this_state: "manager.rule_near",
  },
  hints: { too_early: "manager.hint_rule", not_in_this_state: "manager.hint_near" },
};
const OUTAGE_WORDS = {
  sentences: { bad_input: "manager.outage_wrong", not_in_this_state: "manager.outage_twice" },
  hints: { not_in_this_state: "manager.hint_twice" },
};

/** @param {Desk} desk */
export function bindManagerActs(desk) {
  /** @type {Record<string, (desk: Desk) => Promise<void>>} */
  const acts = { exceptional, assign, rule, outage };
  for (const name of ACTS) {
    prepareDialog(name);
    byId(`${name}-open`).addEventListener("click", () => desk.view && acts[name](desk));
  }
  prepareDialog("revoke");
  byId("revoke-open").addEventListener("click", () => desk.view && revoke(desk));
  prepareDialog("staff-dialog");
  byId("staff-open").addEventListener("click", () => desk.view && staff(desk));
  preparePublications();
  byId("publish-open").addEventListener("click", () => desk.view && publish(desk));
  typeLatin(field("exceptional-ticket"));
  typeLatin(field("staff-number"));
  select("assign-window").addEventListener("change", () => drawLinesOf(desk.view));
}

/** @param {Desk} desk */
async function exceptional(desk) {
  const free = desk.view.windows.filter(isFree);
  if (!free.length) {
    sayBand(say("manager.no_free_window"), say("manager.hint_free"));
    return;
  }
  fillSelect("exceptional-window", free.map(windowOption));
  fillSelect("exceptional-reason", desk.view.call_reasons.map(wordOption));
  if (!(await fillIn("exceptional"))) return;
  const code = field("exceptional-ticket").value.toUpperCase().replace(/\s/g, "");
  const window = Number(select("exceptional-window").value);
  const reason = select("exceptional-reason").value;
  const written = asPrinted(desk.view, code);
  if (!written) {
    sayBand(say("manager.no_such_ticket"), say("manager.hint_code"));
    return;
  }
  if (!(await sure("exceptional", { code: written, window }))) return;
  const ticket = `${desk.view.day.day.replaceAll("-", "")}-${code}`;
  const content = { ticket, window, reason };
  const isDone = await done(desk, "/exceptional_call", content, EXCEPTIONAL_WORDS);
  if (isDone) field("exceptional-ticket").value = "";
}

/**
 * `D147` as it is printed; empty where no ticket is written like that.
 * @param {HallView} view
 * @param {string} code
 */
function asPrinted(view, code) {
  const letters = [...view.lines, ...view.kiosk_letters];
  const line = letters.find((one) => one.letter === code[0]);
  if (!line || !/^[0-9]{3,5}$/.test(code.slice(1))) return "";
  return codeOf({ ...line, number: Number(code.slice(1)) });
}

/** @param {Desk} desk */
async function assign(desk) {
  fillSelect("assign-window", desk.view.windows.map(windowOption));
  const reasons = desk.view.assign_reasons.map((/** @type {string} */ id) => (
    { id, label: say(`manager.assign_${id}`) }
  ));
  fillSelect("assign-when", [{ id: "", label: say("manager.assign_later") }, ...reasons]);
  select("assign-when").value = "";
  if (!(await fillIn("assign"))) return;
  const window = Number(select("assign-window").value);
  const reason = select("assign-when").value;
  const boxes = [...byId("assign-lines").querySelectorAll("input")];
  const lines = boxes.filter((one) => one.checked).map((one) => one.value);
  if (!lines.length) {
    sayBand(say("manager.no_lines"));
    return;
  }
  if (reason && !(await sure("assign", { window }))) return;
  await done(desk, "/windows", { window, lines, reason }, ASSIGN_WORDS);
}

/** The lines of the chosen window, ticked as they are or will be. @param {HallView | null} view */
function drawLinesOf(view) {
  const number = Number(select("assign-window").value);
  const chosen = view?.windows.find((one) => one.window === number);
  if (!view || !chosen) return;
  const rows = view.lines.filter((one) => one.id !== "priority").map((one) => {
    const box = /** @type {HTMLInputElement} */ (make("input"));
    box.type = "checkbox";
    box.value = one.id;
    box.checked = chosen.coming_lines
      ? chosen.coming_lines.includes(one.id)
      : chosen.lines.includes(one.letter);
    return make("label", "tick", box, make("span", "", nameOf(one)));
  });
  byId("assign-lines").replaceChildren(...rows);
}

/** @param {Desk} desk */
async function rule(desk) {
  const { rule: current, coming_at: announced } = desk.view.rule;
  write("rule-now", ruleSentences(current).slice(0, 2).join(" "));
  field("rule-ratio").value = String(current.ratio);
  select("rule-exponent").value = String(current.exponent_halves);
  field("rule-wrap-up").value = String(current.wrap_up_seconds);
  field("rule-at").value = `${toField(now() + DAY_MS).slice(0, 11)}00:00`;
  if (!(await fillIn("rule"))) return;
  const effective_at = fromField(field("rule-at").value);
  const earliest = now() + ANNOUNCE_MS;
  if (!(effective_at >= earliest)) {
    const sentence = say("manager.rule_early", { time: minuteAfter(earliest) });
    sayBand(sentence, say("manager.hint_rule"));
    return;
  }
  const note = [replaced(announced), say("manager.rule_effect")].filter(Boolean).join(" ");
  if (!(await sure("rule", { time: dateAndTime(effective_at) }, note))) return;
  await done(desk, "/rule", {
    effective_at,
    ratio: numberIn("rule-ratio"),
    exponent_halves: Number(select("rule-exponent").value),
    wrap_up_seconds: numberIn("rule-wrap-up"),
  }, RULE_WORDS);
}

/** @param {Desk} desk */
async function outage(desk) {
  field("outage-from").value ||= toField(now() - HOUR_MS);
  field("outage-until").value ||= toField(now());
  if (!(await fillIn("outage"))) return;
  const begun_at = fromField(field("outage-from").value);
  const ended_at = fromField(field("outage-until").value);
  if (!(begun_at < ended_at && ended_at <= now())) {
    sayBand(say("manager.outage_wrong"));
    return;
  }
  const count = numberIn("outage-count");
  if (!(await sure("outage", { count }))) return;
  if (!(await done(desk, "/outage", { begun_at, ended_at, count }, OUTAGE_WORDS))) return;
  for (const id of ["outage-from", "outage-until", "outage-count"]) field(id).value = "";
}

/**
 * @param {keyof typeof QUESTIONS} act
 * @param {Record<string, string | number>} values
 * @param {string} note what it means, if more than always
 */
function sure(act, values, note = "") {
  const [title, effect, yes] = QUESTIONS[act];
  return isSure(say(title, values), note || say(effect), say(yes));
}

/** @param {HallView["windows"][number]} one */
function isFree(one) {
  return one.state === "free" && one.ticket === null;
}

/** @param {{window: number}} one */
function windowOption({ window }) {
  return { id: String(window), label: say("page.window", { n: window }) };
}

/** @param {import("./window_view.js").Word} word */
function wordOption(word) {
  return { id: word.id, label: either(word) };
}
