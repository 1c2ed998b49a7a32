// Keeps the page of a render up to date while it renders, and sends what its buttons ask for.
(function () {
  "use strict";

  const PERIOD = 2500;
  // A new build needs a moment to come out of the queue: so many looks are taken for it.
  const LOOKS_FOR_A_BUILD = 24;

  let looks = 0;
  let said = "";

  /** Frames are exchanged one by one, so that pictures which are there stay as they are, and so does the focus. */
  function mergeFrames(place, fresh) {
    const numbers = (part) => Array.from(part.querySelectorAll("[data-frame]"), (cell) => cell.dataset.frame).join();
    const grid = place.querySelector(".azure-render-grid");
    const news = fresh.querySelector(".azure-render-grid");
    if (numbers(place) !== numbers(fresh)) {
      grid.replaceWith(news);
    } else {
      news.querySelectorAll("[data-frame]").forEach((cell) => {
        const before = grid.querySelector('[data-frame="' + cell.dataset.frame + '"]');
        if (before.outerHTML !== cell.outerHTML) {
          const focused = before.contains(document.activeElement);
          before.replaceWith(cell);
          if (focused && cell.firstElementChild.href) {
            cell.firstElementChild.focus();
          }
        }
      });
    }
    replace(place.querySelector(".azure-render-states"), fresh.querySelector(".azure-render-states"));
  }

  /** What somebody has opened or closed stays so, and what has the focus is left alone until the next time. */
  function replace(place, fresh) {
    if (place.innerHTML === fresh.innerHTML || place.contains(document.activeElement)) {
      return;
    }
    if (place.dataset.part === "notices") {
      document.getElementById("azure-render-answer").replaceChildren(); // the page itself tells now
    }
    const open = new Map();
    place.querySelectorAll("details").forEach((details) => open.set(details.dataset.keep, details.open));
    place.replaceChildren();
    while (fresh.firstChild) {
      place.appendChild(fresh.firstChild);
    }
    place.querySelectorAll("details").forEach((details) => {
      if (open.has(details.dataset.keep)) {
        details.open = open.get(details.dataset.keep);
      }
    });
  }

  function merge(fresh) {
    fresh.querySelectorAll("[data-part]").forEach((part) => {
      const place = document.querySelector('[data-part="' + part.dataset.part + '"]');
      if (part.dataset.part === "frames") {
        mergeFrames(place, part);
      } else {
        replace(place, part);
      }
    });
  }

  /** To those who listen, the page speaks up at each tenth of the way, and of each new failure. */
  function say(fresh, ended) {
    const bar = fresh.querySelector("[role=progressbar]");
    const words = bar.getAttribute("aria-valuetext");
    const step = Math.floor(Number(bar.getAttribute("aria-valuenow")) / 10) + words.replace(/^.*?,/, ",") + ended;
    if (step !== said) {
      said = step;
      document.getElementById("azure-render-said").textContent = words;
    }
  }

  function look(content) {
    if (document.hidden) {
      setTimeout(() => look(content), PERIOD);
      return;
    }
    fetch(content.dataset.url, { credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText))))
      .then((text) => {
        const fresh = new DOMParser().parseFromString(text, "text/html");
        const live = fresh.querySelector('[data-part="progress"]').dataset.live === "true";
        say(fresh, !live);
        merge(fresh);
        looks -= 1;
        if (live || looks > 0) {
          setTimeout(() => look(content), PERIOD);
        } else {
          content.dataset.live = "false";
        }
      })
      .catch(() => setTimeout(() => look(content), 4 * PERIOD));
  }

  function lookAgain(content) {
    const sleeping = content.dataset.live !== "true" && looks <= 0;
    looks = LOOKS_FOR_A_BUILD;
    if (sleeping) {
      look(content);
    }
  }

  function answer(good, sentence) {
    const place = document.getElementById("azure-render-answer");
    const box = document.createElement("div");
    box.className = "jenkins-alert jenkins-alert-" + (good ? "success" : "danger");
    box.textContent = sentence;
    place.replaceChildren(box);
  }

  function send(button) {
    const content = document.getElementById("azure-render");
    button.disabled = true;
    fetch(button.dataset.url, {
      method: "POST",
      credentials: "same-origin",
      headers: window.crumb ? window.crumb.wrap({}) : {},
    })
      .then((got) =>
        got.text().then((text) => {
          const told = (got.headers.get("Content-Type") || "").startsWith("text/plain");
          answer(got.ok, told ? text : button.textContent.trim() + ": " + got.status + " " + got.statusText);
          if (got.ok) {
            button.remove();
          }
        })
      )
      .catch((problem) => answer(false, button.textContent.trim() + ": " + problem.message))
      .finally(() => {
        button.disabled = false;
        lookAgain(content);
      });
  }

  function ask(button) {
    window.dialog
      .confirm(button.dataset.question, {
        message: button.dataset.more,
        okText: button.dataset.yes,
        type: button.dataset.destructive ? "destructive" : "default",
      })
      .then(
        () => send(button),
        () => button.focus()
      );
  }

  document.addEventListener("DOMContentLoaded", () => {
    const content = document.getElementById("azure-render");
    if (!content) {
      return;
    }
    if (content.dataset.live === "true") {
      setTimeout(() => look(content), PERIOD);
    }
    document.addEventListener("click", (event) => {
      const button = event.target.closest(".azure-render-post");
      const failure = event.target.closest('a[href^="#failure-"]');
      if (button) {
        ask(button);
      } else if (failure) {
        const details = document.getElementById(failure.getAttribute("href").slice(1));
        if (details) {
          event.preventDefault();
          details.open = true;
          details.querySelector("summary").focus();
        }
      }
    });
  });
})();
