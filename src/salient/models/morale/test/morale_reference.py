"""Reference in plain Python for the equations of the theory page. Run it to write the table again."""
import sys
from math import exp
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("morale_reference.csv")
STEADY, SHAKEN, BROKEN, ROUTED, SURRENDERED = range(5)
RESERVE, MARCH, ATTACK, HASTY, PREPARED, FORTIFIED, DELAY, WITHDRAW, REST = range(9)


def cap(u, p):
    return u / (1 + u / p.ceiling)


def hazards(p, x):
    unfed, uncohesive = 1 - x.supply_fill, 1 - x.cohesion
    worsen = exp(
        p.worsen_loss_total * x.loss_total + p.worsen_loss_day * x.loss_day + p.worsen_isolation * x.isolation
        + p.worsen_supply * unfed + p.worsen_fatigue * x.fatigue + p.worsen_cohesion * uncohesive
        + p.worsen_shock * x.shock + p.worsen_neighbours * x.neighbours_broken
        - p.steady_training * x.training - p.steady_leadership * x.leadership - p.steady_success * x.success
    ) * (p.quiet + (1 - p.quiet) * x.contact) * [p.shake, p.breaking, p.rout, 0, 0][x.now]
    recover = exp(
        p.recover_leadership * x.leadership + p.recover_supply * x.supply_fill
        - p.recover_loss_total * x.loss_total - p.recover_fatigue * x.fatigue
    ) * (1 + (p.recover_contact - 1) * x.contact) * [0, p.recover_shaken, p.recover_broken, p.recover_routed, 0][x.now]
    surrender = p.surrender * x.isolation**p.surrender_isolation * exp(
        p.surrender_supply * unfed + p.surrender_loss_total * x.loss_total + p.surrender_messages * x.messages
        + p.surrender_treatment * (2 * x.treatment - 1) + p.surrender_grievance * x.grievance
        - p.surrender_leadership * x.leadership
    ) * [p.surrender_steady, p.surrender_shaken, 1, p.surrender_routed, 0][x.now]
    desert = 0 if x.now == SURRENDERED else p.desert * exp(
        p.desert_state * x.now + p.desert_supply * unfed + p.desert_shock * x.shock
        + p.desert_messages * x.messages + p.desert_grievance * x.grievance - p.desert_leadership * x.leadership)
    return cap(worsen, p), cap(recover, p), cap(surrender, p), cap(desert, p)


def chances(p, x):
    every = x.worsen + x.recover + x.surrender
    moved = 1 - exp(-every * x.days)
    return 1 - moved, moved * x.worsen / every, moved * x.recover / every, moved * x.surrender / every


def power(p, x):
    k = p.defending if x.posture in (HASTY, PREPARED, FORTIFIED) else 1
    return [1, p.shaken, p.broken, p.routed, 0][x.now] * (1 - k * p.cohesion * (1 - x.cohesion)) * (
        1 - k * p.fatigue * x.fatigue) * (1 - k * p.shock * x.shock)


def by_steps(slope, value, days, steps=2000):
    """dx/dt = slope(x) by the fourth-order Runge-Kutta rule: knows nothing of the closed form."""
    h = days / steps
    for _ in range(steps):
        a = slope(value)
        b = slope(value + h * a / 2)
        c = slope(value + h * b / 2)
        d = slope(value + h * c)
        value += h * (a + 2 * b + 2 * c + d) / 6
    return value


def cohesion(p, x):
    growth = p.growth * (1 + p.leadership * x.leadership) * (1 + (p.contact - 1) * x.contact)
    wear = (p.loss * x.loss_per_day + p.fatigue * x.fatigue + p.dilution * x.replacements_per_day
            + p.grievance * x.grievance + p.leaders * x.leaders_lost)
    return by_steps(lambda c: growth * (1 - c) - wear * c, x.cohesion, x.days)


def fatigue(p, x):
    fought = p.quiet + (1 - p.quiet) * x.contact
    tiring = {ATTACK: p.attack * fought, HASTY: p.defence * fought, PREPARED: p.defence * p.works * fought,
              FORTIFIED: p.defence * p.fortified * fought, DELAY: p.delay * fought, WITHDRAW: p.delay * fought,
              MARCH: p.march, RESERVE: 0, REST: 0}[x.posture]
    tiring *= (1 + p.short_supply * (1 - x.supply_fill)) * (1 + p.short_sleep * x.rest_lost)
    restoring = {REST: p.recovery_rest, RESERVE: p.recovery_reserve, MARCH: 0, DELAY: 0, WITHDRAW: 0}.get(
        x.posture, p.recovery_line) * (1 - x.contact) * (1 - x.rest_lost)
    return by_steps(lambda f: tiring * (1 - f) - restoring * f, x.fatigue, x.days)


def first_contact(p, x):
    lacking = (1 + p.information * (1 - x.information_fill) + p.ammunition * (1 - x.ammunition_fill)
               + p.weapons * (1 - x.weapons_fill))
    return 1 - exp(-(p.base + p.gap * x.gap) * lacking / exp(p.leadership * x.leadership + p.training * x.training))


def learned(p, x):
    told = p.seen * x.in_contact + p.word_near * x.near + p.word_network * x.country * x.network_access
    return by_steps(lambda k: (told + p.word * k) * (1 - k), x.learned, x.days)


def shock(p, x):
    fading = p.decay * x.supply_fill + p.decay_leadership * x.leadership + p.decay_learning * x.neighbours
    return by_steps(lambda s: -fading * s, x.shock, x.days)


def grievance(p, x):
    rise = p.misled * x.gap * x.known + p.devices * x.devices
    return by_steps(lambda g: rise * (1 - g) - g / p.fading, x.grievance, x.days)


