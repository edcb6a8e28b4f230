"""The numbers of Indonesian and English texts, by value; for the scripts that measure."""

import re

SCALES = {
    "ribu": 1e3, "ribuan": 1e3,
    "jutaan": 1e6, "miliaran": 1e9, "triliunan": 1e12, "rb": 1e3, "juta": 1e6, "jt": 1e6, "miliar": 1e9, "milyar": 1e9, "triliun": 1e12,
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
}
SPELLED = {word: value for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve".split())}
SPELLED |= {word: value for value, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1)}
SPELLED |= {word: value for value, word in enumerate(
    "january february march april may june july august september october november december".split(), 1)}
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def values(text, thousands, decimal):
    """Each number of a text: the values that it may have, by its separators and the scale word behind it."""
    found = []
    for match in NUMBER.finditer(text):
        digits, readings = match.group(), set()
        if ":" in digits or digits.count(".") + digits.count(",") == 1 and re.fullmatch(r"\d{1,2}[.]\d\d", digits):
            readings.add("time " + re.sub("[.,:]", ":", digits))
        # Indonesian texts write numbers in the English way, too: "1,200" beside "1,2", and "3.5".
        if re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits):
            readings.add(float(digits.replace(",", "")))
        for group, point in ((thousands, decimal), (decimal, thousands)):
            if re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+(?:\{point}\d+)?|\d+(?:\{point}\d+)?", digits):
                readings.add(float(digits.replace(group, "").replace(point, ".")))
                break
        readings = readings or {digits}
        scale = SCALES.get(re.match(r"\s?-?(\w*)", text[match.end():]).group(1).lower(), 1)
        found.append({r if isinstance(r, str) else round(r * scale, 6) for r in readings})
    return found


def kept(source, target):
    """How many numbers the source has, and how many of them the target has, too."""
    wanted = values(source, ".", ",")
    supply = values(target, ",", ".")
    supply += [{float(SPELLED[word])} for word in re.findall("[a-z]+", target.lower()) if word in SPELLED]
    right = 0
    for readings in wanted:
        match = next((other for other in supply if readings & other), None)
        if match is not None:
            right += 1
            supply.remove(match)
    return len(wanted), right


UNITS = {word: value for value, word in enumerate(
    "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split())}
UNITS |= {"seratus": 100, "seribu": 1000, "sejuta": 1e6, "semiliar": 1e9}
FACTORS = {"puluh": 10, "ratus": 100} | {word: value for word, value in SCALES.items() if word.isalpha()}


def spelled(text):
    """The values of Indonesian number words, and of each part of one: `dua belas ribu` is 2, 12 and 12,000."""
    found, total, part = set(), 0, 0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in UNITS:
            part = UNITS[word] + (0 if part % 10 else part)
        elif word == "belas":
            part += 10
        elif word in FACTORS and part:
            part *= FACTORS[word]
            if FACTORS[word] >= 1000:
                total, part = total + part, 0
        else:
            total = part = 0
            continue
        found |= {part, total + part}
    return {round(value, 6) for value in found}


def invented(source, target):
    """A number of the target whose value and whose digits the source lacks; None when there is none."""
    known = set().union(*values(source, ".", ","), *values(source, ",", "."), spelled(source))
    known |= {2000 + value for value in known if isinstance(value, float) and value < 100}  # 1/11/24
    digits = re.sub(r"\D", "", source)
    for match, readings in zip(NUMBER.finditer(target), values(target, ",", ".")):
        readings = readings | values(match.group(), ",", ".")[0]
        if not readings & known and re.sub(r"\D", "", match.group()) not in digits:
            return match.group()
    return None
