// The view of the BTW Weight Inspector: what carried the predictions, in one row and over all.

const WORDS = {
  contribution: "How much a modality moved a prediction up or down from the average, which is the mean prediction of held-out rows (its Shapley value). Points are percentage points of the probability. It is not a cause.",
  weight: "How much a modality counts in a patient: 1 as without weights, 0 if it is missing. It measures agreement with the fused prediction, not importance.",
  "own prediction": "What the modality says of the patient alone, by a part of the network that sees nothing else; the prediction is made by another part, so that the two differ, also where a patient has one modality only.",
  divergence: "How far the modality's own prediction is from the fused one (Kullback-Leibler divergence, in nats): 0 if they are the same, above about 0.5 if they differ much.",
  "fused prediction": "What the network says from all modalities of a patient together.",
  modality: "One kind of data on a patient, for example laboratory values, notes or images.",
  "mutual information": "How much a modality's own predictions and the fused ones have in common over all patients, in nats: 0 if one says nothing about the other.",
  floor: "The least information that counts: a modality with less is weighed as if it had that much.",
  "held-out rows": "Patients whom a network did not learn from, so that its predictions of them are honest.",
  expert: "One of several small networks inside the fusion, of which each modality uses a few.",
  member: "One of the networks that are trained with different patients held out, and then averaged.",
  epoch: "One pass of the training through all training rows.",
  dominates: "Has another modality beside it, and carries more than 90 % of the weight.",
};

/** A word that says what it means when it is pointed at. */
const term = (text, word) => element("abbr", { title: WORDS[word] }, text);

const wordsCard = (root, size) => root.card("Words", size, element("dl", {}, ...Object.entries(WORDS).flatMap(([word, meaning]) => [element("dt", {}, word), element("dd", {}, meaning)])));

/** Names made short so that no two are the same. */
const distinct = (names, length) => {
  const differ = (made) => new Set(made).size === new Set(names).size;
  const ways = [(name) => shorten(name, length), (name) => shortenMiddle(name, length), (name, at) => `${at + 1}: ${shorten(name, length - 4)}`];
  return names.map(ways.find((way) => differ(names.map(way))) ?? ways[2]);
};

const MOST_LINES = 5;

