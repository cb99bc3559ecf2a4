// The view of an encoder: what became of each column.

export default view((root, data) => {
  const left = data.columns.filter((column) => column.features === 0);
  const looked = data.columns.some((column) => column.taken);
  root.inner.append(
    element("h1", {}, `Encoding of ${shorten(data.modality, 60)}`),
    element("p.quiet", {}, `${count(data.rows)} rows with ${count(data.features)} values each, learnt from ${count(data.trainingRows)} training rows. ` +
      `${count(data.missing)} rows lack the modality. ${count(data.columns.length - left.length)} of ${count(data.columns.length)} columns are used.`),
    element("div.cards", {},
      root.card("Columns", "", table("Columns", [{ title: "Column" }, ...(looked ? [{ title: "Taken for" }] : []), { title: "Used" }, { title: "What became of it", wide: true }, { title: "Values", number: true }, { title: "Empty in training rows", number: true }],
        data.columns.map((column) => [column.name, ...(looked ? [column.taken ?? "list of numbers"] : []), element(column.features > 0 ? "span.good" : "span.careful", {}, column.features > 0 ? "yes" : "left out"), column.treatment, count(column.features),
          `${count(column.missing)} (${share(data.trainingRows === 0 ? NaN : column.missing / data.trainingRows)})`]))),
      data.thumbnails.length === 0 ? null : root.card("First images", "",
        element("p.quiet", {}, "As they were read, upright and made small. They are kept in this view only, and do not travel with the encoder or a model."),
        element("div.images", {}, ...data.thumbnails.map((image) => element("figure", {},
          element("img", { src: image.source, alt: `Image of row ${shorten(image.row, 40)}, ${count(image.width)} × ${count(image.height)} pixels` }),
          element("figcaption", {}, `${shorten(image.row, 24)}, ${count(image.width)} × ${count(image.height)}`))))),
      root.card("First rows", "",
        element("p.quiet", {}, `Encoded values${data.shown.length < data.shape.reduce((size, each) => size * each, 1) ? `, the first ${count(data.shown.length)} of ${data.ragged ? "up to " : ""}${data.shape.map(count).join(" × ")}` : ""}. About 0 is a usual value, about 1 a high one.`),
        table("First encoded rows", [{ title: "Row" }, ...data.shown.map((title) => ({ title: shorten(title, 40), number: true }))],
          data.first.map((row) => [row.id, ...data.shown.map((_, at) => (row.values.length === 0 ? "missing" : figure(row.values[at])))]))),
      root.card("Notes", "", list(data.warnings, "Nothing to note."))));
});
