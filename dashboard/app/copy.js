// Buttons that copy the text they hold, once a window; the last {address} in it is that of the page as it stands.
// What was done is said on the button for a moment, and in the status beside it. Those of images copy what
// image_files.js draws once it is asked to.
if (!window.buttonsCopy) {
  window.buttonsCopy = true;
  const SHOWN = 2000; // ms

  // Without https, or where it is refused, there is no clipboard to write to: what is selected is copied.
  const copySelected = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.style.cssText = "position: fixed; opacity: 0";
    (document.querySelector('[role="dialog"]') || document.body).append(field); // where the focus may go
    field.select();
    document.execCommand("copy");
    field.remove();
  };

  const whole = ({ copy, site }) => {
    const [, before, after] = copy.match(/^([^]*)\{address\}([^]*)$/);
    return `${before}${site || location.origin}${location.pathname}${location.search}${after}`;
  };

  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copySelected(text);
    }
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.('[data-testid="stHtml"] [data-copy]');
    if (!button) return;
    const text = whole(button.dataset);
    const status = button.parentElement.querySelector('[role="status"]');
    status.textContent = "";
    await copied(text);
    button.focus();
    button.style.minWidth = `${button.offsetWidth}px`;
    button.classList.add("done");
    status.textContent = button.dataset.said;
    setTimeout(() => button.classList.remove("done"), SHOWN);
  });

  // A browser lets a page copy only at a click, so that the click promises the image before it is drawn.
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.('[class*="st-key-copy-"] button')) return;
    window.imageAsked = null;
    if (!navigator.clipboard || !window.ClipboardItem) return;
    const asked = {};
    const drawn = new Promise((resolve, reject) => Object.assign(asked, { resolve, reject }));
    asked.copied = navigator.clipboard.write([new ClipboardItem({ "image/png": drawn })]);
    asked.copied.catch(() => {}); // said by who waits for it
    window.imageAsked = asked;
  }, true);
}
