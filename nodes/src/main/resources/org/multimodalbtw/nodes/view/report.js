// The view of the Multimodal Report: the page as it was written. It is read as what it is, elements, texts and attributes that are known,
// and built from these, so that nothing in it can become anything else.

const KNOWN = new Set(("html head title style body header nav main section footer h1 h2 p ul ol li a span small div table caption thead tbody tr th td " +
  "figure figcaption svg line polyline rect circle text").split(" "));
const DRAWN = new Set(["svg", "line", "polyline", "rect", "circle", "text"]);
const ATTRIBUTES = new Set(("lang id class href aria-label scope role viewBox width height x y x1 x2 y1 y2 points cx cy r fill stroke stroke-width stroke-dasharray " +
  "font-size text-anchor").split(" "));
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&" };

const plain = (text) => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]);

/** What stands between the tags of a well-formed page, as elements. */
const built = (markup) => {
  const whole = document.createElement("div");
  let within = whole;
  for (const [, text, end, name, attributes, isEmpty] of markup.matchAll(/([^<]*)<(\/?)([a-z0-9]+)((?:\s[^<>]*?)?)(\/?)>/g)) {
    if (text !== "") within.append(document.createTextNode(plain(text)));
    if (!KNOWN.has(name)) continue;
    if (end) {
      within = within.parentNode;
      continue;
    }
    const drawn = DRAWN.has(name) || (name === "title" && within.localName === "svg");
    const made = drawn ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
    for (const [, key, value] of attributes.matchAll(/([\w-]+)="([^"]*)"/g)) {
      if (ATTRIBUTES.has(key)) made.setAttribute(key, plain(value));
    }
    within.append(made);
    if (!isEmpty) within = made;
  }
  return whole;
};

export default view((root, data) => {
  const page = built(data.page);
  const style = element("style", {});
  // the page's rules for its root hold for the element that stands for it, and its colours go before those of the view
  style.textContent = page.querySelector("style").textContent.replace(/^\s*(?:html|body)\b/gm, ".report").replace("max-width: none", "max-width: 60rem") +
    ".report, .report * { color: #000 !important; }";
  const shown = element("div.report", {}, ...page.querySelectorAll("header, nav, main, footer"));
  shown.querySelectorAll("table").forEach((table) => table.setAttribute("aria-label", table.caption.textContent));
  shown.querySelectorAll("a").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    shown.querySelector(link.getAttribute("href")).scrollIntoView();
  }));
  root.inner.append(style, shown);
});
