"""Fills the patterns of Scripts/term-frames.tsv with house terms: what an engine left unfinished, and what an editor would write.

In a pattern {s} is the term's source, {S} the same in capitals, {t} its target, {a} its adjective, {ts} the plural, {T} and {T^} the
target as a title and in capitals, {f} any of target, first and later form, {l} the later form, {the} and {The} its article, {'s} the
possessive, {fb} and {fbs} a forbidden rendering; {s2} and so on are the second term's. A~ is the article that fits the next word.
"""

import collections
import pathlib
import random
import re

SMALL = ("of", "for", "and", "the", "in")
NOUNS = {word.replace("_", " ") for word in """
    layoff mortgage nuclear_power_plant trade_war gas_station summit civil_servant legislative_candidate electoral_district
    identity_card presidential_instruction family_card presidential_decree penitentiary non-governmental_organization
    mass_organization candidate_pair regional_regulation government_regulation presidential_regulation bill detention_center
    joint_decree polling_station foreign_worker foreign_national aircraft_carrier fire_extinguisher fire_truck health_worker
    state_university community_health_center hospital elementary_school senior_high_school""".split()}
RANKS = ("major", "lieutenant", "brigadier", "colonel")


def rows_of(file):
    lines = [l.split("\t") for l in pathlib.Path(file).read_text().splitlines() if l and not l.startswith("#")]
    return [collections.defaultdict(str, zip(lines[0], line)) for line in lines[1:]]


def an(text):
    first = text.split()[0].split("-")[0]
    if first.isupper() and (len(first) < 4 or not set(first) & set("AEIOU")):
        return "An" if first[0] in "AEFHILMNORSX" else "A"
    lower = first.lower()
    you = lower.startswith(("eu", "uni", "use", "ukr", "uga", "uru", "us")) and not lower.startswith("unin")
    return "An" if lower[0] in "aeiou" and not you else "A"


def plural(noun):
    if " of " in noun:
        head, rest = noun.split(" of ", 1)
        return f"{plural(head)} of {rest}"
    general = re.match(r"(.*?)([- ])general$", noun)
    if general and general[1].split()[-1] not in RANKS:
        return f"{plural(general[1])}{general[2]}general"
    if noun.endswith("person"):
        return noun[:-6] + "people"
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("ch", "sh", "x", "s")) else "s")


def title(text):
    return " ".join(w if w in SMALL else "-".join(p[:1].upper() + p[1:] for p in w.split("-")) for w in text.split(" "))


def pools(entries, root):
    def isPlain(e):
        return e["source"] not in e["target"] and e["source"] not in e["variants"].split(";") and not e["forbidden"]
    isLow = lambda e: e["target"][:1].islower()
    plain = [e for e in entries if isPlain(e)]
    return {
        "country": [e for e in plain if e["class"] == "country" and e["adjective"] and not e["first"]],
        "office": [e for e in plain if e["class"] == "office" and isLow(e) and e["source"][:1].isupper()
                   and e["source"][1:2].islower() and not re.search("police|regional|district|staff", e["target"])],
        "organization": [e for e in plain if e["class"] == "organization" and e["article"] and " " not in e["source"]
                         and not isLow(e)],
        "noun": [e for e in plain if e["target"] in NOUNS and not e["article"] and e["class"] != "office"],
        "forbidden": rows_of(pathlib.Path(root, "Scripts/term-forbidden.tsv")),
    }


def draw(names, pool):
    first = random.choice(pool[names[0]])
    if len(names) == 1:
        return [first]
    if names[1] == "stranger":
        return [first, random.choice([c for c in pool["country"] if isStranger(first, c)])]
    second = random.choice(pool[names[1]])
    return [first, second] if second["target"] != first["target"] else draw(names, pool)


def isStranger(one, other):
    """Whether two countries have names that an engine may confuse and a reader can't."""
    words = lambda e: set(f"{e['target']} {e['adjective']}".split())
    return (one["article"] == other["article"] and not words(one) & words(other)
            and other["adjective"] not in ("US", "Swiss"))


def fill(pattern, term, number, form, rendering):
    target, the = term["target"], "the " if term["article"] else ""
    def possessive(text):
        return "'" if text.endswith("s") and (term["article"] or text.endswith("ates")) else "'s"
    values = {
        "s": term["source"], "S": term["source"].upper(), "t": target, "a": term["adjective"] or target, "the": the,
        "The": the.capitalize(), "T": title(target), "ts": plural(target), "t^": target.upper(), "l": term["later"] or target,
        "f": form, "x": the + target, "fb": rendering, "fbs": plural(rendering), "FB": title(rendering),
        "'s": possessive(target), "’s": possessive(target).replace("'", "’"), "'sf": possessive(form)}
    for name, value in values.items():
        pattern = pattern.replace("{" + name + number + "}", value)
    return pattern


def finished(text):
    """With the articles that fit, and a capital at the start."""
    def article(match):
        fitting = an(match[2])
        return (fitting if match[1] == "A" else fitting.lower()) + " " + match[2]
    text = re.sub(r"\b([Aa])~ (\S+)", article, text)
    start = re.match(r"""[-"“('1. ]*""", text).end()
    return text[:start] + text[start:start + 1].upper() + text[start + 1:]


def alternatives(pattern, terms):
    """What an editor might write, for each form that a term may have."""
    found = []
    for alternative in pattern.split(" / "):
        texts = [alternative]
        for number, term in zip(("", "2"), terms):
            forms = [term["target"]] + [term[c] for c in ("first", "later") if term[c]]
            uses = forms if "{f" + number + "}" in alternative else forms[:1]
            texts = [fill(t, term, number, form, "") for t in texts for form in uses]
        found += [finished(t) for t in texts]
    return found


def sentences(root, entries, count=300, seed=20261130):
    """Class, source, what an engine wrote, and the list of what an editor would; `count` of each class."""
    random.seed(seed)
    pool = pools(entries, root)
    frames = rows_of(pathlib.Path(root, "Scripts/term-frames.tsv"))
    sizes = collections.Counter(frame["kind"] for frame in frames)
    rows, seen = [], set()
    for frame in frames:
        made = 0
        for _ in range(20 * count):
            if made * sizes[frame["kind"]] >= count:
                break
            terms = draw(frame["terms"].split(" "), pool)
            rendering = random.choice(terms[0]["forbidden"].split(";")) if terms[0]["forbidden"] else ""
            source, english = frame["source"], frame["english"]
            for number, term in zip(("", "2"), terms):
                source = fill(source, term, number, term["target"], rendering)
                english = fill(english, term, number, term["target"], rendering)
            if "~" in english or "{x2}" in frame["english"] or "{a2}" in frame["english"][:5]:
                english = finished(english)
            source = source[:1].upper() + source[1:]
            if source in seen:
                continue
            seen.add(source)
            made += 1
            rows.append((frame["kind"], source, english, alternatives(frame["wanted"], terms)))
    return rows
