// The marked text of a story: words that are selected are offered to the fields, and sent with their place.
const element = (name, text, className = "") =>
  Object.assign(document.createElement(name), { textContent: text, className });

// Where in the text of the story a point of the page lies; numbers of marks are no part of it.
const place = (node, offset, last) => {
  const around = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const piece = around.closest?.("[data-at]");
  if (piece) return Number(piece.dataset.at) + (node.nodeType === Node.TEXT_NODE ? offset : 0);
  const pieces = [...around.querySelectorAll("[data-at]")];
  const found = last ? pieces[Math.max(0, offset - 1)] ?? pieces.at(-1) : pieces[offset] ?? pieces[0];
  return found ? Number(found.dataset.at) + (last ? found.textContent.length : 0) : null;
};

const selected = (root, story) => {
  const selection = root.getSelection?.() ?? document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getComposedRanges?.({ shadowRoots: [root] })[0] ?? selection.getRangeAt(0);
  if (!story.contains(range.startContainer) || !story.contains(range.endContainer)) return null;
  const start = place(range.startContainer, range.startOffset, false);
  const end = place(range.endContainer, range.endOffset, true);
  return start === null || end === null || end - start < 1 ? null : { start, end, words: String(selection).trim() };
};

export default ({ data, parentElement, setTriggerValue }) => {
  const root = parentElement.getRootNode();
  const story = parentElement.querySelector(".story");
  story.innerHTML = data.html; // escaped by the server, piece by piece
  story.tabIndex = 0;
  parentElement.querySelector(".give")?.remove();
  const give = element("div", "", "give");
  const hint = element("p", data.hint);
  const fields = element("div", "", "fields");
  let chosen = null;
  for (const [key, label, tint] of data.fields) {
    const button = element("button", label, tint);
    button.type = "button";
    button.disabled = true;
    button.onmousedown = (event) => event.preventDefault(); // the selection stays
    button.onclick = () => chosen && setTriggerValue("given", { field: key, start: chosen.start, end: chosen.end });
    fields.append(button);
  }
  give.append(hint, fields);
  parentElement.append(give);

  const look = () => {
    const found = selected(root, story);
    if (!found && fields.contains(root.activeElement)) return; // a key moves among the buttons
    chosen = found;
    const words = chosen && chosen.words.length > 60 ? `${chosen.words.slice(0, 60)}…` : chosen?.words;
    hint.textContent = chosen ? data.chosen.replace("{words}", words) : data.hint;
    for (const button of fields.children) button.disabled = !chosen;
  };
  document.addEventListener("selectionchange", look);
  return () => document.removeEventListener("selectionchange", look);
};
