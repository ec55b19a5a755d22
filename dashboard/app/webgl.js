// Says once that this browser has no WebGL: then nothing of a map that moves would be seen.
export default function ({ setStateValue }) {
  const canvas = document.createElement("canvas");
  if (!canvas.getContext("webgl2") && !canvas.getContext("webgl")) setStateValue("missing", true);
}
