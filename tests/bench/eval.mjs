// node eval.mjs MODE RESULTS TARGETS: DuckDB from its npm package; the time of the query goes to $BENCH_QUERY_TIME.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
const require = createRequire(process.env.BENCH_MODULES + "/");
const { DuckDBInstance } = require("@duckdb/node-api");
const [mode, results, targets] = process.argv.slice(2);
const db = await (await DuckDBInstance.create(":memory:")).connect();
const verdicts = `
WITH actuals AS (
	SELECT plan, id, year(period) - (month(period) < 4)::INT AS y, sum(value) AS total, avg(value) AS mean, min(value) AS low,
		max(value) AS high, arg_max(value, period) AS last
	FROM read_csv('${results}', header = true, types = {'period': 'DATE', 'value': 'DOUBLE'}) WHERE value IS NOT NULL GROUP BY ALL
)
SELECT t.plan, t.id, t.year, CASE WHEN a.plan IS NULL THEN 'no-data'
	WHEN CASE direction WHEN 'lower' THEN actual <= target ELSE actual >= target END THEN 'met' ELSE 'missed' END AS outcome
FROM read_csv('${targets}', header = true) t LEFT JOIN actuals a ON a.plan = t.plan AND a.id = t.id AND a.y = t.year,
LATERAL (SELECT CASE aggregate WHEN 'sum' THEN total WHEN 'mean' THEN mean WHEN 'min' THEN low WHEN 'max' THEN high ELSE last END AS actual)`;
const started = process.hrtime.bigint();
const rows = await (await db.runAndReadAll(mode === "verdicts" ? verdicts :
	`SELECT year, outcome, count(*) FROM (${verdicts}) GROUP BY ALL ORDER BY ALL`)).getRows();
if (process.env.BENCH_QUERY_TIME)
	writeFileSync(process.env.BENCH_QUERY_TIME, String(Number(process.hrtime.bigint() - started) / 1e9));
process.stdout.write(rows.map((row) => row.join(",")).join("\n") + "\n");
