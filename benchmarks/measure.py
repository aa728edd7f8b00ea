"""Timing in turn, and the figures that come of it.

Machines are shared and noisy: product and limit are run A B A B ..., and only their ratio counts.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the result: what the product took, what the limit took, and the goal.

    Times are in seconds. `goal` is the largest ratio allowed, `slack` seconds on top of it (the
    goal of rare-word search is 3 x the limit + 1 ms); with a goal of 0 those seconds alone are
    allowed. A figure without a goal is only stated.
    """

    name: str
    product: float
    limit: float
    goal: float | None = None
    slack: float = 0.0
    remark: str = ""

    @property
    def ratio(self) -> float:
        """How many times the limit the product takes."""
        return self.product / self.limit

    @property
    def holds(self) -> bool:
        """Whether the goal is met; a figure without a goal always is."""
        return self.goal is None or self.product <= self.goal * self.limit + self.slack

    def values(self) -> dict[str, object]:
        """The figure for programs."""
        return {
            "name": self.name,
            "product_s": self.product,
            "limit_s": self.limit,
            "ratio": self.ratio,
            "goal": self.goal,
            "slack_s": self.slack,
            "holds": self.holds,
            "remark": self.remark,
        }

    def line(self) -> str:
        """The figure as a line for people."""
        goal = f"goal {self.goal:g} x" if self.goal else ""
        if self.slack:
            goal += f"{' +' if goal else 'goal'} {self.slack * 1000:g} ms"
        verdict = "" if self.goal is None else ("met" if self.holds else "MISSED")
        return (
            f"{self.name:44s} {self.product * 1000:10.3f} ms   limit {self.limit * 1000:10.3f} ms"
            f"   {self.ratio:6.2f} x   {goal:18s} {verdict:6s} {self.remark}"
        )


def in_turn(runs: int, *actions: Callable[[], float]) -> list[list[float]]:
    """Run actions in turn, one round uncounted; each returns the seconds it measured itself."""
    times: list[list[float]] = [[] for _ in actions]
    for number in range(runs + 1):
        for taken, action in zip(times, actions, strict=True):
            seconds = action()
            if number:
                taken.append(seconds)
    return times


def timed(action: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def median(times: list[float]) -> float:
    """The middle of some times."""
    return statistics.median(times)


def percentile(times: list[float], share: float) -> float:
    """The time below which a share of all times lies (0.99: p99)."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]
