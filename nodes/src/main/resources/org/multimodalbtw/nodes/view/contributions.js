// What moved predictions: in one patient from step to step, and over all patients as a swarm of points.

// raising and lowering have colours of their own, since those of weights say something else
const moving = (root) => (root.dark ? { up: "#d9a6ec", down: "#7ed69b" } : { up: "#7b3294", down: "#1b7837" });

const significant = (value, digits = 3) => {
  if (!Number.isFinite(number(value))) return "–";
  const size = Math.abs(value);
  if (size >= 100) return count(Math.round(value));
  if (size > 0 && size < 0.001) return value.toPrecision(1);
  return String(Number(value.toPrecision(digits)));
};

/** As many decimals as tell three digits of the largest contribution. */
const decimals = (data) => {
  data.largest ??= Math.max(0, ...(data.contributions?.shown ?? []).flatMap((row) => row.contributions.flat()).filter(Number.isFinite).map(Math.abs));
  return data.largest === 0 ? null : Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(data.largest))));
};

const inUnits = (value, data) => {
  if (!Number.isFinite(number(value))) return "–";
  const digits = decimals(data);
  return digits === null ? significant(value) : value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
};

/** A predicted value for people: a probability in per cent, or a number. */
const told = (value, data) => (data.shares ? share(value) : inUnits(value, data));

/** How far something moves a prediction: percentage points of a probability, or units of the number. */
const size = (value, data) => (data.shares ? figure(100 * value, Math.abs(value) < 0.00995 ? 1 : 0) : inUnits(value, data));
const moved = (value, data) => {
  if (!Number.isFinite(number(value))) return "–";
  const text = size(Math.abs(value), data);
  return Number(text.replaceAll(",", "")) === 0 ? "0" : `${value > 0 ? "+" : "−"}${text}`;
};

const unit = (data) => (data.shares ? " points" : "");

/** What is said of it with its unit. */
const withUnit = (text, data) => `${text}${data.shares && /^[+−]?1$/.test(text) ? " point" : unit(data)}`;

const hatching = (root) => {
  const tile = document.createElement("canvas");
  tile.width = 8;
  tile.height = 8;
  const pen = tile.getContext("2d");
  pen.strokeStyle = root.quiet;
  pen.lineWidth = 1;
  for (const from of [-8, 0, 8]) { pen.beginPath(); pen.moveTo(from, 8); pen.lineTo(from + 8, 0); pen.stroke(); }
  return { image: tile, repeat: "repeat" };
};

const outputName = (data, output) => (data.shares ? (output ? `probability of “${shorten(output, 40)}”` : "probability") : `predicted ${shorten(data.target, 40)}`);

const waterfallSteps = (card, explained) => {
  let at = explained.base;
  const steps = [{ name: "on average", from: null, to: at, isEnd: true }];
  card.modalities.forEach((each, place) => {
    const by = number(explained.contributions[place]);
    const from = at;
    if (Number.isFinite(by)) at += by;
    steps.push({ name: each.name, lacks: each.missing, by, from, to: at });
  });
  steps.push({ name: "prediction", from: null, to: explained.prediction, isEnd: true });
  return steps;
};

