"""Small regression trees over the candidates of a row, added to a conditional logit step by step (gradient boosting).

Each tree is fitted to what the chances so far leave open, by histograms of the features: a level at a time, all nodes of
a level with a split of their own. Needs numpy alone; the same input and seed give the same trees.
"""
import numpy as np

TREES = 80
DEPTH = 5
RATE = 0.12
# The least weight of a leaf, and what is added to it so that small ones say little (both as sums of p (1 - p)).
LEAF = 40.0
PULL = 20.0
BINS = 33
# The share of the features that a tree looks at.
COLUMNS = 0.5
SEED = 1


def chances(scores, of_none):
    most = np.maximum(scores.max(1), of_none)
    scores, of_none = np.exp(scores - most[:, None]), np.exp(of_none - most)
    total = scores.sum(1) + of_none
    return scores / total[:, None], of_none / total


def features(x, there, weight, scores, of_none):
    """What the trees look at, in the order of `trees.rs`: the logit's features, then what it makes of them."""
    p, p_none = chances(scores, of_none)
    first, second = np.sort(p, 1)[:, -1], np.sort(p, 1)[:, -2]
    other = np.where(p >= first[:, None], second[:, None], first[:, None])
    ratio = np.log(np.maximum(p, 1e-6) / np.maximum(other, 1e-6)).clip(-8, 8)
    above = (scores - of_none[:, None]).clip(-12, 12)
    row = [np.repeat(value[:, None], x.shape[1], 1) for value in (p_none, weight, there.sum(1))]
    return np.concatenate([x, np.stack([p, other, above, ratio, *row], 2)], 2)[there]


def binned(table, edges):
    out = np.empty(table.shape, np.uint8)
    for column, edge in enumerate(edges):
        out[:, column] = np.searchsorted(edge, table[:, column])
    return out


def grown(bins, slope, bend, columns):
    """One tree: its splits, level by level, as (column, bin); its leaves; each row's leaf."""
    node, splits = np.zeros(len(bins), np.int64), []
    for level in range(DEPTH):
        nodes = 2**level
        g, h = np.zeros((nodes, bins.shape[1], BINS)), np.zeros((nodes, bins.shape[1], BINS))
        for column in columns:
            at = node * BINS + bins[:, column]
            g[:, column] = np.bincount(at, slope, nodes * BINS).reshape(nodes, BINS)
            h[:, column] = np.bincount(at, bend, nodes * BINS).reshape(nodes, BINS)
        g, h = g.cumsum(2), h.cumsum(2)
        all_g, all_h = g[:, columns[0], -1][:, None, None], h[:, columns[0], -1][:, None, None]
        gain = g**2 / (h + PULL) + (all_g - g) ** 2 / (all_h - h + PULL) - all_g**2 / (all_h + PULL)
        gain[(h < LEAF) | (all_h - h < LEAF)] = 0
        gain = gain.reshape(nodes, -1)
        best = gain.argmax(1)
        # Where no split is worth it, all go left.
        found = [divmod(int(at), BINS) if gain[n, at] > 1e-9 else (0, BINS) for n, at in enumerate(best)]
        splits += found
        column, last = np.array(found).T
        node = node * 2 + (bins[np.arange(len(bins)), column[node]] > last[node])
    return splits, -np.bincount(node, slope, 2**DEPTH) / (np.bincount(node, bend, 2**DEPTH) + PULL), node


def fitted(x, there, right, weight, counts, scores, of_none, aside):
    """Trees for candidates whose logit scores are given; `aside` are the columns that they may not look at."""
    rng, known = np.random.default_rng(SEED), right.any(1)
    table = features(x, there, weight, scores, of_none)
    # Between two values of a feature that is told in hundredths or thousandths.
    quantiles = np.quantile(table, np.linspace(0, 1, BINS)[1:-1], axis=0)
    edges = [np.unique(np.round(quantiles[:, column], 3)) + 0.0005 for column in range(table.shape[1])]
    bins, trees, scores = binned(table, edges), [], scores.copy()
    usable = np.array([column for column in range(table.shape[1]) if column not in aside])
    count = np.repeat(counts[:, None], x.shape[1], 1)[there]
    for _ in range(TREES):
        p, _ = chances(scores, of_none)
        true = np.maximum((p * right).sum(1), 1e-12)
        meant = np.where(known[:, None], p * right / true[:, None], 0)
        columns = usable[rng.random(len(usable)) < COLUMNS]
        splits, leaves, node = grown(bins, (p - meant)[there] * count, (p * (1 - p))[there] * count + 1e-6, columns)
        leaves = np.round(leaves * RATE, 3)
        scores[there] += leaves[node]
        nodes = [(column, edges[column][last] if last < len(edges[column]) else None) for column, last in splits]
        trees.append((nodes, leaves))
    return trees


def added(trees, x, there, weight, scores, of_none):
    """The scores with what the trees add."""
    table, out = features(x, there, weight, scores, of_none), scores.copy()
    rows, more = np.arange(len(table)), np.zeros(len(table))
    for nodes, leaves in trees:
        column = np.array([column for column, _ in nodes])
        edge = np.array([np.inf if edge is None else edge for _, edge in nodes])
        at = np.zeros(len(table), np.int64)
        for _ in range(DEPTH):
            at = at * 2 + 1 + (table[rows, column[at]] > edge[at])
        more += leaves[at - len(nodes)]
    out[there] += more
    return out


def told(name, trees):
    """One line a tree: whose it is, its splits as column and edge from the top, its leaves in thousandths."""
    lines = []
    for nodes, leaves in trees:
        splits = " ".join(f"{column}:{edge:.4f}" if edge is not None else "-" for column, edge in nodes)
        lines.append(f"{name}\t{splits}\t{' '.join(str(round(leaf * 1000)) for leaf in leaves)}\n")
    return "".join(lines)
