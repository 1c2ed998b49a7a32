// Updates the page of a render while it runs, and sends the requests of its buttons.
(function () {
  "use strict";

  const PERIOD = 2500;
  // A new build stays in the queue for a moment: the page is polled this many times for it.
  const POLLS_FOR_A_BUILD = 24;

  let polls = 0;
  let announced = "";

  /** Replaces only frames that changed, so that images are not loaded again and the focus is kept. */
  function mergeFrames(place, fresh) {
    const numbers = (part) => Array.from(part.querySelectorAll("[data-frame]"), (cell) => cell.dataset.frame).join();
    const grid = place.querySelector(".azure-render-grid");
    const freshGrid = fresh.querySelector(".azure-render-grid");
    if (numbers(place) !== numbers(fresh)) {
      grid.replaceWith(freshGrid);
    } else {
      freshGrid.querySelectorAll("[data-frame]").forEach((cell) => {
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
    replace(place.querySelector(".azure-render-pages"), fresh.querySelector(".azure-render-pages"));
  }

  /** Shows other frames without loading the page, so that it is not scrolled. */
  function showFrames(query, focus) {
    const content = document.getElementById("azure-render");
    content.dataset.url = "live" + query;
    fetch(content.dataset.url, { credentials: "same-origin" })
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error(response.statusText))))
      .then((text) => {
        if (content.dataset.url !== "live" + query) {
          return; // another page was requested meanwhile
        }
        document.activeElement.blur(); // a part with the focus is not replaced
        merge(new DOMParser().parseFromString(text, "text/html"));
        const link = focus && document.querySelector(focus);
        if (link) {
          link.focus({ preventScroll: true });
        }
      })
      .catch(() => window.location.reload());
  }

  function followFrames(event, link) {
    event.preventDefault();
    const url = new URL(link.href);
    const nav = link.closest(".azure-render-pages");
    const focus = nav ? '.azure-render-pages [rel="' + link.rel + '"]' : '.azure-render-states [aria-current="true"]';
    history.pushState(null, "", url.pathname + url.search);
    showFrames(url.search, focus);
  }

  /** Keeps details elements open or closed, and the text of input fields. An element with the focus is not replaced until it loses the focus. */
  function replace(place, fresh) {
    if (place.innerHTML === fresh.innerHTML || place.contains(document.activeElement)) {
      return;
    }
    if (place.dataset.part === "notices") {
      document.getElementById("azure-render-response").replaceChildren(); // the page shows the current state now
    }
    const open = new Map();
    place.querySelectorAll("details").forEach((details) => open.set(details.dataset.keep, details.open));
    const typed = new Map();
    place.querySelectorAll("input").forEach((input) => typed.set(input.id, input.value));
    place.replaceChildren();
    while (fresh.firstChild) {
      place.appendChild(fresh.firstChild);
    }
    place.querySelectorAll("details").forEach((details) => {
      if (open.has(details.dataset.keep)) {
        details.open = open.get(details.dataset.keep);
      }
    });
    place.querySelectorAll("input").forEach((input) => {
      input.value = typed.get(input.id) || "";
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

  /** Announces each 10 % of progress and each new failure to screen readers. */
  function announce(fresh, ended) {
    const bar = fresh.querySelector("[role=progressbar]");
    const words = bar.getAttribute("aria-valuetext");
    const step = Math.floor(Number(bar.getAttribute("aria-valuenow")) / 10) + words.replace(/^.*?,/, ",") + ended;
    if (step !== announced) {
      announced = step;
      document.getElementById("azure-render-status").textContent = words;
    }
  }

  function poll(content) {
    if (document.hidden) {
      setTimeout(() => poll(content), PERIOD);
      return;
    }
    fetch(content.dataset.url, { credentials: "same-origin" })
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error(response.statusText))))
      .then((text) => {
        const fresh = new DOMParser().parseFromString(text, "text/html");
        const live = fresh.querySelector('[data-part="progress"]').dataset.live === "true";
        announce(fresh, !live);
        merge(fresh);
        polls -= 1;
        if (live || polls > 0) {
          setTimeout(() => poll(content), PERIOD);
        } else {
          content.dataset.live = "false";
        }
      })
      .catch(() => setTimeout(() => poll(content), 4 * PERIOD));
  }

  function pollAgain(content) {
    const stopped = content.dataset.live !== "true" && polls <= 0;
    polls = POLLS_FOR_A_BUILD;
    if (stopped) {
      poll(content);
    }
  }

  function showResponse(ok, sentence) {
    const place = document.getElementById("azure-render-response");
    const box = document.createElement("div");
    box.className = "jenkins-alert jenkins-alert-" + (ok ? "success" : "danger");
    box.textContent = sentence;
    place.replaceChildren(box);
  }

  /** @param keep whether the button can be used again */
  function send(button, url, keep) {
    const content = document.getElementById("azure-render");
    button.disabled = true;
    fetch(url, {
      method: "POST",
      credentials: "same-origin",
      headers: window.crumb ? window.crumb.wrap({}) : {},
    })
      .then((response) =>
        response.text().then((text) => {
          const isText = (response.headers.get("Content-Type") || "").startsWith("text/plain");
          showResponse(response.ok, isText ? text : button.textContent.trim() + ": " + response.status + " " + response.statusText);
          if (response.ok && keep) {
            button.form.reset();
          } else if (response.ok) {
            button.remove();
          }
        })
      )
      .catch((problem) => showResponse(false, button.textContent.trim() + ": " + problem.message))
      .finally(() => {
        button.disabled = false;
        pollAgain(content);
      });
  }

  function confirmAndSend(button) {
    window.dialog
      .confirm(button.dataset.question, {
        message: button.dataset.more,
        okText: button.dataset.yes,
        type: button.dataset.destructive ? "destructive" : "default",
      })
      .then(
        () => send(button, button.dataset.url, false),
        () => button.focus()
      );
  }

  document.addEventListener("DOMContentLoaded", () => {
    const content = document.getElementById("azure-render");
    if (!content) {
      return;
    }
    if (content.dataset.live === "true") {
      setTimeout(() => poll(content), PERIOD);
    }
    window.addEventListener("popstate", () => showFrames(window.location.search));
    document.addEventListener("submit", (event) => {
      const form = event.target.closest(".azure-render-form");
      if (form) {
        event.preventDefault();
        const value = form.querySelector("input").value;
        send(form.querySelector("button"), form.dataset.url + "&value=" + encodeURIComponent(value), true);
      }
    });
    document.addEventListener("click", (event) => {
      const button = event.target.closest(".azure-render-post");
      const failure = event.target.closest('a[href^="#failure-"]');
      const frames = event.target.closest(".azure-render-pages a, .azure-render-states a");
      if (frames && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
        followFrames(event, frames);
      } else if (button && button.dataset.question) {
        confirmAndSend(button);
      } else if (button) {
        send(button, button.dataset.url, false);
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
