"""One table for every measurement: what was found, what it is held against, and the ratio."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure in its unit beside a limit (not to be exceeded) or a peer (to compare with).

    `at_least` is the part of the peer that is to be reached.
    """

    what: str
    found: float
    unit: str
    against: float
    beside: str
    is_limit: bool = True
    at_least: float = 0

    @property
    def ratio(self) -> float:
        """Return found ÷ against: at most 1 keeps a limit."""
        return self.found / self.against

    @property
    def missed(self) -> bool:
        """Say whether this is a limit that was exceeded, or a part that was not reached."""
        if self.at_least:
            return self.ratio < self.at_least
        return self.is_limit and self.ratio > 1


def show(title: str, rows: list[Row]) -> None:
    """Print a table whose columns line up."""
    print(f"\n{title}")
    wide = max(len(row.what) for row in rows)
    for row in rows:
        found, against = f"{row.found:,.1f}", f"{row.against:,.1f} {row.unit}"
        verdict = "MISSED" if row.missed else ("kept" if row.is_limit else "")
        print(
            f"  {row.what:<{wide}}  {found:>10} {row.unit:<9} {row.ratio:>6.2f} × "
            f"{row.beside} of {against:<16} {verdict}"
        )
