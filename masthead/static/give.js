// The form of a gift works without this; with it, an amount that is typed chooses "Other", a
// suggested one empties what was typed, and the button says the sum.
const form = document.getElementById("give");
if (form) {
  const typed = form.elements.other_amount;
  const buttons = [...form.querySelectorAll("input[name=amount]")];
  const other = buttons.find((button) => button.value === "other");
  const give = form.querySelector("button[data-give]");
  const plain = give.textContent;

  const say = () => {
    const chosen = buttons.find((button) => button.checked && button !== other);
    give.textContent = chosen
      ? give.dataset.give.replace("{amount}", chosen.parentElement.textContent.trim())
      : plain;
  };
  typed.addEventListener("input", () => {
    if (typed.value) other.checked = true;
    say();
  });
  for (const button of buttons) {
    button.addEventListener("change", () => {
      if (button === other) typed.focus();
      else typed.value = "";
      say();
    });
  }
  document.querySelector(".troubles")?.focus();
  say();
}
