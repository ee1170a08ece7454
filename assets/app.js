/* Everything works without this file; it only makes some things kinder. */
(function () {
  "use strict";
  var doc = document;

  /* A refused form: put the reader at the summary, and a link of it into its field. */
  var summary = doc.getElementById("error-summary");
  if (summary) {
    summary.focus();
    summary.addEventListener("click", function (event) {
      var link = event.target.closest("a[href^='#']");
      var field = link && doc.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      var label = field.labels && field.labels[0];
      (field.closest(".field") || label || field).scrollIntoView({ block: "start" });
      field.focus({ preventScroll: true });
    });
  }

  /* A form sent once is not sent again by an impatient second press. */
  doc.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    var button = event.submitter;
    if (button) button.setAttribute("aria-busy", "true");
    setTimeout(function () { release(form); }, 15000);
  });
  function release(form) {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach(function (button) { button.removeAttribute("aria-busy"); });
  }
  /* Coming back by the browser's way: the form may be sent again. */
  window.addEventListener("pageshow", function () { doc.querySelectorAll("form[data-sent]").forEach(release); });

  /* The folded navigation closes with Escape and by a press elsewhere. */
  var fold = doc.querySelector(".nav-fold");
  if (fold) {
    doc.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && fold.open) { fold.open = false; fold.firstElementChild.focus(); }
    });
    doc.addEventListener("click", function (event) {
      if (fold.open && !fold.contains(event.target)) fold.open = false;
    });
  }

  /* Filters stand open where there is room for them. */
  if (window.matchMedia("(min-width: 60em)").matches) {
    doc.querySelectorAll(".filters details").forEach(function (details) { details.open = true; });
  }
})();
