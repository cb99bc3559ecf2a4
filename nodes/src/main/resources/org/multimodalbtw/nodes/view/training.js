// The view of the BTW Learner: how training went and how good the result is.

const METRICS = { accuracy: "Accuracy", hammingLoss: "Hamming loss", macroF1: "Macro F1", auroc: "AUROC", auprc: "AUPRC", logLoss: "Log loss", r2: "R²", mae: "Mean absolute error", pearson: "Pearson correlation",
  corrected: "Rows corrected", newlyWrong: "Rows newly wrong", midP: "McNemar's mid-p" };

// What a variant of the model is stands in its role; its title is for people.
const isWeighted = (variant) => variant.role === "weighted";
const colour = (root, variant) => (["singleHead", "baseline"].includes(variant.role) ? root.quiet : root.colour(isWeighted(variant) ? 0 : 1));
const words = (name) => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

// Reports of workflows that were saved by the first version name variants without saying what they are.
const variantsOf = (modalities) => [
  { role: "weighted", title: "BTW" }, { role: "unweighted", title: "unweighted" }, { role: "unguarded", title: "BTW without the guard" }, { role: "miOnly", title: "MI only" },
  ...modalities.flatMap((modality) => [{ role: "singleHead", modality, title: `only ${modality}` }, { role: "singleTrained", modality, title: `trained on ${modality} alone` }])];

const withRoles = (data) => {
  if (data.scores.every((score) => score.variant)) return data;
  const known = variantsOf(data.modalities);
  const byTitle = new Map(known.map((variant) => [variant.title, { variant, minus: null }]));
  for (const minus of known) {
    const title = `${known[0].title} minus ${minus.title}`;
    if (!byTitle.has(title)) byTitle.set(title, { variant: known[0], minus });
  }
  return { ...data,
    history: data.history.map((epoch) => ({ ...epoch, variant: byTitle.get(epoch.variant).variant })),
    scores: data.scores.map((score) => ({ ...score, ...byTitle.get(score.network), title: score.network })) };
};

const networks = (data) => [...new Map(data.history.map((epoch) => [epoch.variant.role, epoch.variant])).values()];

const historyCard = (root, data) => {
  const measures = [["validationScore", "validation score (lower is better)"], ["validationLoss", "validation loss"], ["trainingLoss", "training loss"],
    ...data.modalities.map((name, at) => [String(at), `mean weight of ${name}`])];
  let measure = "validationScore";
  const value = (epoch) => number(measure in epoch ? epoch[measure] : epoch.meanWeights[Number(measure)]);
  const options = () => ({
    grid: { left: 60, right: 20, top: 36, bottom: 44 },
    legend: { top: 0, textStyle: { color: root.ink }, formatter: (at) => shorten(networks(data)[Number(at)].title, 30) },
    tooltip: { renderMode: "richText", confine: true, backgroundColor: root.back, borderColor: root.line, textStyle: { color: root.ink },
      formatter: ({ data: point }) => `${shorten(point.epoch.variant.title, 30)}, epoch ${point.epoch.epoch}: ${figure(value(point.epoch), 4)}${point.epoch.best > 0 ? `\nkept by ${point.epoch.best} member${point.epoch.best > 1 ? "s" : ""}` : ""}` },
    xAxis: root.axis({ type: "value", name: "epoch", nameLocation: "middle", nameGap: 26, min: 1, minInterval: 1, max: Math.max(2, ...data.history.map((epoch) => epoch.epoch)) }),
    yAxis: root.axis({ type: "value", scale: true }),
    series: networks(data).map((network, at) => ({
      type: "line", name: String(at), color: colour(root, network), lineStyle: { type: isWeighted(network) ? "solid" : "dashed", width: 2 },
      data: data.history.filter((epoch) => epoch.variant.role === network.role && Number.isFinite(value(epoch))).map((epoch) => ({
        value: [epoch.epoch, value(epoch)], epoch, symbol: epoch.best > 0 ? "diamond" : "circle", symbolSize: epoch.best > 0 ? 9 + 3 * Math.min(4, epoch.best) : 4 })) })),
  });
  const chart = root.chart("A line a network: the chosen measure by epoch. Kept epochs are large diamonds.", options, () => 320,
    () => table("Epochs", [{ title: "Network" }, ...["Epoch", "Training loss", "Validation loss", "Validation score", "Members that keep it"].map((title) => ({ title, number: true }))],
      data.history.map((epoch) => [epoch.variant.title, String(epoch.epoch), figure(epoch.trainingLoss, 4), figure(epoch.validationLoss, 4), figure(epoch.validationScore, 4), String(epoch.best)])));
  return root.card("Epoch by epoch", "half", element("p.quiet", {}, "Large diamonds are the epochs that members of the model keep."),
    element("div.bar", {}, choice("Show", measures, (chosen) => { measure = chosen; chart.redraw(); })), chart.whole);
};

