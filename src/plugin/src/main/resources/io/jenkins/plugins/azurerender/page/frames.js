// Keeps the page of a render up to date while it renders, and sends its buttons' requests.
(function () {
  "use strict";

  const PERIOD = 2500;

  /** Puts what is new in place of what is old, cell by cell, so that pictures which are there stay as they are. */
  function merge(old, fresh) {
    const known = new Map();
    old.querySelectorAll("[data-part]").forEach((part) => known.set(part.dataset.part, part));
    fresh.querySelectorAll("[data-part]").forEach((part) => {
      const place = known.get(part.dataset.part);
      if (!place) {
        old.append(part.cloneNode(true));
      } else if (part.dataset.part === "frames") {
        part.querySelectorAll("[data-frame]").forEach((cell) => {
          const before = place.querySelector('[data-frame="' + cell.dataset.frame + '"]');
          if (before && before.outerHTML !== cell.outerHTML) {
            before.replaceWith(cell.cloneNode(true));
          }
        });
      } else if (!place.querySelector("details[open]") && place.innerHTML !== part.innerHTML) {
        place.innerHTML = part.innerHTML;
      }
    });
  }

  function watch(content) {
    fetch(content.dataset.url, { credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText))))
      .then((text) => {
        const fresh = new DOMParser().parseFromString(text, "text/html");
        merge(content, fresh);
        const progress = fresh.querySelector('[data-part="progress"]');
        if (progress && progress.dataset.live === "true") {
          setTimeout(() => watch(content), PERIOD);
        } else {
          window.location.reload();
        }
      })
      .catch(() => setTimeout(() => watch(content), 4 * PERIOD));
  }

  function send(button) {
    if (window.confirm(button.dataset.question)) {
      button.disabled = true;
      fetch(button.dataset.url, {
        method: "POST",
        credentials: "same-origin",
        headers: window.crumb ? window.crumb.wrap({}) : {},
      }).then(() => window.location.reload());
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const content = document.getElementById("azure-render-content");
    if (content && content.dataset.live === "true") {
      setTimeout(() => watch(content), PERIOD);
    }
    document
      .querySelectorAll(".azure-render-post")
      .forEach((button) => button.addEventListener("click", () => send(button)));
  });
})();
