// Makes the image in the visitor's browser, with the plotly the page already has; nothing is sent.
const HEADER = 33; // bytes of a PNG before the first chunk after IHDR

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".image-files");
  const preview = root.querySelector("img");
  const status = root.querySelector("p");
  const words = data.words; // in the language in force
  const size = { width: data.width, height: data.height };
  const figure = JSON.parse(data.figure);
  let stopped = false, busy = false;

  const plotly = async () => {
    for (let waited = 0; waited < 10000 && !stopped; waited += 100) {
      if (window.Plotly) return window.Plotly;
      await new Promise((resume) => setTimeout(resume, 100));
    }
    throw new Error(words.not_loaded);
  };
  // The letters of the figure as CSS: an image sees none of the page's.
  const letter = async ([weights, file]) => {
    const reader = new FileReader();
    const read = new Promise((resume) => { reader.onload = resume; });
    reader.readAsDataURL(await (await fetch(file)).blob());
    await read;
    return `@font-face { font-family: '${data.family}'; font-weight: ${weights}; src: url(${reader.result}) }`;
  };
  const vectors = async () => {
    const letters = (await Promise.all(Object.entries(data.letters).map(letter))).join("");
    const drawn = await (await plotly()).toImage(figure, { ...size, format: "svg" });
    const text = decodeURIComponent(drawn.slice(drawn.indexOf(",") + 1));
    return text.replace(/<svg[^>]*>/, (opening) => `${opening}${data.head}<style>${letters}</style>`);
  };
  const svg = async () => new Blob([await vectors()], { type: "image/svg+xml" });

  // The texts and the record of the file, as the server would have written them.
  const png = async () => {
    const image = new Image(), canvas = document.createElement("canvas");
    image.src = URL.createObjectURL(await svg());
    await image.decode();
    canvas.width = size.width * data.scale;
    canvas.height = size.height * data.scale;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    const drawn = await new Promise((resume) => canvas.toBlob(resume, "image/png"));
    const chunks = Uint8Array.from(atob(data.chunks), (letter) => letter.charCodeAt(0));
    return new Blob([drawn.slice(0, HEADER), chunks, drawn.slice(HEADER)], { type: "image/png" });
  };

  const failed = (error) => {
    status.textContent = words.failed.replace("{reason}", () => error.message);
  };
  const save = async (make, ending) => {
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(await make());
    anchor.download = `${data.name}.${ending}`;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 60000);
  };
  const copy = async () => {
    if (!navigator.clipboard || !window.ClipboardItem)
      throw new Error(words.no_copying);
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png() })]);
    status.textContent = words.copied;
  };
  // The button under a card was clicked, and the click has promised the image: see copy.js.
  const keepPromise = async () => {
    const asked = window.imageAsked;
    window.imageAsked = null;
    if (!asked) throw new Error(words.no_copying);
    png().then(asked.resolve, asked.reject);
    await asked.copied;
    status.textContent = words.copied;
  };

  if (data.at_once) {
    status.textContent = words.drawing;
    keepPromise().catch(failed);
    return () => { stopped = true; };
  }
  for (const [name, act] of Object.entries({
    copy,
    png: () => save(png, "png"),
    svg: () => save(svg, "svg"),
  })) {
    const button = root.querySelector(`.${name}`);
    button.textContent = words[name];
    button.hidden = name !== "copy" && !data.files;
    button.onclick = async () => { // never disabled: a disabled button loses the focus
      if (busy) return;
      busy = true;
      status.textContent = "";
      await act().catch(failed);
      busy = false;
    };
  }
  preview.alt = data.alt;
  status.textContent = words.drawing;
  svg().then((drawn) => { preview.src = URL.createObjectURL(drawn); status.textContent = ""; }, failed);
  return () => {
    stopped = true;
    URL.revokeObjectURL(preview.src);
    // The menu is closed: where its focus got lost, it goes back to the button that opened the menu.
    setTimeout(() => {
      if (document.activeElement === document.body && !document.querySelector('[role="dialog"]'))
        document.querySelector(data.opener)?.focus();
    }, 300);
  };
}
