// The view of the BTW Weight Inspector: how weights are spread, over all rows and in one.

const distributionOptions = (root, data, grouping) => {
  const levels = grouping.levels;
  const lanes = data.modalities.length * levels.length;
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
    grid: { left: root.narrow ? 84 : 170, right: 16, top: several ? 44 : 12, bottom: 44 },
    legend: several ? { type: "scroll", top: 0, textStyle: { color: root.ink }, pageTextStyle: { color: root.ink }, formatter: (name) => shorten(levels[Number(name)].name, 30),
      data: levels.map((level, at) => ({ name: String(at), itemStyle: { color: colour(at) } })), icon: "roundRect" } : { show: false },
    xAxis: root.axis({ type: "value", min: 0, max: data.top, name: "weight", nameLocation: "middle", nameGap: 26 }),
    yAxis: root.axis({ type: "category", inverse: true, data: Array.from({ length: lanes }, (_, at) => String(at)), axisTick: { show: false },
      axisLabel: { color: root.ink, interval: 0, width: root.narrow ? 76 : 158, overflow: "truncate",
        formatter: (at) => (Number(at) % levels.length === Math.floor((levels.length - 1) / 2) ? shorten(names[Math.floor(Number(at) / levels.length)], 40) : "") } }),
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
    () => 100 + data.modalities.length * Math.max(52, grouping.levels.length * (grouping.levels.length > 6 ? 20 : 28)),
    () => table("Weights by modality and group", [{ title: "Modality" }, { title: "Group" }, ...["Rows", "Mean", "5 %", "25 %", "Median", "75 %", "95 %"].map((title) => ({ title, number: true }))],
      data.modalities.flatMap((modality, at) => grouping.levels.map((level) => {
        const spread = level.distributions[at];
        return [modality.modality, level.name, count(spread.rows), ...[spread.mean, spread.low, spread.lowerQuartile, spread.median, spread.upperQuartile, spread.high].map((value) => figure(value))];
      }))));
  const choose = choice("Group by", data.groupings.map((each, at) => [at, each.name]), (at) => { grouping = data.groupings[Number(at)]; chart.redraw(); });
  return root.card("Distribution of weights", "wide", element("p.quiet", {}, "The shape shows how many rows, the box the middle half, the point the mean. At 1 (dashed) a modality counts as if there were no weights."),
    element("div.bar", {}, choose), chart.whole);
};

const modalityCard = (root, data) =>
  root.card("Each modality", "", table("Figures of each modality",
    [{ title: "Modality" }, ...["Rows", "Missing", "Mean", "SD", "Minimum", "Median", "Maximum", "Dominates", "Mean KL"].map((title) => ({ title, number: true }))],
    data.modalities.map((each) => [each.modality, count(each.rows), share(each.missingShare), figure(each.mean), figure(each.deviation), figure(each.minimum),
      figure(each.median), figure(each.maximum), share(each.dominatingShare), figure(each.meanDivergence, 3)])),
    element("p.quiet", {}, "Dominates: rows with another modality in which it carries more than 90 % of the weight. KL: divergence between its own prediction and the fused one, in nats; 0 is full agreement."));

const heatMapOptions = (root, data, map, marked) => {
  const names = data.modalities.map((modality) => modality.modality);
  const cells = map.bands.flatMap((band, at) => band.weights.map((weight, modality) => ({
    value: [at, modality, Number.isFinite(number(weight)) ? weight : "-"],
    itemStyle: at === marked ? { borderColor: root.ink, borderWidth: 2 } : undefined })));
  const colours = root.dark ? ["#5b3b1a", "#2a323b", "#2b6ea3", "#9fd4ff"] : ["#f4d8b4", "#f3f5f8", "#7fb4dd", "#0d3f69"];
  const label = (at) => { const band = map.bands[at]; return band.row ?? `rows ${count(band.from + 1)} to ${count(band.to)}`; };
  return {
    grid: { left: root.narrow ? 84 : 170, right: 16, top: 12, bottom: 84 },
    xAxis: root.axis({ type: "category", data: map.bands.map((_, at) => String(at)), splitLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: root.ink, formatter: (at) => shortenMiddle(map.bands[Number(at)].row ?? count(map.bands[Number(at)].from + 1), 14), hideOverlap: true } }),
    yAxis: root.axis({ type: "category", inverse: true, data: names.map((_, at) => String(at)), splitLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: root.ink, interval: 0, width: root.narrow ? 76 : 158, overflow: "truncate", formatter: (at) => shorten(names[Number(at)], 40) } }),
    visualMap: { type: "continuous", min: 0, max: data.top, dimension: 2, orient: "horizontal", left: "center", bottom: 0, itemHeight: root.narrow ? 160 : 260, itemWidth: 12, calculable: false,
      text: [`weight ${figure(data.top, 1)}`, "0"], textStyle: { color: root.ink }, inRange: { color: colours } },
    series: [{ type: "heatmap", data: cells, itemStyle: { borderWidth: 0 }, emphasis: { itemStyle: { borderColor: root.ink, borderWidth: 1 } },
      tooltip: { formatter: ({ value }) => { const band = map.bands[value[0]]; return `${shorten(label(value[0]), 60)}\n${shorten(names[value[1]], 40)}: ${figure(band.weights[value[1]])}${band.missing[value[1]] > 0 ? `\nmissing in ${share(band.missing[value[1]])}` : ""}`; } } }],
  };
};

