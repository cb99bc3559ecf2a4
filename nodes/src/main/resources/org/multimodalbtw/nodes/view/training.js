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

/** The epochs that the members of a network keep: [[epoch, members], ..]; reports of earlier versions also count those that kept an epoch for a time. */
const keptEpochs = (data, network) => data.history.filter((epoch) => epoch.variant.role === network.role && epoch.best > 0).map((epoch) => [epoch.epoch, epoch.best]);

const keptSentence = (data) => {
  const first = networks(data).find(isWeighted) ?? networks(data)[0];
  const kept = keptEpochs(data, first);
  const members = Number(data.facts.members);
  const where = `‘${shorten(first.title, 30)}’`;
  const why = "the one at which it predicted the rows that it did not learn from best (mean of three epochs, from the second half of training)";
  return kept.reduce((sum, [, each]) => sum + each, 0) === members
    ? `${where} averages ${several(members, "network")}. Each keeps one epoch, ${why}: ${kept.map(([epoch, each]) => `epoch ${epoch}${members === 1 ? "" : ` (${several(each, "network")})`}`).join(", ")}. Diamonds mark these epochs.`
    : `Each network keeps one epoch, ${why}. Diamonds mark the epochs that were the best so far for some of them.`;
};

const historyCard = (root, data) => {
  const measures = [["validationScore", "validation score (lower is better)"], ["validationLoss", "validation loss"], ["trainingLoss", "training loss"],
    ...data.modalities.map((name, at) => [String(at), `mean weight of ${name}`])];
  let measure = "validationScore";
  const valueOf = (epoch) => number(measure in epoch ? epoch[measure] : epoch.meanWeights[Number(measure)]);
  const lineOf = (network) => data.history.filter((epoch) => epoch.variant.role === network.role).map(valueOf).filter(Number.isFinite);
  // lines that end at the same place have one name there
  const endName = (network) => {
    const all = data.history.map(valueOf).filter(Number.isFinite);
    const near = 0.05 * (Math.max(...all) - Math.min(...all));
    const together = networks(data).filter((other) => Math.abs(lineOf(other).at(-1) - lineOf(network).at(-1)) <= near);
    return together[0]?.role === network.role ? together.map((each) => shorten(each.title, 30)).join(", ") : "";
  };
  const options = () => ({
    grid: { left: 60, right: root.narrow ? 20 : 120, top: root.narrow ? 60 : 16, bottom: 44 },
    legend: root.narrow ? { top: 0, type: "plain", textStyle: { color: root.ink }, formatter: (at) => shorten(networks(data)[Number(at)].title, 30) } : { show: false },
    xAxis: root.axis({ type: "value", name: "epoch", nameLocation: "middle", nameGap: 26, min: 1, minInterval: 1, max: Math.max(2, ...data.history.map((epoch) => epoch.epoch)) }),
    yAxis: root.axis({ type: "value", scale: true, axisLabel: { color: root.ink, formatter: (each) => String(Number(each.toPrecision(3))) } }),
    series: networks(data).map((network, at) => ({
      type: "line", name: String(at), color: colour(root, network), lineStyle: { type: isWeighted(network) ? "solid" : at % 2 === 0 ? "dashed" : "dotted", width: 2 },
      endLabel: { show: !root.narrow && endName(network) !== "", formatter: endName(network), color: root.ink, width: 100, overflow: "break", padding: [3, 0, 3, 4] }, labelLayout: { moveOverlap: "shiftY" },
      tooltip: { formatter: ({ data: { epoch } }) => `${shorten(epoch.variant.title, 30)}, epoch ${epoch.epoch}: ${figure(valueOf(epoch), 4)}${epoch.best > 0 ? `\nkept by ${several(epoch.best, "network")}` : ""}` },
      data: data.history.filter((epoch) => epoch.variant.role === network.role && Number.isFinite(valueOf(epoch))).map((epoch) => ({
        value: [epoch.epoch, valueOf(epoch)], epoch, symbol: epoch.best > 0 ? "diamond" : "circle", symbolSize: epoch.best > 0 ? 10 + 2 * Math.min(4, epoch.best) : 4 })) })),
  });
  const chart = root.chart("A line a network: the chosen measure by epoch. Kept epochs are large diamonds.", options, () => 320,
    () => table("Epochs", [{ title: "Network" }, ...["Epoch", "Training loss", "Validation loss", "Validation score", "Networks that keep it"].map((title) => ({ title, number: true }))],
      data.history.map((epoch) => [epoch.variant.title, String(epoch.epoch), figure(epoch.trainingLoss, 4), figure(epoch.validationLoss, 4), figure(epoch.validationScore, 4), String(epoch.best)])));
  return root.card("Epoch by epoch", "half", element("p", {}, keptSentence(data)),
    element("div.bar", {}, choice("Show", measures, (chosen) => { measure = chosen; chart.redraw(); })), chart.whole);
};

