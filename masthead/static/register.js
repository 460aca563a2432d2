// Finding a member works without this. With it, members are offered as their name or number is
// typed: arrows choose one, Enter opens the page, Escape leaves what was typed.
const finder = (form) => {
  const { q } = form.elements;
  const list = document.createElement("ul");
  Object.assign(list, { className: "member-suggestions", id: "member-suggestions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", q.labels[0]?.textContent.trim() ?? "");
  const box = document.createElement("span");
  box.className = "member-box";
  q.replaceWith(box);
  box.append(q, list);
  for (const [key, value] of [
    ["role", "combobox"],
    ["aria-expanded", "false"],
    ["aria-controls", list.id],
    ["aria-autocomplete", "list"],
  ]) q.setAttribute(key, value);

  let asked = 0;
  let at = -1;
  const close = () => {
    asked += 1;
    at = -1;
    list.hidden = true;
    list.replaceChildren();
    q.setAttribute("aria-expanded", "false");
    q.removeAttribute("aria-activedescendant");
  };
  const open = (row) => {
    location.href = form.dataset.member.replace("/0/", `/${row.dataset.number}/`);
  };
  const mark = (to) => {
    const rows = [...list.children];
    at = (to + rows.length) % rows.length;
    rows.forEach((row, n) => row.setAttribute("aria-selected", String(n === at)));
    q.setAttribute("aria-activedescendant", rows[at].id);
  };
  const show = (members) => {
    close();
    members.forEach((one, n) => {
      const row = document.createElement("li");
      row.id = `member-${n}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", "false");
      row.dataset.number = one.number;
      row.textContent = `${one.number} ${one.name}${one.was ? ` (${one.was})` : ""}`;
      row.addEventListener("mousedown", (event) => {
        event.preventDefault();
        open(row);
      });
      list.append(row);
    });
    list.hidden = members.length === 0;
    q.setAttribute("aria-expanded", String(members.length > 0));
  };

  q.addEventListener("input", async () => {
    const mine = (asked += 1);
    const typed = q.value.trim();
    if (!typed) return close();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(typed)}`);
      const { members } = await answer.json();
      if (mine === asked && document.activeElement === q) show(members);
    } catch {
      close();
    }
  });
  q.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(at + (event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1));
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      open(list.children[at]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      close();
    }
  });
  q.addEventListener("blur", close);
};

document.querySelectorAll(".member-finder").forEach(finder);
