"""Where the relay's money is: what pays a session, and what gives it back."""

from typing import Any, Protocol

import requests

from tests.servers.stripe import shapes
from tests.servers.stripe.programs import KEY
from tests.servers.stripe.shapes import Thing


class Refused(Exception):
    """The till says no, with the status and the body of its refusal."""

    def __init__(self, status: int, body: Thing) -> None:
        super().__init__(str(body))
        self.status, self.body = status, body


class Till(Protocol):
    """Takes money and gives it back; an intent comes with its charge whole."""

    def pay(self, amount: int, currency: str, *, how: str) -> str: ...
    def intent(self, key: str) -> Thing: ...
    def refund(self, form: Thing, *, once: str) -> Thing: ...
    def refunds(self, intent: str) -> list[Thing]: ...
    def disputes(self, intent: str) -> list[Thing]: ...
    def one(self, kind: str, key: str) -> Thing: ...


class OwnTill:
    """What emulate lacks: charges, refunds that can't be too large, disputes."""

    def __init__(self) -> None:
        self.intents: dict[str, Thing] = {}
        self.given: list[Thing] = []
        self.disputed: list[Thing] = []

    def pay(self, amount: int, currency: str, *, how: str = "") -> str:
        """Charge a card; `how` "later" leaves the money on its way."""
        key, at = shapes.new_id("pi"), shapes.now()
        done = how != "later"
        charge = shapes.charge(amount, currency, intent=key, at=at) if done else None
        status = "succeeded" if done else "processing"
        self.intents[key] = shapes.intent(key, charge, status=status, at=at)
        return key

    def intent(self, key: str) -> Thing:
        """Return an intent with its charge."""
        found = self.intents[key]
        if charge := found["latest_charge"]:
            charge["disputed"] = bool(self.disputes(key))
        return found

    def refund(self, form: Thing, *, once: str) -> Thing:
        """Give back, if so much is left."""
        key, amount = form["payment_intent"], int(form["amount"])
        charge = self.intents[key]["latest_charge"]
        gone = sum(one["amount"] for one in self.refunds(key) if one["status"] != "failed")
        if amount + gone > charge["amount"]:
            raise Refused(400, shapes.error("Refund amount is greater than unrefunded amount"))
        made = shapes.refund(
            amount, charge["currency"], intent=key, metadata=form.get("metadata", {})
        )
        self.given.append(made)
        return made

    def come_back(self, refund: Thing) -> None:
        """Let a refund's money come back, as when the card's account is closed."""
        refund["status"] = "failed"
        back = shapes.transaction(refund["amount"], 0, refund["currency"], at=shapes.now())
        refund["failure_balance_transaction"] = back

    def dispute(self, intent: str, *, at: int) -> Thing:
        """Let the payer take the whole of a charge back."""
        charge = self.intents[intent]["latest_charge"]
        made = shapes.dispute(charge["amount"], charge["currency"], intent=intent, at=at)
        self.disputed.append(made)
        return made

    def refunds(self, intent: str) -> list[Thing]:
        """Return the refunds of an intent, the latest first."""
        return [one for one in self.given[::-1] if one["payment_intent"] == intent]

    def disputes(self, intent: str) -> list[Thing]:
        """Return the disputes of an intent."""
        return [one for one in self.disputed if one["payment_intent"] == intent]

    def one(self, kind: str, key: str) -> Thing:
        """Return one refund or dispute."""
        for found in self.given if kind == "refunds" else self.disputed:
            if found["id"] == key:
                return found
        raise Refused(404, shapes.error(f"No such {kind}: {key}", code="resource_missing"))


class PeerTill:
    """A till in another program, asked over HTTP."""

    def __init__(self, url: str) -> None:
        self.url = url

    def ask(self, method: str, path: str, form: Any = None, *, once: str = "") -> Thing:
        """Ask the program; raise Refused for anything but 200."""
        headers = KEY | ({"Idempotency-Key": once} if once else {})
        answer = requests.request(
            method, f"{self.url}/v1/{path}", data=form, headers=headers, timeout=30
        )
        if answer.status_code != 200:
            raise Refused(answer.status_code, answer.json())
        body: Thing = answer.json()
        return body

    def one(self, kind: str, key: str) -> Thing:
        """Return one refund or dispute."""
        return self.ask("GET", f"{kind}/{key}")