/** A text in lines that are no wider than this, broken at blanks and marks where there are some. */
const wrapped = (text, width) => {
  const pen = wrapped.pen ??= document.createElement("canvas").getContext("2d");
  pen.font = "12px system-ui,Arial,sans-serif";
  const fits = (line) => pen.measureText(line.trim()).width <= width;
  const lines = [""];
  for (const piece of text.match(/[^\s_\-/.]*[\s_\-/.]?/g).filter((each) => each !== "")) {
    if (fits(lines[lines.length - 1] + piece)) { lines[lines.length - 1] += piece; continue; }
    if (lines[lines.length - 1] !== "") lines.push("");
    for (const letter of piece) {
      if (!fits(lines[lines.length - 1] + letter)) lines.push("");
      lines[lines.length - 1] += letter;
    }
  }
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1].slice(0, -1)}…`];
};

/** An axis with a lane for each name; names are wrapped, and more can be said below each. The height is what the tallest needs. */
const lanes = (root, names, more = []) => {
  const width = root.narrow ? 92 : 176;
  const labels = distinct(names, 90).map((name) => wrapped(name, width));
  const below = names.map((_, at) => (more[at] ? wrapped(more[at], width) : []));
  return { left: width + 14, height: 10 + 15 * Math.max(...labels.map((lines, at) => lines.length + below[at].length)),
    label: (at) => labels[at].join("\n") + (below[at].length > 0 ? `\n${below[at].map((line) => `{more|${line.replace(/[{}|]/g, " ")}}`).join("\n")}` : ""),
    axis: root.axis({ type: "category", inverse: true, data: names.map((_, at) => String(at)), axisTick: { show: false }, splitLine: { show: false },
      axisLabel: { color: root.ink, interval: 0, lineHeight: 15, fontSize: 12, rich: { more: { color: root.quiet, fontSize: 11, lineHeight: 15 } },
        formatter: (at) => labels[Number(at)].join("\n").replace(/[{}]/g, (mark) => (mark === "{" ? "(" : ")")) + (below[Number(at)].length > 0 ? `\n${below[Number(at)].map((line) => `{more|${line.replace(/[{}|]/g, " ")}}`).join("\n")}` : "") } }) };
};

/** The colour of a weight: neutral at 1, on a scale from 0 to 2 that is the same in every picture. */
const weightColours = (root) => {
  const style = getComputedStyle(root.page);
  const [low, neutral, high] = ["--low", "--neutral", "--high"].map((name) => echarts.color.parse(style.getPropertyValue(name).trim()));
  const between = (from, to, share) => `rgb(${[0, 1, 2].map((part) => Math.round(from[part] + (to[part] - from[part]) * share)).join(",")})`;
  return (weight) => {
    if (!Number.isFinite(weight)) return "transparent";
    const at = Math.max(0, Math.min(2, weight));
    return at < 1 ? between(low, neutral, at) : between(neutral, high, at - 1);
  };
};

const weightKey = () => element("div.key", {},
  element("span", {}, "weight 0", element("i.scale", { role: "img", "aria-label": "colours of weights from 0 over 1, which is neutral, to 2 and more" }), "2 or more"),
  element("span", {}, "(the middle is 1: as without weights)"), element("span", {}, element("i.hatched", { "aria-hidden": true }), "lacks these data"));

/** Digits that tell the marks of an axis apart. */
const axisDigits = (largest) => Math.max(1, 1 - Math.floor(Math.log10(Math.max(1e-9, largest))));

/** The modality that moves predictions most first; as in the model where that is not known. */
const orderOf = (data) => {
  const places = data.modalities.map((_, at) => at);
  const mean = (at) => number(data.contributions?.means[at]?.value);
  return data.contributions && places.every((at) => Number.isFinite(mean(at))) ? places.sort((left, right) => mean(right) - mean(left)) : places;
};

const arrangedMap = (data, map) => ({ ...map, bands: map.bands.map((band) => ({ ...band, weights: data.order.map((at) => band.weights[at]), missing: data.order.map((at) => band.missing[at]) })) });

const arrangedCard = (data, card) => ({ ...card, modalities: data.order.map((at) => card.modalities[at]),
  explanations: (card.explanations ?? []).map((each) => ({ ...each, contributions: data.order.map((at) => each.contributions[at]) })) });

/** Of two classes the one whose probability is explained, where it is known of rows that are drawn whether they have it; else null. */
const eventOf = (given) => {
  const known = new Set((given.contributions?.shown ?? []).map((row) => row.truth).filter(Boolean));
  const explained = given.first?.card.explanations ?? [];
  return given.task === "CLASSIFICATION" && explained.length === 1 && given.first.card.said.probabilities.length === 2 && known.size === 2 && known.has(explained[0].output) ? explained[0].output : null;
};

/** The data with their modalities in the order in which they are shown. */
const arranged = (given) => {
  const order = orderOf(given);
  const by = (values) => order.map((at) => values[at]);
  const data = { ...given, order, used: !given.use || ["IN_USE", "BESIDE"].includes(given.use.state), shares: given.task ? given.task !== "REGRESSION" : !given.groupings.some((each) => each.levels.some((level) => level.name === "lowest third")), labels: given.task === "MULTILABEL" };
  data.modalities = by(given.modalities);
  data.groupings = given.groupings.map((each) => ({ ...each, levels: each.levels.map((level) => ({ ...level, distributions: by(level.distributions) })) }));
  data.heatMap = arrangedMap(data, given.heatMap);
  if (given.insight) {
    data.insight = { ...given.insight, information: by(given.insight.information), epochs: given.insight.epochs.map(by), expertUse: given.insight.expertUse.map(by) };
  }
  data.event = eventOf(given);
  if (given.contributions) {
    data.contributions = { ...given.contributions, means: by(given.contributions.means),
      shown: given.contributions.shown.map((row) => ({ ...row, weights: by(row.weights), contributions: row.contributions.map(by) })) };
  }
  return data;
};

const distributionOptions = (root, data, grouping) => {
  const levels = grouping.levels;
  const lines = data.modalities.length * levels.length;
  const colour = (level) => root.colour(level);
  const names = data.modalities.map((modality) => modality.modality);
  const lane = (modality, level) => modality * levels.length + level;
  const draw = (level) => (parameters, api) => {
    const modality = api.value(1);
    const spread = levels[level].distributions[modality];
    const [, middle] = api.coord([0, lane(modality, level)]);
    const half = api.size([0, 1])[1] * 0.44;
    const at = (weight) => api.coord([weight, 0])[0];
    const largest = Math.max(...spread.counts);
    const width = data.top / spread.counts.length;
    const upper = spread.counts.map((rows, bin) => [at((bin + 0.5) * width), middle - (half * rows) / largest]);
    const lower = spread.counts.map((rows, bin) => [at((bin + 0.5) * width), middle + (half * rows) / largest]).reverse();
    const box = Math.min(9, half * 0.45);
    return { type: "group", children: [
      { type: "polygon", shape: { points: [[at(0), middle], ...upper, [at(data.top), middle], ...lower] }, style: { fill: colour(level), opacity: root.dark ? 0.65 : 0.35 } },
      { type: "line", shape: { x1: at(spread.low), y1: middle, x2: at(spread.high), y2: middle }, style: { stroke: colour(level), lineWidth: 1.5 } },
      { type: "rect", shape: { x: at(spread.lowerQuartile), y: middle - box, width: Math.max(2, at(spread.upperQuartile) - at(spread.lowerQuartile)), height: 2 * box },
        style: { fill: root.back, stroke: colour(level), lineWidth: 2 } },
      { type: "line", shape: { x1: at(spread.median), y1: middle - box, x2: at(spread.median), y2: middle + box }, style: { stroke: colour(level), lineWidth: 2.5 } },
      { type: "circle", shape: { cx: at(spread.mean), cy: middle, r: Math.min(4, box) }, style: { fill: root.ink } } ] };
  };
  const unweighted = ({ coordSys }, api) => {
    const [x] = api.coord([1, 0]);
    return { type: "line", shape: { x1: x, y1: coordSys.y, x2: x, y2: coordSys.y + coordSys.height }, style: { stroke: root.ink, lineDash: [5, 4], lineWidth: 1 } };
  };
  const several = levels.length > 1;
  return {
    grid: { left: lanes(root, names).left, right: 16, top: several ? 44 : 12, bottom: 44 },
    legend: several ? { type: "scroll", top: 0, textStyle: { color: root.ink }, pageTextStyle: { color: root.ink }, formatter: (name) => shorten(levels[Number(name)].name, 30),
      data: levels.map((level, at) => ({ name: String(at), itemStyle: { color: colour(at) } })), icon: "roundRect" } : { show: false },
    xAxis: root.axis({ type: "value", min: 0, max: Math.max(2, data.top), name: "weight", nameLocation: "middle", nameGap: 26 }),
    yAxis: root.axis({ type: "category", inverse: true, data: Array.from({ length: lines }, (_, at) => String(at)), axisTick: { show: false },
      axisLabel: { color: root.ink, interval: 0, lineHeight: 15, fontSize: 12,
        formatter: (at) => (Number(at) % levels.length === Math.floor((levels.length - 1) / 2) ? lanes(root, names).label(Math.floor(Number(at) / levels.length)) : "") } }),
    series: [{ type: "custom", silent: true, data: [[1, 0, 0]], encode: { x: 0, y: 2 }, renderItem: unweighted, tooltip: { show: false } }, ...levels.map((level, at) => ({
      type: "custom", name: String(at), itemStyle: { color: colour(at) }, renderItem: draw(at), encode: { x: 0, y: 2 },
      data: names.map((_, modality) => [1, modality, lane(modality, at)]).filter(([, modality]) => level.distributions[modality].rows > 0),
      tooltip: { formatter: ({ value }) => {
        const spread = level.distributions[value[1]];
        return `${shorten(names[value[1]], 40)}${several ? `, ${shorten(level.name, 40)}` : ""}\n${count(spread.rows)} rows\nmean ${figure(spread.mean)}, median ${figure(spread.median)}\nmiddle half ${figure(spread.lowerQuartile)} to ${figure(spread.upperQuartile)}`;
      } } }))],
  };
};

const distributionCard = (root, data) => {
  let grouping = data.groupings[0];
  const chart = root.chart("How the weights of each modality are spread. The same figures are in the table below it.",
    () => distributionOptions(root, data, grouping),
    () => 100 + data.modalities.length * Math.max(52, lanes(root, data.modalities.map((each) => each.modality)).height, grouping.levels.length * (grouping.levels.length > 6 ? 20 : 28)),
    () => table("Weights by modality and group", [{ title: "Modality" }, { title: "Group" }, ...["Rows", "Mean", "5 %", "25 %", "Median", "75 %", "95 %"].map((title) => ({ title, number: true }))],
      data.modalities.flatMap((modality, at) => grouping.levels.map((level) => {
        const spread = level.distributions[at];
        return [modality.modality, level.name, count(spread.rows), ...[spread.mean, spread.low, spread.lowerQuartile, spread.median, spread.upperQuartile, spread.high].map((value) => figure(value))];
      }))));
  const choose = choice("Group by", data.groupings.map((each, at) => [at, each.name]), (at) => { grouping = data.groupings[Number(at)]; chart.redraw(); });
  return root.card("Distribution of weights", "", element("p.quiet", {}, "The shape shows how many rows, the box the middle half, the point the mean. At 1 (dashed) a modality counts as if there were no weights."),
    element("div.bar", {}, choose), chart.whole);
};

const modalityCard = (root, data, withWeights) => {
  const mean = (at) => { const each = data.contributions?.means[at]; return each && Number.isFinite(number(each.value)) ? withUnit(size(each.value, data), data) : "–"; };
  const words = [["Mean size of contribution", "contribution"], ["Rows"], ["Missing"], ...(withWeights ? [["Mean weight", "weight"], ["Median"], ["Least to largest"], ["Dominates", "dominates"]] : []), ["Mean divergence", "divergence"]];
  const from = data.contributions ? 0 : 1;
  return root.card("Each modality", "", table("Figures of each modality",
    [{ title: "Modality" }, ...words.slice(from).map(([title, word]) => ({ title: word ? term(title, word) : title, number: true }))],
    data.modalities.map((each, at) => [each.modality, ...[mean(at), count(each.rows), share(each.missingShare),
      ...(withWeights ? [figure(each.mean), figure(each.median), each.rows > 0 ? `${figure(each.minimum)} to ${figure(each.maximum)}` : "–", share(each.dominatingShare)] : []), figure(each.meanDivergence)].slice(from)])),
    !withWeights ? null : element("p.quiet", {}, "Dominates: the share of rows with another modality in which it carries more than 90 % of the weight."));
};

const heatMapOptions = (root, data, map, marked) => {
  const names = data.modalities.map((modality) => modality.modality);
  const axis = lanes(root, names);
  const colours = weightColours(root);
  const hatched = hatching(root);
  const label = (at) => { const band = map.bands[at]; return band.row ?? `rows ${count(band.from + 1)} to ${count(band.to)}`; };
  const short = distinct(map.bands.map((band) => band.row ?? count(band.from + 1)), 14);
  const draw = ({ coordSys }, api) => {
    const [band, modality] = [api.value(0), api.value(1)];
    const [x, y] = api.coord([band, modality]);
    const [width, height] = api.size([1, 1]);
    const shape = (from, to) => ({ x: x - width / 2, y: y - height / 2 + 1 + (height - 2) * from, width: width + 0.3, height: (height - 2) * (to - from) });
    const missing = map.bands[band].missing[modality];
    const children = [];
    if (missing < 1) children.push({ type: "rect", shape: shape(0, 1 - missing), style: { fill: colours(number(map.bands[band].weights[modality])) } });
    if (missing > 0) children.push({ type: "rect", shape: shape(1 - missing, 1), style: { fill: hatched } });
    if (band === marked) children.push({ type: "rect", z2: 5, shape: shape(0, 1), style: { fill: "transparent", stroke: root.ink, lineWidth: 2 } });
    return { type: "group", children };
  };
  return {
    grid: { left: axis.left, right: 16, top: 12, bottom: 46 },
    xAxis: root.axis({ type: "category", data: map.bands.map((_, at) => String(at)), splitLine: { show: false }, axisTick: { show: false },
      name: map.bands.some((band) => band.row === null) ? "rows, counted in this order" : "RowID", nameLocation: "middle", nameGap: 28,
      axisLabel: { color: root.ink, formatter: (at) => short[Number(at)], hideOverlap: true } }),
    yAxis: axis.axis,
    series: [{ type: "custom", renderItem: draw, encode: { x: 0, y: 1 }, data: map.bands.flatMap((_, band) => names.map((__, modality) => [band, modality])),
      tooltip: { formatter: ({ value }) => { const band = map.bands[value[0]]; return `${shorten(label(value[0]), 60)}\n${shorten(names[value[1]], 40)}: ${band.missing[value[1]] < 1 ? `weight ${figure(band.weights[value[1]])}` : "missing"}${band.missing[value[1]] > 0 && band.missing[value[1]] < 1 ? `\nmissing in ${share(band.missing[value[1]])}` : ""}`; } } }],
  };
};

const heatMapCard = (root, data, focus) => {
  let map = data.heatMap;
  const state = element("div", { "aria-live": "polite" });
  let marked = null;
  const trail = [];
  const say = element("p.quiet", { "aria-live": "polite" });
  const back = element("button", { type: "button", disabled: true, click: () => show(trail.pop()) }, "Back");
  const chart = root.chart("Weight of each modality in rows or bands of rows. Move with the arrow keys, open with Enter, go back with Escape.",
    () => heatMapOptions(root, data, map, marked),
    () => 62 + data.modalities.length * Math.max(34, lanes(root, data.modalities.map((each) => each.modality)).height),
    () => table("Mean weights", [{ title: "Rows" }, ...data.modalities.map((each) => ({ title: each.modality, number: true }))],
      map.bands.map((band) => [band.row ?? `${count(band.from + 1)} to ${count(band.to)}`, ...band.weights.map((weight) => figure(weight))])));
  const describe = () => {
    const sections = map.sections.filter((section) => section.name && section.to > map.from && section.from < map.to).map((section) => `${shorten(section.name, 60)} (${count(section.to - section.from)})`);
    say.textContent = `Rows ${count(Math.min(map.from + 1, map.to))} to ${count(map.to)} of ${count(map.rows)}${map.order === "LEADER" ? ", largest weight" : map.order === "PREDICTION" && sections.length > 0 ? ", predicted" : ""}${sections.length > 0 && sections.length < 15 ? `: ${sections.join(", ")}` : ""}.`;
  };
  const show = (next) => { map = next; marked = null; back.disabled = trail.length === 0; describe(); chart.redraw(); };
  const look = async (order, from, to) => {
    const found = await asked(state, `Sorting ${count(data.rows)} rows`, () => root.call("heatMap", order, from, to));
    return found === undefined ? null : arrangedMap(data, found);
  };
  const open = async (at) => {
    const band = map.bands[at];
    if (band.row !== null) { focus(band.row); return; }
    const next = await look(map.order, band.from, band.to);
    if (next === null) return;
    trail.push(map);
    show(next);
  };
  chart.listen = (drawn) => drawn.on("click", ({ value }) => open(value[0]));
  chart.box.setAttribute("tabindex", "0");
  chart.box.setAttribute("role", "application");
  chart.box.addEventListener("keydown", (event) => {
    const last = map.bands.length - 1;
    if (event.key === "ArrowRight") marked = Math.min(last, (marked ?? -1) + 1);
    else if (event.key === "ArrowLeft") marked = Math.max(0, (marked ?? last + 1) - 1);
    else if (event.key === "Enter" && marked !== null) { event.preventDefault(); open(marked); return; }
    else if (event.key === "Escape" && trail.length > 0) { show(trail.pop()); return; }
    else return;
    event.preventDefault();
    chart.redraw();
    const band = map.bands[marked];
    say.textContent = `${band.row ?? `Rows ${count(band.from + 1)} to ${count(band.to)}`}: ${data.modalities.map((each, at) => `${shorten(each.modality, 30)} ${figure(band.weights[at])}`).join(", ")}`;
  });
  const order = choice("Sort by", [["LEADER", "largest weight"], ["PREDICTION", "prediction"], ["TABLE", "table"]], async (value) => {
    const next = await look(value, 0, data.rows);
    if (next === null) return;
    trail.length = 0;
    show(next);
  });
  describe();
  return root.card("Rows and modalities", "", element("p.quiet", {}, "Each column is a row or, where there are many, the mean of a band of rows, of which the hatched part lacks the modality. Choose a column to look closer."),
    element("div.bar", {}, order, back), state, weightKey(), chart.whole, say);
};

const informationCard = (root, data) => {
  const found = data.insight.information;
  const end = (each) => (Number.isFinite(number(each.high)) ? each.high : each.value);
  const names = found.map((each) => each.modality);
  const largest = Math.max(1e-6, ...found.map(end));
  const draw = (parameters, api) => {
    const each = found[api.value(1)];
    const [x, y] = api.coord([each.value, api.value(1)]);
    const stroke = root.colour(0);
    const at = (value) => api.coord([value, 0])[0];
    const interval = Number.isFinite(number(each.low)) ? [{ type: "line", shape: { x1: at(each.low), y1: y, x2: at(each.high), y2: y }, style: { stroke, lineWidth: 2.5 } }] : [];
    return { type: "group", children: [...interval, { type: "circle", shape: { cx: x, cy: y, r: 5 }, style: { fill: each.floored ? root.back : stroke, stroke, lineWidth: 2 } }] };
  };
  const options = () => ({
    grid: { left: lanes(root, names).left, right: 20, top: 12, bottom: 44 },
    xAxis: root.axis({ type: "value", min: 0, max: 1.05 * largest, name: "shared information, in nats", nameLocation: "middle", nameGap: 26, splitNumber: root.narrow ? 3 : 5,
      axisLabel: { color: root.ink, showMaxLabel: false, hideOverlap: true, formatter: (value) => figure(value, axisDigits(largest)) } }),
    yAxis: lanes(root, names).axis,
    series: [{ type: "custom", renderItem: draw, encode: { x: 0, y: 1 }, data: found.map((each, at) => [each.value, at]),
      tooltip: { formatter: ({ value }) => { const each = found[value[1]]; return `${shorten(each.modality, 40)}\n${figure(each.value, 3)} nats\n95 %: ${figure(each.low, 3)} to ${figure(each.high, 3)}${each.floored ? "\ncounts as the floor" : ""}`; } } }],
  });
  const chart = root.chart("Mutual information of each modality's own predictions with the fused ones, with 95 % intervals.", options, () => 62 + found.length * Math.max(40, lanes(root, names).height),
    () => table("Mutual information", [{ title: "Modality" }, ...["Nats", "Lower end", "Upper end"].map((title) => ({ title, number: true })), { title: "Floor" }],
      found.map((each) => [each.modality, figure(each.value, 3), figure(each.low, 3), figure(each.high, 3), each.floored ? "counts as the floor" : "above"])));
  return root.card("Information over the data", "half", element("p.quiet", {}, "How much each modality's own predictions of ", term("held-out rows", "held-out rows"), " tell about the fused ones (", term("mutual information", "mutual information"), "); lines are 95 % intervals, an empty point counts as the ", term("floor", "floor"), "."), chart.whole);
};

const LINES = ["solid", "dashed", "dotted", [12, 4, 2, 4], [18, 4], [3, 6]];
const SYMBOLS = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect", "emptyTriangle"];

/** Lines over the epochs of a training: `shown` gives what they are, one value an epoch and name. */
const epochChart = (root, names, epochs, shown) => {
  const options = (ends = distinct(names, 40).map((name) => wrapped(name, root.narrow ? 100 : 172).slice(0, 2))) => ({
    grid: { left: 56, right: root.narrow ? 118 : 190, top: 12, bottom: 44 },
    xAxis: root.axis({ type: "value", min: 1, max: Math.max(2, epochs.length), minInterval: 1, name: "epoch", nameLocation: "middle", nameGap: 26 }),
    yAxis: root.axis({ type: "value", scale: true, name: shown().what, nameLocation: "middle", nameGap: 40 }),
    series: names.map((name, at) => ({ type: "line", name: String(at), color: root.colour(at), lineStyle: { type: LINES[at % LINES.length], width: 2 }, symbol: SYMBOLS[at % SYMBOLS.length], symbolSize: 6,
      endLabel: { show: true, color: root.ink, fontSize: 12, lineHeight: 13, distance: 6, formatter: () => ends[at].join("\n") }, labelLayout: { moveOverlap: "shiftY" },
      data: epochs.map((values, epoch) => [epoch + 1, Number.isFinite(number(shown().of(values[at]))) ? shown().of(values[at]) : "-"]),
      tooltip: { formatter: ({ value }) => `${shorten(name, 40)}\nepoch ${value[0]}: ${figure(value[1], 3)}` } })),
  });
  return root.chart(shown().caption, () => options(), () => 300 + (names.length > 8 ? 12 * names.length : 0),
    () => table(shown().title, [{ title: "Epoch" }, ...names.map((title) => ({ title, number: true }))], epochs.map((values, epoch) => [count(epoch + 1), ...values.map((value) => figure(shown().of(value), 3))])));
};

const epochCard = (root, data) => {
  const chart = epochChart(root, data.modalities.map((each) => each.modality), data.insight.epochs,
    () => ({ what: "mean weight", title: "Weights by epoch", caption: "Mean weight of each modality after each epoch of training.", of: (weight) => weight }));
  return root.card("Weights over training", "half", element("p.quiet", {}, "Mean over ", term("held-out rows", "held-out rows"), " that have the modality, after each ", term("epoch", "epoch"), " of training."), chart.whole);
};

/** What a training method noted, one number at a time. */
const methodCard = (root, noted) => {
  const names = [...new Set(noted.rows.map((row) => row.part))];
  const last = Math.max(...noted.rows.map((row) => row.epoch));
  const epochs = Array.from({ length: last }, (_, epoch) => names.map((name) => noted.rows.find((row) => row.epoch === epoch + 1 && row.part === name)?.values ?? []));
  let column = 0;
  const chart = epochChart(root, names, epochs,
    () => ({ what: noted.columns[column], title: `${noted.name}: ${noted.columns[column]}`, caption: `What the training method noted in each epoch: ${noted.name}.`, of: (values) => values[column] }));
  const choose = choice("Show", noted.columns.map((name, at) => [at, name]), (at) => { column = Number(at); chart.redraw(); });
  return root.card(`Training method: ${shorten(noted.name, 60)}`, "half", element("p.quiet", {}, "What it noted in each ", term("epoch", "epoch"), " of training."), element("div.bar", {}, choose), chart.whole);
};

const expertCard = (root, data) => {
  const use = data.insight.expertUse;
  const names = data.modalities.map((each) => each.modality);
  let member = 0;
  const options = () => {
    const experts = use[member][0].map((_, expert) => expert);
    return {
      grid: { left: lanes(root, names).left, right: 20, top: experts.length > 1 ? 44 : 12, bottom: 30 },
      legend: experts.length > 1 ? { type: "scroll", top: 0, textStyle: { color: root.ink }, pageTextStyle: { color: root.ink } } : { show: false },
      xAxis: root.axis({ type: "value", min: 0, max: 1, splitNumber: root.narrow ? 2 : 5, axisLabel: { color: root.ink, formatter: (value) => share(value) } }),
      yAxis: lanes(root, names).axis,
      series: experts.map((expert) => ({ type: "bar", stack: "use", name: `expert ${expert + 1}`, color: root.colour(expert), itemStyle: { ...(root.dash(expert) === "solid" ? {} : { decal: { dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 } }), borderColor: root.back, borderWidth: 1 },
        data: use[member].map((shares) => shares[expert]), tooltip: { formatter: ({ value, dataIndex }) => `${shorten(names[dataIndex], 40)}\nexpert ${expert + 1}: ${share(value)}` } })),
    };
  };
  const chart = root.chart("Which experts of the network answer for each modality, as shares.", options, () => 80 + names.length * Math.max(36, lanes(root, names).height),
    () => table("Use of experts", [{ title: "Modality" }, ...use[member][0].map((_, expert) => ({ title: `Expert ${expert + 1}`, number: true }))], use[member].map((shares, at) => [names[at], ...shares.map(share)])));
  const choose = choice("Network", use.map((_, at) => [at, `member ${at + 1}`]), (at) => { member = Number(at); chart.redraw(); });
  return root.card("Experts", "half", element("p.quiet", {}, "Modalities with the same pattern are treated alike. ", term("Experts", "expert"), " have no fixed meaning: each ", term("member", "member"), " numbers its own."), element("div.bar", {}, choose), chart.whole);
};

const AGREEMENT = "Weights say how far a modality agrees with the fused prediction. They are not causal importance: a modality with a large weight need not be what drives the outcome, and one with a small weight may be right.";

const header = (root, data) => [
  element("h1", {}, `What carried the predictions of ${shorten(data.target, 60)}`),
  ...(data.use ? [element("p.conclusion", { role: "status" }, element("span", {}, data.use.says)), element("p", {}, data.use.means)] : []),
  element("p.quiet", {}, `${count(data.rows)} rows, ${data.modalities.length === 1 ? "1" : count(data.modalities.length)} `, term(data.modalities.length === 1 ? "modality" : "modalities", "modality")),
  data.modalities.length < 2 || !data.used ? null : element("p.note", {}, AGREEMENT),
  element("details", {}, element("summary", {}, data.warnings.length === 1 ? "1 note to read before the figures" : `${count(data.warnings.length)} notes to read before the figures`), list(data.warnings, "Nothing to note.")),
].filter((each) => each !== null);

export default view((root, given) => {
  const data = arranged(given);
  const { card, focus } = patientCard(root, data);
  const several = data.modalities.length > 1;
  const insight = several ? data.insight : null;
  const all = () => [distributionCard(root, data), heatMapCard(root, data, focus)];
  const learnt = () => (insight === null ? [] : [informationCard(root, data), insight.epochs.length > 0 ? epochCard(root, data) : null]);
  const made = (cards) => cards.filter((each) => each !== null);
  const title = `The weights, which are ${data.use?.state === "NONE" ? "all 1" : "not in use"}`;
  root.inner.append(
    ...header(root, data),
    element("div.cards", {}, ...made([
      card,
      data.contributions ? swarmCard(root, data, focus) : null,
      ...(several && data.used ? all() : []),
      modalityCard(root, data, data.used),
      ...judgedCards(root, data.judged),
      ...(several && data.used ? learnt() : []),
      several && !data.used ? folded(title, AGREEMENT, () => made([modalityCard(root, data, true), ...all(), ...learnt()])) : null,
      ...(insight === null ? [] : [...(insight.tables ?? []).filter((noted) => noted.rows.length > 0).map((noted) => methodCard(root, noted)),
        folded("Inside the network", "For specialists: which parts of the network answer for which modality.", () => [expertCard(root, data)])]),
      wordsCard(root, "")])));
});