const scoreCard = (root, data) => {
  const sets = [...new Set(data.scores.map((score) => score.rows))];
  const metrics = [...new Set(data.scores.filter((score) => score.minus === null).map((score) => score.metric))];
  let set = sets[sets.length - 1];
  // the metric that fits comes first, but not in reports that were saved before they had a baseline
  const fits = data.scores.some((score) => score.variant.role === "baseline");
  let metric = !fits && metrics.includes("auroc") ? "auroc" : metrics[0];
  const chosen = () => data.scores.filter((score) => score.rows === set && score.metric === metric && score.minus === null);
  const options = () => {
    const scores = chosen();
    const draw = (parameters, api) => {
      const score = scores[api.value(1)];
      const [low, y] = api.coord([number(score.low), api.value(1)]);
      const [high] = api.coord([number(score.high), api.value(1)]);
      const [middle] = api.coord([number(score.value), api.value(1)]);
      const ink = colour(root, score.variant);
      return { type: "group", children: [
        { type: "line", shape: { x1: low, y1: y, x2: high, y2: y }, style: { stroke: ink, lineWidth: 3 } },
        { type: "circle", shape: { cx: middle, cy: y, r: 6 }, style: { fill: ink } } ] };
    };
    const ends = scores.flatMap((score) => [number(score.low), number(score.high), number(score.value)]).filter(Number.isFinite);
    const span = Math.max(...ends) - Math.min(...ends) || 1;
    return {
      grid: { left: root.narrow ? 110 : 170, right: 20, top: 8, bottom: 44 },
      tooltip: { renderMode: "richText", confine: true, backgroundColor: root.back, borderColor: root.line, textStyle: { color: root.ink },
        formatter: ({ value }) => { const score = scores[value[1]]; return `${shorten(score.title, 40)}\n${figure(score.value, 3)} (${figure(score.low, 3)} to ${figure(score.high, 3)})`; } },
      xAxis: root.axis({ type: "value", min: Math.min(...ends) - 0.06 * span, max: Math.max(...ends) + 0.06 * span, name: `${METRICS[metric] ?? metric} (${scores[0]?.higherIsBetter ? "higher" : "lower"} is better)`, nameLocation: "middle", nameGap: 26,
        axisLabel: { color: root.ink, showMinLabel: false, showMaxLabel: false, formatter: (value) => value.toFixed(span < 0.1 ? 3 : 2) } }),
      yAxis: root.axis({ type: "category", inverse: true, data: scores.map((_, at) => String(at)), axisTick: { show: false },
        axisLabel: { color: root.ink, interval: 0, width: root.narrow ? 100 : 158, overflow: "truncate", formatter: (at) => shorten(scores[Number(at)].title, 40) } }),
      series: [{ type: "custom", renderItem: draw, encode: { x: 0, y: 1 }, data: scores.map((score, at) => [number(score.value), at]).filter(([value]) => Number.isFinite(value)) }],
    };
  };
  const whole = () => table("Scores", [{ title: "Network" }, { title: "Rows" }, { title: "Metric" }, ...["Number of rows", "Value", "Lower end", "Upper end"].map((title) => ({ title, number: true }))],
    data.scores.map((score) => [score.title, score.rows, METRICS[score.metric] ?? score.metric, count(score.count), figure(score.value, 3), figure(score.low, 3), figure(score.high, 3)]));
  const label = () => `A point with its 95 % interval for each network and each modality alone: ${chosen().map((score) => score.title).join(", ")}.`;
  const chart = root.chart(label, options, () => 90 + 34 * chosen().length, whole);
  const setChoice = choice("Rows", sets.map((each) => [each, each]), (value) => { set = value; chart.redraw(); });
  setChoice.querySelector("select").value = set;
  const metricChoice = choice("Metric", metrics.map((each) => [each, METRICS[each] ?? each]), (value) => { metric = value; chart.redraw(); });
  metricChoice.querySelector("select").value = metric;
  return root.card("How good it is", "half", element("p.quiet", {}, "Points are values, lines are 95 % intervals. All are scored on the same rows."), element("div.bar", {}, setChoice, metricChoice), chart.whole);
};

const confusionCard = (root, { confusion }) => {
  const total = (row) => row.reduce((sum, each) => sum + each, 0);
  return root.card("Truth and prediction", "half", element("p.quiet", {}, "Held-out rows: each was predicted by networks that did not learn from it."),
    table("Confusion matrix", [{ title: "Truth" }, ...confusion.classes.map((name) => ({ title: `predicted ${name}`, number: true })), { title: "Right", number: true }],
      confusion.counts.map((row, at) => [confusion.classes[at], ...row.map(count), share(total(row) === 0 ? NaN : row[at] / total(row))])));
};

