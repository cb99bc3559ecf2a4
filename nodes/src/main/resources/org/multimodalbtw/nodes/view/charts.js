// Charts of a cohort that views share: what probabilities of an event are worth, for whom predictions are worse, and what is taken for what.
// Each says in a sentence what one sees, and has a table.

const value = (estimate) => number(estimate?.value);
const isEstimate = (estimate) => Number.isFinite(value(estimate));
const hasInterval = (estimate) => Number.isFinite(number(estimate?.low)) && Number.isFinite(number(estimate?.high));
const within = (estimate, write) => (isEstimate(estimate) ? `${write(value(estimate))}${hasInterval(estimate) ? ` (${write(number(estimate.low))} to ${write(number(estimate.high))})` : ""}` : "–");
const three = (each) => figure(each, Math.abs(each) >= 100 ? 0 : 3).replace(/^-(0\.0+)$/, "$1");
// numbers of a target, to three digits
const rounded = (each) => (Number.isFinite(each) ? Number(each.toPrecision(3)).toLocaleString("en-US", { maximumFractionDigits: 6 }) : "–");
const inSentence = (title) => (/^[A-Z][a-z]/.test(title) ? title[0].toLowerCase() + title.slice(1) : title);
const several = (number, one) => `${count(number)} ${one}${number === 1 ? "" : "s"}`;
const quoted = (name) => `‘${shorten(name, 60)}’`;

/** An axis of shares from 0 to 1. */
const shareAxis = (root, name, nameGap, more = {}) => root.axis({ type: "value", min: 0, max: 1, name, nameLocation: "middle", nameGap,
  axisLabel: { color: root.ink, formatter: (each) => `${Math.round(100 * each)} %` }, ...more });

const square = { left: 62, right: 22, top: 16, bottom: 48 };

/** A line without marks. */
const plainLine = (points, color, type = "solid", width = 2) => ({ type: "line", data: points, showSymbol: false, symbol: "none", color, lineStyle: { type, width, color } });

/** A dashed line that one compares with. */
const reference = (root, points) => ({ ...plainLine(points, root.quiet, "dashed", 1), silent: true, tooltip: { show: false } });

/** The model's alarm, a diamond. */
const alarmMark = (root, at) => (at === null ? [] : [{ type: "scatter", symbol: "diamond", symbolSize: 15, color: root.colour(1), data: [at], z: 5,
  label: { show: true, position: "bottom", formatter: "alarm", color: root.ink }, tooltip: { formatter: () => "the model's alarm" } }]);

const alarmOf = (event) => event.decision.points.find((point) => point.threshold === number(event.decision.alarm)) ?? null;

const curveTable = (event) => {
  const points = event.ranking.curve;
  const step = Math.max(1, Math.ceil(points.length / 40));
  const shown = points.filter((_, at) => at % step === 0 || at === points.length - 1);
  return table("Points of the curves", [{ title: "Alarm from", number: true }, { title: "Events found", number: true }, { title: "Others with a false alarm", number: true }, { title: "Alarms that are right", number: true }],
    shown.map(([threshold, found, falseAlarms, right]) => [Number.isFinite(number(threshold)) ? share(threshold) : "no alarm", share(found), share(falseAlarms), share(right)]));
};

/** What is found with false alarms in at most a tenth of the others. */
const foundWithFew = (event) => event.ranking.curve.filter((point) => point[2] <= 0.1).at(-1)[1];

const rocSentence = (event) => `ROC: AUROC ${within(event.ranking.auroc, three)}. Of one with ${quoted(event.name)} and one without, the first has the higher probability in ` +
  `${Math.round(100 * value(event.ranking.auroc))} of 100 such pairs. With false alarms in at most 10 % of the others, ${share(foundWithFew(event))} of the events are found.`;

const rocChart = (root, chosen) => root.chart(() => rocSentence(chosen()), () => {
  const event = chosen();
  const alarm = alarmOf(event);
  return { grid: square,
    xAxis: shareAxis(root, "others with a false alarm", 28), yAxis: shareAxis(root, "events found", 44),
    series: [reference(root, [[0, 0], [1, 1]]), plainLine(event.ranking.curve.map((point) => [point[2], point[1]]), root.colour(0)),
      ...alarmMark(root, alarm && [1 - value(alarm.specificity), value(alarm.sensitivity)])] };
}, () => 300, () => curveTable(chosen()));

