// What all pages share: elements, tables, charts with a text alternative, and calls to the node.
// Texts of the user's data only ever become text nodes or canvas text, never markup.

const STYLE = `
:host { display: block; }
.page { --ink:#1f2733; --quiet:#5a6675; --line:#d5dae1; --back:#ffffff; --card:#ffffff; --soft:#f3f5f8; --accent:#1a5f96;
  --warn:#8a5300; --warnback:#fff5e3; --low:#b35806; --neutral:#e9ecf0; --high:#08519c; box-sizing:border-box; height:100%; overflow:auto; background:var(--soft); color:var(--ink);
  font:14px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif; padding:16px; }
.page.dark { --ink:#e7ebf0; --quiet:#a8b3c0; --line:#3a4450; --back:#14181d; --card:#1c2229; --soft:#14181d; --accent:#7cbcf0;
  --warn:#f2c37a; --warnback:#33291a; --low:#f0a04b; --neutral:#3c4652; --high:#7cc4ff; color-scheme:dark; }
.page *, .page *::before { box-sizing:border-box; }
.inner { max-width:1500px; margin:0 auto; overflow-wrap:anywhere; }
h1 { font-size:20px; margin:0 0 2px; } h2 { font-size:16px; margin:0 0 8px; } h3 { font-size:14px; margin:12px 0 4px; }
p { margin:0 0 8px; } .quiet { color:var(--quiet); }
.cards { display:grid; grid-template-columns:repeat(12,minmax(0,1fr)); gap:16px; margin-top:16px; }
.card { grid-column:span 12; min-width:0; background:var(--card); border:1px solid var(--line); border-radius:8px; padding:16px; }
@container (min-width: 900px) { .card.half { grid-column:span 6; } .card.third { grid-column:span 4; } .card.wide { grid-column:span 8; } }
.inner { container-type:inline-size; }
.note { background:var(--warnback); color:var(--ink); border-left:4px solid var(--warn); padding:8px 12px; border-radius:4px; margin:8px 0; }
.bar { display:flex; flex-wrap:wrap; gap:8px 16px; align-items:center; margin-bottom:8px; }
.bar label { display:flex; gap:8px; align-items:center; max-width:100%; white-space:nowrap; } .bar label > * { min-width:0; }
.found li { max-width:100%; } button { text-align:left; overflow-wrap:anywhere; }
select, input, button { font:inherit; color:inherit; background:var(--card); border:1px solid var(--quiet); border-radius:4px; padding:4px 8px; min-height:32px; max-width:100%; }
button { cursor:pointer; } button:disabled { opacity:.5; cursor:default; }
:focus-visible { outline:3px solid var(--accent); outline-offset:2px; }
.chart { width:100%; } figure { margin:0; }
.scroll { overflow-x:auto; }
table { border-collapse:collapse; width:100%; font-variant-numeric:tabular-nums; }
th, td { text-align:left; padding:4px 8px; border-bottom:1px solid var(--line); vertical-align:top; overflow-wrap:anywhere; min-width:4.5em; } th.wide { min-width:15em; }
td.number, th.number { text-align:right; overflow-wrap:normal; } td.number { white-space:nowrap; } thead th { color:var(--quiet); font-weight:600; }
th { overflow-wrap:break-word; } tbody th { min-width:7em; } .scroll { margin-bottom:8px; } details { margin-top:8px; } summary { cursor:pointer; color:var(--accent); }
details .scroll { max-height:320px; overflow:auto; }
.whole { white-space:nowrap; }
ul.found { list-style:none; margin:4px 0; padding:0; display:flex; flex-wrap:wrap; gap:4px; }
.images { display:flex; flex-wrap:wrap; gap:12px; } .images figure { margin:0; max-width:140px; } .images img { display:block; max-width:96px; max-height:96px; border:1px solid var(--line); } figcaption { color:var(--quiet); font-size:12px; overflow-wrap:anywhere; }
.meter { position:relative; height:10px; min-width:80px; background:var(--soft); border:1px solid var(--line); border-radius:5px; overflow:hidden; margin-top:6px; }
.meter i { position:absolute; left:0; top:0; bottom:0; background:var(--accent); }
dl { display:grid; grid-template-columns:max-content minmax(0,1fr); gap:2px 16px; margin:0; } dt { color:var(--quiet); } dd { margin:0; overflow-wrap:anywhere; }
.good::before { content:"✓ "; } .bad::before { content:"✗ "; } .careful::before { content:"! "; } .bad, .careful { color:var(--warn); font-weight:600; }
.conclusion { font-size:16px; font-weight:600; }
abbr[title] { text-decoration:underline dotted; cursor:help; }
.key { display:flex; flex-wrap:wrap; gap:4px 16px; align-items:center; color:var(--quiet); margin-bottom:8px; } .key span { display:inline-flex; gap:6px; align-items:center; }
.key i { display:inline-block; width:14px; height:14px; border:1px solid var(--line); } .key i.scale { width:120px; background:linear-gradient(to right, var(--low), var(--neutral), var(--high)); }
.hatched { background:repeating-linear-gradient(45deg, transparent 0 3px, var(--quiet) 3px 4px); }
.mid { display:inline-block; min-width:9em; }
.pair { display:grid; grid-template-columns:minmax(0,1fr); gap:8px 24px; align-items:start; } @container (min-width: 1100px) { .pair { grid-template-columns:minmax(0,5fr) minmax(0,4fr); } }
.verdict { display:flex; flex-wrap:wrap; gap:2px 20px; font-size:16px; font-weight:600; margin:4px 0; }
.trio { display:grid; grid-template-columns:repeat(auto-fit,minmax(min(100%,280px),1fr)); gap:16px 24px; } .trio > div { display:flex; flex-direction:column; min-width:0; } .trio > div > figure { margin-top:auto; }
.answers { margin:16px 0 0; display:block; } .answers dt { margin-top:8px; } .answers dd { font-size:16px; max-width:80em; }
tbody tr.chosen th, tbody tr.chosen td { font-weight:600; background:var(--soft); } tbody tr.apart th, tbody tr.apart td { border-top:2px solid var(--quiet); color:var(--quiet); }
`;

