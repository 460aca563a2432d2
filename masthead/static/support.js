// The form of a supporter works without this; with it, an amount that is typed chooses "Another
// amount", a level empties what was typed, and what went wrong is read out first.
const form = document.getElementById("support");
if (form) {
  const typed = form.elements.other_amount;
  const other = document.getElementById("id_level_other");
  typed.addEventListener("input", () => {
    if (typed.value && other) other.checked = true;
  });
  for (const button of form.querySelectorAll("input[type=radio][name=level]")) {
    button.addEventListener("change", () => {
      if (button === other) typed.focus();
      else typed.value = "";
    });
  }
  document.querySelector(".troubles")?.focus();
}