const prevalence = (event) => event.events / event.rows;

const precisionSentence = (event) => {
  const most = event.ranking.curve.find((point) => point[1] >= 0.8);
  return `Precision and recall: AUPRC ${within(event.ranking.auprc, three)}; by chance it would be ${three(prevalence(event))}, the share of rows with the event. ` +
    `Where 80 % of the events are found, ${share(most[3])} of the alarms are right.`;
};

const precisionChart = (root, chosen) => root.chart(() => precisionSentence(chosen()), () => {
  const event = chosen();
  const alarm = alarmOf(event);
  return { grid: square,
    xAxis: shareAxis(root, "events found", 28), yAxis: shareAxis(root, "alarms that are right", 44),
    series: [reference(root, [[0, prevalence(event)], [1, prevalence(event)]]), plainLine(event.ranking.curve.map((point) => [point[1], point[3]]), root.colour(0)),
      ...alarmMark(root, alarm && isEstimate(alarm.rightAlarms) ? [value(alarm.sensitivity), value(alarm.rightAlarms)] : null)] };
}, () => 300, () => curveTable(chosen()));

const benefitSentence = (event) => {
  const useful = event.decision.benefit.filter(([, net, all]) => net > Math.max(0, all) + 1e-4).map(([threshold]) => threshold);
  const what = "Net benefit: events found, less false alarms at the price that the threshold sets; at 10 %, nine false alarms cost as much as one missed event.";
  return useful.length === 0
    ? `${what} At no threshold are the model's alarms worth more than no alarm, or an alarm for everybody.`
    : `${what} At thresholds from ${share(Math.min(...useful))} to ${share(Math.max(...useful))}, the model's alarms are worth more than no alarm and more than an alarm for everybody.`;
};

const benefitChart = (root, chosen) => root.chart(() => benefitSentence(chosen()), () => {
  const event = chosen();
  const { benefit } = event.decision;
  const top = Math.max(1e-4, prevalence(event), ...benefit.map(([, net]) => net));
  const useful = benefit.filter(([, net, all]) => net > 1e-4 || all > 0).map(([threshold]) => threshold);
  const end = Math.min(1, Math.ceil(20 * Math.max(0.1, ...useful)) / 20);
  const alarm = alarmOf(event);
  const names = ["model", "alarm for all", "no alarm"];
  return { grid: { ...square, top: 34 },
    legend: { top: 0, data: names, textStyle: { color: root.ink }, itemWidth: 26 },
    xAxis: shareAxis(root, "alarm from a probability of", 28, { max: end }),
    yAxis: root.axis({ type: "value", min: -0.2 * top, max: 1.05 * top, name: "net benefit", nameLocation: "middle", nameGap: 44, axisLabel: { color: root.ink, showMinLabel: false, showMaxLabel: false, formatter: (each) => figure(each, top < 0.05 ? 3 : 2) } }),
    series: [
      { ...plainLine(benefit.map(([threshold, net]) => [threshold, net]), root.colour(0)), name: names[0] },
      { ...plainLine(benefit.map(([threshold, , all]) => [threshold, all]), root.colour(1), "dashed"), name: names[1] },
      { ...plainLine([[0, 0], [end, 0]], root.quiet, "dotted"), name: names[2] },
      ...alarmMark(root, alarm && [alarm.threshold, value(alarm.benefit.net)])] };
}, () => 300, () => table("Net benefit by threshold", ["Alarm from", "Net benefit", "Alarm for all"].map((title) => ({ title, number: true })),
  chosen().decision.benefit.filter((_, at) => at % 5 === 4).map(([threshold, net, all]) => [share(threshold), three(net), three(all)])));

const pointsTable = (event) => table(`Alarms for ${event.name}, with 95 % intervals`,
  [{ title: "Alarm from" }, ...["Alarms in 100", "Events found", "Others without alarm", "Alarms that are right", "Net benefit"].map((title) => ({ title, number: true }))],
  event.decision.points.map((point) => [`${share(point.threshold)}${point.threshold === number(event.decision.alarm) ? " (the model's alarm)" : ""}`, figure(value(point.alarmsIn100), 0),
    within(point.sensitivity, share), within(point.specificity, share), within(point.rightAlarms, share), within(point.benefit.net, three)]));