// Okabe and Ito's colours, which people with colour blindness can tell apart, and the colour of texts; then they come again with dashes.
// The first two, which most charts use, are lighter where the page is dark.
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#f0e442"];
const DARK_COLOURS = ["#4aa8e0", "#f08a3c", ...COLOURS.slice(2, 5), "#b9e2ff", ...COLOURS.slice(6)];
const DASHES = ["solid", "dashed", "dotted"];

const number = (value) => (typeof value === "number" ? value : NaN);
const figure = (value, digits = 2) => (Number.isFinite(number(value)) ? number(value).toFixed(digits) : "–");
// a number and its sign stay on one line
const share = (value) => (Number.isFinite(number(value)) ? `${(100 * value).toFixed(value > 0 && value < 0.1 ? 1 : 0)}\u00a0%` : "–");
const count = (value) => Number(value).toLocaleString("en-US");
// names may be long and may hold marks that turn the direction of text: such marks are shown as a box, and the name is cut
const visible = (text) => String(text).replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, "\u25a1");
const shorten = (text, length) => (visible(text).length > length ? visible(text).slice(0, length - 1) + "…" : visible(text));

// RowIDs often differ at their end only
const shortenMiddle = (text, length) => (visible(text).length > length ? `${visible(text).slice(0, length / 2 - 1)}…${visible(text).slice(-length / 2)}` : visible(text));

/** element("p.quiet", {title: ..}, child, ..): children are elements or texts. */
const element = (kind, attributes = {}, ...children) => {
  const [name, ...classes] = kind.split(".");
  const made = document.createElement(name);
  if (classes.length > 0) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined).map((child) => (child instanceof Node ? child : visible(child))));
  return made;
};

