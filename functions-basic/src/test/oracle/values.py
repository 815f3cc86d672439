"""Writes the exact values and derivatives that AccuracyTest compares with.

    python3 values.py > ../resources/dev/secant/functions/basic/values.csv      (mpmath 1.3.0)

Every line: function, its arguments, x as a hexadecimal double, value, derivative; both computed with 400
digits at exactly that x and rounded to 25. The formulas are those of the textbooks, not those of the code.
"""
import random
import sys

from mpmath import mp, mpf

mp.dps = 400
LARGEST = mpf(sys.float_info.max)


def sigmoid(x):
    return 1 / (1 + mp.exp(-x))


def cdf(x):
    return mp.ncdf(x) if abs(x) < 1000 else mpf(x > 0)  # 1 - cdf(1000) = 10^-217150


def phi(x):
    return mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)


def cbrt(x):
    return mp.sign(x) * mp.cbrt(abs(x))


# name: (value, derivative, domain by a predicate, range of ordinary points, special points)
FUNCTIONS = {
    "square": (lambda x: x * x, lambda x: 2 * x, None, (-10, 10), []),
    "cube": (lambda x: x ** 3, lambda x: 3 * x * x, None, (-10, 10), []),
    "reciprocal": (lambda x: 1 / x, lambda x: -1 / x ** 2, lambda x: x != 0, (-10, 10), [1e155, 1e161]),
    "sqrt": (mp.sqrt, lambda x: 1 / (2 * mp.sqrt(x)), lambda x: x > 0, (0, 10), []),
    "cbrt": (cbrt, lambda x: 1 / (3 * cbrt(x) ** 2), lambda x: x != 0, (-10, 10), []),
    "exp": (mp.exp, mp.exp, None, (-700, 700), [-745, -740, -710, 709.7]),
    "expm1": (mp.expm1, mp.exp, None, (-40, 40), [-0.5, 0.3, 709.7]),
    "log": (mp.log, lambda x: 1 / x, lambda x: x > 0, (0, 10), [1 - 2 ** -53, 1 + 2 ** -52, 0.999, 1.001]),
    "log1p": (mp.log1p, lambda x: 1 / (1 + x), lambda x: x > -1, (-1, 10), [-1 + 2 ** -53, -0.75]),
    "log2": (lambda x: mp.log(x) / mp.log(2), lambda x: 1 / (x * mp.log(2)), lambda x: x > 0, (0, 10),
             [1 - 2 ** -53, 1 + 2 ** -52, 0.999, 1.001, 0.7071, 1.4142, 1.4143, 2.0001]),
    "log10": (lambda x: mp.log(x) / mp.log(10), lambda x: 1 / (x * mp.log(10)), lambda x: x > 0, (0, 10),
              [1 - 2 ** -53, 1 + 2 ** -52, 0.999, 1.001]),
    "sin": (mp.sin, mp.cos, None, (-10, 10), [3.141592653589793, 355, 1e22]),
    "cos": (mp.cos, lambda x: -mp.sin(x), None, (-10, 10), [1.5707963267948966, 355, 1e22]),
    "tan": (mp.tan, lambda x: 1 / mp.cos(x) ** 2, None, (-10, 10), [1.5707963267948966, 355, 1e22]),
    "asin": (mp.asin, lambda x: 1 / mp.sqrt(1 - x * x), lambda x: abs(x) < 1, (-1, 1),
             [1 - 2 ** -53, -1 + 2 ** -53, 0.9999, 0.5]),
    "acos": (mp.acos, lambda x: -1 / mp.sqrt(1 - x * x), lambda x: abs(x) < 1, (-1, 1),
             [1 - 2 ** -53, -1 + 2 ** -53, 0.9999, 0.5]),
    "atan": (mp.atan, lambda x: 1 / (1 + x * x), None, (-10, 10), [1e155, 1e161, 1]),
    "sinh": (mp.sinh, mp.cosh, None, (-30, 30), [710.4, -710.4, 22, 1]),
    "cosh": (mp.cosh, mp.sinh, None, (-30, 30), [710.4, -710.4, 22, 1]),
    "tanh": (mp.tanh, lambda x: 1 / mp.cosh(x) ** 2, None, (-25, 25), [19, 22, 300, 355, -360, 372, 1]),
    "asinh": (mp.asinh, lambda x: 1 / mp.sqrt(1 + x * x), None, (-10, 10), [2.0 ** 28, 2.0 ** 28 + 1, 1e9]),
    "acosh": (mp.acosh, lambda x: 1 / mp.sqrt(x * x - 1), lambda x: x > 1, (1, 10),
              [1 + 2 ** -52, 1 + 2 ** -40, 1.001, 2.0 ** 28, 2.0 ** 28 + 1]),
    "atanh": (mp.atanh, lambda x: 1 / (1 - x * x), lambda x: abs(x) < 1, (-1, 1),
              [1 - 2 ** -53, -1 + 2 ** -53, 0.9999]),
    "sigmoid": (sigmoid, lambda x: mp.exp(x) / (1 + mp.exp(x)) ** 2, None, (-40, 40), [-745, -740, -710, 745, 710]),
    "softplus": (lambda x: mp.log1p(mp.exp(x)), sigmoid, None, (-40, 40), [-745, -740, -710, 710, 800]),
    "swish": (lambda x: x * sigmoid(x), lambda x: sigmoid(x) * (1 + x * sigmoid(-x)), None, (-40, 40),
              [-750, -745, -744.5, -740, -710, -701, -700, -699, -1.2784645427610738, 745]),
    "gelu": (lambda x: x * cdf(x), lambda x: cdf(x) + x * phi(x), None, (-10, 10),
             [-38.5, -38, -37.5, -30, -20, -0.7517915247, 8, 20, 40]),
    "pow:3": (lambda x: x ** 3, lambda x: 3 * x * x, None, (-10, 10), []),
    "pow:-2": (lambda x: x ** -2, lambda x: -2 * x ** -3, lambda x: x != 0, (-10, 10), []),
    "pow:0.5": (mp.sqrt, lambda x: 1 / (2 * mp.sqrt(x)), lambda x: x > 0, (0, 10), []),
    "pow:0.3": (lambda x: x ** mpf(0.3), lambda x: mpf(0.3) * x ** (mpf(0.3) - 1), lambda x: x > 0, (0, 10), []),
    "pow:-1.7": (lambda x: x ** mpf(-1.7), lambda x: mpf(-1.7) * x ** (mpf(-1.7) - 1), lambda x: x > 0, (0, 10), []),
    "elu:1.5": (lambda x: x if x > 0 else mpf(1.5) * mp.expm1(x),
                lambda x: mpf(1) if x > 0 else mpf(1.5) * mp.exp(x), lambda x: x > -700, (-40, 2), []),
}


def points(low, high, special):
    for _ in range(28):
        yield random.uniform(low, high)
    for _ in range(14):
        yield random.choice((-1, 1)) * 2.0 ** random.uniform(-8, 8)
    for _ in range(14):
        yield random.choice((-1, 1)) * 2.0 ** random.uniform(-1074, 1023)
    yield from special


def text(exact):
    if abs(exact) > LARGEST * (1 + mpf(2) ** -54):
        return "Infinity" if exact > 0 else "-Infinity"
    if abs(exact) < mpf(10) ** -400:
        return "0"
    return mp.nstr(exact, 25, min_fixed=0, max_fixed=0)


print("# function,arguments,x,value,derivative -- written by src/test/oracle/values.py with mpmath 1.3.0")
for name, (value, derivative, domain, ordinary, special) in FUNCTIONS.items():
    random.seed(name)
    function, _, arguments = name.partition(":")
    for x in points(*ordinary, special):
        if domain is None or domain(x):
            exact = mpf(x)
            if max(abs(value(exact)), abs(derivative(exact))) < mpf(10) ** 400:
                print(f"{function},{arguments},{float(x).hex()},{text(value(exact))},{text(derivative(exact))}")