const heatMapCard = (root, data, focus) => {
  let map = data.heatMap;
  let marked = null;
  const trail = [];
  const say = element("p.quiet", { "aria-live": "polite" });
  const back = element("button", { type: "button", disabled: true, click: () => show(trail.pop()) }, "Back");
  const chart = root.chart("Weight of each modality in rows or bands of rows. Move with the arrow keys, open with Enter, go back with Escape.",
    () => heatMapOptions(root, data, map, marked),
    () => 120 + 34 * data.modalities.length,
    () => table("Mean weights", [{ title: "Rows" }, ...data.modalities.map((each) => ({ title: each.modality, number: true }))],
      map.bands.map((band) => [band.row ?? `${count(band.from + 1)} to ${count(band.to)}`, ...band.weights.map((weight) => figure(weight))])));
  const describe = () => {
    const sections = map.sections.filter((section) => section.name && section.to > map.from && section.from < map.to).map((section) => `${shorten(section.name, 30)} (${count(section.to - section.from)})`);
    say.textContent = `Rows ${count(Math.min(map.from + 1, map.to))} to ${count(map.to)} of ${count(map.rows)}${map.order === "LEADER" ? ", largest weight" : map.order === "PREDICTION" && sections.length > 0 ? ", predicted" : ""}${sections.length > 0 && sections.length < 15 ? `: ${sections.join(", ")}` : ""}.`;
  };
  const show = (next) => { map = next; marked = null; back.disabled = trail.length === 0; describe(); chart.redraw(); };
  const look = (order, from, to) => root.call("heatMap", order, from, to).catch((problem) => { say.textContent = problem.message; return null; });
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
  return root.card("Rows and modalities", "", element("p.quiet", {}, "Each column is a row or, where there are many, the mean of a band of rows. Choose a column to look closer."),
    element("div.bar", {}, order, back), chart.whole, say);
};

const informationCard = (root, data) => {
  const found = data.insight.information;
  const end = (each) => (Number.isFinite(number(each.high)) ? each.high : each.value);
  const draw = (parameters, api) => {
    const each = found[api.value(1)];
    const [x, y] = api.coord([each.value, api.value(1)]);
    const stroke = root.colour(0);
    const at = (value) => api.coord([value, 0])[0];
    const interval = Number.isFinite(number(each.low)) ? [{ type: "line", shape: { x1: at(each.low), y1: y, x2: at(each.high), y2: y }, style: { stroke, lineWidth: 2.5 } }] : [];
    return { type: "group", children: [...interval, { type: "circle", shape: { cx: x, cy: y, r: 5 }, style: { fill: each.floored ? root.back : stroke, stroke, lineWidth: 2 } }] };
  };
  const options = () => ({
    grid: { left: root.narrow ? 84 : 170, right: 20, top: 12, bottom: 44 },
    xAxis: root.axis({ type: "value", min: 0, max: 1.05 * Math.max(1e-6, ...found.map(end)), name: "nats", nameLocation: "middle", nameGap: 26, axisLabel: { color: root.ink, showMaxLabel: false, formatter: (value) => figure(value) } }),
    yAxis: root.axis({ type: "category", inverse: true, data: found.map((_, at) => String(at)), axisTick: { show: false },
      axisLabel: { color: root.ink, interval: 0, width: root.narrow ? 76 : 158, overflow: "truncate", formatter: (at) => shorten(found[Number(at)].modality, 40) } }),
    series: [{ type: "custom", renderItem: draw, encode: { x: 0, y: 1 }, data: found.map((each, at) => [each.value, at]),
      tooltip: { formatter: ({ value }) => { const each = found[value[1]]; return `${shorten(each.modality, 40)}\n${figure(each.value, 3)} nats\n95 %: ${figure(each.low, 3)} to ${figure(each.high, 3)}${each.floored ? "\ncounts as the floor" : ""}`; } } }],
  });
  const chart = root.chart("Mutual information of each modality's own predictions with the fused ones, with 95 % intervals.", options, () => 70 + 40 * found.length,
    () => table("Mutual information", [{ title: "Modality" }, ...["Nats", "Lower end", "Upper end"].map((title) => ({ title, number: true })), { title: "Floor" }],
      found.map((each) => [each.modality, figure(each.value, 3), figure(each.low, 3), figure(each.high, 3), each.floored ? "counts as the floor" : "above"])));
  return root.card("Information over the data", "half", element("p.quiet", {}, "How much each modality's own predictions of held-out rows tell about the fused ones; lines are 95 % intervals, an empty point counts as the floor."), chart.whole);
};