/** What happens when another event is chosen: charts are drawn anew, and what else says something of it is made anew. */
const byEvent = (events, parts) => {
  let at = 0;
  const words = parts.map((make) => element("div", {}));
  const fill = () => parts.forEach((make, place) => words[place].replaceChildren(...make(events[at])));
  const charts = [];
  fill();
  return { chosen: () => events[at], words, charts,
    bar: events.length < 2 ? null : element("div.bar", {}, choice("Event", events.map((event, place) => [place, event.name]), (place) => { at = Number(place); fill(); charts.forEach((chart) => chart.redraw()); })) };
};

const eventsLeft = (judged) => (judged.eventsLeft > 0 ? element("p.quiet", {}, `${count(judged.eventsLeft)} further classes or labels are not among the events to choose from; the Prediction Evaluator has each.`) : null);

/** Events that some rows have and others do not. */
const decidable = (judged) => judged.events.filter((event) => event.events > 0 && event.events < event.rows);

/** ROC, precision and recall, and net benefit, and what alarms from some thresholds on find. */
const decisionCard = (root, judged, rows) => {
  const events = decidable(judged);
  if (events.length === 0) return judged.events.length === 0 ? null : root.card("Decision", "", element("p", {}, `All ${rows} have ${quoted(judged.events[0].name)}, or none has: there is nothing to decide.`));
  const state = byEvent(events, [
    (event) => [element("p", {}, `${count(event.events)} of ${count(event.rows)} ${rows} have ${quoted(event.name)}.`)],
    (event) => [element("p", {}, rocSentence(event))], (event) => [element("p", {}, precisionSentence(event))], (event) => [element("p", {}, benefitSentence(event))],
    (event) => [pointsTable(event)]]);
  const charts = [rocChart, precisionChart, benefitChart].map((make) => make(root, state.chosen));
  state.charts.push(...charts);
  return root.card("Decision", "", state.bar, state.words[0],
    element("div.trio", {}, ...charts.map((chart, at) => element("div", {}, state.words[at + 1], chart.whole))), element("h3", {}, "What alarms find and cost"), state.words[4], eventsLeft(judged));
};

/** parts: [{rows, predicted, observed}]; on the dashed line what was predicted came true. */
const calibrationOptions = (root, parts, areShares) => {
  const ends = parts.flatMap((part) => [part.predicted, value(part.observed), number(part.observed.low), number(part.observed.high)]).filter(Number.isFinite);
  // small probabilities are looked at closely
  const [low, high] = areShares ? [0, Math.min(1, Math.ceil(10 * Math.max(0.1, ...ends)) / 10)] : [Math.min(...ends), Math.max(...ends)];
  const axis = (name, gap) => (areShares ? shareAxis(root, name, gap, { max: high }) : root.axis({ type: "value", scale: true, name, nameLocation: "middle", nameGap: gap }));
  const interval = (parameters, api) => {
    const part = parts[api.value(2)];
    if (!hasInterval(part.observed)) return { type: "group", children: [] };
    const [x, bottom] = api.coord([part.predicted, number(part.observed.low)]);
    const [, upper] = api.coord([part.predicted, number(part.observed.high)]);
    const style = { stroke: root.colour(0), lineWidth: 2 };
    return { type: "group", children: [{ type: "line", shape: { x1: x, y1: bottom, x2: x, y2: upper }, style },
      ...[bottom, upper].map((y) => ({ type: "line", shape: { x1: x - 4, y1: y, x2: x + 4, y2: y }, style }))] };
  };
  const data = parts.map((part, at) => [part.predicted, value(part.observed), at]);
  const write = areShares ? share : rounded;
  return { grid: square, xAxis: axis("predicted", 28), yAxis: axis(areShares ? "came true" : "truth", 44),
    series: [reference(root, [[low, low], [high, high]]), { type: "custom", renderItem: interval, data, encode: { x: 0, y: 1 }, silent: true, tooltip: { show: false } },
      { type: "line", color: root.colour(0), lineStyle: { width: 1, type: "dotted" }, symbol: "circle", symbolSize: 9, data,
        tooltip: { formatter: ({ value: [, , at] }) => `${count(parts[at].rows)} rows\npredicted ${write(parts[at].predicted)}\n${areShares ? "came true" : "truth"} ${within(parts[at].observed, write)}` } }] };
};

