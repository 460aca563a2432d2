// A batch works without this; with it, givers whom the paper knows are found as their name is
// typed: arrows choose one, Enter takes it, Escape leaves what was typed.
const form = document.querySelector(".batch-next");
if (form) {
  const { name, town, giver } = form.elements;
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
    town.focus();
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
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      take(list.children[at]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
  });
  name.addEventListener("blur", close);
}
