"""Writes manual pages from the commands' own help: Scripts/manual.py ALIH FOLDER

One page a command, `alih-translate.1`; the same commit gives the same bytes.
"""

import json
import pathlib
import subprocess
import sys


def roff(text):
    """A paragraph, none of its characters taken for a request."""
    lines = []
    for line in text.replace("\\", "\\e").replace("-", "\\-").split("\n"):
        lines.append("\\&" + line if line.startswith((".", "'")) else line)
    return "\n".join(lines)


def names(argument):
    forms = {"long": "--{}", "short": "-{}", "longWithSingleDash": "-{}"}
    return [forms[name["kind"]].format(name["name"]) for name in argument.get("names", [])]


def page(command, path, version):
    title = "-".join(path)
    text = [f'.TH {title.upper()} 1 "" "alih {version}" "Alih"', ".SH NAME", f"{title} \\- {roff(command.get('abstract', ''))}"]
    text += [".SH SYNOPSIS", f".B {roff(' '.join(path))}"]
    arguments = [argument for argument in command.get("arguments", []) if argument.get("shouldDisplay", True)]
    usage = []
    for argument in arguments:
        if argument["kind"] == "positional":
            word = f"<{argument['valueName']}>" + ("..." if argument["isRepeating"] else "")
            usage.append(f"[{word}]" if argument["isOptional"] else word)
    if any(argument["kind"] != "positional" for argument in arguments):
        usage.insert(0, "[<options>]")
    if command.get("subcommands"):
        usage.append("<subcommand>")
    text.append(roff(" ".join(usage)))
    if command.get("discussion"):
        text.append(".SH DESCRIPTION")
        for paragraph in command["discussion"].split("\n\n"):
            if paragraph.startswith("Example:"):
                text += [".PP", ".nf", roff(paragraph), ".fi"]
            else:
                text += [".PP", roff(paragraph)]
    if arguments:
        text.append(".SH OPTIONS")
        for argument in arguments:
            label = ", ".join(names(argument)) or f"<{argument['valueName']}>"
            if argument["kind"] == "option":
                label += f" <{argument['valueName']}>"
            text += [".TP", f".B {roff(label)}", roff(argument.get("abstract", ""))]
            if argument.get("allValues"):
                text.append(roff("One of: " + ", ".join(argument["allValues"]) + "."))
            if argument.get("defaultValue"):
                text.append(roff(f"Default: {argument['defaultValue']}."))
    if command.get("subcommands"):
        text.append(".SH COMMANDS")
        for inner in command["subcommands"]:
            if inner["commandName"] != "help":
                text += [".TP", f".BR {roff('-'.join(path + [inner['commandName']]))} (1)", roff(inner.get("abstract", ""))]
    return "\n".join(text) + "\n"


def main(alih, folder):
    dump = json.loads(subprocess.run([alih, "--experimental-dump-help"], capture_output=True, check=True).stdout)
    version = subprocess.run([alih, "--version"], capture_output=True, text=True, check=True).stdout.split()[0]

    def write(command, path):
        (pathlib.Path(folder) / ("-".join(path) + ".1")).write_text(page(command, path, version))
        for inner in command.get("subcommands", []):
            if inner["commandName"] != "help":
                write(inner, path + [inner["commandName"]])

    write(dump["command"], ["alih"])


if __name__ == "__main__":
    main(*sys.argv[1:])
