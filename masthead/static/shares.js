// The steps work without this; with it, a number that is typed chooses "Another number", a
// suggested one empties what was typed, and the summary of errors is where one goes on.
document.querySelector(".troubles")?.focus();
const typed = document.getElementById("id_other_shares");
if (typed) {
  const buttons = [...document.querySelectorAll("input[name=shares]")];
  const other = buttons.find((button) => button.value === "other");
  typed.addEventListener("input", () => {
    if (typed.value) other.checked = true;
  });
  for (const button of buttons) {
    button.addEventListener("change", () => {
      if (button === other) typed.focus();
      else typed.value = "";
    });
  }
}
