"""How a number is written out in words, by the grammar, to hold the clips against.

Written apart from the page's plan: a list of words, joined at the end.
"""

AR_ONES = (
    "واحد",
    "اثنان",
    "ثلاثة",
    "أربعة",
    "خمسة",
    "ستة",
    "سبعة",
    "ثمانية",
    "تسعة",
    "عشرة",
)
AR_STEMS = ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
AR_TENS = ("عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")

EN_SMALL = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
EN_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def arabic(number: int) -> str:
    """The counting form, as after «رقم»: no agreement with a counted noun."""
    words = [thousands_ar(number // 1000), hundreds_ar(number // 100 % 10)]
    words += below_hundred_ar(number % 100)
    return " و".join(word for word in words if word) or "صفر"


def thousands_ar(count: int) -> str:
    if count > 2:
        return f"{AR_ONES[count - 1]} آلاف"
    return ("", "ألف", "ألفان")[count]


def hundreds_ar(count: int) -> str:
    if count > 2:
        return f"{AR_STEMS[count - 3]}مائة"
    return ("", "مائة", "مائتان")[count]


def below_hundred_ar(number: int) -> list[str]:
    ones, tens = number % 10, number // 10
    if number == 0:
        return []
    if number <= 10:
        return [AR_ONES[number - 1]]
    if number in (11, 12):
        return ["أحد عشر" if ones == 1 else "اثنا عشر"]
    if tens == 1:
        return [f"{AR_ONES[ones - 1]} عشر"]
    return [AR_ONES[ones - 1]] * bool(ones) + [AR_TENS[tens - 2]]


def english(number: int) -> str:
    words = []
    if number >= 1000:
        words.append(f"{EN_SMALL[number // 1000]} thousand")
    if number // 100 % 10:
        words.append(f"{EN_SMALL[number // 100 % 10]} hundred")
    if number % 100 or not words:
        small = below_hundred_en(number % 100)
        words.append(f"and {small}" if words else small)
    return " ".join(words)


def below_hundred_en(number: int) -> str:
    if number < 20:
        return EN_SMALL[number]
    ones = f"-{EN_SMALL[number % 10]}" if number % 10 else ""
    return EN_TENS[number // 10 - 2] + ones
