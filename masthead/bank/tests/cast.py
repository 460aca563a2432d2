"""One account of a bank that doesn't exist, and its files in every form."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass

from masthead.bank.models import Account, Statement
from masthead.bank.open_account import open_account
from masthead.bank.read import read_statement
from masthead.bank.take_in import take_in
from masthead.fund.tests.cast import JUNE_13, JUNE_30, noon_of
from masthead.people import audit

IBAN = "GB33BANK20201555555555"
HEADER = ("Date", "Description", "Paid out", "Paid in", "Balance")


@dataclass(frozen=True)
class Sum:
    """A line of a sample: pence, above nought when it came."""

    pence: int
    words: str = "A READER"
    on: dt.date = JUNE_13
    ref: str = ""


TEN = Sum(1_000)


def our_account(label: str = "Current account", **numbers: str) -> Account:
    """Open the account that the samples are of."""
    told = numbers or {"sort_code": "20-20-15", "number": "55555555", "iban": IBAN}
    return open_account(label, **told, by=audit.COMMAND, at=noon_of(JUNE_13))


def read(
    data: bytes, *, account: Account | None = None, form: str = "", on: dt.date = JUNE_30
) -> Statement:
    """Take a file in and read it, on 30 June 2026 unless another day is given."""
    known = account or Account.objects.first() or our_account()
    at = noon_of(on)
    taken = take_in(data, account=known, form=form, by=audit.COMMAND, at=at)
    return read_statement(taken, by=audit.COMMAND, at=at)


def pounds(pence: int) -> str:
    """Write pence as banks do."""
    return f"{pence // 100}.{pence % 100:02}"


def as_csv(*sums: Sum, opening: int = 10_000) -> bytes:
    """Return a CSV with a running balance."""
    out, balance = io.StringIO(), opening
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for one in sums:
        balance += one.pence
        ways = ("", pounds(one.pence)) if one.pence > 0 else (pounds(-one.pence), "")
        writer.writerow([f"{one.on:%d/%m/%Y}", one.words, *ways, pounds(balance)])
    return out.getvalue().encode()


def _side(pence: int) -> str:
    return "CRDT" if pence >= 0 else "DBIT"


def _balance(code: str, pence: int, on: dt.date) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="GBP">{pounds(abs(pence))}</Amt><CdtDbtInd>{_side(pence)}</CdtDbtInd>'
        f"<Dt><Dt>{on}</Dt></Dt></Bal>"
    )


def entry(one: Sum, details: str = "") -> str:
    """Return an entry of camt.053, with details of its own or one that says the words."""
    told = details or (
        f"<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><Dbtr>"
        f"<Nm>{one.words}</Nm></Dbtr></RltdPties></TxDtls>"
    )
    ref = f"<AcctSvcrRef>{one.ref}</AcctSvcrRef>" if one.ref else ""
    return (
        f'<Ntry><Amt Ccy="GBP">{pounds(abs(one.pence))}</Amt><CdtDbtInd>{_side(one.pence)}'
        f"</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>{one.on}</Dt></BookgDt>{ref}"
        f"<NtryDtls>{told}</NtryDtls></Ntry>"
    )


def detail(pence: int, name: str) -> str:
    """Return one detail of an entry that holds several."""
    return (
        f'<TxDtls><AmtDtls><TxAmt><Amt Ccy="GBP">{pounds(pence)}</Amt></TxAmt></AmtDtls>'
        f"<RltdPties><Dbtr><Nm>{name}</Nm></Dbtr></RltdPties></TxDtls>"
    )


def as_camt(
    *sums: Sum, opening: int = 10_000, iban: str = IBAN, entries: str = "", closing: int = 0
) -> bytes:
    """Return a camt.053 of one statement."""
    total = closing or opening + sum(one.pence for one in sums)
    body = entries or "".join(entry(one) for one in sums)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>'
        f"<Stmt><Id>S1</Id><Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>GBP</Ccy></Acct>"
        f"{_balance('OPBD', opening, JUNE_13)}{_balance('CLBD', total, JUNE_13)}{body}"
        "</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def as_mt940(*sums: Sum, opening: int = 10_000, account: str = IBAN) -> bytes:
    """Return an MT940 of one statement."""
    total = opening + sum(one.pence for one in sums)
    lines = [":20:S1", f":25:{account}", ":28C:1/1", f":60F:C260613GBP{_comma(opening)}"]
    for one in sums:
        side = "C" if one.pence > 0 else "D"
        when = f"{one.on:%y%m%d}{one.on:%m%d}"
        lines += [f":61:{when}{side}{_comma(abs(one.pence))}NTRF{one.ref or 'NONREF'}"]
        lines += [f":86:{one.words}"]
    lines += [f":62F:C260613GBP{_comma(total)}", "-"]
    return "\n".join(lines).encode()


def _comma(pence: int) -> str:
    return pounds(pence).replace(".", ",")


def as_ofx(*sums: Sum, opening: int = 10_000) -> bytes:
    """Return an OFX 1, its elements left open as banks leave them."""
    rows = "".join(
        f"<STMTTRN>\n<TRNTYPE>OTHER\n<DTPOSTED>{one.on:%Y%m%d}230000[+1:BST]\n"
        f"<TRNAMT>{'-' if one.pence < 0 else ''}{pounds(abs(one.pence))}\n"
        f"<FITID>F{number}\n<NAME>{one.words}\n</STMTTRN>\n"
        for number, one in enumerate(sums)
    )
    total = opening + sum(one.pence for one in sums)
    return (
        "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n"
        "<OFX>\n<BANKMSGSRSV1>\n<STMTTRNRS>\n<TRNUID>1\n<STMTRS>\n<CURDEF>GBP\n"
        "<BANKACCTFROM>\n<BANKID>202015\n<ACCTID>55555555\n<ACCTTYPE>CHECKING\n</BANKACCTFROM>\n"
        f"<BANKTRANLIST>\n<DTSTART>20260601\n<DTEND>20260630\n{rows}</BANKTRANLIST>\n"
        f"<LEDGERBAL>\n<BALAMT>{pounds(total)}\n<DTASOF>20260630\n</LEDGERBAL>\n"
        "</STMTRS>\n</STMTTRNRS>\n</BANKMSGSRSV1>\n</OFX>\n"
    ).encode()


ALL_FORMS = [as_csv, as_camt, as_mt940, as_ofx]