const epochCard = (root, data) => {
  const epochs = data.insight.epochs;
  const names = data.modalities.map((each) => each.modality);
  const options = () => ({
    grid: { left: 56, right: 16, top: 44, bottom: 44 },
    legend: { type: "scroll", top: 0, textStyle: { color: root.ink }, pageTextStyle: { color: root.ink }, data: names.map((_, at) => String(at)), formatter: (at) => shorten(names[Number(at)], 30) },
    xAxis: root.axis({ type: "value", min: 1, max: Math.max(2, epochs.length), minInterval: 1, name: "epoch", nameLocation: "middle", nameGap: 26 }),
    yAxis: root.axis({ type: "value", scale: true, name: "mean weight", nameLocation: "middle", nameGap: 40 }),
    series: names.map((name, at) => ({ type: "line", name: String(at), color: root.colour(at), lineStyle: { type: root.dash(at) }, symbolSize: 5, data: epochs.map((weights, epoch) => [epoch + 1, Number.isFinite(number(weights[at])) ? weights[at] : "-"]),
      tooltip: { formatter: ({ value }) => `${shorten(name, 40)}\nepoch ${value[0]}: ${figure(value[1], 3)}` } })),
  });
  const chart = root.chart("Mean weight of each modality after each epoch of training.", options, () => 300,
    () => table("Weights by epoch", [{ title: "Epoch" }, ...names.map((title) => ({ title, number: true }))], epochs.map((weights, epoch) => [count(epoch + 1), ...weights.map((weight) => figure(weight, 3))])));
  return root.card("Weights over training", "half", element("p.quiet", {}, "Mean over held-out rows that have the modality."), chart.whole);
};

const expertCard = (root, data) => {
  const use = data.insight.expertUse;
  const names = data.modalities.map((each) => each.modality);
  let member = 0;
  const options = () => {
    const experts = use[member][0].map((_, expert) => expert);
    return {
      grid: { left: root.narrow ? 84 : 170, right: 20, top: experts.length > 1 ? 44 : 12, bottom: 30 },
      legend: experts.length > 1 ? { type: "scroll", top: 0, textStyle: { color: root.ink }, pageTextStyle: { color: root.ink } } : { show: false },
      xAxis: root.axis({ type: "value", min: 0, max: 1, axisLabel: { color: root.ink, formatter: (value) => share(value) } }),
      yAxis: root.axis({ type: "category", inverse: true, data: names.map((_, at) => String(at)), axisTick: { show: false },
        axisLabel: { color: root.ink, interval: 0, width: root.narrow ? 76 : 158, overflow: "truncate", formatter: (at) => shorten(names[Number(at)], 40) } }),
      series: experts.map((expert) => ({ type: "bar", stack: "use", name: `expert ${expert + 1}`, color: root.colour(expert), itemStyle: { ...(root.dash(expert) === "solid" ? {} : { decal: { dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 } }), borderColor: root.back, borderWidth: 1 },
        data: use[member].map((shares) => shares[expert]), tooltip: { formatter: ({ value, dataIndex }) => `${shorten(names[dataIndex], 40)}\nexpert ${expert + 1}: ${share(value)}` } })),
    };
  };
  const chart = root.chart("Which experts of the network answer for each modality, as shares.", options, () => 80 + 36 * names.length,
    () => table("Use of experts", [{ title: "Modality" }, ...use[member][0].map((_, expert) => ({ title: `Expert ${expert + 1}`, number: true }))], use[member].map((shares, at) => [names[at], ...shares.map(share)])));
  const choose = choice("Network", use.map((_, at) => [at, `member ${at + 1}`]), (at) => { member = Number(at); chart.redraw(); });
  return root.card("Experts", "half", element("p.quiet", {}, "Modalities with the same pattern are treated alike. Experts have no fixed meaning: each member numbers its own."), element("div.bar", {}, choose), chart.whole);
};

