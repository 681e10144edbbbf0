#!/usr/bin/env python3
"""Writes an invented report in Markdown for the benchmark of `check`: write-report.py MEGABYTES > report.md

Paragraphs, quotations with attributions, lists, tables with totals and citations, the same bytes each time. No word of it is
anybody's.
"""
import random
import sys

chance = random.Random(7)
NOUNS = (
    "mentor mentee scheme meeting conversation department ward clinic rota trainee consultant supervisor career exam "
    "application support feedback relationship trust confidence decision pressure workload service team colleague training "
    "programme year month week interview theme finding participant account experience story change opportunity role"
).split()
TRAITS = (
    "helpful difficult useful open honest regular informal clear early later small large mutual professional personal "
    "supportive busy quiet demanding rewarding"
).split()
VERBS = (
    "described felt reported valued noticed mentioned explained remembered considered discussed recognised questioned "
    "welcomed appreciated thought developed shared wanted"
).split()
PLACES = ["Leeds", "Manchester", "the North West", "Bristol", "London", "Scotland", "a rural practice"]
ROLES = ["consultant", "registrar", "GP trainee", "foundation doctor", "nurse", "core trainee", "specialty doctor"]
FIELDS = ["paediatrics", "psychiatry", "anaesthetics", "cardiology", "general practice", "emergency medicine", "obstetrics"]
AUTHORS = ["Smith", "Okafor", "Jones", "Patel", "Brown", "Garcia", "Evans", "Nowak"]


def noun():
    return chance.choice(NOUNS)


def trait():
    return chance.choice(TRAITS)


def clause():
    return chance.choice(
        [
            f"{chance.choice(['participants', 'many mentees', 'most mentors', 'they', 'people'])} often "
            f"{chance.choice(VERBS)} the {trait()} {noun()} of the {noun()}",
            f"the {noun()} was {trait()} and the {noun()} {trait()}, which the {noun()} {chance.choice(VERBS)}",
            f"a {trait()} {noun()} can make the {noun()} more {trait()} than any {noun()}",
            f"it wasn't the {noun()} that mattered but the {noun()}",
            f"in {chance.choice(PLACES)} the {noun()} had been {trait()} since the {noun()}",
        ]
    )


def sentence():
    text = clause()
    if chance.random() < 0.5:
        text += chance.choice([", and ", ", but ", " because ", " while "]) + clause()
    extra = chance.random()
    if extra < 0.08:
        text += f" ({chance.choice(AUTHORS)} et al., {chance.randint(1995, 2024)})"
    elif extra < 0.12:
        text = f"of the {chance.randint(20, 60)} doctors, {chance.randint(6, 19)} {chance.choice(VERBS)} {text}"
    elif extra < 0.15:
        text += f" ({chance.randint(10, 90)} % of respondents)"
    elif extra < 0.18:
        text = f"*{trait()} {noun()}* was the theme here: {text}"
    elif extra < 0.20:
        text += f", as [an earlier report](https://example.org/r/{chance.randint(1, 999)}) shows"
    return text[0].upper() + text[1:] + "."


def talk(sentences):
    said = [
        chance.choice(
            [
                f"I never felt that the {noun()} was {trait()}",
                f"My mentor listened to me when the {noun()} got {trait()}",
                f"You know, it's the {noun()} that keeps you going",
                f"She said we'd look at the {noun()} together, and that's what we did",
                f"I'd been a {chance.choice(ROLES)} in {chance.choice(FIELDS)} for some years",
            ]
        )
        for _ in range(sentences)
    ]
    return ". ".join(said)


def paragraph():
    sentences = [sentence() for _ in range(chance.randint(3, 8))]
    if chance.random() < 0.35:
        marks = chance.choice(["“%s”", '"%s"', "‘%s’"])
        who = chance.choice([f"(P{chance.randint(1, 40):02d}, {chance.choice(ROLES)})", "(mentor)", "(Participant 12)"])
        sentences.append(f"One of them put it like this: {marks % talk(chance.randint(1, 3))} {who}.")
    return " ".join(sentences)


def table(number):
    columns = chance.sample(ROLES, 3)
    rows = [(field, [chance.randint(3, 60) for _ in columns]) for field in chance.sample(FIELDS, chance.randint(3, 6))]
    lines = [f"Table {number}: Participants by field and role", "", f"| Field | {' | '.join(columns)} | Total |"]
    lines.append("|---|" + "---:|" * 4)
    for field, counts in rows:
        lines.append(f"| {field} | {' | '.join(map(str, counts))} | {sum(counts)} |")
    sums = [sum(counts[index] for _, counts in rows) for index in range(3)]
    lines.append(f"| Total | {' | '.join(map(str, sums))} | {sum(sums)} |")
    return "\n".join(lines)


def block(number):
    kind = chance.random()
    if kind < 0.05:
        return f"{chance.choice(['#', '##', '###'])} {number}. The {noun()} and the {noun()}"
    if kind < 0.62:
        return paragraph()
    if kind < 0.80:
        return f"> {talk(chance.randint(2, 6))}.\n>\n> — P{chance.randint(1, 40):02d}"
    if kind < 0.92:
        return "\n".join(f"- {sentence()}" for _ in range(chance.randint(3, 7)))
    if kind < 0.98:
        return table(number)
    return f"![Figure: the {noun()} over time](figures/{number}.png)"


def main():
    try:
        wanted = int(float(sys.argv[1]) * 1e6)
    except (IndexError, ValueError):
        sys.exit("write-report.py: expected how many megabytes: write-report.py MEGABYTES > report.md")
    written = 0
    number = 0
    while written < wanted:
        number += 1
        text = block(number) + "\n\n"
        sys.stdout.write(text)
        written += len(text.encode())


main()
