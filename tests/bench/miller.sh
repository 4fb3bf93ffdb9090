# sh miller.sh verdicts|counts: what the other contenders do, with Miller, from results.csv and targets.csv.
gather='
	if (is_not_empty($value)) {
		month = splitax($period, "-");
		year = int(month[1]) - (month[2] < "04" ? 1 : 0);
		@sum[$plan][$id][year] += $value;
		@count[$plan][$id][year] += 1;
		@low[$plan][$id][year] = min(@low[$plan][$id][year], $value);
		@high[$plan][$id][year] = max(@high[$plan][$id][year], $value);
		@last[$plan][$id][year] = $value;
	}
	end { emit (@sum, @count, @low, @high, @last), "plan", "id", "year" }'
verdict='
	$actual = $aggregate == "sum" ? $sum : $aggregate == "mean" ? $sum / $count : $aggregate == "min" ? $low :
		$aggregate == "max" ? $high : $last;
	$outcome = !is_not_empty($count) ? "no-data" :
		($direction == "lower" ? $actual <= $target : $actual >= $target) ? "met" : "missed"'
case $1 in
verdicts) last='cut -o -f plan,id,year,outcome' ;;
*) last='count -g year,outcome' ;;
esac
mlr --icsv --ocsv --headerless-csv-output put -q "$gather" then \
	join --ul -j plan,id,year -f targets.csv then unsparsify then put "$verdict" then $last results.csv
