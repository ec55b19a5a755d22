// Escape closes a dialog always, once a window. Streamlit disables a button while its file is made; with the focus
// on nothing Escape would do nothing.
if (!window.escapeCloses) {
  window.escapeCloses = true;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement === document.body)
      document.querySelector('[role="dialog"] [aria-label="Close"]')?.click();
  });
}
