// Buttons that copy the text they hold, once a window; {address} in it is that of the page. What was done is said
// in the status beside the button.
if (!window.buttonsCopy) {
  window.buttonsCopy = true;

  const copied = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    // Without https the browser has no clipboard: what is selected is copied.
    const field = document.createElement("textarea");
    field.value = text;
    (document.querySelector('[role="dialog"]') || document.body).append(field); // where the focus may go
    field.select();
    document.execCommand("copy");
    field.remove();
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.('[data-testid="stHtml"] [data-copy]');
    if (!button) return;
    await copied(button.dataset.copy.replace("{address}", () => location.href));
    button.parentElement.querySelector('[role="status"]').textContent = button.dataset.copied;
  });
}