// first what the model is, then what it is compared with
const ORDER = ["weighted", "unweighted", "unguarded", "withoutMethod", "withMethod", "miOnly", "singleTrained", "singleHead", "baseline"];
const inOrder = (scores) => [...scores].sort((one, other) => ORDER.indexOf(one.variant.role) - ORDER.indexOf(other.variant.role));
const metricName = (metric) => METRICS[metric] ?? metric;

// counts are whole, and numbers that are large have no decimals
const written = (metric, each) => (["corrected", "newlyWrong"].includes(metric) ? count(each) : three(each));
const scored = (score) => within(score, (each) => written(score.metric, each));

const scoreTable = (data, set) => {
  const shown = data.scores.filter((score) => score.rows === set && score.minus === null);
  const metrics = [...new Map(shown.map((score) => [score.metric, score])).values()];
  const lines = [...new Map(inOrder(shown).map((score) => [score.title, score.variant])).entries()];
  return table(`Scores on ${set} rows`, [{ title: "Network" }, ...metrics.map((score) => ({ title: `${metricName(score.metric)} (${score.higherIsBetter ? "higher" : "lower"} is better)`, number: true }))],
    lines.map(([title]) => [title, ...metrics.map(({ metric }) => scored(shown.find((score) => score.title === title && score.metric === metric) ?? {}))]),
    lines.map(([, variant]) => (isWeighted(variant) ? "chosen" : variant.role === "baseline" ? "apart" : null)));
};

const differenceTable = (data, set) => table(`Differences on ${set} rows`, [{ title: "Difference" }, { title: "Metric" }, { title: "Value, with 95 % interval", number: true }],
  data.scores.filter((score) => score.rows === set && score.minus !== null).map((score) => [score.title, metricName(score.metric), scored(score)]));

const scoreCard = (root, data) => {
  const sets = [...new Set(data.scores.map((score) => score.rows))];
  const metrics = [...new Set(data.scores.filter((score) => score.minus === null).map((score) => score.metric))];
  let set = sets[sets.length - 1];
  // the metric that fits comes first, but not in reports that were saved before they had a baseline
  const fits = data.scores.some((score) => score.variant.role === "baseline");
  let metric = !fits && metrics.includes("auroc") ? "auroc" : metrics[0];
  const chosen = () => inOrder(data.scores.filter((score) => score.rows === set && score.metric === metric && score.minus === null));
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
      xAxis: root.axis({ type: "value", min: Math.min(...ends) - 0.06 * span, max: Math.max(...ends) + 0.06 * span, name: `${metricName(metric)} (${scores[0]?.higherIsBetter ? "higher" : "lower"} is better)`, nameLocation: "middle", nameGap: 26,
        axisLabel: { color: root.ink, showMinLabel: false, showMaxLabel: false, formatter: (value) => value.toFixed(span < 0.1 ? 3 : 2) } }),
      yAxis: root.axis({ type: "category", inverse: true, data: scores.map((_, at) => String(at)), axisTick: { show: false },
        axisLabel: { color: root.ink, interval: 0, width: root.narrow ? 100 : 158, overflow: "break", lineHeight: 14, formatter: (at) => shorten(scores[Number(at)].title, 60) } }),
      series: [{ type: "custom", renderItem: draw, encode: { x: 0, y: 1 }, data: scores.map((score, at) => [number(score.value), at]).filter(([value]) => Number.isFinite(value)) }],
    };
  };
  const whole = () => table("Scores", [{ title: "Network" }, { title: "Rows" }, { title: "Metric" }, ...["Number of rows", "Value", "Lower end", "Upper end"].map((title) => ({ title, number: true }))],
    data.scores.map((score) => [score.title, score.rows, metricName(score.metric), count(score.count), written(score.metric, score.value), written(score.metric, score.low), written(score.metric, score.high)]));
  const label = () => `A point with its 95 % interval for each network and each modality alone: ${chosen().map((score) => score.title).join(", ")}.`;
  const chart = root.chart(label, options, () => 90 + (root.narrow ? 46 : 34) * chosen().length, whole);
  const tables = element("div", {});
  const fill = () => tables.replaceChildren(scoreTable(data, set), ...(data.scores.some((score) => score.rows === set && score.minus !== null)
    ? [element("details", {}, element("summary", {}, "Differences between networks, on the same rows"), differenceTable(data, set))] : []));
  const setChoice = choice("Rows", sets.map((each) => [each, `${each} (${count(data.scores.find((score) => score.rows === each).count)})`]), (value) => { set = value; fill(); chart.redraw(); });
  setChoice.querySelector("select").value = set;
  const metricChoice = choice("Metric", metrics.map((each) => [each, metricName(each)]), (value) => { metric = value; chart.redraw(); });
  metricChoice.querySelector("select").value = metric;
  fill();
  return root.card("How good it is", "", element("p.quiet", {}, "In brackets, and as lines, 95 % intervals. All are scored on the same rows. ‘Only …’ is what the model itself says from one kind of data, ‘trained on … alone’ a network of its own that saw nothing else; the baseline says the same of every row."),
    element("div.bar", {}, setChoice), tables, element("div.bar", {}, metricChoice), chart.whole);
};