const calibrationSentence = (parts, areShares, name) => {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const mean = (of) => parts.reduce((sum, part) => sum + part.rows * of(part), 0) / rows;
  const write = areShares ? share : rounded;
  const known = parts.filter((part) => hasInterval(part.observed));
  const held = known.filter((part) => number(part.observed.low) <= part.predicted && part.predicted <= number(part.observed.high)).length;
  return `On average ${write(mean((part) => part.predicted))} ${areShares ? `is predicted for ${name}` : "is predicted"}, and ${write(mean((part) => value(part.observed)))} ${areShares ? "came true" : "is true"}. ` +
    (known.length === 0 ? "" : `In ${held} of ${known.length} ${known.length === 1 ? "part" : "parts"} of the rows, what was predicted lies within the 95 % interval of what came true${rows < 100 * parts.length ? ` (the parts have about ${count(Math.round(rows / parts.length))} rows each, so that the intervals are wide)` : ""}.`);
};

const calibrationTable = (parts, areShares) => {
  const write = areShares ? share : rounded;
  return table("Calibration", ["Mean predicted", "Rows", areShares ? "Came true" : "Mean truth"].map((title) => ({ title, number: true })), parts.map((part) => [write(part.predicted), count(part.rows), within(part.observed, write)]));
};

const HOW_PARTS_ARE_CUT = "Points are parts of the rows by what was predicted, bars their 95 % intervals: ten parts of about the same size, or fewer, so that each has 20 rows or more. Above the dashed line the model underestimates, below it overestimates.";

/** Whether what is said with some probability, or as a number, comes true. */
const calibrationCard = (root, judged, size = "half") => {
  const areShares = judged.events.length > 0;
  if (!areShares && judged.numbers.length === 0) return null;
  const events = areShares ? judged.events : [{ name: "", calibration: judged.numbers }];
  const say = (event) => calibrationSentence(event.calibration, areShares, quoted(event.name));
  const state = byEvent(events, [(event) => [element("p", {}, say(event))]]);
  const chart = root.chart(() => `Calibration. ${say(state.chosen())}`, () => calibrationOptions(root, state.chosen().calibration, areShares), () => 320, () => calibrationTable(state.chosen().calibration, areShares));
  state.charts.push(chart);
  return root.card("Calibration", size, state.bar, state.words[0], chart.whole, element("p.quiet", {}, judged.how ?? HOW_PARTS_ARE_CUT));
};

const groupName = (line) => (line.value === "" ? line.column : `${line.column}: ${line.value}`);

/** Those whose interval lies wholly on the worse side of the value of all rows. */
const worse = ({ lines, higherIsBetter }) => lines.slice(1).filter((line) => hasInterval(line.quality) && (higherIsBetter ? number(line.quality.high) < value(lines[0].quality) : number(line.quality.low) > value(lines[0].quality)));

const forestSentence = (subgroups) => {
  const found = worse(subgroups);
  return found.length === 0
    ? `For no group is the ${inSentence(subgroups.measure)} shown to be worse than for all rows; where the interval is wide, there are too few to know.`
    : `Worse than for all rows (${inSentence(subgroups.measure)} ${three(value(subgroups.lines[0].quality))}): ${found.map((line) => `${shorten(groupName(line), 60)}, ${within(line.quality, three)}`).join("; ")}.`;
};

