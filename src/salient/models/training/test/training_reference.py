"""Reference in plain Python for the equations of the theory page. Run it to write the table again."""
import sys
from math import exp
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("training_reference.csv")
DOMAINS = "infantry trench artillery armour drone combined_arms".split()
BRANCHES = ("infantry motorised mechanised tank airborne marine special artillery rocket_artillery air_defence drone "
            "engineer logistics headquarters").split()
POSTURES = "reserve march attack hasty_defence prepared_defence fortified_defence delay withdraw rest".split()
CRAFT = {"mechanised": ["infantry", "armour"], "tank": ["armour"], "artillery": ["artillery"],
         "rocket_artillery": ["artillery"], "air_defence": ["artillery"], "drone": ["drone"],
         "engineer": ["trench"], "logistics": ["combined_arms"], "headquarters": ["combined_arms"]}


def levels(x):
    return [getattr(x, f"level_{d}") for d in DOMAINS]


def camp(p, x):
    through = p.language + (1 - p.language) * x.interpreters if x.foreign else 1
    after = []
    for domain, level in zip(DOMAINS, levels(x)):
        rate = getattr(p, f"camp_{domain}") * getattr(x, f"time_{domain}") * x.instructors * through * x.uptake
        left = exp(-rate * x.days)
        after.append(level if level >= p.camp_ceiling else level * left + p.camp_ceiling * (1 - left))
    return tuple(after)


def combat(p, x):
    left = [exp(-getattr(p, f"combat_{d}") * getattr(x, f"contact_{d}") * x.days) for d in DOMAINS]
    return tuple(level * keep + 1 - keep for level, keep in zip(levels(x), left))


def diluted(p, x):
    return tuple((level * x.people + getattr(x, f"new_{d}") * x.replacements) / (x.people + x.replacements)
                 for d, level in zip(DOMAINS, levels(x)))


def weights(p, x):
    branch, posture = BRANCHES[x.branch], POSTURES[x.posture]
    weight = dict.fromkeys(DOMAINS, 0.0)
    craft = CRAFT.get(branch, ["infantry"])
    for domain in craft:
        weight[domain] += p.own / len(craft)
    if x.branch <= BRANCHES.index("special"):
        weight["trench"] += p.trench * x.works
    mobile = posture in ("attack", "march", "delay", "withdraw")
    weight["combined_arms"] += p.combined_arms_attack if mobile else p.combined_arms_defence
    weight["drone"] += p.drone * x.drones
    return tuple(each / sum(weight.values()) for each in weight.values())


def effects(p, x):
    above = x.level - p.reference
    return (exp(-p.own_loss * above), exp(p.inflicted * above), exp(p.fires * above), exp(p.drones * above), exp(p.works * above),
            exp(-p.orders * above))


def each(prefix, among=SHARE):
    return {f"{prefix}_{d}": among for d in DOMAINS}


GROWTH = each("camp") | {"camp_ceiling": SHARE} | each("combat") | {"language": SHARE}
DOMAIN = {"own": (0.1, 2.0), "trench": SHARE, "combined_arms_attack": SHARE, "combined_arms_defence": SHARE,
          "drone": SHARE}
DAYS = (0.1, 30.0)
EQUATIONS = [
    Equation("camp-growth", GROWTH, each("level") | each("time", (0.0, 0.16)) | {
        "instructors": SHARE, "foreign": [0, 1], "interpreters": SHARE, "uptake": SHARE, "days": DAYS}, camp),
    Equation("combat-growth", GROWTH, each("level") | each("contact") | {"days": DAYS}, combat),
    Equation("dilution", {}, each("level") | each("new") | {"people": (1.0, 900.0), "replacements": (0.0, 500.0)},
             diluted),
    Equation("domain-weights", DOMAIN, {"branch": [*range(14)], "posture": [*range(9)], "works": SHARE,
                                        "drones": SHARE}, weights),
    Equation("training-effects", dict.fromkeys("reference own_loss inflicted fires drones works orders".split(), SHARE),
             {"level": SHARE}, effects),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
