"""The published algorithm on numpy, and what else Python offers.

    python3 bulk.py MODE POINTS THREADS SECONDS [FILE]

MODE: numpy    the published code: classes, eager arrays
      blocked  numpy tuned by hand: blocks that stay in the cache, all in place
      exp      numpy.exp alone
      numexpr, torch  where they are installed
      loadtxt  numpy.loadtxt of FILE, a CSV file with a header
Prints one line as Secant's own measurements do. FILE receives the derivatives, eight bytes a number.
"""

import sys
import time

import numpy as np

EPS = 1e-4


class Variable:
    def __init__(self, data):
        self.data = data


class Function:
    def __call__(self, input):
        return Variable(self.forward(input.data))


class Square(Function):
    def forward(self, x):
        return x**2


class Exp(Function):
    def forward(self, x):
        return np.exp(x)


def numerical_diff(f, x, eps=EPS):
    y0 = f(Variable(x.data - eps))
    y1 = f(Variable(x.data + eps))
    return (y1.data - y0.data) / (2 * eps)


def published_chain(x):
    a, b, c = Square(), Exp(), Square()
    return c(b(a(x)))


def published(x):
    variable = Variable(x)
    return lambda: numerical_diff(published_chain, variable)


def blocked(x, block=4096):
    right, left, y = np.empty(block), np.empty(block), np.empty_like(x)

    def branch(part, eps, out):
        np.add(part, eps, out=out)
        np.multiply(out, out, out=out)
        np.exp(out, out=out)
        np.multiply(out, out, out=out)

    def run():
        for i in range(0, len(x), block):
            part = x[i : i + block]
            p, q = right[: len(part)], left[: len(part)]
            branch(part, EPS, p)
            branch(part, -EPS, q)
            np.subtract(p, q, out=p)
            np.divide(p, 2 * EPS, out=y[i : i + block])
        return y

    return run


def exp_alone(x):
    y = np.empty_like(x)
    return lambda: np.exp(x, out=y)


def with_numexpr(x, threads):
    import numexpr

    numexpr.set_num_threads(threads)
    names = {"x": x, "e": EPS}
    formula = "(exp((x+e)**2)**2-exp((x-e)**2)**2)/(2*e)"
    return lambda: numexpr.evaluate(formula, local_dict=names)


def with_torch(x, threads):
    import torch

    torch.set_num_threads(threads)
    tensor = torch.from_numpy(x)

    def chain(t):
        return torch.exp(t**2) ** 2

    def run():
        with torch.no_grad():
            return (chain(tensor + EPS) - chain(tensor - EPS)) / (2 * EPS)

    return run


def work(mode, n, threads, file):
    if mode == "loadtxt":
        return lambda: np.loadtxt(file, skiprows=1)
    # The points of Points.java, bit by bit.
    x = (np.arange(n, dtype=np.uint64) * np.uint64(2654435769) & np.uint64(0xFFFFFFFF)) * 2.0**-32
    if mode == "numexpr":
        return with_numexpr(x, threads)
    if mode == "torch":
        return with_torch(x, threads)
    return {"numpy": published, "blocked": blocked, "exp": exp_alone}[mode](x)


def measure(run, n, clock, seconds):
    times = []
    repeats = max(1, 400_000 // n)
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 3:
        start = clock()
        for _ in range(repeats):
            run()
        times.append((clock() - start) / repeats / n * 1e9)
    warm = sorted(times[len(times) // 5 :])
    return warm[0], warm[len(warm) // 2], len(times)


def main(mode, points, threads, seconds, file=None):
    n = int(float(points))
    clock = time.process_time if int(threads) == 1 else time.perf_counter
    run = work(mode, n, int(threads), file)
    least, median, chunks = measure(run, n, clock, float(seconds))
    print(f"name={mode} points={n} least={least:.4f} median={median:.4f} chunks={chunks}")
    if file and mode != "loadtxt":
        np.asarray(run(), dtype="<f8").tofile(file)


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