const waterfallOptions = (root, data, card, explained) => {
  const steps = waterfallSteps(card, explained);
  const places = steps.flatMap((step) => [step.to, step.from ?? step.to]).concat(data.shares || card.known.truth === null ? [] : [Number(card.known.truth)]);
  const spread = Math.max(...places) - Math.min(...places) || 1;
  const names = lanes(root, steps.map((step) => step.name));
  const colours = moving(root);
  const truth = data.shares || card.known.truth === null ? null : Number(card.known.truth);
  const draw = (parameters, api) => {
    const step = steps[api.value(1)];
    const [x, y] = api.coord([step.to, api.value(1)]);
    const lane = api.size([0, 1])[1];
    const half = Math.min(12, lane * 0.36);
    const { coordSys } = parameters;
    const children = [];
    if (api.value(1) < steps.length - 1) children.push({ type: "line", shape: { x1: x, y1: y, x2: x, y2: y + lane }, style: { stroke: root.quiet, lineWidth: 1, lineDash: [2, 2] } });
    const say = (text, left, align, fill = root.ink) => children.push({ type: "text", style: { text, x: left, y, textAlign: align, textVerticalAlign: "middle", fill, font: "13px system-ui,Arial,sans-serif" } });
    if (step.isEnd) {
      children.push({ type: "circle", shape: { cx: x, cy: y, r: 6 }, style: { fill: root.ink } });
      const isLeft = x > coordSys.x + coordSys.width * 0.75;
      say(told(step.to, data), x + (isLeft ? -12 : 12), isLeft ? "right" : "left");
    } else if (step.lacks) {
      children.push({ type: "rect", shape: { x: coordSys.x, y: y - half, width: coordSys.width, height: 2 * half }, style: { fill: hatching(root), opacity: 0.5 } });
      children.push({ type: "rect", shape: { x: coordSys.x + 4, y: y - 9, width: 118, height: 18 }, style: { fill: root.back } });
      say("lacks these data", coordSys.x + 10, "left", root.quiet);
    } else {
      const left = Math.min(x, api.coord([step.from, 0])[0]);
      const right = Math.max(x, api.coord([step.from, 0])[0]);
      const isUp = step.by > 0;
      children.push({ type: "rect", shape: { x: left, y: y - half, width: Math.max(2, right - left), height: 2 * half }, style: { fill: isUp ? colours.up : colours.down } });
      const by = moved(step.by, data);
      const text = by === "0" ? by : `${isUp ? "▲" : "▼"} ${by}`;
      if (right > coordSys.x + coordSys.width - 64) say(text, left - 6, "right");
      else say(text, right + 6, "left");
    }
    return { type: "group", children };
  };
  const marks = truth === null ? [] : [{ type: "custom", silent: true, data: [[truth, 0]], encode: { x: 0, y: 1 }, tooltip: { show: false }, renderItem: ({ coordSys }, api) => {
    const [x] = api.coord([truth, 0]);
    return { type: "group", children: [{ type: "line", shape: { x1: x, y1: coordSys.y - 4, x2: x, y2: coordSys.y + coordSys.height }, style: { stroke: root.ink, lineDash: [6, 4], lineWidth: 1.5 } },
      { type: "text", style: { text: `true: ${inUnits(truth, data)}`, x: Math.max(coordSys.x + 30, Math.min(x, coordSys.x + coordSys.width - 30)), y: coordSys.y - 6, textAlign: "center", textVerticalAlign: "bottom", fill: root.ink, font: "12px system-ui,Arial,sans-serif" } }] };
  } }];
  return {
    grid: { left: names.left, right: 20, top: truth === null ? 8 : 26, bottom: 44 },
    xAxis: root.axis({ type: "value", scale: true, name: `${outputName(data, explained.output)}${data.shares ? ", per cent" : ""}`, nameLocation: "middle", nameGap: 26, splitNumber: root.narrow ? 3 : 5,
      ...(data.shares ? { min: Math.min(0, ...places), max: Math.max(1, ...places) } : { min: Math.min(...places) - 0.08 * spread, max: Math.max(...places) + 0.08 * spread }),
      axisLabel: { color: root.ink, showMinLabel: data.shares && Math.min(...places) >= 0, showMaxLabel: data.shares && Math.max(...places) <= 1, hideOverlap: true, formatter: (value) => (data.shares ? figure(100 * value, 0) : significant(value)) } }),
    yAxis: names.axis,
    series: [...marks, { type: "custom", renderItem: draw, encode: { x: 0, y: 1 }, clip: false, data: steps.map((step, at) => [step.to, at]),
      tooltip: { formatter: ({ value }) => { const step = steps[value[1]]; return `${shorten(step.name, 60)}\n${step.isEnd ? told(step.to, data) : step.lacks ? "the patient lacks it" : `moves it by ${withUnit(moved(step.by, data), data)}`}`; } } }],
  };
};

/** From the average, one modality after the other, to the prediction. */
const waterfall = (root, data, card, explained) => {
  const names = () => lanes(root, waterfallSteps(card, explained).map((step) => step.name));
  return root.chart(`What moved the ${outputName(data, explained.output)} of ${shorten(card.id, 40)}: from ${told(explained.base, data)} on average to ${told(explained.prediction, data)}.`,
    () => waterfallOptions(root, data, card, explained),
    () => 60 + (card.modalities.length + 2) * Math.max(30, names().height),
    () => table("What moved the prediction", [{ title: "Step" }, { title: data.shares ? "Moves it by (points)" : "Moves it by", number: true }, { title: "Then", number: true }],
      waterfallSteps(card, explained).map((step) => [step.name, step.isEnd ? "" : step.lacks ? "lacks these data" : moved(step.by, data), told(step.to, data)])));
};

