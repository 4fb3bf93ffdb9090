"""eval.py MODE RESULTS PLANS: csv, and PyYAML's C loader over every plan."""
import collections, csv, glob, sys, yaml

mode, results, plans = sys.argv[1:]
figures = collections.defaultdict(list)
with open(results, newline="", encoding="utf-8") as f:
    rows = csv.reader(f)
    next(rows)
    for row in rows:
        if row[3]:
            year = int(row[2][:4]) - (row[2][5:7] < "04")
            figures[row[0], row[1], year].append(float(row[3]))
how = {"sum": sum, "mean": lambda v: sum(v) / len(v), "min": min, "max": max, "last": lambda v: v[-1]}
tally = collections.Counter()
for path in sorted(glob.glob(plans + "/*.yaml")):
    with open(path, encoding="utf-8") as f:
        plan = yaml.load(f, Loader=yaml.CSafeLoader)
    for policy in plan["policies"]:
        for measure in policy["measures"]:
            for i in measure["indicators"]:
                for year, target in i["targets"].items():
                    v = figures.get((plan["id"], i["id"], year))
                    if v is None:
                        outcome = "no-data"
                    else:
                        actual = how[i["aggregate"]](v)
                        outcome = "met" if (actual <= target if i["direction"] == "lower" else actual >= target) else "missed"
                    if mode == "verdicts":
                        print(plan["id"], i["id"], year, outcome, sep=",")
                    tally[year, outcome] += 1
if mode != "verdicts":
    for (year, outcome), n in sorted(tally.items()):
        print(year, outcome, n, sep=",")
