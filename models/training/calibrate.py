"""From logits on the development parts to probabilities, thresholds and a table.

A probability must mean a frequency where the model is used, and there one or two messages in a hundred matter. The
development parts are therefore weighed into a mixture: positives 1.5 % in all, of the rest 85 % everyday chat (SMS and
IRC kept out of training) and 15 % harmless rows of the abusive sets. Platt scaling (Platt 1999) is fitted on half of the
rows (by the hash of their id) and judged on the other half.
"""

import hashlib
import json
import os

import numpy as np
from scipy.optimize import minimize

OUTPUTS = ["relevance", "racism", "islamophobia", "antisemitism", "sexism", "homophobia", "transphobia", "disability",
           "sexual_violence", "sexual_harassment", "threat", "insult", "slur", "challenge"]
PREVALENCE = {"relevance": 0.015}
LABEL_PREVALENCE = 0.003
EVERYDAY = 0.85


def read(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


HX = {"African": 1, "Arab": 1, "Asian": 1, "Hispanic": 1, "Refugee": 1, "Indian": 1, "Indigenous": 1, "Minority": 1, "Islam": 2, "Jewish": 3, "Women": 4,
      "Homosexual": 5, "Bisexual": 5, "Disability": 7}
HM = [("bla|asi|arab|immig|trav|ref|hisp|ethmin|mix|african|nat\\.|indig|ind|abo", 1), ("mus", 2), ("jew", 3), ("wom", 4), ("gay|lgb|bis", 5), ("trans", 6), ("dis", 7)]


def gold(name, row):
    """What a development row says of each output: 1, 0 or nan."""
    import re
    y = np.full(len(OUTPUTS), np.nan)
    l = row["labels"]
    if name == "edos":
        s = l["sexist"] == "sexist"
        y[0] = s; y[4] = s
        if s:
            y[10] = str(l["vector"]).startswith("1"); y[13] = 0
    elif name == "cad":
        y[0] = any(k.endswith("Abuse") for k in l["primary"])
        y[13] = "CounterSpeech" in l["primary"]
        if "PersonDirectedAbuse" in l["primary"]:
            y[11] = 1
        elif not y[0]:
            y[11] = 0; y[10] = 0; y[1:8] = 0
    elif name == "hatemoji_build":
        y[0] = l["label_gold"] == "1"
        y[10] = str(l["type"]).startswith("threat")
        y[1:8] = 0
        if y[0]:
            for pattern, at in HM:
                if re.search(pattern, str(l["target"])):
                    y[at] = 1
    elif name == "hatexplain":
        if l["label"] == "offensive":
            return y
        y[0] = l["label"] == "hate"
        y[1:8] = 0
        if y[0]:
            for t in l["targets"]:
                if t in HX:
                    y[HX[t]] = 1
    elif name == "convabuse":
        y[0] = l["abusive_majority"]
        y[1:13] = 0
        if y[0]:
            v = l["type_votes"]
            for k, at in (("racist", 1), ("sexist", 4), ("homophobic", 5), ("transphobic", 6), ("ableism", 7), ("sex_harassment", 9), ("intellectual", 11)):
                y[at] = v.get(k, 0) / l["annotators"] >= 0.5
            y[[8, 10, 12]] = np.nan
    elif name == "diasafety":
        y[0] = l["label"] == "Unsafe"
    elif name == "toxichat":
        return y
    elif name in ("sms", "irc"):
        y[:] = 0
    elif name == "synthetic":
        y[:] = 0
        for k in l:
            y[OUTPUTS.index(k)] = 1
        y[0] = any(k != "challenge" for k in l)
    return y


NAMES = ["edos", "cad", "hatemoji_build", "hatexplain", "convabuse", "diasafety", "sms", "irc", "synthetic"]
POSITIVE_SETS = {"relevance": ["edos", "cad", "hatemoji_build", "convabuse", "synthetic"]}


# Fewer positives than this do not tell which tier to heed: both count alike.
ENOUGH_TO_CHOOSE = 50


def platt(z, y, w):
    """Slopes (one a column of z) and shift of a logistic curve; slopes never negative, lightly held near one in all."""
    z = z.reshape(len(y), -1)
    if z.shape[1] > 1 and (y == 1).sum() < ENOUGH_TO_CHOOSE:
        *slope, shift = platt(z.mean(axis=1), y, w)
        return np.array([slope[0] / z.shape[1]] * z.shape[1] + [shift])
    columns = z.shape[1]

    def loss(p):
        x = z @ p[:-1] + p[-1]
        return np.sum(w * (np.logaddexp(0, x) - y * x)) + 0.02 * np.sum((p[:-1] - 1 / columns) ** 2)
    best = minimize(loss, [1.0 / columns] * columns + [-2.0], method="L-BFGS-B", bounds=[(0.0, 3)] * columns + [(-12, 6)])
    return best.x


def mixture(name_of, y, prevalence):
    """Weights that make rows into realistic traffic."""
    w = np.zeros(len(y))
    everyday = np.isin(name_of, ["sms", "irc"])
    pos = y == 1
    hard = (y == 0) & ~everyday
    easy = (y == 0) & everyday
    if not hard.any():
        hard = easy
    # Each set's positives count alike, whatever its size.
    for group, share in ((pos, prevalence), (hard, (1 - prevalence) * (1 - EVERYDAY)), (easy, (1 - prevalence) * EVERYDAY)):
        names = np.unique(name_of[group])
        for n in names:
            members = group & (name_of == n)
            w[members] += share / len(names) / members.sum()
    return w


def ece(p, y, w, bins=15):
    """Expected calibration error over bins of equal weight of the positives' range (log scale)."""
    edges = np.concatenate([[0], np.geomspace(1e-4, 1, bins)])
    total = 0.0
    rows = []
    for a, b in zip(edges[:-1], edges[1:]):
        m = (p >= a) & (p < b if b < 1 else p <= 1)
        if w[m].sum() > 0:
            said = np.average(p[m], weights=w[m]); was = np.average(y[m], weights=w[m])
            rows.append((float(said), float(was), int(m.sum()), float(w[m].sum())))
            total += w[m].sum() * abs(said - was)
    return total / w.sum(), rows


def calibrate(dev, logits):
    """dev: folder of dev-*.jsonl; logits: {name: array [n, 14]}, or a list of such, one a tier, to be blended.

    Returns slopes ([tiers, 14], or [14] for one tier), shift, threshold and what was measured.
    """
    several = isinstance(logits, list)
    if several:
        logits = {n: np.stack([tier[n] for tier in logits], axis=1) for n in NAMES}
    else:
        logits = {n: logits[n][:, None, :] for n in NAMES}
    names, ys, zs, half = [], [], [], []
    for name in NAMES:
        rows = read(os.path.join(dev, f"dev-{name}.jsonl"))
        for r, z in zip(rows, logits[name]):
            names.append(name); ys.append(gold(name, r)); zs.append(z)
            half.append(hashlib.sha256(("half" + str(r["id"])).encode()).digest()[0] < 128)
    names, ys, zs, half = np.array(names), np.array(ys), np.array(zs), np.array(half)
    slope, shift, measured = [], [], {}
    for at, output in enumerate(OUTPUTS):
        known = ~np.isnan(ys[:, at])
        if output in POSITIVE_SETS:
            known &= np.isin(names, POSITIVE_SETS[output] + ["sms", "irc"])
        prevalence = PREVALENCE.get(output, LABEL_PREVALENCE)
        fit, check = known & half, known & ~half
        *a, b = platt(zs[fit, :, at], ys[fit, at], mixture(names[fit], ys[fit, at], prevalence) * 1e4)
        slope.append(a); shift.append(float(b))
        p = 1 / (1 + np.exp(-(zs[check, :, at] @ np.array(a) + b)))
        error, rows = ece(p, ys[check, at], mixture(names[check], ys[check, at], prevalence))
        measured[output] = {"positives": int((ys[known, at] == 1).sum()), "ece": error, "reliability": rows}
    rel = 1 / (1 + np.exp(-(zs[:, :, 0] @ np.array(slope[0]) + shift[0])))
    pooled = np.isin(names, ["edos", "cad"]) & (ys[:, 0] == 1)
    threshold = float(np.quantile(rel[pooled], 0.2))
    measured["threshold"] = {"finds of EDOS and CAD": float((rel[pooled] >= threshold).mean()),
                             "flags of SMS": float((rel[names == "sms"] >= threshold).mean()), "flags of IRC": float((rel[names == "irc"] >= threshold).mean())}
    slopes = np.float32(slope).T
    return slopes if several else slopes[0], np.float32(shift), threshold, measured