const HELD_OUT = "Held-out rows: each was predicted by networks that did not learn from it.";

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

// Reports of workflows that were saved by earlier versions know calibration alone, of tenths of the probability, without intervals.
const judgedOf = (data) => data.judged ?? { rows: 0, eventsLeft: 0, numbers: [], subgroups: { lines: [] },
  how: "Points are tenths of the predicted probability. Above the dashed line the model underestimates, below it overestimates.",
  events: data.calibration.length === 0 ? [] : [{ name: data.calibrated.replace(/^the class '(.*)'$/, "$1"), calibration: data.calibration.map(({ rows, predicted, observed }) => ({ rows, predicted, observed: { value: observed, low: NaN, high: NaN } })) }] };

const FACTS = { device: "Computed on", seed: "Seed", members: "Networks that are averaged", weighting: "Weights from", direction: "Direction of the divergence", epochs: "Epochs", "rows test": "Test rows",
  "rows train": "Training rows", "rows valid": "Validation rows", batchSize: "Batch size", clipNorm: "Largest norm of the gradient", learningRate: "Learning rate", modalityDropout: "Modality dropout", patience: "Patience (epochs; 0: never stopped)",
  precision: "Precision of the arithmetic", schedule: "Schedule of the learning rate", weightDecay: "Weight decay", djl: "Version of DJL", libtorch: "Version of libtorch", libtorchFlavor: "Build of libtorch", network: "Network", engine: "Starting the engine" };
const SCHEMES = { "KL MI": "divergence and mutual information", KL: "divergence", MI: "mutual information", NONE: "none: the network is unweighted" };
const plain = (text) => (/^[A-Z][A-Z_0-9]*$/.test(text) && text !== "CPU" ? text.toLowerCase().replaceAll("_", " ") : text);
const factValue = (name, text) => (name === "weighting" ? SCHEMES[text] ?? text : plain(text));
const facts = (entries) => element("dl", {}, ...entries.flatMap(([name, text]) => [element("dt", {}, FACTS[name] ?? words(name)), element("dd", {}, text)]));

const technicalCard = (root, data) => {
  const seconds = Object.entries(data.seconds);
  const whole = seconds.reduce((sum, [, each]) => sum + number(each), 0);
  return root.card("Technical details", "", element("details", {}, element("summary", {}, `Settings, versions and time (${figure(whole, whole < 10 ? 1 : 0)} s in all)`),
    element("div.trio", {},
      element("div", {}, element("h3", {}, "How it was trained"), facts(Object.entries(data.facts).map(([name, text]) => [name, factValue(name, text)]))),
      element("div", {}, element("h3", {}, "Time"), facts([...seconds.map(([stage, each]) => [stage, `${figure(each, 1)} s`]), ["in all", `${figure(whole, 1)} s`]])))));
};

// Reports of earlier versions have the parts of the verdict as texts, or one text.
const verdict = (data) => {
  const parts = (data.verdict ?? [data.conclusion]).map((part) => (typeof part === "string" ? { question: null, answer: part } : part));
  return element("dl.answers", {}, ...parts.flatMap(({ question, answer }) => [question === null ? null : element("dt", {}, question), element("dd", {}, answer)]).filter((each) => each !== null));
};

export default view((root, report) => {
  const data = withRoles(report);
  const judged = judgedOf(data);
  root.inner.append(
    element("h1", {}, `Training for ${shorten(data.target, 60)}`),
    verdict(data),
    ...(data.warnings.length === 0 ? [] : [element("div.note", { role: "note" }, list(data.warnings, ""))]),
    element("div.cards", {}, ...[
      scoreCard(root, data),
      judged.rows > 0 ? decisionCard(root, judged, "held-out rows") : null,
      calibrationCard(root, judged),
      subgroupCard(root, judged),
      data.confusion || data.mistakes?.length > 0 ? confusionCard(root, data.confusion, data.mistakes ?? [], HELD_OUT) : data.residuals ? residualCard(root, data) : data.labels.length > 0 ? labelCard(root, data) : null,
      historyCard(root, data),
      technicalCard(root, data)].filter((card) => card !== null)));
});