const said = (values) => values.map((value) => `${value.name ? `${shorten(value.name, 24)}: ` : ""}${figure(value.value)}`).join(", ");

const patient = (found, top) => {
  const rows = found.modalities.map((each) => [each.name,
    each.missing ? "missing" : element("div", {}, figure(each.weight), element("div.meter", { "aria-hidden": true }, bar(number(each.weight) / top))),
    each.missing ? "–" : figure(each.divergence, 3),
    each.missing ? "–" : each.own.length === 0 ? "not in the table" : said(each.own)]);
  const missing = found.modalities.filter((each) => each.missing).map((each) => each.name);
  return element("div", {}, element("h3", {}, found.id),
    element("dl", {},
      element("dt", {}, "Prediction"), element("dd", {}, found.prediction ?? "none: the row has no modality"),
      ...(found.truth === null ? [] : [element("dt", {}, "Truth"), element("dd", {}, found.truth)]),
      ...(found.probabilities.length === 0 ? [] : [element("dt", {}, "Probabilities"), element("dd", {}, said(found.probabilities))]),
      ...(found.unweighted.length === 0 ? [] : [element("dt", {}, "Without weights"), element("dd", {}, said(found.unweighted))]),
      element("dt", {}, "Missing"), element("dd", {}, missing.length === 0 ? "nothing" : missing.join(", "))),
    table(`Modalities of ${found.id}`, [{ title: "Modality" }, { title: "Weight" }, { title: "KL", number: true }, { title: "Its own prediction", wide: true }], rows));
};

const bar = (fraction) => {
  const made = element("i");
  made.style.width = `${Math.min(100, 100 * fraction)}%`;
  return made;
};

const patientCard = (root, data) => {
  const input = element("input", { type: "search", "aria-label": "RowID or part of it", placeholder: "RowID or part of it" });
  const found = element("ul.found", { "aria-label": "Rows found" });
  const shown = element("div", { "aria-live": "polite" }, element("p.quiet", {}, "Search for a row, or choose one in the picture of rows and modalities."));
  const tell = (problem) => shown.replaceChildren(element("p", {}, problem));
  const focus = (id) => root.call("row", id)
    .then((row) => shown.replaceChildren(row === null ? element("p", {}, "There is no such row.") : patient(row, data.top)))
    .catch((problem) => tell(problem.message));
  const search = async () => {
    const ids = await root.call("search", input.value).catch((problem) => { tell(problem.message); return null; });
    if (ids === null) return;
    found.replaceChildren(...ids.map((id) => element("li", {}, element("button", { type: "button", click: () => focus(id) }, shortenMiddle(id, 32)))));
    if (ids.length === 0) shown.replaceChildren(element("p", {}, "No RowID contains this text."));
    else if (ids.length === 1 || ids.includes(input.value)) await focus(ids.includes(input.value) ? input.value : ids[0]);
  };
  const form = element("form.bar", { role: "search", submit: (event) => { event.preventDefault(); search(); } }, input, element("button", { type: "submit" }, "Find"));
  return { card: root.card("One row in focus", "third", form, found, shown), focus };
};

export default view((root, data) => {
  const focused = patientCard(root, data);
  root.inner.append(
    element("h1", {}, `Weights of the modalities behind ${shorten(data.target, 60)}`),
    element("p.quiet", {}, `${count(data.rows)} rows, ${data.modalities.length} modalities`),
    element("p.note", {}, "Weights say how far a modality agrees with the fused prediction. They are not causal importance: a modality with a large weight need not be what drives the outcome, and one with a small weight may be right."),
    element("div.cards", {},
      distributionCard(root, data), focused.card,
      heatMapCard(root, data, (id) => { focused.focus(id); focused.card.scrollIntoView({ block: "nearest" }); }),
      modalityCard(root, data),
      ...(data.insight === null ? [] : [
        informationCard(root, data),
        data.insight.epochs.length > 0 ? epochCard(root, data) : null,
        expertCard(root, data)].filter((card) => card !== null)),
      root.card("Notes", "", list(data.warnings, "Nothing to note."))));
});
