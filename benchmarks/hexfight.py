"""The yardstick of hexfight.hpp in plain Python: the same rules, so the same print, at Python's pace.

    python3 benchmarks/hexfight.py [STEPS]
"""

import heapq
import sys
import time

MASK = (1 << 64) - 1
POWER = ((7, 3, 8), (13, 8, 19), (9, 7, 11))
PACE = (2, 3, 2)
IMPASSABLE = 3


def mixed(z):
    """The finaliser of SplitMix64."""
    z &= MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Fight:
    def __init__(self, width, height, units):
        self.width, self.height, self.units = width, height, units
        self.start = [self._start(unit) for unit in range(2 * units)]
        cells = range(width * height)
        self.ground = [self._ground(cell) for cell in cells]
        for cell in self.start:
            self.ground[cell] = 0
        self.near = [self._near(cell) for cell in cells]
        self.about = [near + self._far(cell) for cell, near in zip(cells, self.near)]
        self.field = [self._distances(width - 1), self._distances(0)]

    def _start(self, unit):
        rank, y = divmod(unit % self.units, self.height)
        x = self.width // 2 - 2 - 2 * rank if unit < self.units else self.width // 2 + 1 + 2 * rank
        return y * self.width + x

    @staticmethod
    def _ground(cell):
        h = mixed(cell * 2654435761 + 12345) & 15
        return 0 if h < 10 else 1 if h < 13 else 2 if h < 15 else IMPASSABLE

    def _step(self, cell, ways):
        """The cell that many steps of axial coordinates away; -1 off the map."""
        y, x = divmod(cell, self.width)
        q, r = x - (y - (y & 1)) // 2, y
        for way in ways:
            q += (1, 1, 0, -1, -1, 0)[way]
            r += (0, -1, -1, 0, 1, 1)[way]
        x = q + (r - (r & 1)) // 2
        return r * self.width + x if 0 <= x < self.width and 0 <= r < self.height else -1

    def _near(self, cell):
        return [self._step(cell, (d,)) for d in range(6)]

    def _far(self, cell):
        return [self._step(cell, (d, e)) for d in range(6) for e in (d, (d + 1) % 6)]

    def _distances(self, column):
        cost = [1 << 29] * (self.width * self.height)
        queue = [(0, y * self.width + column) for y in range(self.height)]
        for _, cell in queue:
            cost[cell] = 0
        heapq.heapify(queue)
        while queue:
            now, to = heapq.heappop(queue)
            if now != cost[to] or (self.ground[to] == IMPASSABLE and now > 0):
                continue
            for cell in self.near[to]:
                if cell < 0 or self.ground[cell] == IMPASSABLE:
                    continue
                then = now + 1 + min(self.ground[cell], 2)
                if then < cost[cell]:
                    cost[cell] = then
                    heapq.heappush(queue, (then, cell))
        return cost

    def play(self, seed, number, steps):
        """Returns the print and how many unit-steps it took."""
        count = 2 * self.units
        self.occupant = [-1] * (self.width * self.height)
        self.place = list(self.start)
        self.left, self.saved = [1024] * count, [0] * count
        for unit, cell in enumerate(self.place):
            self.occupant[cell] = unit
        unit_steps = 0
        for step in range(steps):
            luck = seed * 0x9E3779B97F4A7C15 + number * 0xD1B54A32D192ED03 + step * 0x8CB92BA72F3D8DD7
            living = [unit for unit in range(count) if self.left[unit]]
            unit_steps += len(living)
            damage, idle = self._fire(living, luck)
            self._suffer(living, damage)
            self._move(idle)
        return self._print(), unit_steps

    def _fire(self, living, luck):
        damage, idle = [0] * len(self.left), []
        for unit in living:
            friends, target, weakest = 0, -1, 1 << 30
            kind, blue = unit % 3, unit < self.units
            for n, cell in enumerate(self.about[self.place[unit]]):
                other = self.occupant[cell] if cell >= 0 else -1
                if other < 0:
                    continue
                if (other < self.units) == blue:
                    friends += 1
                elif (n < 6 or kind == 2) and self.left[other] < weakest:
                    weakest, target = self.left[other], other
            if target < 0:
                idle.append(unit)
                continue
            blow = POWER[kind][target % 3] * self.left[unit]
            blow = (blow * (256 - 48 * self.ground[self.place[target]])) >> 8
            blow = (blow * (256 + 16 * min(friends, 8))) >> 8
            roll = mixed(luck + unit * 0xABC98388FB8FAC03)
            damage[target] += (blow * (128 + (roll >> 56))) >> 18
        return damage, idle

    def _suffer(self, living, damage):
        for unit in living:
            self.left[unit] -= damage[unit]
            if self.left[unit] < 200:
                self.left[unit] = 0
                self.occupant[self.place[unit]] = -1

    def _move(self, idle):
        for unit in idle:
            if not self.left[unit]:
                continue
            self.saved[unit] = min(self.saved[unit] + PACE[unit % 3], 12)
            field, here = self.field[0 if unit < self.units else 1], self.place[unit]
            best, least = -1, field[here]
            for cell in self.near[here]:
                if cell < 0 or self.ground[cell] == IMPASSABLE or self.occupant[cell] >= 0 or field[cell] >= least:
                    continue
                best, least = cell, field[cell]
            if best < 0 or self.saved[unit] < 2 * (1 + self.ground[best]):
                continue
            self.saved[unit] -= 2 * (1 + self.ground[best])
            self.occupant[here], self.occupant[best] = -1, unit
            self.place[unit] = best

    def _print(self):
        """Fowler, Noll and Vo's hash of every unit's place and strength."""
        hashed = 1469598103934665603
        for place, left in zip(self.place, self.left):
            for byte in place.to_bytes(4, "little") + left.to_bytes(4, "little"):
                hashed = ((hashed ^ byte) * 1099511628211) & MASK
        return hashed


def main():
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    fight = Fight(64, 32, 96)
    began = time.process_time()
    printed, unit_steps = fight.play(42, 0, steps)
    spent = time.process_time() - began
    print(f"{printed:016x} {unit_steps} {1e9 * spent / unit_steps:.0f}")


if __name__ == "__main__":
    main()