/** Places points of one lane beside each other: a shift between -1 and 1 for each value. */
const swarmShifts = (values, low, high, bins) => {
  const members = new Map();
  values.forEach((value, at) => {
    if (!Number.isFinite(number(value))) return;
    const bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low || 1)) * bins));
    members.set(bin, [...(members.get(bin) ?? []), at]);
  });
  const most = Math.max(1, ...[...members.values()].map((each) => each.length));
  const shifts = new Array(values.length).fill(0);
  for (const each of members.values()) each.forEach((at, rank) => { shifts[at] = ((rank % 2 === 0 ? 1 : -1) * Math.ceil(rank / 2) * 2) / Math.max(8, most); });
  return shifts;
};

/** The mean size of a modality's contributions, with its interval. */
const meanSize = (mean, data) => (isEstimate(mean) ? `mean size ${withUnit(within(mean, (value) => size(value, data)), data)}` : "mean size not known");

const swarmOptions = (root, data, output, colouring) => {
  const { contributions } = data;
  const all = contributions.shown;
  const names = lanes(root, data.modalities.map((each) => each.modality), contributions.means.map((mean) => meanSize(mean, data)));
  const values = data.modalities.map((_, modality) => all.map((row) => number(row.contributions[output][modality])));
  const flat = values.flat().filter(Number.isFinite);
  const margin = 0.03 * (Math.max(0, ...flat) - Math.min(0, ...flat)) || 1e-3;
  const low = Math.min(0, ...flat) - margin;
  const high = Math.max(0, ...flat) + margin;
  const colours = weightColours(root);
  const points = values.flatMap((ofModality, modality) => {
    const shifts = swarmShifts(ofModality, low, high, root.narrow ? 60 : 140);
    return all.map((row, at) => ({ row, modality, at, shift: shifts[at] })).filter(({ at }) => Number.isFinite(ofModality[at]));
  });
  const draw = (parameters, api) => {
    const point = points[parameters.dataIndex];
    const [x, y] = api.coord([api.value(0), api.value(1)]);
    const top = y + point.shift * api.size([0, 1])[1] * 0.42;
    if (colouring === "none") return { type: "circle", shape: { cx: x, cy: top, r: 2.8 }, style: { fill: root.colour(0), opacity: 0.5 } };
    if (colouring === "verdict" || colouring === "truth") {
      const [isMarked, isKnown] = colouring === "truth" ? [point.row.truth === data.event, Boolean(point.row.truth)] : [point.row.verdict === "wrong", Boolean(point.row.verdict)];
      return isMarked
        ? { type: "polygon", z2: colouring === "verdict" ? 2 : 0, shape: { points: [[x, top - 4.5], [x + 4.5, top + 3.5], [x - 4.5, top + 3.5]] }, style: { fill: root.colour(1), opacity: colouring === "verdict" ? 0.9 : 0.6 } }
        : { type: "circle", shape: { cx: x, cy: top, r: 2.5 }, style: { fill: isKnown ? root.colour(0) : root.quiet, opacity: 0.55 } };
    }
    return { type: "circle", shape: { cx: x, cy: top, r: 3.2 }, style: { fill: colours(number(point.row.weights[point.modality])), stroke: root.quiet, lineWidth: 0.5 } };
  };
  return {
    grid: { left: names.left, right: 20, top: 8, bottom: 44 },
    xAxis: root.axis({ type: "value", min: low, max: high, splitNumber: root.narrow ? 3 : 6, name: root.narrow ? (data.shares ? "moved by, in points" : "moved by") : `${data.shares ? "points by which" : "by how much"} it moved the ${outputName(data, contributions.outputs[output])}`, nameLocation: "middle", nameGap: 26,
      axisLabel: { color: root.ink, showMinLabel: false, showMaxLabel: false, hideOverlap: true, formatter: (value) => moved(value, data) } }),
    yAxis: names.axis,
    series: [{ type: "custom", progressive: 0, renderItem: draw, encode: { x: 0, y: 1 }, data: points.map((point) => [point.row.contributions[output][point.modality], point.modality]),
      markLine: { silent: true, symbol: "none", lineStyle: { color: root.ink, type: "solid", width: 1 }, label: { show: false }, data: [{ xAxis: 0 }] },
      tooltip: { formatter: ({ dataIndex }) => {
        const { row, modality } = points[dataIndex];
        return `${shortenMiddle(row.id, 40)}\n${shorten(data.modalities[modality].modality, 40)}: ${withUnit(moved(row.contributions[output][modality], data), data)}${data.used ? `\nweight ${figure(row.weights[modality])}` : ""}${row.verdict ? `\npredicted ${row.verdict}` : ""}`;
      } } }],
    points,
  };
};