const forestOptions = (root, lines, { measure, higherIsBetter }) => {
  const ends = lines.flatMap((line) => [value(line.quality), number(line.quality.low), number(line.quality.high)]).filter(Number.isFinite);
  const span = Math.max(...ends) - Math.min(...ends) || 1;
  const draw = (parameters, api) => {
    const line = lines[api.value(1)];
    const [x, y] = api.coord([value(line.quality), api.value(1)]);
    const stroke = root.colour(api.value(1) === 0 ? 1 : 0);
    const bar = hasInterval(line.quality) ? [{ type: "line", shape: { x1: api.coord([number(line.quality.low), 0])[0], y1: y, x2: api.coord([number(line.quality.high), 0])[0], y2: y }, style: { stroke, lineWidth: 2 } }] : [];
    const half = 4 + 5 * Math.sqrt(line.rows / lines[0].rows);
    return { type: "group", children: [...bar, { type: "rect", shape: { x: x - half / 2, y: y - half / 2, width: half, height: half }, style: { fill: stroke } }] };
  };
  const overall = ({ coordSys }, api) => {
    const [x] = api.coord([value(lines[0].quality), 0]);
    return { type: "line", shape: { x1: x, y1: coordSys.y, x2: x, y2: coordSys.y + coordSys.height }, style: { stroke: root.quiet, lineDash: [4, 4], lineWidth: 1 } };
  };
  return {
    grid: { left: root.narrow ? 130 : 230, right: 20, top: 8, bottom: 48 },
    xAxis: root.axis({ type: "value", min: Math.min(...ends) - 0.06 * span, max: Math.max(...ends) + 0.06 * span, name: `${measure} (${higherIsBetter ? "higher" : "lower"} is better)`, nameLocation: "middle", nameGap: 28,
      axisLabel: { color: root.ink, showMinLabel: false, showMaxLabel: false, hideOverlap: true, formatter: (each) => (Math.abs(each) >= 100 ? figure(each, 0) : figure(each, 2)) } }),
    yAxis: root.axis({ type: "category", inverse: true, data: lines.map((_, at) => String(at)), axisTick: { show: false }, splitLine: { show: false },
      axisLabel: { color: root.ink, interval: 0, width: root.narrow ? 118 : 218, overflow: "break", lineHeight: 14, formatter: (at) => `${shorten(groupName(lines[Number(at)]), 56)} (${count(lines[Number(at)].rows)})` } }),
    series: [{ type: "custom", silent: true, renderItem: overall, data: [[value(lines[0].quality), 0]], encode: { x: 0, y: 1 }, tooltip: { show: false } },
      { type: "custom", renderItem: draw, encode: { x: 0, y: 1 }, data: lines.map((line, at) => [value(line.quality), at]).filter(([each]) => Number.isFinite(each)),
        tooltip: { formatter: ({ value: [, at] }) => `${shorten(groupName(lines[at]), 60)}\n${count(lines[at].rows)} rows\n${measure} ${within(lines[at].quality, three)}` } }],
  };
};

/** For whom predictions are worse: a forest plot. */
const subgroupCard = (root, { subgroups }, size = "half") => {
  const { lines, measure, of } = subgroups;
  if (lines.length < 2 || !isEstimate(lines[0].quality)) return null;
  const shown = lines.filter((line) => isEstimate(line.quality));
  const left = lines.length - shown.length;
  const whole = () => table("Groups of rows, with 95 % intervals", [{ title: "Rows" }, { title: "How many", number: true }, ...(of === null ? [] : [{ title: "Events", number: true }]), { title: measure, number: true }, { title: "Happened less predicted", number: true }, { title: "Note", wide: true }],
    lines.map((line) => [groupName(line), count(line.rows), ...(of === null ? [] : [Number.isFinite(number(line.events)) ? count(line.events) : "–"]), within(line.quality, three), within(line.inTheLarge, three), line.note]));
  const chart = root.chart(`${of === null ? "" : `Of ${quoted(of)}. `}${forestSentence(subgroups)}`, () => forestOptions(root, shown, subgroups), () => 64 + (root.narrow ? 44 : 32) * shown.length, whole);
  return root.card("For whom is it worse?", size, element("p", {}, forestSentence(subgroups)), chart.whole,
    element("p.quiet", {}, `Squares are the ${inSentence(measure)}${of === null ? "" : ` of ${quoted(of)}`} in each group of rows, lines 95 % intervals; the dashed line is that of all rows.${left === 0 ? "" : ` ${several(left, "group")} with too few rows or events ${left === 1 ? "is" : "are"} in the table alone.`}`));
};

const MOST_NUMBERED = 12;
const total = (row) => row.reduce((sum, each) => sum + each, 0);

const confusionSentence = (confusion, mistakes) => {
  const rows = total(confusion.counts.map(total));
  const right = total(confusion.counts.map((row, at) => row[at]));
  return `${share(right / rows)} of ${count(rows)} rows are predicted as what they are (the diagonal). The stronger the colour of a cell, the larger its share of the true class.` +
    (mistakes.length === 0 ? "" : ` Most often ${quoted(mistakes[0].truth)} is taken for ${quoted(mistakes[0].predicted)}: ${count(mistakes[0].rows)} of ${count(mistakes[0].of)} rows.`);
};

