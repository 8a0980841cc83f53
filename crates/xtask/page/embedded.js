// The page inside another of its own origin, as the element `bangfu-form` (element.js): what it tells the element, and
// the looks it takes from it.
{
  const root = document.documentElement;
  const tell = (what, value) => parent.postMessage({ bangfu: what, value }, location.origin);
  globalThis.bangfuTell = tell;
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || origin !== location.origin || data.bangfu !== "looks") return;
    for (const [name, value] of Object.entries(data.value)) {
      if (["accent", "paper", "surface", "ink", "line"].includes(name)) root.style.setProperty(`--${name}`, value);
    }
  });
  const app = document.getElementById("app");
  new ResizeObserver(() => tell("height", Math.ceil(app.getBoundingClientRect().bottom + scrollY))).observe(app);
  tell("framed");
}
