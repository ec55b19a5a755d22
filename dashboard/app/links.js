// Links inside the app, once a window. A link in the page is followed as back and forward are: Streamlit shows
// its page and filter in the same session, where the browser alone would load the whole app again. A click in
// the menu waits until what was just typed is on its way: else the two would cross, and the page stay.
if (!window.linksAreFollowed) {
  window.linksAreFollowed = true;
  const pause = 100; // ms
  const menu = '[data-testid="stTopNavLink"], [data-testid="stSidebarNavLink"]';
  const modified = (event) => event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(menu);
    if (!link || !event.isTrusted || modified(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    setTimeout(() => link.click(), pause);
  }, true);

  const toTop = (part) => {
    for (let one = part.parentElement; one; one = one.parentElement) one.scrollTop = 0;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('[data-testid="stHtml"] a[href]');
    if (!link || modified(event) || event.defaultPrevented || link.origin !== location.origin) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    if (!link.matches(".opens")) toTop(link); // a row opens its event over the page, which stays as it is
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  });
}
