// Pages work without this; with it clocks slide, drawings zoom, marks and cards light up together, files are dropped.
"use strict";

const dayLength = 86400000;

for (const slider of document.querySelectorAll("input.slider")) {
  const date = document.getElementById(slider.dataset.date);
  slider.hidden = false;
  slider.addEventListener("input", () => {
    date.value = new Date(slider.valueAsNumber * dayLength).toISOString().slice(0, 10);
  });
  slider.addEventListener("change", () => slider.form.requestSubmit());
  date.addEventListener("change", () => { slider.value = date.valueAsNumber / dayLength; });
}

function light(statement, isOn) {
  const card = document.getElementById("s-" + statement);
  if (card) card.classList.toggle("lit", isOn);
  for (const mark of document.querySelectorAll("a.mark")) {
    if (mark.dataset.statement === statement) mark.classList.toggle("lit", isOn);
  }
  return card;
}

for (const mark of document.querySelectorAll("a.mark")) {
  const statement = mark.dataset.statement;
  const show = () => {
    const card = light(statement, true);
    const cards = card && card.closest(".cards");
    if (cards && getComputedStyle(cards).position === "sticky") cards.scrollTop = card.offsetTop - cards.offsetTop - 60;
  };
  mark.addEventListener("mouseenter", show);
  mark.addEventListener("focus", show);
  mark.addEventListener("mouseleave", () => light(statement, false));
  mark.addEventListener("blur", () => light(statement, false));
}
for (const card of document.querySelectorAll(".card")) {
  const statement = card.id.slice(2);
  card.addEventListener("mouseenter", () => light(statement, true));
  card.addEventListener("mouseleave", () => light(statement, false));
}

for (const drawing of document.querySelectorAll("svg[data-zoom]")) {
  const whole = drawing.viewBox.baseVal;
  const [width, height] = [whole.width, whole.height];
  const view = { x: 0, y: 0, width, height };
  const draw = () => drawing.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
  const zoom = (factor, x = view.x + view.width / 2, y = view.y + view.height / 2) => {
    const next = Math.min(width, Math.max(width / 40, view.width * factor));
    const ratio = next / view.width;
    view.x = x - (x - view.x) * ratio;
    view.y = y - (y - view.y) * ratio;
    view.width = next;
    view.height = next * height / width;
    view.x = Math.min(Math.max(0, view.x), width - view.width);
    view.y = Math.min(Math.max(0, view.y), height - view.height);
    draw();
  };
  const bar = document.createElement("p");
  bar.className = "zoom";
  for (const [text, factor] of [["+", 1 / 1.5], ["−", 1.5], ["⤢", 100]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.setAttribute("aria-label", "Zoom " + text);
    button.addEventListener("click", () => zoom(factor));
    bar.append(button);
  }
  drawing.after(bar);
  drawing.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = drawing.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 1 / 1.2 : 1.2,
      view.x + (event.clientX - box.left) / box.width * view.width,
      view.y + (event.clientY - box.top) / box.height * view.height);
  }, { passive: false });
  let held = null;
  drawing.addEventListener("pointerdown", (event) => { held = [event.clientX, event.clientY]; });
  addEventListener("pointerup", () => { held = null; });
  drawing.addEventListener("pointermove", (event) => {
    if (!held || view.width >= width) return;
    const scale = view.width / drawing.getBoundingClientRect().width;
    view.x = Math.min(Math.max(0, view.x - (event.clientX - held[0]) * scale), width - view.width);
    view.y = Math.min(Math.max(0, view.y - (event.clientY - held[1]) * scale), height - view.height);
    held = [event.clientX, event.clientY];
    draw();
  });
}

const drop = document.querySelector("form.drop");
if (drop) {
  const files = drop.querySelector("input[type=file]");
  for (const name of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", name === "dragover");
    });
  }
  drop.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    files.files = event.dataTransfer.files;
    drop.requestSubmit();
  });
}

// Single keys count only while a card has the focus (WCAG 2.1.4): nobody judges by speaking or by a slip elsewhere.
const cards = [...document.querySelectorAll(".review .card")];
for (const [index, card] of cards.entries()) {
  const go = (step) => {
    const next = cards[Math.min(cards.length - 1, Math.max(0, index + step))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  const press = (selector) => { const control = card.querySelector(selector); if (control) control.click(); };
  const acts = {
    j: () => go(1), k: () => go(-1), a: () => press("button[value=accept]"), r: () => press("button[value=reject]"),
    c: () => press("a[data-act=correct]"), m: () => press("a[data-act=merge]"),
  };
  card.addEventListener("keydown", (event) => {
    if (event.target !== card || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(acts, event.key)) return;
    event.preventDefault();
    acts[event.key]();
  });
}
// After a judgement the next card has the focus again, so that a walk goes on by keys alone.
if (cards.length && location.hash === "#next") cards[0].focus();
