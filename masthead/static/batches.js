// A batch works without this. With it, Enter adds a gift in the background, so that whoever types
// needn't wait for the page; and givers whom the paper knows are found as their name is typed:
// arrows choose one, Enter or Tab takes it, Escape leaves what was typed.
const TEXTS = ["amount", "sort_code", "account", "cheque_number", "name", "town", "reference"];
let before = Promise.resolve();

const finder = (form) => {
  const { name, town, giver, thank } = form.elements;
  const list = document.createElement("ul");
  Object.assign(list, { className: "batch-found", id: "found-people", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", name.labels[0]?.textContent.trim() ?? "");
  name.after(list);
  for (const [key, value] of [
    ["role", "combobox"],
    ["aria-expanded", "false"],
    ["aria-controls", list.id],
    ["aria-autocomplete", "list"],
  ]) name.setAttribute(key, value);

  let asked = 0;
  let at = -1;
  const close = () => {
    asked += 1;
    list.hidden = true;
    list.replaceChildren();
    at = -1;
    name.setAttribute("aria-expanded", "false");
    name.removeAttribute("aria-activedescendant");
  };
  const take = (row) => {
    giver.value = row.dataset.id;
    name.value = row.dataset.name;
    town.value = row.dataset.town;
    close();
    thank.focus();
  };
  const mark = (to) => {
    const rows = [...list.children];
    at = (to + rows.length) % rows.length;
    rows.forEach((row, n) => row.setAttribute("aria-selected", String(n === at)));
    name.setAttribute("aria-activedescendant", rows[at].id);
  };
  const show = (people) => {
    close();
    people.forEach((who, n) => {
      const row = document.createElement("li");
      row.id = `found-${n}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", "false");
      Object.assign(row.dataset, { id: who.id, name: who.name, town: who.town });
      row.textContent = [who.name, who.town].filter(Boolean).join(", ");
      row.addEventListener("mousedown", (event) => {
        event.preventDefault();
        take(row);
      });
      list.append(row);
    });
    list.hidden = people.length === 0;
    name.setAttribute("aria-expanded", String(people.length > 0));
  };

  name.addEventListener("input", async () => {
    giver.value = "";
    const mine = (asked += 1);
    const typed = name.value.trim();
    if (typed.length < 2) return close();
    try {
      const answer = await fetch(`${form.dataset.people}?q=${encodeURIComponent(typed)}`);
      const { people } = await answer.json();
      if (mine === asked && document.activeElement === name) show(people);
    } catch {
      close();
    }
  });
  name.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(at + (event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1));
    } else if ((event.key === "Enter" || event.key === "Tab") && at >= 0) {
      event.preventDefault();
      take(list.children[at]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
  });
  name.addEventListener("blur", close);
};

const empty = (form) => {
  const { method, thank, appeal, giver, key, amount } = form.elements;
  for (const text of TEXTS) form.elements[text].value = "";
  method.value = form.dataset.method;
  thank.value = "none";
  appeal.value = "";
  giver.value = "";
  key.value = crypto.randomUUID?.() ?? "";
  amount.focus();
};

const refresh = (page) => {
  for (const place of ["#typed", "#end", ".messages"]) {
    const fresh = page.querySelector(place);
    if (fresh) document.querySelector(place)?.replaceWith(fresh);
  }
  const said = page.getElementById("tally");
  const tally = document.getElementById("tally");
  tally.className = said.className;
  tally.textContent = said.textContent;
};

const send = async (form, typed) => {
  const answer = await fetch(form.action, { method: "POST", body: typed });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.querySelector(".batch-next");
  if (!next || ![200, 422].includes(answer.status)) throw new Error(answer.statusText);
  refresh(page);
  if (answer.ok) {
    document.querySelector(".batch-next .help-critical")?.remove();
    return;
  }
  document.querySelector(".batch-next").replaceWith(next);
  begin(next);
  next.querySelector("[autofocus]").focus();
};

const begin = (form) => {
  finder(form);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "SELECT") return;
    event.preventDefault();
    form.requestSubmit();
  });
  if (!form.dataset.method) return;
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name) return;
    event.preventDefault();
    const typed = new FormData(form);
    for (const wrong of form.querySelectorAll(".error-message")) wrong.parentElement.replaceChildren();
    for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    for (const field of form.querySelectorAll(".w-field--error")) field.classList.remove("w-field--error");
    empty(form);
    before = before.then(() => send(form, typed)).catch(() => {
      // No answer that can be read: the browser sends it itself; its key makes it one gift.
      for (const [name, value] of typed) form.elements[name].value = value;
      document.querySelector(".batch-next").replaceWith(form);
      form.submit();
    });
  });
};

const first = document.querySelector(".batch-next");
if (first) begin(first);
