// Has the site kept for when the network is off (service-worker.js), and offers a newer version. It is taken up when the
// person says so, or when the site is opened the next time; never while somebody fills in.
if ("serviceWorker" in navigator) {
  const workers = navigator.serviceWorker;
  let kept = Boolean(workers.controller);
  let accepted = false;

  const button = (text, kind, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = kind;
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };

  const offer = (registration) => {
    if (document.getElementById("update")) return;
    const bar = document.createElement("div");
    bar.id = "update";
    bar.className = "message hint-tone no-print";
    const says = document.createElement("p");
    says.setAttribute("role", "status");
    const take = button("$TAKE", "second", async () => {
      take.disabled = true;
      try {
        await globalThis.bangfuSettle();
      } catch (sentence) {
        says.textContent = sentence;
        take.disabled = false;
        return;
      }
      accepted = true;
      if (registration.waiting) registration.waiting.postMessage("take over");
      else location.reload();
    });
    bar.append(says, take, button("$LATER", "link", () => bar.remove()));
    document.body.prepend(bar);
    says.textContent = "$OFFER";
  };

  const watch = (registration) => {
    const installed = () => workers.controller && registration.waiting && offer(registration);
    installed();
    registration.addEventListener("updatefound", () => {
      registration.installing.addEventListener("statechange", installed);
    });
    workers.addEventListener("controllerchange", () => {
      if (accepted) location.reload();
      else if (kept) offer(registration);
      kept = true;
    });
  };

  // A browser that refuses shows the site all the same, as long as the network is there.
  workers.register("service-worker.js", { updateViaCache: "none" }).then(watch).catch(() => {});
}
