// The map takes a click for a long press if its machine is too slow to look, within a quarter of a second, at what
// lies under the pointer; and a long press chooses nothing. Such a click is given to it once more, in no time.
if (!window.mapClicksAreKept) {
  window.mapClicksAreKept = true;
  const press = 250; // ms, as long as the map takes it for a click
  const reach = 5; // px, beyond which the map was dragged
  let down = null;
  const onMap = (event) => event.isTrusted && event.target.closest?.('[data-testid="stDeckGlJsonChart"] canvas');

  window.addEventListener("pointerdown", (event) => {
    down = onMap(event) ? { at: Date.now(), x: event.clientX, y: event.clientY } : null;
  }, true);

  window.addEventListener("pointerup", (event) => {
    if (!down || !onMap(event) || Date.now() - down.at < press) return;
    if (Math.hypot(event.clientX - down.x, event.clientY - down.y) > reach) return;
    const canvas = event.target;
    setTimeout(() => {
      const clock = Date.now;
      const still = clock();
      Date.now = () => still;
      try {
        for (const [type, buttons] of [["pointerdown", 1], ["pointerup", 0]]) {
          canvas.dispatchEvent(new PointerEvent(type, {
            bubbles: true, cancelable: true, composed: true, pointerId: event.pointerId, isPrimary: true,
            pointerType: event.pointerType, clientX: event.clientX, clientY: event.clientY, button: 0, buttons,
          }));
        }
      } finally {
        Date.now = clock;
      }
    }, 0);
  }, true);
}
