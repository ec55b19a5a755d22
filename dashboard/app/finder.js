// The search box: matches what is typed with all that can be found, in the browser; sends what is taken.
const MOST = 20, MOST_EVENTS = 8; // hits that are listed; events among them
const WIDEST = 460; // px of the list
const EVENTS_LAST = 10; // ranks that events stand behind all else

// As fold() in queries/folding.sql: small letters without accents, signs nobody sees and apostrophes; one dash, one blank.
const fold = (text) => text.normalize("NFD").toLowerCase()
  .replace(/ı/g, "i")
  .replace(/[\p{Cf}\p{Cc}\p{Mn}\p{Lm}\p{Sk}'‘’‚‛′‵＇]/gu, "")
  .replace(/[\p{Pd}−]/gu, "-")
  .replace(/\p{Z}+/gu, " ")
  .replace(/[“”„‟«»″＂]/g, '"')
  .trim();

const read = (data) => {
  const found = JSON.parse(new TextDecoder().decode(data));
  found.hits = found.hits.map(([what, code, name, acronym, others, counted]) => {
    const names = [name, acronym, ...others.split("; ")].filter(Boolean);
    return { what, code, name, acronym, counted, names, folded: names.map(fold) };
  });
  return found;
};

// How well a name fits: the whole of it, its beginning, the beginning of a word, of each word asked for, anywhere.
const rank = (hit, typed, terms) => {
  const all = " " + hit.folded.join(" ").replace(/["(/-]/g, " ");
  if (!terms.every((term) => hit.folded.some((name) => name.includes(term)))) return null;
  const fits = [
    hit.folded.includes(typed),
    hit.folded.some((name) => name.startsWith(typed)),
    all.includes(" " + typed),
    terms.every((term) => all.includes(" " + term)),
    true,
  ].indexOf(true);
  return fits + (hit.what === "event" ? EVENTS_LAST : 0);
};

const matching = (hits, text) => {
  const typed = fold(text).replace(/"/g, "");
  const terms = typed.split(" ").filter(Boolean);
  if (!terms.length) return [];
  const ranked = hits
    .map((hit) => ({ hit, rank: rank(hit, typed, terms) }))
    .filter((one) => one.rank !== null)
    .sort((one, other) => one.rank - other.rank) // stable: the likeliest first
    .map(({ hit }) => ({ ...hit, also: otherName(hit, terms) }));
  const [events, others] = [true, false].map((one) => ranked.filter(({ what }) => (what === "event") === one));
  return [...others.slice(0, MOST), ...events.slice(0, MOST_EVENTS)];
};

// A span of years, or a month and its year, as they are typed: a period, though no row of the data is one.
const periods = (text, months) => {
  const typed = fold(text);
  const [, first, last] = typed.match(/^(\d{4}) ?- ?(\d{4})$/) || [];
  if (first && first <= last) return [{ what: "period", code: `${first}-${last}`, name: `${first} – ${last}` }];
  const [, word, year] = typed.match(/^(\p{L}{3,})\.? (\d{4})$/u) || [];
  const month = word ? months.findIndex((name) => fold(name).startsWith(word)) : -1;
  if (month < 0) return [];
  return [{ what: "period", code: `${year}-${String(month + 1).padStart(2, "0")}`, name: `${months[month]} ${year}` }];
};

// The other name by which a thing was found, where the shown ones do not tell.
const otherName = (hit, terms) => {
  const shown = fold(`${hit.acronym} ${hit.name}`);
  if (terms.every((term) => shown.includes(term))) return "";
  return hit.names.find((name, n) => terms.every((term) => hit.folded[n].includes(term))) || "";
};

const element = (name, text, className = "") =>
  Object.assign(document.createElement(name), { textContent: text, className });

const row = (hit, kinds, n) => {
  const item = Object.assign(element("li", ""), { id: `hit-${n}`, role: "option" });
  const name = hit.acronym ? `${hit.acronym} · ${hit.name}` : hit.name;
  const text = element("span", name, "name");
  if (hit.also) text.append(element("small", hit.also));
  item.append(text);
  const kind = [kinds[hit.what], hit.counted].filter(Boolean).join(" · ");
  if (hit.what !== "words") item.append(element("span", kind, "kind"));
  return item;
};

class Box {
  constructor(root) {
    [this.input, this.list, this.status] = ["input", "ul", "p"].map((name) => root.querySelector(name));
    this.shown = [];
    this.input.addEventListener("input", () => this.look());
    this.input.addEventListener("focus", () => this.look());
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    this.list.addEventListener("click", (event) => {
      const item = event.target.closest("li");
      if (item) this.take([...this.list.children].indexOf(item));
    });
    // Streamlit takes single letters for commands where it sees no field, as in here.
    for (const press of ["keydown", "keypress", "keyup"]) root.addEventListener(press, (event) => event.stopPropagation());
    this.place = () => this.beside();
  }

  use(data, send) {
    this.send = send;
    if (data === this.data) return;
    const found = read(data);
    [this.data, this.found] = [data, found];
    this.input.placeholder = found.words.hint;
    for (const named of [this.input, this.list]) named.setAttribute("aria-label", found.words.label);
  }

  isOpen() { return this.list.matches(":popover-open"); }

  look() {
    const text = this.input.value.trim();
    if (!text) return this.close();
    const hits = [...periods(text, this.found.words.months), ...matching(this.found.hits, text)];
    const words = { what: "words", code: text, name: this.found.words.search.replace("{typed}", () => text) };
    this.shown = [...hits, words];
    this.list.replaceChildren(...this.shown.map((hit, n) => row(hit, this.found.kinds, n)));
    this.status.textContent = this.found.words.found.replace("{hits}", () => hits.length);
    if (!this.isOpen()) this.open();
    this.input.setAttribute("aria-expanded", "true");
    this.beside();
    this.mark(0);
  }

  // The list stands over the page: no edge of the sidebar cuts it.
  beside() {
    const box = this.input.getBoundingClientRect();
    const width = Math.min(WIDEST, innerWidth - box.left - 8);
    Object.assign(this.list.style, {
      left: `${box.left}px`, top: `${box.bottom + 4}px`, width: `${width}px`,
      maxHeight: `${innerHeight - box.bottom - 16}px`,
    });
  }

  mark(n) {
    this.active = (n + this.shown.length) % this.shown.length;
    [...this.list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === this.active)));
    this.list.children[this.active].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", `hit-${this.active}`);
  }

  open() {
    this.list.showPopover();
    addEventListener("resize", this.place);
    document.addEventListener("scroll", this.place, true);
  }

  close() {
    if (this.isOpen()) this.list.hidePopover();
    removeEventListener("resize", this.place);
    document.removeEventListener("scroll", this.place, true);
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = "";
  }

  take(n) {
    const { what, code } = this.shown[n];
    this.input.value = "";
    this.close();
    this.send("taken", { what, code });
  }

  key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape" && !this.isOpen()) this.input.value = "";
    if (!this.isOpen()) return ["ArrowDown", "Enter"].includes(event.key) ? this.look() : undefined;
    const acts = {
      ArrowDown: () => this.mark(this.active + 1),
      ArrowUp: () => this.mark(this.active - 1),
      Enter: () => this.take(this.active),
      Escape: () => this.close(),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  }
}

const boxes = new WeakMap(); // by their root: Streamlit calls again when the data change

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".finder");
  if (!boxes.has(root)) boxes.set(root, new Box(root));
  boxes.get(root).use(data, setTriggerValue);
}
