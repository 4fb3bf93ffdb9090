# gawk -F, -v mode=MODE -f eval.awk targets.csv results.csv
# What each contender does: the actual of each indicator and fiscal year, compared with its target.
BEGIN { OFS = "," }
FNR == 1 { file++; next }
file == 1 { key = $1 OFS $2 OFS $3; how[key] = $4; lower[key] = $5 == "lower"; target[key] = $6 + 0; order[++n] = key; next }
$4 != "" {
	key = $1 OFS $2 OFS (substr($3, 1, 4) - (substr($3, 6, 2) + 0 < 4))
	v = $4 + 0
	if (!(key in count)) low[key] = high[key] = v
	count[key]++; sum[key] += v; last[key] = v
	if (v < low[key]) low[key] = v
	if (v > high[key]) high[key] = v
}
END {
	for (i = 1; i <= n; i++) {
		key = order[i]
		if (!(key in count)) outcome = "no-data"
		else {
			h = how[key]
			v = h == "sum" ? sum[key] : h == "mean" ? sum[key] / count[key] : h == "min" ? low[key] : h == "max" ? high[key] : last[key]
			outcome = (lower[key] ? v <= target[key] : v >= target[key]) ? "met" : "missed"
		}
		if (mode == "verdicts") print key, outcome
		else { split(key, part, OFS); tally[part[3] OFS outcome]++ }
	}
	for (k in tally) print k, tally[k]
}