const labelCard = (root, { labels }) => root.card("Truth and prediction", "half",
  element("p.quiet", {}, "Held-out rows, each label for itself. A label is predicted where its probability is above one half."),
  table("Labels", [{ title: "Label" }, ...["Rows that have it", "Predicted", "Of these right", "Of those found", "AUROC"].map((title) => ({ title, number: true }))],
    labels.map((label) => [label.name, count(label.having), count(label.predicted), share(label.predicted === 0 ? NaN : label.both / label.predicted), share(label.having === 0 ? NaN : label.both / label.having), figure(number(label.auroc), 3)])));

const residualCard = (root, { residuals }) => {
  const values = residuals.points.flat();
  const ends = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
  const options = () => ({
    grid: { left: 60, right: 20, top: 12, bottom: 44 },
    xAxis: root.axis({ type: "value", scale: true, name: "truth", nameLocation: "middle", nameGap: 26 }), yAxis: root.axis({ type: "value", scale: true, name: "prediction", nameLocation: "middle", nameGap: 44 }),
    series: [{ type: "line", data: [[ends[0], ends[0]], [ends[1], ends[1]]], symbol: "none", silent: true, lineStyle: { color: root.quiet, type: "dashed", width: 1 } },
      { type: "scatter", symbolSize: 5, color: root.colour(0), itemStyle: { opacity: 0.5 }, data: residuals.points,
        tooltip: { formatter: ({ value }) => `truth ${figure(value[0])}\nprediction ${figure(value[1])}\nresidual ${figure(value[0] - value[1])}` } }] });
  const chart = root.chart("Truth against prediction, a point a held-out row. On the dashed line they are the same.", options, () => 320,
    () => table("Rows", ["Truth", "Prediction", "Residual"].map((title) => ({ title, number: true })), residuals.points.map(([truth, prediction]) => [figure(truth), figure(prediction), figure(truth - prediction)])));
  return root.card("Truth and prediction", "half", element("p.quiet", {}, `${count(residuals.points.length)} of ${count(residuals.rows)} held-out rows. On the dashed line truth and prediction are the same.`), chart.whole);
};

const calibrationCard = (root, data) => {
  const options = () => ({
    grid: { left: 60, right: 20, top: 12, bottom: 44 },
    xAxis: root.axis({ type: "value", min: 0, max: 1, name: "predicted probability", nameLocation: "middle", nameGap: 26 }), yAxis: root.axis({ type: "value", min: 0, max: 1, name: "share that came true", nameLocation: "middle", nameGap: 40 }),
    series: [{ type: "line", data: [[0, 0], [1, 1]], symbol: "none", silent: true, lineStyle: { color: root.quiet, type: "dashed", width: 1 } },
      { type: "line", color: root.colour(0), symbol: "circle", data: data.calibration.map((bin) => ({ value: [bin.predicted, bin.observed], symbolSize: 6 + 3 * Math.log10(1 + bin.rows), rows: bin.rows })),
        tooltip: { formatter: ({ data: point }) => `${count(point.rows)} rows\npredicted ${share(point.value[0])}\ncame true ${share(point.value[1])}` } }] });
  const chart = root.chart("Predicted probability against the share of rows in which it came true. On the dashed line they are the same.", options, () => 320,
    () => table("Calibration", ["From", "Rows", "Mean predicted", "Came true"].map((title) => ({ title, number: true })), data.calibration.map((bin) => [figure(bin.from, 1), count(bin.rows), share(bin.predicted), share(bin.observed)])));
  return root.card("Calibration", "half", element("p.quiet", {}, `Held-out rows, by the probability of ${shorten(data.calibrated, 80)}.`), chart.whole);
};

const facts = (entries) => element("dl", {}, ...entries.flatMap(([name, value]) => [element("dt", {}, words(name)), element("dd", {}, value)]));

export default view((root, report) => {
  const data = withRoles(report);
  const seconds = Object.entries(data.seconds);
  const whole = seconds.reduce((sum, [, each]) => sum + number(each), 0);
  root.inner.append(
    element("h1", {}, `Training for ${shorten(data.target, 60)}`),
    ...(data.verdict ?? [data.conclusion]).map((part) => element("p.conclusion", {}, part)),
    ...(data.warnings.length === 0 ? [] : [element("div.note", { role: "note" }, list(data.warnings, ""))]),
    element("div.cards", {}, ...[
      scoreCard(root, data), historyCard(root, data),
      data.confusion ? confusionCard(root, data) : data.residuals ? residualCard(root, data) : data.labels.length > 0 ? labelCard(root, data) : null,
      data.calibration.length > 0 ? calibrationCard(root, data) : null,
      root.card("How it was trained", "half", facts(Object.entries(data.facts))),
      root.card("Time", "half", facts([...seconds.map(([stage, each]) => [stage, `${figure(each, 1)} s`]), ["in all", `${figure(whole, 1)} s`]]))].filter((card) => card !== null)));
});
