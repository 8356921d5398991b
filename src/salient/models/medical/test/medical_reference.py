"""Reference in plain Python for the equations of the theory page. Run it to write the table again."""
import sys
from math import exp
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("medical_reference.csv")
LIGHT, SEVERE = range(2)


def split(p, x):
    artillery, drone = x.artillery, x.drone
    small_arms = 1 - artillery - drone
    missing = (p.missing_held + p.missing_retreat * x.retreating + p.missing_rout * x.routed
               + p.missing_encircled * x.encircled)
    captured = (p.captured_held + p.captured_retreat * x.retreating + p.captured_rout * x.routed
                + p.captured_encircled * x.encircled)
    kinds = [0, 0, 0]
    for cause, k, s in ((artillery, p.killed_artillery, p.severe_artillery), (drone, p.killed_drone, p.severe_drone),
                        (small_arms, p.killed_small_arms, p.severe_small_arms)):
        severe = 1 / (k / (1 - k) + 1 + (1 - s) / s)
        for kind, of_severe in enumerate((k / (1 - k), 1, (1 - s) / s)):
            kinds[kind] += cause * severe * of_severe
    odds = [*kinds, missing, captured]
    return tuple(each / sum(odds) for each in odds)


def journey(p, x):
    hindrance = 1 + p.drones * x.drones + p.fire * x.contact
    pace = p.transport + (1 - p.transport) * x.transport_fill
    length = min(p.surgery, x.rear)
    slow = min(length, x.watched)
    drive = slow / p.speed * hindrance + (length - slow) / p.speed
    wait = p.collect * hindrance
    return (wait + drive) / pace + p.encircled * x.encircled, (wait + drive + drive) / pace


def lift(p, x):
    _, now = journey(p, x)
    length = min(p.surgery, x.rear)
    own = x.people / 1000 * p.vehicles * p.places * 24 / now
    claimed = x.undisturbed * (p.collect + 2 * length / p.speed) / now
    return own, claimed


def lent(p, x):
    mine = max(0, x.need - x.own)
    everybody = mine + x.others_short
    return x.own if everybody == 0 else x.own + min(mine, p.lent * x.spare * mine / everybody)


def queue(p, x):
    left = max(0, x.waiting + x.arrivals - x.carried)
    return left, 24 * (x.waiting / 2 + left / 2) / x.carried


def died_before(p, x):
    told, untold = (p.late - p.late * exp(-hours / p.scale) for hours in (x.first, x.after))
    dies = p.triage * told + (1 - p.triage) * untold
    return dies if x.severity == SEVERE else p.light * dies


def died(p, x):
    dies = 1 - (1 - p.prompt) ** (1 + p.crowding * x.crowding)
    return dies if x.severity == SEVERE else p.light * dies


def convalescence(p, x):
    back, out = (p.light, p.invalided_light) if x.severity == LIGHT else (p.severe, p.invalided_severe)
    back /= 1 + p.crowding * x.crowding
    gone = 1 - exp(-(back + out) * x.days)
    return 1 - gone, gone * back / (back + out), gone * out / (back + out)


HIT = (0.05, 0.9)
CASUALTY = dict.fromkeys("killed_artillery killed_drone killed_small_arms severe_artillery severe_drone "
                         "severe_small_arms".split(), HIT) | dict.fromkeys(
    "missing_held missing_retreat missing_rout missing_encircled captured_held captured_retreat captured_rout "
    "captured_encircled".split(), SHARE)
EVACUATION = {"collect": (0.5, 4.0), "speed": (5.0, 50.0), "surgery": (5.0, 60.0), "vehicles": (2.0, 30.0),
              "places": (1.0, 3.0), "drones": (0.0, 4.0), "fire": (0.0, 3.0), "transport": (0.1, 1.0),
              "encircled": (0.0, 60.0), "lent": SHARE, "urgent": SHARE}
PATH = {"rear": (1.0, 120.0), "watched": (0.0, 20.0), "drones": SHARE, "contact": SHARE, "transport_fill": SHARE, "encircled": SHARE}
DISEASE = dict.fromkeys("rate cold wet fatigue short_supply severe".split(), SHARE) | {"frost": (5.0, 30.0)}
WOUND = {"prompt": (0.0, 0.1), "late": (0.1, 0.5), "scale": (5.0, 40.0), "crowding": SHARE, "light": SHARE, "triage": SHARE}
EQUATIONS = [
    Equation("casualty-split", CASUALTY, {"artillery": (0.0, 0.5), "drone": (0.0, 0.5), "retreating": SHARE,
                                          "routed": SHARE, "encircled": SHARE}, split),
    Equation("disease-and-injury", DISEASE,
             {"cold": SHARE, "wet": SHARE, "fatigue": SHARE, "supply_fill": SHARE},
             lambda p, x: p.rate * (1 + p.cold * x.cold + p.wet * x.wet + p.fatigue * x.fatigue
                                    + p.short_supply * (1 - x.supply_fill))),
    Equation("cold", DISEASE, {"degrees": (-40.0, 20.0)}, lambda p, x: min(1, max(0, -x.degrees) / p.frost)),
    Equation("evacuation-delay", EVACUATION, PATH, journey),
    Equation("evacuation-lift", EVACUATION, PATH | {"people": (10.0, 9000.0), "undisturbed": (1.0, 200.0)}, lift),
    Equation("evacuation-lent", EVACUATION, {"own": (1.0, 40.0), "need": (0.0, 90.0), "spare": (0.0, 60.0),
                                             "others_short": (0.0, 60.0)}, lent),
    Equation("evacuation-queue", {}, {"waiting": (0.0, 40.0), "arrivals": (0.0, 90.0), "carried": (5.0, 90.0)}, queue),
    Equation("hospital-stay", {"beds": (10.0, 90.0), "stay": (1.0, 30.0)},
             {"occupied": (0.0, 900.0), "admitted": (0.0, 200.0), "days": (0.1, 9.0)},
             lambda p, x: (x.occupied + x.admitted) * exp(-x.days / p.stay)),
    Equation("died-before-care", WOUND, {"severity": [LIGHT, SEVERE], "first": (0.0, 30.0), "after": (0.0, 60.0)},
             died_before),
    Equation("died-of-wounds", WOUND, {"severity": [LIGHT, SEVERE], "crowding": (0.0, 3.0)}, died),
    Equation("return-to-duty", dict.fromkeys("light severe invalided_light invalided_severe crowding".split(), SHARE),
             {"severity": [LIGHT, SEVERE], "crowding": (0.0, 3.0), "days": (0.1, 9.0)}, convalescence),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
