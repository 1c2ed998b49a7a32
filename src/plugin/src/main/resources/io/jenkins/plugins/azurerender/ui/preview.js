// Shows an enlarged preview of a frame. The arrow keys show the previous and the next frame.
(function () {
  "use strict";

  document.addEventListener("DOMContentLoaded", () => {
    const dialog = document.getElementById("azure-render-preview");
    if (!dialog) {
      return;
    }
    const part = (name) => dialog.querySelector('[data-do="' + name + '"]');
    const image = dialog.querySelector("img");
    const unsupported = dialog.querySelector(".azure-render-unsupported");
    const caption = document.getElementById("azure-render-caption");
    let number = null;

    // Not cached: frames are added while the preview is open.
    const cells = () => Array.from(document.querySelectorAll("[data-frame] a[data-preview]"));
    const numberOf = (cell) => cell.closest("[data-frame]").dataset.frame;
    const place = (all) => all.findIndex((cell) => numberOf(cell) === number);

    function show(cell) {
      const all = cells();
      const url = cell.dataset.preview;
      number = numberOf(cell);
      image.hidden = !url;
      unsupported.hidden = Boolean(url);
      if (url) {
        image.src = url;
      } else {
        image.removeAttribute("src");
      }
      image.alt = cell.getAttribute("aria-label");
      caption.textContent = cell.getAttribute("aria-label");
      part("open").href = cell.href;
      // Not disabled: a disabled button would lose the keyboard focus.
      part("previous").setAttribute("aria-disabled", place(all) === 0);
      part("next").setAttribute("aria-disabled", place(all) === all.length - 1);
      if (!dialog.open) {
        dialog.showModal();
        dialog.focus();
      }
    }

    function go(step) {
      const all = cells();
      const next = all[Math.max(0, Math.min(all.length - 1, place(all) + step))];
      if (next) {
        show(next);
      }
    }

    const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity };

    dialog.addEventListener("keydown", (event) => {
      if (event.key in steps && !event.altKey && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        go(steps[event.key]);
      }
    });
    part("previous").addEventListener("click", () => go(-1));
    part("next").addEventListener("click", () => go(1));
    part("close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) {
        dialog.close();
      }
    });
    dialog.addEventListener("close", () => {
      const all = cells();
      const cell = all[place(all)];
      if (cell) {
        cell.focus();
      }
    });

    document.addEventListener("click", (event) => {
      const cell = event.target.closest("a[data-preview]");
      if (cell && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        show(cell);
      }
    });
  });
})();
