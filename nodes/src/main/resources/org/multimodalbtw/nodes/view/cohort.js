// The view of the Cohort Check: what became of each column of a folder, the most important first.

const STATES = { STOPS: ["bad", "stops the reader"], ODD: ["careful", "look at this"], LEFT_OUT: ["careful", "left out"], SAYS_NOTHING: ["quiet", "says nothing"], FINE: ["good", "fine"] };

const place = (line) => (line.file === "" ? "all files" : line.column === "" ? line.file : `${line.file}, ${line.column}`);

const where = (line) =>
  element("div", {}, place(line), element(`div.${STATES[line.state][0]}`, {}, STATES[line.state][1]));

const oddity = (line) =>
  element("div", {}, line.oddity.what,
    line.oddity.row === 0 ? null : element("div.quiet", {}, `Row ${count(line.oddity.row)}: '${line.oddity.example}'`));

const toSee = (data) =>
  table("To look at", [{ title: "Where" }, { title: "Taken for" }, { title: "What is odd", wide: true }, { title: "What to do", wide: true }],
    data.toSee.map((line) => [where(line), element("span.whole", {}, line.takenFor), oddity(line), line.remedy]));

const columns = (file) =>
  table(file.file, [{ title: "Column" }, { title: "Taken for" }, { title: "Used" }, { title: "Empty", number: true }, { title: "Values", wide: true }],
    file.lines.map((line) => [line.column, element("span.whole", {}, line.takenFor),
      element(line.used ? "span.good" : "span.careful", {}, line.used ? "yes" : "no"), share(line.emptyShare), line.values]));

const more = (left, things) => (left > 0 ? element("p.quiet", {}, `${count(left)} more ${things} in the node's table.`) : null);

export default view((root, data) => {
  const stops = data.toSee.some((line) => line.state === "STOPS");
  root.inner.append(
    element("h1", {}, "Cohort check"),
    element("p.conclusion", { role: "status" }, element(stops ? "span.bad" : "span", {}, data.conclusion)),
    element("div.cards", {},
      root.card("To look at", "", data.toSee.length === 0 ? element("p.quiet", {}, "Nothing is odd.") : toSee(data), more(data.left, "are")),
      ...data.files.filter((file) => file.columns > 0).map((file) =>
        root.card(`${file.file}: ${file.takenFor}`, "", columns(file), more(file.columns - file.lines.length, "columns are")))));
});
