// Makes the image in the visitor's browser, with the plotly the page already has; nothing is sent.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".image-files");
  const preview = root.querySelector("img");
  const status = root.querySelector("p");
  const size = { width: data.width, height: data.height };
  const figure = JSON.parse(data.figure);
  let stopped = false;

  const plotly = async () => {
    for (let waited = 0; waited < 10000 && !stopped; waited += 100) {
      if (window.Plotly) return window.Plotly;
      await new Promise((resume) => setTimeout(resume, 100));
    }
    throw new Error("the drawing library did not load");
  };
  const make = async (format, scale) =>
    (await plotly()).toImage(figure, { ...size, format, scale });
  const failed = (error) => {
    status.textContent = `The image could not be made: ${error.message}. Reload the page and try again.`;
  };
  const save = async (format, scale, button) => {
    button.disabled = true;
    try {
      const anchor = document.createElement("a");
      anchor.href = await make(format, scale);
      anchor.download = `${data.name}.${format}`;
      anchor.click();
    } catch (error) {
      failed(error);
    }
    button.disabled = false;
  };

  preview.alt = data.alt;
  for (const [format, scale] of [["png", 2], ["svg", 1]]) {
    const button = root.querySelector(`.${format}`);
    button.onclick = () => save(format, scale, button);
  }
  make("svg", 1).then((source) => { preview.src = source; status.textContent = ""; }, failed);
  return () => { stopped = true; };
}
