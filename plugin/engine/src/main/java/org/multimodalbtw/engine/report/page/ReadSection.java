package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What became of each column. Cells of single rows are left out, and so are RowIDs, unless they are wanted. */
final class ReadSection implements Section {

    /** Columns of the Cohort Check's table that hold single cells. */
    private static final Set<String> OF_SINGLE_ROWS = Set.of("Row", "Example", "Smallest", "Largest", "Most frequent");

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    @Override
    public String title() {
        return "What was read";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return data.read().isPresent()
                ? Optional.empty()
                : Optional.of("No table says what was read. Connect the Cohort Check's table for the same folder.");
    }

    @Override
    public void write(ReportData data, Html page) {
        ColumnTable read = data.read().orElseThrow();
        List<Integer> shown = new ArrayList<>();
        Table table = new Table("What became of each file and column");
        for (int column = 0; column < read.columns().size(); column++) {
            if (data.wishes().withIds()
                    || !OF_SINGLE_ROWS.contains(read.columns().get(column))) {
                shown.add(column);
                table.text(read.columns().get(column));
            }
        }
        Set<String> ids = new HashSet<>();
        if (!data.wishes().withIds()) {
            data.rows().forEach(row -> ids.add(row.id()));
        }
        for (List<String> row : read.rows()) {
            table.row(shown.stream()
                    .map(column -> withoutIds(row.get(column), ids))
                    .toArray(String[]::new));
        }
        table.writeTo(page);
        if (!data.wishes().withIds()) {
            page.paragraph("Cells of single rows and RowIDs are left out here; the Cohort Check shows them.");
        }
    }

    /** Without examples, which are of single rows, and without quoted RowIDs. */
    private static String withoutIds(String text, Set<String> ids) {
        if (ids.isEmpty()) {
            return text;
        }
        if (ids.contains(text)) {
            return "(an id)";
        }
        String plain = text.replaceAll(",? ?\\(?(for example|e\\.g\\.) '[^']*'( in row [^,.;)]*)?\\)?", "");
        Matcher quoted = QUOTED.matcher(plain);
        return quoted.replaceAll(
                match -> ids.contains(match.group(1)) ? "(an id)" : Matcher.quoteReplacement(match.group()));
    }
}
