"""Build `states.csv` and `names.csv` from the curated tables here and the package rigour.

    python tools/build_states.py

`states_curated.csv` holds what no package has right for every state: COW codes, years, usual names, adjectives,
demonyms in both numbers, capitals. A star after a form marks it ambiguous; `@1971-1997` gives its years.
`names_curated.csv` holds seats of power and standing descriptions, one a row. Official names, ISO alpha-2 codes,
Wikidata ids and regions are rigour's (MIT), save the few set right in CORRECTIONS; demonyms are checked against
countryinfo (MIT), and every difference is printed for a human to judge.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TABLES = HERE.parent / "src/accord/knowledge/tables"
STATE_COLUMNS = [
    "id",
    "name",
    "official",
    "iso2",
    "cow",
    "cow_number",
    "wikidata",
    "un_member",
    "un_since",
    "region",
    "parent",
    "from",
    "to",
]
NAME_COLUMNS = ["id", "form", "kind", "from", "to", "ambiguous", "note"]
KIND_OF = {
    "others": "short", "adjectives": "adjective", "demonyms": "demonym",
    "plurals": "demonym_plural", "capitals": "capital", "former": "former",
}  # fmt: skip
ABBREVIATION = re.compile(r"[A-Z](?:\.?[A-Z&])+\.?")
CORRECTIONS: dict[str, dict[str, str]] = {
    "DNK": {"wikidata": "Q35"},
    "NLD": {"wikidata": "Q55"},
    "AFG": {"official": "Islamic Republic of Afghanistan"},
    "ARM": {"official": "Republic of Armenia"},
    "BEN": {"official": "Republic of Benin"},
    "BGR": {"official": "Republic of Bulgaria"},
    "BHS": {"official": "Commonwealth of the Bahamas"},
    "BRA": {"official": "Federative Republic of Brazil"},
    "BTN": {"official": "Kingdom of Bhutan"},
    "BDI": {"official": "Republic of Burundi"},
    "COG": {"official": "Republic of the Congo"},
    "COM": {"official": "Union of the Comoros"},
    "CRI": {"official": "Republic of Costa Rica"},
    "CIV": {"official": "Republic of Côte d'Ivoire"},
    "CYP": {"official": "Republic of Cyprus"},
    "ERI": {"official": "State of Eritrea"},
    "ESP": {"official": "Kingdom of Spain"},
    "ETH": {"official": "Federal Democratic Republic of Ethiopia"},
    "GHA": {"official": "Republic of Ghana"},
    "GIN": {"official": "Republic of Guinea"},
    "GMB": {"official": "Republic of the Gambia"},
    "GNB": {"official": "Republic of Guinea-Bissau"},
    "GNQ": {"official": "Republic of Equatorial Guinea"},
    "GRC": {"official": "Hellenic Republic"},
    "GTM": {"official": "Republic of Guatemala"},
    "GUY": {"official": "Co-operative Republic of Guyana"},
    "HND": {"official": "Republic of Honduras"},
    "IRL": {"official": "Republic of Ireland"},
    "KEN": {"official": "Republic of Kenya"},
    "KIR": {"official": "Republic of Kiribati"},
    "KNA": {"official": "Federation of Saint Kitts and Nevis"},
    "KWT": {"official": "State of Kuwait"},
    "LBN": {"official": "Lebanese Republic"},
    "LBR": {"official": "Republic of Liberia"},
    "LBY": {"official": "State of Libya"},
    "LIE": {"official": "Principality of Liechtenstein"},
    "LSO": {"official": "Kingdom of Lesotho"},
    "LTU": {"official": "Republic of Lithuania"},
    "LUX": {"official": "Grand Duchy of Luxembourg"},
    "LVA": {"official": "Republic of Latvia"},
    "MAR": {"official": "Kingdom of Morocco"},
    "MCO": {"official": "Principality of Monaco"},
    "MDG": {"official": "Republic of Madagascar"},
    "MDV": {"official": "Republic of Maldives"},
    "MEX": {"official": "United Mexican States"},
    "MHL": {"official": "Republic of the Marshall Islands"},
    "MKD": {"official": "Republic of North Macedonia"},
    "MMR": {"official": "Republic of the Union of Myanmar"},
    "MOZ": {"official": "Republic of Mozambique"},
    "MRT": {"official": "Islamic Republic of Mauritania"},
    "MUS": {"official": "Republic of Mauritius"},
    "MWI": {"official": "Republic of Malawi"},
    "NAM": {"official": "Republic of Namibia"},
    "NER": {"official": "Republic of the Niger"},
    "NGA": {"official": "Federal Republic of Nigeria"},
    "NPL": {"official": "Federal Democratic Republic of Nepal"},
    "NRU": {"official": "Republic of Nauru"},
    "PLW": {"official": "Republic of Palau"},
    "SMR": {"official": "Republic of San Marino"},
    "SRB": {"official": "Republic of Serbia"},
    "TLS": {"official": "Democratic Republic of Timor-Leste"},
    "TTO": {"official": "Republic of Trinidad and Tobago"},
    "TWN": {"official": "Republic of China"},
    "VAT": {"official": "Vatican City State"},
    "WSM": {"official": "Independent State of Samoa"},
    "FLK": {"official": "Falkland Islands"},
    "GIB": {"official": "Gibraltar"},
    "SXM": {"official": "Sint Maarten"},
    "WLF": {"official": "Wallis and Futuna"},
    "ESH": {"official": "Western Sahara", "wikidata": "Q6250"},
    "DDR": {"official": "German Democratic Republic"},
    "YMD": {"official": "People's Democratic Republic of Yemen", "region": "Western Asia", "iso2": "YD"},
    "YAR": {"official": "Yemen Arab Republic", "region": "Western Asia", "iso2": ""},
    "VDR": {"official": "Republic of Vietnam", "region": "South-eastern Asia", "iso2": "VD"},
    "SUN": {"iso2": "SU"},
    "YUG": {"iso2": "YU"},
    "SCG": {"iso2": "CS"},
    "CSK": {"iso2": "CS"},
}
PARENTS = {
    "USA": "PRI GUM ASM MNP VIR", "CHN": "HKG MAC", "DNK": "GRL FRO", "FIN": "ALA", "NOR": "SJM",
    "GBR": "VGB BMU CYM TCA AIA MSR FLK GIB SHN IOT PCN SGS JEY GGY IMN",
    "FRA": "NCL PYF GUF GLP MTQ REU MYT WLF SPM", "NLD": "ABW CUW SXM BES ANT",
    "NZL": "COK NIU TKL", "AUS": "NFK CXR CCK", "MAR": "ESH",
}  # fmt: skip
SEATS = {
    ("ISR", "Tel Aviv"), ("NLD", "The Hague"), ("CIV", "Abidjan"), ("BEN", "Cotonou"), ("TZA", "Dar es Salaam"),
    ("BDI", "Bujumbura"), ("IND", "Delhi"),
}  # fmt: skip
"""Cities that stand for a government without being the capital of the state."""
PARENT_OF = {child: parent for parent, children in PARENTS.items() for child in children.split()}


def territories() -> dict[str, dict[str, Any]]:
    """rigour's territories by upper-case alpha-3 code."""
    from rigour._core import territories_jsonl

    rows = (json.loads(line) for line in territories_jsonl().splitlines() if line.strip())
    return {row["alpha3"].upper(): row for row in rows if row.get("alpha3")}


