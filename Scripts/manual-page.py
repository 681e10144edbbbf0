#!/usr/bin/env python3
"""Writes Documentation/man/vignette.1 from what the program says of itself: vignette --experimental-dump-help on standard input.

    .build/release/vignette --experimental-dump-help | Scripts/manual-page.py > Documentation/man/vignette.1
"""
import json
import sys


def escaped(text):
    """A text as roff has it: no escapes, no requests, hyphens that can be copied, and ASCII only."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    text = "".join(c if ord(c) < 128 else f"\\[u{ord(c):04X}]" for c in text)
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def names(argument):
    if argument["kind"] == "positional":
        return ["\\fI" + escaped(argument.get("valueName", "")) + "\\fR"]
    written = []
    for name in argument.get("names", []):
        dashes = "--" if name["kind"] == "long" else "-"
        written.append("\\fB" + escaped(dashes + name["name"]) + "\\fR")
    if argument["kind"] == "option":
        written[-1] += " \\fI" + escaped(argument.get("valueName", "value")) + "\\fR"
    return written


def write(command, path, lines):
    full = path + [command["commandName"]]
    if len(full) > 1:
        lines.append(".SS " + escaped(" ".join(full)))
    lines.append(escaped(command.get("abstract", "")))
    if command.get("discussion"):
        for paragraph in command["discussion"].split("\n\n"):
            lines += [".PP", escaped(" ".join(paragraph.split()))]
    for argument in command.get("arguments", []):
        if not argument.get("shouldDisplay", True) or any(
            name["name"] in ("help", "version") for name in argument.get("names") or []
        ):
            continue
        lines += [".TP", ", ".join(names(argument))]
        text = argument.get("abstract", "")
        if argument.get("defaultValue") and argument["kind"] != "flag":
            text += f" (default: {argument['defaultValue']})"
        lines.append(escaped(text) or "\\&")
    for child in command.get("subcommands", []):
        if child["commandName"] != "help":
            write(child, full, lines)


def main():
    root = json.load(sys.stdin)["command"]
    abstract = root["abstract"].rstrip(".")
    lines = [
        '.\\" Written by Scripts/manual-page.py; make manual renews it.',
        ".TH VIGNETTE 1",
        ".SH NAME",
        escaped("vignette - " + abstract[:1].lower() + abstract[1:]),
        ".SH SYNOPSIS",
        "\\fBvignette\\fR \\fIcommand\\fR [\\fIoptions\\fR] [\\fIfiles\\fR]",
        ".SH COMMANDS",
    ]
    write(root, [], lines)
    lines += [
        ".SH ENVIRONMENT",
        ".TP", "VIGNETTE_POLICY", escaped("The policy where --policy names none: a file, or the name of one that comes with the program."),
        ".TP", "VIGNETTE_HOME", "The folder that holds the policies and templates that come with the program.",
        ".TP", "NO_COLOR, CLICOLOR_FORCE, CLICOLOR", "Whether text is coloured, in this order.",
        ".SH FILES",
        ".TP", ".vignette.yaml".replace(".", "\\&.", 1), "The policy of a project, from the working folder up to the root of the repository.",
        ".TP", ".vignette-waivers.yaml".replace(".", "\\&.", 1).replace("-", "\\-"), "Findings that somebody has accepted.",
        ".TP", ".vignetteignore".replace(".", "\\&.", 1), "Files that are not checked.",
        ".SH EXIT STATUS",
        ".TP", "0", "Done, nothing found.",
        ".TP", "1", "Findings, or the policy cannot be met.",
        ".TP", "2", "Bad usage, unreadable input or a broken environment.",
    ]
    print("\n".join(lines))


main()
