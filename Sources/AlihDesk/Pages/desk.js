// The desk's pages: keys, editing with checks, decisions. Rows come from the server as they are shown.
"use strict";
(() => {
  const article = document.body.dataset.article;
  const toast = document.getElementById("toast");
  let current = null;
  let editor = null;

  const rows = () => [...document.querySelectorAll(".segment")];

  function say(text, label, action) {
    toast.textContent = text;
    if (!label) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => { toast.textContent = ""; action(); });
    toast.append(button);
  }

  async function ask(path, fields) {
    let response;
    try {
      response = await fetch(path, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(fields),
      });
    } catch {
      say("Not saved: the desk does not answer. Is 'alih desk' still running?");
      return null;
    }
    const answer = await response.json().catch(() => ({}));
    if (response.status === 409) return { conflict: answer };
    if (!response.ok) { say(answer.error || `Not done: HTTP ${response.status}`); return null; }
    return answer;
  }

  function count() {
    // A long article has further pages.
    const counts = document.getElementById("counts");
    const all = rows();
    const done = +counts.dataset.decided + all.filter((row) => row.matches(".approved, .edited")).length;
    const check = +counts.dataset.check + all.filter((row) => row.matches(".check")).length;
    counts.textContent = `${done} of ${+counts.dataset.all + all.length} decided` + (check ? ` · ${check} to check` : "");
  }

  function choose(row, scroll = true) {
    if (!row || editor) return;
    if (current) current.classList.remove("now");
    current = row;
    row.classList.add("now");
    row.focus({ preventScroll: true });
    if (scroll) row.scrollIntoView({ block: "nearest" });
  }

  function step(by, wanted = () => true, beyond = by > 0 ? "after" : "before") {
    const all = rows();
    let place = all.indexOf(current) + by;
    while (all[place] && !wanted(all[place])) place += by;
    if (editor) return;
    if (all[place]) choose(all[place]);
    else if (document.body.dataset[beyond]) location.href = document.body.dataset[beyond];
    else if (by > 0) say("No further sentence.");
  }

  function put(row, html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const fresh = template.content.firstElementChild;
    row.replaceWith(fresh);
    if (row === current) { current = null; choose(fresh, false); }
    count();
    return fresh;
  }

  async function decide(row, kind, target, seen = row.dataset.seen) {
    const answer = await ask("/api/decide", { article: +article, segment: row.id, kind, target, seen: +seen });
    if (!answer) return false;
    if (answer.conflict) {
      const other = answer.conflict;
      const fresh = put(row, other.row);
      say(`${other.by} decided on this sentence meanwhile: “${other.target}”`, "Write mine all the same",
        () => decide(fresh, kind, target, other.seen));
      return true;
    }
    const fresh = put(row, answer.row);
    if (answer.same > 0) {
      const where = answer.same === 1 ? "once more" : `${answer.same} times more`;
      say(`Saved. The same sentence stands ${where} in this run.`, "Use it there, too", async () => {
        const more = await ask("/api/same", { article: +article, segment: fresh.id });
        if (more) { say(`Used in ${more.count} more.`); if (more.here) location.reload(); }
      });
    } else {
      say("Saved.");
    }
    return true;
  }

  function edit(row) {
    if (editor) return;
    choose(row);
    const text = row.querySelector(".text");
    const area = document.createElement("textarea");
    area.lang = text.lang;
    area.value = text.querySelector("i") && row.querySelector("i").textContent === "untranslated" ? "" : text.textContent;
    area.setAttribute("aria-label", "Translation");
    const notes = document.createElement("ul");
    notes.className = "notes";
    notes.setAttribute("aria-live", "polite");
    const similar = document.createElement("div");
    similar.id = "similar";
    const actions = document.createElement("p");
    actions.className = "actions";
    actions.innerHTML = '<button type="button" data-act="save">Save</button><button type="button" data-act="cancel">Cancel</button>';
    const target = row.querySelector(".target");
    const hidden = [...target.children];
    hidden.forEach((child) => { child.hidden = true; child.style.display = "none"; });
    target.append(area, notes, actions, similar);
    editor = { row, area, close() { [area, notes, actions, similar].forEach((e) => e.remove());
      hidden.forEach((child) => { child.hidden = false; child.style.display = ""; }); editor = null; choose(row); } };
    let timer = 0;
    let checks = 0;
    const check = async () => {
      const mine = ++checks;
      const answer = await ask("/api/check", { article: +article, segment: row.id, target: area.value });
      // An answer to what stood there before is none any more.
      if (!answer || !editor || mine !== checks) return;
      notes.replaceChildren(...answer.findings.map((finding) => {
        const item = document.createElement("li");
        item.textContent = finding;
        return item;
      }));
    };
    area.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(check, 250); });
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    check();
    ask("/api/similar", { article: +article, segment: row.id }).then((answer) => {
      if (!answer) return;
      for (const unit of answer.units) {
        const line = document.createElement("p");
        line.append(`${Math.round(unit.score * 100)} % like: ${unit.source} `);
        const quote = document.createElement("q");
        quote.textContent = unit.target;
        line.append(quote);
        similar.append(line);
      }
    });
  }

  async function save() {
    const { row, area } = editor;
    const text = area.value;
    const before = editor;
    editor = null;
    if (!(await decide(row, "edit", text))) { editor = before; area.focus(); }
  }

  function dialog(name) { return document.getElementById(name); }

  async function history(row) {
    const answer = await ask("/api/history", { article: +article, segment: row.id });
    if (!answer) return;
    const box = dialog("history").querySelector("div");
    box.replaceChildren(...answer.steps.map((step) => {
      const line = document.createElement("p");
      line.textContent = `${step.at} · ${step.by} · ${step.kind}: ${step.target}`;
      return line;
    }));
    dialog("history").showModal();
  }

  function term() {
    const form = dialog("term").querySelector("form");
    const selected = String(getSelection()).trim();
    const isSource = getSelection().anchorNode && getSelection().anchorNode.parentElement.closest(".source");
    form.source.value = selected && isSource ? selected : "";
    form.target.value = selected && !isSource ? selected : "";
    dialog("effect").replaceChildren();
    dialog("term").showModal();
    effect();
  }

  async function effect() {
    const form = dialog("term").querySelector("form");
    if (!form.source.value.trim()) return;
    const answer = await ask("/api/term/effect", { source: form.source.value.trim(), target: form.target.value.trim() });
    if (!answer) return;
    const head = document.createElement("p");
    head.textContent = answer.count === 0 ? "Nothing else in this run would change."
      : `${answer.count} ${answer.count === 1 ? "sentence" : "sentences"} of this run would be looked at again:`;
    const list = document.createElement("ul");
    for (const place of answer.places) {
      const item = document.createElement("li");
      item.textContent = `${place.path}: ${place.source} — ${place.target}`;
      list.append(item);
    }
    dialog("effect").replaceChildren(head, list);
  }

  async function addTerm(apply) {
    const form = dialog("term").querySelector("form");
    if (!form.reportValidity()) return;
    const answer = await ask("/api/term", {
      source: form.source.value.trim(), target: form.target.value.trim(), article: +article || 0, apply,
    });
    if (!answer) return;
    dialog("term").close();
    say(`Added to ${answer.file}` + (apply ? `; ${answer.changed} ${answer.changed === 1 ? "sentence" : "sentences"} changed.` : "."));
    if (apply && answer.changed > 0) setTimeout(() => location.reload(), 900);
  }

  async function write() {
    say("Writing documents …");
    const answer = await ask("/api/write", {});
    if (answer) say(answer.message);
  }

  const acts = {
    approve: () => current && decide(current, "approve"),
    edit: () => current && edit(current),
    undo: () => current && decide(current, "undo"),
    save: () => editor && save(),
    cancel: () => editor && editor.close(),
    help: () => dialog("keys").showModal(),
    write,
    "term-apply": () => addTerm(true),
    close: () => document.querySelector("dialog[open]").close(),
  };

  document.addEventListener("click", (event) => {
    const row = event.target.closest(".segment");
    if (row && row !== current && !editor) choose(row, false);
    const button = event.target.closest("[data-act]");
    if (button && acts[button.dataset.act]) acts[button.dataset.act]();
  });

  document.addEventListener("keydown", (event) => {
    if (editor && event.target === editor.area) {
      if (event.key === "Escape") { event.preventDefault(); editor.close(); }
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")
      || event.target.matches("input, textarea")) return;
    const links = [...document.querySelectorAll(".articles .name")];
    const link = links.indexOf(document.activeElement);
    const keys = !article ? {
      j: () => (links[link + 1] || links[link]).focus(), k: () => links[Math.max(link - 1, 0)].focus(), w: write,
      "/": () => document.querySelector("[type=search]").focus(),
    } : {
      j: () => step(1), k: () => step(-1), n: () => step(1, (row) => row.matches(".check"), "check"),
      a: acts.approve, e: acts.edit, u: acts.undo, h: () => current && history(current), t: term, "?": acts.help,
      g: () => { location.href = "/"; }, w: write,
    };
    if (keys[event.key] && (article || links.length > 0)) { event.preventDefault(); keys[event.key](); }
  });

  if (article) {
    const form = dialog("term").querySelector("form");
    form.addEventListener("submit", (event) => { event.preventDefault(); addTerm(false); });
    form.source.addEventListener("change", effect);
    form.target.addEventListener("change", effect);
    count();
    const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    choose(named || document.querySelector(".segment"), Boolean(named));
    addEventListener("hashchange", () => choose(document.getElementById(decodeURIComponent(location.hash.slice(1)))));
    addEventListener("beforeunload", (event) => { if (editor) event.preventDefault(); });
  }
})();
