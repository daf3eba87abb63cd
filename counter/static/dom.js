/** The few things done to the page itself. */

/** @param {string} id */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element ${id}`);
  return element;
}

/** @param {string} id */
export function field(id) {
  return /** @type {HTMLInputElement} */ (byId(id));
}

/** @param {string} id */
export function form(id) {
  return /** @type {HTMLFormElement} */ (byId(id));
}

/**
 * Writes a text, and only when it is another: nothing is read aloud twice.
 * @param {string | HTMLElement} where
 * @param {string} text
 */
export function write(where, text) {
  const element = typeof where === "string" ? byId(where) : where;
  if (element.textContent !== text) element.textContent = text;
}

/**
 * @param {string} id
 * @param {boolean} visible
 */
export function show(id, visible = true) {
  byId(id).hidden = !visible;
}

/**
 * @param {string} id
 * @param {boolean} possible
 */
export function enable(id, possible) {
  byId(id).setAttribute("aria-disabled", String(!possible));
}

/**
 * A new element with its classes and what is in it.
 * @param {string} tag
 * @param {string} classes
 * @param {...(Node | string)} content
 */
export function make(tag, classes = "", ...content) {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  element.append(...content);
  return element;
}

/** An icon of the page's sprite. @param {string} name */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const use = document.createElementNS(space, "use");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  drawing.append(use);
  return drawing;
}

/**
 * A small label with its icon: colour is never the only sign.
 * @param {string} kind a class of base.css: info, done, warn, bad, off
 * @param {string} iconName
 * @param {string} text
 */
export function chip(kind, iconName, text) {
  return make("span", `chip ${kind}`, icon(iconName), make("span", "", text));
}

/** A ticket's code, which never turns round among other words. @param {string} code */
export function isolated(code) {
  return make("bdi", "", code);
}
