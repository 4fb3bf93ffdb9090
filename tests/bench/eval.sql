.mode csv
.import targets.csv targets
CREATE TABLE results (plan, id, period, value REAL, unit, department, note);
.import --skip 1 results.csv results
CREATE TEMP TABLE verdicts AS
WITH figures AS (
	SELECT plan, id, substr(period, 1, 4) - (substr(period, 6, 2) < '04') AS year, period, value FROM results WHERE value <> ''
), actuals AS (
	SELECT plan, id, year, sum(value) AS total, avg(value) AS mean, min(value) AS low, max(value) AS high FROM figures GROUP BY 1, 2, 3
), lasts AS (
	SELECT plan, id, year, value AS last, max(period) FROM figures GROUP BY 1, 2, 3
), compared AS (
	SELECT t.plan, t.id, t.year, t.direction, t.target + 0 AS target,
		CASE t.aggregate WHEN 'sum' THEN total WHEN 'mean' THEN mean WHEN 'min' THEN low WHEN 'max' THEN high ELSE last END AS actual
	FROM targets t
	LEFT JOIN actuals a ON a.plan = t.plan AND a.id = t.id AND a.year = t.year + 0
	LEFT JOIN lasts l ON l.plan = t.plan AND l.id = t.id AND l.year = t.year + 0
)
SELECT plan, id, year,
	CASE WHEN actual IS NULL THEN 'no-data'
	     WHEN CASE direction WHEN 'lower' THEN actual <= target ELSE actual >= target END THEN 'met' ELSE 'missed' END AS outcome
FROM compared;
.read show.sql
