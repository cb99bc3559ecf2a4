// One patient: what is predicted, whether it is true, and what moved it.

const chances = (values) => values.map((value) => `${value.name ? `${shorten(value.name, 40)}: ` : ""}${share(value.value)}`).join(", ");

/** The most probable of many, and how much is left for the others. */
const probable = (values) => {
  const sorted = [...values].sort((left, right) => right.value - left.value);
  if (sorted.length <= 4) return chances(values);
  const rest = sorted.slice(3);
  return `${chances(sorted.slice(0, 3))}; ${count(rest.length)} others together ${share(rest.reduce((sum, each) => sum + each.value, 0))}`;
};

/** Of two classes the one whose probability is explained, so that all figures of a patient are of the same. */
const explainedClass = (data, card) => (data.shares && !data.labels && card.explanations.length === 1 ? card.explanations[0].output : null);

/** What a modality says alone, in a few words. */
const alone = (data, card, values) => {
  if (values.length === 0) return "not in the table";
  if (!data.shares) return inUnits(values[0].value, data);
  if (data.labels) {
    const likely = values.filter((each) => each.value > 0.5);
    return likely.length === 0 ? "none" : likely.length <= 4 ? chances(likely) : `${chances(likely.slice(0, 3))} and ${count(likely.length - 3)} more`;
  }
  const [best] = [...values].sort((left, right) => right.value - left.value);
  return chances([values.find((each) => each.name === explainedClass(data, card)) ?? best]);
};

/** Of two classes the probability of that one among some; null where there are more, or it is not among them. */
const chanceOfEvent = (data, card, values) => (card.said.probabilities.length === 2 ? values.find((each) => each.name === explainedClass(data, card))?.value ?? null : null);

const bar = (fraction) => {
  const made = element("i");
  made.style.width = `${Math.min(100, 100 * fraction)}%`;
  return made;
};

const verdictLine = (data, card) => {
  const predicted = card.said.prediction === null ? "none, since the row has no modality" : data.shares ? card.said.prediction : inUnits(Number(card.said.prediction), data);
  const chance = data.labels ? undefined : card.said.probabilities.find((each) => each.name === card.said.prediction);
  const off = Number.isFinite(number(card.known.error)) ? `off by ${inUnits(Math.abs(card.known.error), data)}, too ${card.known.error > 0 ? "high" : "low"}` : null;
  const event = chanceOfEvent(data, card, card.said.probabilities);
  // of two classes the probability of one is what all other figures of the card are about
  const first = event === null
    ? [element("span", {}, `Predicted: ${shorten(predicted, 600)}${chance ? ` (${share(chance.value)})` : ""}`)]
    : [element("span", {}, `Probability of “${shorten(explainedClass(data, card), 60)}”: ${share(event)}`), element("span", {}, `Predicted: ${shorten(predicted, 600)} (cut at 50\u00a0%)`)];
  return element("div.verdict", {}, ...first,
    element("span", {}, card.known.truth === null ? "True: not known" : `True: ${data.shares ? shorten(card.known.truth, 600) : inUnits(Number(card.known.truth), data)}`),
    card.known.verdict ? element(card.known.verdict === "right" ? "span.good" : "span.bad", {}, card.known.verdict) : off ? element("span", {}, off) : null);
};

/** Whether there is an alarm, and why the predicted class may be another one. */
const alarms = (data, card) => card.said.alarms.map((each) => {
  const chance = Number.isFinite(number(each.probability)) ? ` (probability ${share(each.probability)})` : "";
  const other = each.isRaised && !data.labels && card.said.prediction !== each.event;
  return element("p", {}, element(each.isRaised ? "span.careful" : "span", {}, `${each.isRaised ? "Alarm" : "No alarm"} for ${shorten(each.event, 60)}${chance}.`),
    other ? " The alarm has its own threshold, and here it is lower than what the predicted class needs." : "");
});

/** The reading of a waterfall in a sentence. */
const inWords = (data, card, explained) => {
  const known = card.modalities.map((each, at) => ({ name: each.name, by: number(explained.contributions[at]) })).filter((each) => Number.isFinite(each.by) && moved(each.by, data) !== "0");
  const furthest = (sign) => known.filter((each) => sign * each.by > 0).sort((left, right) => sign * (right.by - left.by))[0];
  const tell = (each) => `${shorten(each.name, 40)} (${withUnit(moved(each.by, data), data)})`;
  const up = furthest(1);
  const down = furthest(-1);
  const parts = [up ? `raised most by ${tell(up)}` : null, down ? `lowered most by ${tell(down)}` : null].filter((each) => each !== null);
  const event = data.shares && explained.output ? `Probability of “${shorten(explained.output, 60)}”:` : "The model says";
  return `${event} ${told(explained.base, data)} on average, ${told(explained.prediction, data)} for this patient${parts.length > 0 ? `, ${parts.join(" and ")}` : ""}.`;
};

/** From here on what a modality says alone is far from the prediction. */
const FAR = 0.15;

