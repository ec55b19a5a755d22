// Copies the sentence of the page with its address, or the address alone: the full one, as the page stands now.
const SHOWN = 2000; // ms that a button says that it has copied

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".copying");
  const status = root.querySelector("p");

  const address = () => (data.site || location.origin) + location.pathname + location.search;
  const texts = { sentence: () => `${data.sentence}\n${address()}`, link: address };

  // Without https, or on another computer, a browser has no clipboard to write to: what is selected can be copied.
  const copySelected = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.cssText = "position: fixed; opacity: 0";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copySelected(text);
    }
  };

  for (const button of root.querySelectorAll("button")) {
    const what = button.dataset.copies;
    const [long, short] = button.querySelectorAll("span");
    const named = () => {
      long.textContent = data.long[what];
      short.textContent = data.short[what];
      button.setAttribute("aria-label", data.long[what]);
      button.classList.remove("done");
    };
    named();
    button.onclick = async () => {
      button.style.minWidth = `${button.offsetWidth}px`;
      await copy(texts[what]());
      long.textContent = short.textContent = data.copied;
      button.classList.add("done");
      status.textContent = data.said[what];
      setTimeout(() => {
        named();
        status.textContent = "";
      }, SHOWN);
      button.focus();
    };
  }
}
