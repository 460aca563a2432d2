// The desk saves a story by itself while it is written. "Publish" pressed in that moment would
// send a new story a second time, so it waits until the story is saved, then goes on.
let saving = false;
let waiting = null;

const goOn = () => {
  saving = false;
  if (!waiting) return;
  const { form, button } = waiting;
  waiting = null;
  if (button?.name) {
    // The button may be shown as busy by now, and a busy one sends nothing.
    const said = document.createElement("input");
    Object.assign(said, { type: "hidden", name: button.name, value: button.value });
    form.append(said);
  }
  form.requestSubmit();
};

document.addEventListener("w-autosave:save", () => { saving = true; });
document.addEventListener("w-autosave:success", goOn);
document.addEventListener("w-autosave:error", goOn);
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-edit-form]")) return;
  if (saving) {
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting ??= { form: event.target, button: event.submitter };
  } else {
    event.target.setAttribute("data-w-autosave-active-value", "false");
  }
}, true);