const confusionOptions = (root, { classes, counts }) => {
  const many = classes.length > MOST_NUMBERED;
  const room = root.narrow ? 90 : 150;
  const axis = (name, gap, more) => root.axis({ type: "category", data: classes.map((_, at) => String(at)), name, nameLocation: "middle", nameGap: gap, axisTick: { show: false }, splitLine: { show: false }, ...more });
  const label = (width, more) => ({ color: root.ink, interval: 0, width, overflow: "truncate", fontSize: many ? 10 : 12, formatter: (at) => shortenMiddle(classes[Number(at)], Math.max(8, 2 * Math.floor(width / (many ? 11 : 14)))), ...more });
  const shares = counts.map((row) => row.map((each) => (total(row) === 0 ? 0 : each / total(row))));
  const across = many || root.narrow || classes.length > 5;
  return {
    grid: { left: room + 26, right: 12, top: 8, bottom: (across ? 96 : 34) + 76 },
    xAxis: axis("predicted", across ? 92 : 30, { axisLabel: label(across ? 84 : 110, { rotate: across ? 90 : 0 }) }),
    yAxis: axis("truth", room + 8, { inverse: true, axisLabel: label(room - 4, {}) }),
    visualMap: { type: "continuous", min: 0, max: 1, dimension: 2, orient: "horizontal", left: "center", bottom: 0, itemHeight: 160, itemWidth: 12, calculable: false, text: ["all", "none"], textStyle: { color: root.ink },
      inRange: { color: root.dark ? ["#1c2229", "#27506f", "#3f8cc4", "#a9dcff"] : ["#f3f5f8", "#b9d5ec", "#5d9fd0", "#0d4a7c"] } },
    series: [{ type: "heatmap", data: counts.flatMap((row, truth) => row.map((rows, predicted) => ({ value: [predicted, truth, shares[truth][predicted]],
      label: { show: !many, color: root.dark === shares[truth][predicted] > (root.dark ? 0.7 : 0.75) ? "#14181d" : "#ffffff", formatter: () => count(rows) } }))),
      itemStyle: { borderColor: root.line, borderWidth: many ? 0.5 : 1 },
      tooltip: { formatter: ({ value: [predicted, truth] }) => `truth ${shorten(classes[truth], 40)}\npredicted ${shorten(classes[predicted], 40)}\n${count(counts[truth][predicted])} rows, ${share(shares[truth][predicted])} of the true class` } }],
  };
};

const mistakeTable = (mistakes) => table("The most frequent confusions", [{ title: "Truth" }, { title: "Taken for" }, { title: "Rows", number: true }, { title: "Of the true class", number: true }],
  mistakes.map((each) => [each.truth, each.predicted, count(each.rows), share(each.rows / each.of)]));

/** Rows by true and predicted class as a heat map, and the most frequent confusions. */
const confusionCard = (root, confusion, mistakes, rows) => {
  if (confusion === null) return mistakes.length === 0 ? null : root.card("Truth and prediction", "half", element("p", {}, "There are too many classes for a picture; these are confused most often."), mistakeTable(mistakes));
  const { classes, counts } = confusion;
  const whole = () => table("Rows by truth and prediction", [{ title: "Truth" }, ...classes.map((name) => ({ title: `predicted ${name}`, number: true })), { title: "Right", number: true }],
    counts.map((row, at) => [classes[at], ...row.map(count), share(total(row) === 0 ? NaN : row[at] / total(row))]));
  const many = classes.length > MOST_NUMBERED;
  const chart = root.chart(`Truth and prediction. ${confusionSentence(confusion, mistakes)}`, () => confusionOptions(root, confusion), () => 190 + Math.max(120, classes.length * (many ? 17 : 40)), whole);
  return root.card("Truth and prediction", many ? "" : "half", element("p", {}, confusionSentence(confusion, mistakes)), element("p.quiet", {}, rows), chart.whole,
    ...(mistakes.length === 0 ? [] : [element("h3", {}, "The most frequent confusions"), mistakeTable(mistakes)]));
};

/** All of these for rows with a known truth, in a view that is about something else: [card, ..], none where no truth is known. */
const judgedCards = (root, judged) => {
  if (!judged || judged.judgement.rows === 0) return [];
  const notes = judged.notes.map((note) => element("p.quiet", {}, note));
  const cards = [decisionCard(root, judged.judgement, "rows"), subgroupCard(root, judged.judgement), calibrationCard(root, judged.judgement)].filter((card) => card !== null);
  cards[0].firstChild.after(...notes);
  return cards;
};