const swarmTable = (data, output) => {
  const { contributions } = data;
  return table("What moved the predictions", [{ title: "Modality" }, ...["Mean size", "Lower end (95 %)", "Upper end (95 %)", "Raises", "Lowers", "Furthest up", "Furthest down"].map((title) => ({ title, number: true }))],
    data.modalities.map((each, modality) => {
      const values = contributions.shown.map((row) => number(row.contributions[output][modality])).filter(Number.isFinite);
      const part = (isMeant) => share(values.filter(isMeant).length / values.length);
      const mean = contributions.means[modality];
      return [each.modality, ...[mean.value, mean.low, mean.high].map((value) => (Number.isFinite(number(value)) ? size(value, data) : "–")),
        part((value) => value > 0), part((value) => value < 0), moved(values.length === 0 ? NaN : Math.max(...values), data), moved(values.length === 0 ? NaN : Math.min(...values), data)];
    }));
};

const twoMarks = (circle, triangle) => element("div.key", {}, element("span", {}, `● ${circle}`), element("span", {}, `▲ ${triangle}`));

const swarmCard = (root, data, focus) => {
  const { contributions } = data;
  let output = 0;
  const haveVerdicts = contributions.shown.some((row) => row.verdict);
  // weights that are not in use say nothing of what moved a prediction
  const ways = [...(data.used ? [["weight", "weight"]] : []), ...(data.event !== null ? [["truth", "what is true"]] : []), ...(haveVerdicts ? [["verdict", "right or wrong"]] : [])];
  let colouring = ways[0]?.[0] ?? "none";
  let drawn = null;
  const names = () => lanes(root, data.modalities.map((each) => each.modality), contributions.means.map((mean) => meanSize(mean, data)));
  const chart = root.chart("How far each modality moved the predictions, a point for each patient and modality. The same in figures is in the table below it.",
    () => { drawn = swarmOptions(root, data, output, colouring); const { points, ...options } = drawn; return options; },
    () => 60 + data.modalities.length * Math.max(56, names().height),
    () => swarmTable(data, output));
  chart.listen = (each) => each.on("click", ({ dataIndex, componentType }) => { if (componentType === "series") focus(drawn.points[dataIndex].row.id); });
  const key = element("div");
  const keys = { weight: () => [weightKey()], verdict: () => [twoMarks("predicted right", "predicted wrong")], truth: () => [twoMarks(`not ${quoted(data.event)}`, quoted(data.event))], none: () => [] };
  const explain = () => key.replaceChildren(...keys[colouring]());
  explain();
  const part = contributions.shown.length < contributions.rows ? ` ${count(contributions.shown.length)} of ${count(contributions.rows)} patients are drawn, evenly spaced in the table; means are over all.` : "";
  return root.card("What moved the predictions", "", element("p.quiet", {}, `Each point is a patient. To the right, the modality raised the prediction; to the left, it lowered it; at 0 it changed nothing. The modality that moves most stands first.${part} Choose a point to see the patient.`),
    element("div.bar", {},
      contributions.outputs.length > 1 ? choice("Of", contributions.outputs.map((name, at) => [at, name]), (at) => { output = Number(at); chart.redraw(); }) : null,
      ways.length > 1 ? choice("Colour by", ways, (value) => { colouring = value; explain(); chart.redraw(); }) : null),
    key, chart.whole);
};
