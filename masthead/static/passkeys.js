// Passkeys: the browser makes and shows them. Forms that need one stay hidden without this.
"use strict";
(() => {
  if (!window.PublicKeyCredential || !PublicKeyCredential.parseRequestOptionsFromJSON) return;

  const given = document.getElementById("passkey-options");
  const options = given ? JSON.parse(given.textContent) : {};

  async function asked(form) {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    return (await answer.json()).request_options.publicKey;
  }

  async function made(form) {
    const kind = form.dataset.passkey;
    if (kind === "add") {
      const wanted = structuredClone(options.creation_options.publicKey);
      Object.assign(wanted.authenticatorSelection, {
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      });
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(wanted);
      return navigator.credentials.create({ publicKey });
    }
    const wanted = kind === "enter" ? await asked(form) : options.request_options.publicKey;
    return navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(wanted),
    });
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const said = form.querySelector("[data-trouble]");
      said.textContent = "";
      try {
        form.elements.credential.value = JSON.stringify((await made(form)).toJSON());
        form.submit();
      } catch {
        said.textContent = said.dataset.trouble;
      }
    });
  }
})();