/** columns: [{title, number?, wide?}]; rows: cells as texts or elements, the first is the row's head; kinds: a class for each row, or nothing. */
const table = (caption, columns, rows, kinds = []) =>
  element("div.scroll", { tabindex: 0, role: "region", "aria-label": caption },
    element("table", { "aria-label": caption },
      element("thead", {}, element("tr", {}, ...columns.map((column) => element(column.number ? "th.number" : column.wide ? "th.wide" : "th", { scope: "col" }, column.title)))),
      element("tbody", {}, ...rows.map((cells, row) => element(kinds[row] ? `tr.${kinds[row]}` : "tr", {}, ...cells.map((cell, at) =>
        element((at === 0 ? "th" : "td") + (columns[at].number ? ".number" : ""), at === 0 ? { scope: "row" } : {}, cell)))))));

const choice = (label, options, onChange) => {
  const select = element("select", {}, ...options.map(([value, text]) => element("option", { value }, shorten(text, 60))));
  select.addEventListener("change", () => onChange(select.value));
  return element("label", {}, label, select);
};

const list = (texts, nothing) => (texts.length === 0 ? element("p.quiet", {}, nothing) : element("ul", {}, ...texts.map((text) => element("li", {}, text))));

/** Cards that are made when they are unfolded for the first time. */
const folded = (title, words, make) => {
  const cards = element("div.cards");
  const fold = element("details.card", {}, element("summary", {}, title), element("p.quiet", {}, words), cards);
  fold.addEventListener("toggle", () => { if (fold.open && cards.children.length === 0) cards.append(...make()); });
  return fold;
};

/** Shows that the node is at work, and what went wrong if it cannot answer: then the answer is undefined. */
const asked = async (place, words, question) => {
  place.setAttribute("aria-busy", "true");
  place.replaceChildren(element("p.quiet", { role: "status" }, element("progress", { "aria-label": words }), ` ${words} …`));
  try {
    const answer = await question();
    place.replaceChildren();
    return answer;
  } catch (problem) {
    place.replaceChildren(element("p.note", { role: "alert" }, problem.message));
    return undefined;
  } finally {
    place.removeAttribute("aria-busy");
  }
};