def rows_of(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def state_row(curated: dict[str, str], known: dict[str, Any]) -> dict[str, str]:
    """One row of states.csv: what is curated, then rigour's, then the corrections."""
    since = curated["un"]
    row = {
        "id": curated["id"],
        "name": curated["name"].rstrip("*"),
        "official": known.get("full_name", curated["name"].rstrip("*")),
        "iso2": known["code"].upper() if len(known.get("code", "")) == 2 else "",
        "cow": curated["cow"],
        "cow_number": curated["cow_number"],
        "wikidata": known.get("qid", ""),
        "un_member": "yes" if since.isdigit() else since,
        "un_since": since if since.isdigit() else "",
        "region": known.get("subregion") or known.get("region") or "",
        "parent": PARENT_OF.get(curated["id"], ""),
        "from": curated["from"],
        "to": curated["to"],
    }
    return row | CORRECTIONS.get(curated["id"], {})


def name_row(state: str, marked: str, kind: str) -> dict[str, str]:
    """One row of names.csv from a form with its marks: a star, an @ with years."""
    ambiguous = marked.endswith("*")
    form, _, years = marked.rstrip("*").partition("@")
    start, _, end = years.partition("-")
    if kind == "short" and ABBREVIATION.fullmatch(form):
        kind = "abbreviation"
    if (state, form) in SEATS:
        kind = "seat"
    values = (state, form, kind, start, end, "yes" if ambiguous else "no", "")
    return dict(zip(NAME_COLUMNS, values, strict=True))


def name_rows(curated: dict[str, str], official: str) -> Iterator[dict[str, str]]:
    yield name_row(curated["id"], curated["name"], "name")
    if official not in (curated["name"].rstrip("*"), ""):
        yield name_row(curated["id"], official, "official")
        if "'" in official:
            yield name_row(curated["id"], official.replace("'", "’"), "official")
    for column, kind in KIND_OF.items():
        for marked in filter(None, curated[column].split("|")):
            yield name_row(curated["id"], marked, kind)


def write(path: Path, columns: list[str], rows: Iterable[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def once(rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """The rows, each form of an entity and kind once, the first kept."""
    kept: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in rows:
        kept.setdefault((row["id"], row["form"], row["kind"]), row)
    return list(kept.values())


def differing_demonyms(curated: list[dict[str, str]]) -> Iterator[str]:
    """Where countryinfo's demonym is none of ours."""
    from countryinfo import all_countries

    theirs = {country.iso(3): country.demonym() for country in all_countries()}
    for row in curated:
        ours = {form.rstrip("*") for form in (row["demonyms"] + "|" + row["adjectives"]).split("|")}
        if theirs.get(row["id"]) and theirs[row["id"]] not in ours:
            yield f"{row['id']}: countryinfo has {theirs[row['id']]}, the table {'/'.join(sorted(ours))}"


def main() -> None:
    curated = rows_of(HERE / "states_curated.csv", ";")
    known = territories()
    states = [state_row(row, known.get(row["id"], {})) for row in curated]
    official = {row["id"]: row["official"] for row in states}
    names = [name for row in curated for name in name_rows(row, official[row["id"]])]
    write(TABLES / "states.csv", STATE_COLUMNS, states)
    write(TABLES / "names.csv", NAME_COLUMNS, once(names + rows_of(HERE / "names_curated.csv")))
    print("\n".join(differing_demonyms(curated)))


if __name__ == "__main__":
    main()