class LocalTill(PeerTill):
    """localstripe's: cards, 3-D Secure, SEPA that fails late, partial refunds."""

    METHODS = {
        "card": {"type": "card", "card[number]": "4242424242424242"},
        "3ds": {"type": "card", "card[number]": "4000002500003155"},
        "sepa": {"type": "sepa_debit", "sepa_debit[iban]": "DE89370400440532013000"},
        "sepa-fails": {"type": "sepa_debit", "sepa_debit[iban]": "DE62370400440532013001"},
    }
    CARD = {"card[exp_month]": "12", "card[exp_year]": "40", "card[cvc]": "123"}
    WHO = {"billing_details[name]": "Jo Harker", "billing_details[email]": "jo@example.org"}

    def pay(self, amount: int, currency: str, *, how: str = "card") -> str:
        """Confirm an intent with one of the test methods."""
        form = self.METHODS[how]
        form = form | (self.CARD if form["type"] == "card" else self.WHO)
        method = self.ask("POST", "payment_methods", form)
        who = self.ask("POST", "customers", {"email": "jo@example.org"})["id"]
        self.ask("POST", f"payment_methods/{method['id']}/attach", {"customer": who})
        made = self.ask(
            "POST",
            "payment_intents",
            {
                "amount": amount,
                "currency": currency,
                "customer": who,
                "payment_method": method["id"],
                "confirm": "true",
            },
        )
        return str(made["id"])

    def authenticate(self, intent: str, *, success: bool) -> None:
        """Answer the bank's question of 3-D Secure."""
        secret = self.ask("GET", f"payment_intents/{intent}")["client_secret"]
        form = {"client_secret": secret, "success": str(success).lower()}
        self.ask("POST", f"payment_intents/{intent}/_authenticate", form)

    def intent(self, key: str) -> Thing:
        """Return an intent with its charge, and that with its movement of the balance."""
        found = self.ask("GET", f"payment_intents/{key}?expand[]=latest_charge")
        charge = found["latest_charge"]
        if isinstance(charge, str):
            charge = found["latest_charge"] = self.ask("GET", f"charges/{charge}")
        if charge:
            charge.setdefault("disputed", False)
            moved = charge.get("balance_transaction")
            if isinstance(moved, str):
                charge["balance_transaction"] = self.ask("GET", f"balance_transactions/{moved}")
        return found

    def refund(self, form: Thing, *, once: str) -> Thing:
        """Give back; localstripe would give back more than there is."""
        flat = {name: text for name, text in form.items() if name != "metadata"}
        said = {f"metadata[{name}]": text for name, text in form.get("metadata", {}).items()}
        return self.ask("POST", "refunds", flat | said)

    def refunds(self, intent: str) -> list[Thing]:
        """Return the refunds of an intent."""
        found: list[Thing] = self.ask("GET", f"refunds?payment_intent={intent}")["data"]
        return found

    def disputes(self, intent: str) -> list[Thing]:
        """Return none: localstripe knows none."""
        return []


class MockTill(PeerTill):
    """stripe-stateful-mock's: charges alone, each under an intent's name that we keep."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.charges: dict[str, str] = {}

    def pay(self, amount: int, currency: str, *, how: str = "tok_visa") -> str:
        """Charge a test token: `tok_visa`, `tok_createDispute`, `tok_chargeDeclined`."""
        form = {"amount": amount, "currency": currency, "source": how}
        made = self.ask("POST", "charges", form, once=shapes.new_id("key"))
        key = shapes.new_id("pi")
        self.charges[key] = str(made["id"])
        return key

    def intent(self, key: str) -> Thing:
        """Return the charge under an intent's name, its movement of the balance made up."""
        charge = self.ask("GET", f"charges/{self.charges[key]}")
        moved = shapes.transaction(charge["amount"], 0, charge["currency"], at=charge["created"])
        return shapes.intent(
            key, charge | {"balance_transaction": moved}, status="succeeded", at=charge["created"]
        )

    def refund(self, form: Thing, *, once: str) -> Thing:
        """Give back by the charge's name, under the key that we were given."""
        intent = form["payment_intent"]
        said = {f"metadata[{name}]": text for name, text in form.get("metadata", {}).items()}
        asked = {"charge": self.charges[intent], "amount": form["amount"]}
        made = self.ask("POST", "refunds", asked | said, once=once)
        return made | {"payment_intent": intent}

    def refunds(self, intent: str) -> list[Thing]:
        """Return the refunds of a charge."""
        found = self.ask("GET", f"refunds?charge={self.charges[intent]}")["data"]
        return [one | {"payment_intent": intent} for one in found]

    def disputes(self, intent: str) -> list[Thing]:
        """Return the dispute of a charge, if it has one."""
        key = self.ask("GET", f"charges/{self.charges[intent]}").get("dispute")
        return [self.ask("GET", f"disputes/{key}") | {"payment_intent": intent}] if key else []

    def one(self, kind: str, key: str) -> Thing:
        """Return one refund or dispute under its intent's name."""
        found = super().one(kind, key)
        named = {charge: intent for intent, charge in self.charges.items()}
        return found | {"payment_intent": named[found["charge"]]}