/** The page in a shadow root, with what has to be undone when it goes. */
class ViewRoot {
  constructor(shadowRoot, service) {
    this.near = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
      this.near.unobserve(entry.target);
      const chart = this.charts.find((each) => each.box === entry.target);
      chart.wanted = true;
      chart.redraw();
    }), { rootMargin: "300px" });
    this.service = service;
    this.charts = [];
    this.scheme = window.matchMedia("(prefers-color-scheme: dark)");
    this.inner = element("main.inner");
    this.page = element("div.page", {}, this.inner);
    shadowRoot.append(element("style", {}), this.page);
    shadowRoot.querySelector("style").textContent = STYLE;
    this.onScheme = () => { this.page.classList.toggle("dark", this.scheme.matches); this.charts.forEach((chart) => chart.redraw()); };
    this.scheme.addEventListener("change", this.onScheme);
    this.page.classList.toggle("dark", this.scheme.matches);
    this.sizes = new ResizeObserver(() => this.charts.forEach((chart) => chart.resize()));
    this.sizes.observe(this.inner);
  }

  get dark() { return this.scheme.matches; }
  get colours() { return [...(this.dark ? DARK_COLOURS : COLOURS), this.ink]; }
  colour(at) { return this.colours[at % this.colours.length]; }
  dash(at) { return DASHES[Math.min(DASHES.length - 1, Math.floor(at / this.colours.length))]; }
  get ink() { return this.dark ? "#e7ebf0" : "#1f2733"; }
  get quiet() { return this.dark ? "#a8b3c0" : "#5a6675"; }
  get line() { return this.dark ? "#3a4450" : "#d5dae1"; }
  get back() { return this.dark ? "#1c2229" : "#ffffff"; }
  get narrow() { return this.inner.clientWidth < 600; }

  card(title, size, ...children) {
    return element(size ? `section.card.${size}` : "section.card", { "aria-label": title }, element("h2", {}, title), ...children);
  }

  /** options(): what the chart library draws now; alternative(): an element that says the same in words or as a table. */
  chart(label, options, height, alternative) {
    const say = typeof label === "function" ? label : () => label;
    const box = element("div.chart", { role: "img", "aria-label": say() });
    const words = element("details", {}, element("summary", {}, "Show as a table"));
    const whole = element("figure", {}, box, words);
    const chart = { box, whole, drawn: null };
    const fill = () => { while (words.children.length > 1) words.lastChild.remove(); if (words.open) words.append(alternative()); };
    words.addEventListener("toggle", fill);
    chart.redraw = () => {
      box.style.height = `${height()}px`;
      box.setAttribute("aria-label", say());
      if (!chart.wanted || !box.isConnected) return;
      chart.drawn?.dispose();
      chart.drawn = echarts.init(box, null, { renderer: "canvas" });
      chart.drawn.setOption({ animation: false, backgroundColor: "transparent", textStyle: { color: this.ink, fontFamily: "system-ui,Arial,sans-serif" },
        tooltip: { renderMode: "richText", confine: true, backgroundColor: this.back, borderColor: this.line, textStyle: { color: this.ink } }, ...options() });
      chart.listen?.(chart.drawn);
      fill();
    };
    let width = 0;
    chart.resize = () => { if (box.clientWidth !== width) { width = box.clientWidth; chart.redraw(); } };
    // drawing is what takes time: a chart is drawn when it comes near the window
    box.style.height = `${height()}px`;
    this.near.observe(box);
    this.charts.push(chart);
    return chart;
  }

  /** Ends the charts inside an element that is about to be emptied. */
  forgetWithin(element) {
    for (const chart of this.charts.filter((each) => element.contains(each.box))) {
      this.near.unobserve(chart.box);
      chart.drawn?.dispose();
      this.charts.splice(this.charts.indexOf(chart), 1);
    }
  }

  axis(more = {}) {
    return { axisLine: { lineStyle: { color: this.quiet } }, axisLabel: { color: this.ink }, nameTextStyle: { color: this.quiet }, splitLine: { lineStyle: { color: this.line } }, ...more };
  }

  async call(method, ...params) {
    const config = await this.config();
    const answer = await this.service.callNodeDataService({
      nodeId: config.nodeId, projectId: config.projectId, workflowId: config.workflowId, extensionType: config.extensionType,
      serviceType: "data", dataServiceRequest: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }) });
    const parsed = typeof answer.result === "string" ? JSON.parse(answer.result) : answer.result;
    if (parsed.error) throw new Error(parsed.error.message);
    if (parsed.result?.problem) throw new Error(parsed.result.problem);
    return parsed.result;
  }

  async config() { return this.service.getConfig(); }

  /** The initial data, from the configuration or, where they are not in it, by a call. */
  async data() {
    const config = await this.config();
    let given = config.initialData;
    if (given === undefined || given === null) {
      given = (await this.service.callNodeDataService({ nodeId: config.nodeId, projectId: config.projectId, workflowId: config.workflowId,
        extensionType: config.extensionType, serviceType: "initial_data", dataServiceRequest: "" })).result;
    }
    const parsed = typeof given === "string" ? JSON.parse(given) : given;
    if (parsed.internalError || parsed.userError) throw new Error((parsed.userError ?? parsed.internalError).message);
    return parsed.result ?? parsed;
  }

  teardown() {
    this.scheme.removeEventListener("change", this.onScheme);
    this.sizes.disconnect();
    this.near.disconnect();
    this.charts.forEach((chart) => chart.drawn?.dispose());
    this.page.remove();
  }
}

/** Makes the module's entry: build(root, data) fills the page. */
const view = (build) => (shadowRoot, service) => {
  const root = new ViewRoot(shadowRoot, service);
  root.data()
    .then((data) => {
      if (data.empty) root.inner.append(element("p", {}, "Execute the node to see its view."));
      else build(root, data);
      root.page.setAttribute("data-ready", "");
    })
    .catch((problem) => {
      root.inner.append(element("p.note", { role: "alert" }, `The view cannot be shown: ${problem.message}`));
      root.page.setAttribute("data-ready", "");
    });
  return { teardown: () => root.teardown() };
};