def terms(p, x):
    """Differences of the logarithm of the uncapped hazard, from a unit under no strain and fully led."""
    none = SimpleNamespace(loss_total=0, loss_day=0, isolation=0, supply_fill=1, fatigue=0, training=1, leadership=1,
                           cohesion=1, shock=0, neighbours_broken=0)

    def at(**changed):
        s = SimpleNamespace(**(vars(none) | changed))
        return (p.worsen_loss_total * s.loss_total + p.worsen_loss_day * s.loss_day + p.worsen_isolation * s.isolation
                + p.worsen_supply * (1 - s.supply_fill) + p.worsen_fatigue * s.fatigue
                + p.worsen_cohesion * (1 - s.cohesion) + p.worsen_shock * s.shock
                + p.worsen_neighbours * s.neighbours_broken - p.steady_training * s.training
                - p.steady_leadership * s.leadership)
    least = at()
    own = [at(loss_total=x.loss_total, loss_day=x.loss_day)] + [at(**{name: getattr(x, name)}) for name in (
        "isolation supply_fill fatigue cohesion shock neighbours_broken training leadership").split()]
    return tuple(each - least for each in own)


def leaders(p, x):
    return by_steps(lambda lost: p.exposure * x.loss_per_day * (1 - lost) - lost / p.succession, x.lost, x.days)


HAZARD = {name: (0.0, 2.0) for name in (
    "shake breaking rout worsen_loss_total worsen_loss_day worsen_isolation worsen_supply worsen_fatigue "
    "worsen_cohesion worsen_shock worsen_neighbours steady_training steady_leadership steady_success quiet "
    "recover_shaken recover_broken recover_routed recover_contact recover_leadership recover_supply "
    "recover_loss_total recover_fatigue surrender surrender_isolation surrender_steady surrender_shaken "
    "surrender_routed surrender_supply surrender_loss_total surrender_messages surrender_treatment surrender_grievance "
    "surrender_leadership desert "
    "desert_state desert_supply desert_shock desert_messages desert_grievance desert_leadership").split()} | {"ceiling": (2.0, 9.0)}
STRAIN = {name: SHARE for name in (
    "loss_total loss_day isolation supply_fill fatigue training leadership cohesion shock success "
    "neighbours_broken messages treatment grievance contact").split()}
POWER = dict.fromkeys("shaken broken routed cohesion fatigue shock defending".split(), SHARE)
COHESION = dict.fromkeys("growth leadership contact loss fatigue dilution grievance leaders".split(), SHARE)
FATIGUE = dict.fromkeys("attack defence works fortified delay march quiet short_supply short_sleep recovery_rest "
                        "recovery_reserve recovery_line".split(), SHARE)
EXPECTATION = dict.fromkeys("base gap information ammunition weapons leadership training decay decay_leadership "
                            "decay_learning seen word word_near word_network word_reach".split(), SHARE)
LEADERS = {"exposure": (0.5, 3.0), "succession": (2.0, 40.0), "commander": (0.2, 4.0), "void_left": SHARE,
           "staff": (0.2, 2.0), "staff_days": (2.0, 30.0)}
STATES, POSTURES, DAYS = [*range(5)], [*range(9)], (0.1, 6.0)
EQUATIONS = [
    Equation("morale-hazard", HAZARD, {"now": STATES} | STRAIN, hazards),
    Equation("competing-risks", {}, {"worsen": SHARE, "recover": SHARE, "surrender": SHARE, "days": DAYS}, chances),
    Equation("morale-power", POWER, {"now": STATES, "cohesion": SHARE, "fatigue": SHARE, "shock": SHARE,
                                     "posture": POSTURES}, power),
    Equation("cohesion", COHESION, {"cohesion": SHARE, "loss_per_day": SHARE, "replacements_per_day": SHARE,
                                    "contact": SHARE, "fatigue": SHARE, "leadership": SHARE, "grievance": SHARE,
                                    "leaders_lost": SHARE, "days": DAYS}, cohesion),
    Equation("fatigue", FATIGUE, {"fatigue": SHARE, "posture": POSTURES, "contact": SHARE, "supply_fill": SHARE,
                                  "rest_lost": SHARE, "days": DAYS}, fatigue),
    Equation("first-contact-shock", EXPECTATION, {"gap": SHARE, "information_fill": SHARE, "ammunition_fill": SHARE,
                                                  "weapons_fill": SHARE, "leadership": SHARE, "training": SHARE},
             first_contact),
    Equation("shock-decay", EXPECTATION, {"shock": SHARE, "supply_fill": SHARE, "leadership": SHARE,
                                          "neighbours": SHARE, "days": DAYS}, shock),
    Equation("word-travels", EXPECTATION, {"learned": SHARE, "in_contact": SHARE, "near": SHARE, "country": SHARE,
                                           "network_access": SHARE, "days": DAYS}, learned),
    Equation("strain-terms", HAZARD, STRAIN, terms),
    Equation("grievance", {"misled": SHARE, "devices": SHARE, "fading": (3.0, 90.0)},
             {"grievance": SHARE, "gap": SHARE, "known": SHARE, "devices": SHARE, "days": DAYS}, grievance),
    Equation("leaders-lost", LEADERS, {"lost": SHARE, "loss_per_day": SHARE, "days": DAYS}, leaders),
    Equation("commander-lost", LEADERS, {"lost": SHARE}, lambda p, x: 1 - exp(-p.commander * x.lost)),
    Equation("staff-lost", LEADERS, {"staff": SHARE, "lost": SHARE, "days": DAYS},
             lambda p, x: by_steps(lambda s: -s / p.staff_days, min(1, x.staff + p.staff * x.lost), x.days)),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