const listed = (texts) => (texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`);

/** Which modalities alone say far more or less of the event than all together. */
const agreementOnEvent = (data, card, present) => {
  const prediction = chanceOfEvent(data, card, card.said.probabilities);
  const known = present.map((each) => ({ name: each.name, chance: chanceOfEvent(data, card, each.own) })).filter((each) => each.chance !== null);
  const far = (sign) => known.filter((each) => sign * (each.chance - prediction) >= FAR).map((each) => `${shorten(each.name, 40)} (${share(each.chance)})`);
  const [higher, lower] = [far(1), far(-1)];
  const say = (names, how) => `${listed(names)} ${names.length === 1 ? "says" : "say"} a far ${how} probability`;
  return higher.length + lower.length === 0
    ? `Alone, none of the ${count(present.length)} modalities that the patient has is ${100 * FAR} points or more from the prediction.`
    : `Alone, ${[[higher, "higher"], [lower, "lower"]].filter(([names]) => names.length > 0).map(([names, how]) => say(names, how)).join(", and ")} than the prediction (${share(prediction)}): look at these data before you rely on it.`;
};

/** How many modalities say the same alone as all together. */
const agreement = (data, card) => {
  if (!data.shares || data.labels) return null;
  const present = card.modalities.filter((each) => !each.missing && each.own.length > 0);
  if (present.length < 2) return null;
  if (chanceOfEvent(data, card, card.said.probabilities) !== null) return agreementOnEvent(data, card, present);
  const best = (values) => [...values].sort((left, right) => right.value - left.value)[0].name;
  const others = present.filter((each) => best(each.own) !== card.said.prediction);
  return others.length === 0
    ? `Alone, each of the ${count(present.length)} modalities that the patient has would say ${shorten(card.said.prediction, 40)}, too.`
    : `Alone, ${others.map((each) => `${shorten(each.name, 40)} would say ${shorten(best(each.own), 40)}`).join(", ")}: look at these data before you rely on the prediction.`;
};

/** How far what a modality says alone is from the prediction: in points, in units of the number, or as divergence. */
const apart = (data, card) => {
  const ofEvent = chanceOfEvent(data, card, card.said.probabilities);
  const difference = (own, whole) => (own === null || own === undefined || !Number.isFinite(number(whole)) ? "–" : moved(own - whole, data));
  if (ofEvent !== null) return { title: "Differs by (points)", of: (each) => difference(chanceOfEvent(data, card, each.own), ofEvent) };
  if (!data.shares) return { title: "Differs by", of: (each) => difference(each.own[0]?.value, card.said.prediction === null ? NaN : Number(card.said.prediction)) };
  return { title: term("Divergence", "divergence"), of: (each) => figure(each.divergence) };
};

const partsTable = (data, card) => {
  const distance = apart(data, card);
  const several = data.modalities.length > 1;
  const weight = several && data.used;
  const columns = [{ title: "Modality" }, { title: element("span.mid", {}, term("Says alone", "own prediction")) },
    ...(weight ? [{ title: term("Weight", "weight") }] : []), ...(several ? [{ title: distance.title, number: true }] : [])];
  const rows = card.modalities.map((each) => [each.name,
    each.missing ? "lacks it" : element("span", {}, alone(data, card, each.own)),
    ...(weight ? [each.missing ? "–" : element("div", {}, figure(each.weight), element("div.meter", { "aria-hidden": true }, bar(number(each.weight) / 2)))] : []),
    ...(several ? [each.missing ? "–" : distance.of(each)] : [])]);
  return table(`Modalities of ${shorten(card.id, 60)}`, columns, rows);
};

const explanation = (root, data, card) => {
  if (card.explanations.length === 0) {
    return [element("p.quiet", {}, "What moved the prediction is not in the table: choose contributions in the Multimodal Predictor, and connect its predictions.")];
  }
  const place = element("div");
  const choose = (at) => {
    root.forgetWithin(place);
    const explained = card.explanations[at];
    const isBeyond = data.shares && waterfallSteps(card, explained).some((step) => step.to < 0 || step.to > 1);
    place.replaceChildren(element("p", {}, inWords(data, card, explained)), waterfall(root, data, card, explained).whole,
      element("p.quiet", {}, `${isBeyond ? "Steps add up to the prediction; on the way they may pass 0 or 100\u00a0%. " : ""}Which values, words or parts of pictures moved it is said by the Prediction Explainer.`));
  };
  const likeliest = card.explanations.reduce((best, each, at, all) => (each.prediction > all[best].prediction ? at : best), 0);
  choose(likeliest);
  const several = card.explanations.length > 1;
  const select = several ? choice("What moved", card.explanations.map((each, at) => [at, each.output]), (at) => choose(Number(at))) : null;
  if (several) select.querySelector("select").value = String(likeliest);
  return [several ? element("div.bar", {}, select) : null, place];
};

/** How sure the prediction is, in sentences. */
const sureness = (data, known) => {
  if (!known) return [];
  const names = (list) => list.map((name) => shorten(name, 60)).join(", ");
  const said = [];
  if (data.labels && known.open && known.open.length > 0) said.push(["careful", `It stays open whether the patient has ${names(known.open)}.`]);
  if (!data.labels && known.possible && known.possible.length === 1) said.push(["good", `All but ${names(known.possible)} can be excluded.`]);
  if (!data.labels && known.possible && known.possible.length !== 1) said.push(["careful", known.possible.length === 0 ? "No class fits the patient." : `Cannot be excluded: ${names(known.possible)}.`]);
  if (Number.isFinite(number(known.low)) && Number.isFinite(number(known.high))) said.push([known.decided === false ? "careful" : "plain", `The interval is ${inUnits(known.low, data)} to ${inUnits(known.high, data)}.`]);
  if (known.decided === false) said.push(["careful", "The prediction is not sure enough to decide: a person should look."]);
  if (known.unlike.length > 0) said.push(["careful", `Unlike anything in training: ${names(known.unlike)}. Check these data first.`]);
  return said.map(([kind, text]) => element("p", {}, element(kind === "plain" ? "span" : `span.${kind}`, {}, text)));
};

/** What the patient lacks; said louder where it is more than half of all. */
const lacks = (card) => {
  const names = (list) => list.map((each) => shorten(each.name, 60)).join(", ");
  const lacking = card.modalities.filter((each) => each.missing);
  const present = card.modalities.filter((each) => !each.missing);
  if (lacking.length === 0) return null;
  return 2 * lacking.length > card.modalities.length && present.length > 0
    ? element("p", {}, element("span.careful", {}, `The patient lacks ${count(lacking.length)} of ${count(card.modalities.length)} modalities (${names(lacking)}): the prediction rests on ${names(present)} alone.`))
    : element("p", {}, `The patient lacks ${names(lacking)}.`);
};

const patient = (root, data, card, reason) => {
  const agrees = agreement(data, card);
  return element("div", {}, element("h3", {}, card.id), reason ? element("p.quiet", {}, reason) : null,
    verdictLine(data, card),
    ...alarms(data, card),
    card.known.isTest ? element("p.quiet", {}, "The model did not learn from this patient.") : null,
    card.known.isLearnt ? element("p", {}, element("span.careful", {}, "The model learnt from this patient: being right here does not show how good it is.")) : null,
    element("div.pair", {},
      element("div", {}, ...explanation(root, data, card)),
      element("div", {},
        lacks(card),
        ...sureness(data, card.sureness),
        agrees ? element("p", {}, agrees) : null,
        partsTable(data, card),
        card.explanations.length === 0 || data.modalities.length < 2 ? null
          : element("p.quiet", {}, "What a modality says alone is one question, what it adds to the others another: one that says somewhat more than the average alone may lower a prediction that the others put higher."),
        element("dl", {},
          ...(card.said.probabilities.length < 3 ? [] : [element("dt", {}, "Probabilities"), element("dd", {}, probable(card.said.probabilities))]),
          ...(card.said.unweighted.length === 0 || data.modalities.length < 2 || !data.used ? [] : [element("dt", {}, "Without weights"), element("dd", {}, data.shares ? probable(card.said.unweighted) : inUnits(card.said.unweighted[0].value, data))])))));
};

const patientCard = (root, data) => {
  const input = element("input", { type: "search", "aria-label": "RowID or part of it", placeholder: "RowID or part of it" });
  const found = element("ul.found", { "aria-label": "Rows found" });
  const state = element("div", { "aria-live": "polite" });
  const shown = element("div", { "aria-live": "polite" }, element("p.quiet", {}, "Search for a row, or choose one in a picture."));
  const words = `Looking through ${count(data.rows)} rows`;
  const show = (card, reason) => { root.forgetWithin(shown); shown.replaceChildren(patient(root, data, arrangedCard(data, card), reason)); };
  const focus = async (id) => {
    const row = await asked(state, words, () => root.call("row", id));
    if (row === null) state.replaceChildren(element("p", {}, "There is no such row."));
    else if (row !== undefined) show(row);
  };
  const search = async () => {
    const ids = await asked(state, words, () => root.call("search", input.value));
    if (ids === undefined) return;
    found.replaceChildren(...ids.map((id) => element("li", {}, element("button", { type: "button", click: () => focus(id) }, shortenMiddle(id, 32)))));
    if (ids.length === 0) state.replaceChildren(element("p", {}, "No RowID contains this text."));
    else if (ids.length === 1 || ids.includes(input.value)) await focus(ids.includes(input.value) ? input.value : ids[0]);
  };
  const form = element("form.bar", { role: "search", submit: (event) => { event.preventDefault(); search(); } }, input, element("button", { type: "submit" }, "Find"));
  const card = root.card("One patient", "", form, found, state, shown);
  if (data.first) show(data.first.card, data.first.reason);
  return { card, focus: (id) => { card.scrollIntoView({ block: "start" }); return focus(id); } };
};
