package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.cohort.CheckedColumn;

/** What became of each file, and of the columns that deserve a look, from the table of the Cohort Check. */
final class ReadSection implements Section {

    private static final List<String> NEEDED = List.of("File", "Column", "Taken for", "Used", "State");
    private static final List<String> SHOWN = List.of("Oddity", "What to do");

    /** With single cells, which show patients. */
    private static final List<String> OF_SINGLE_ROWS = List.of("Row", "Example");

    private static final String NO = "no";
    private static final String FINE = "fine";
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    private static final Pattern EXAMPLE =
            Pattern.compile(",? ?\\(?(for example|such as|e\\.g\\.)([^.;)]|\\.(?=\\d))*\\)?");

    /** How many columns of a file are used and left out. */
    private static final class Counts {
        private String takenFor = "";
        private long used;
        private long leftOut;
    }

    @Override
    public String title() {
        return "What was read";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        if (data.read().isEmpty()) {
            return Optional.of("No table says what was read. Connect the Cohort Check's table for the same folder.");
        }
        return data.read().get().columns().containsAll(NEEDED)
                ? Optional.empty()
                : Optional.of(
                        "The table that should say what was read is not one of the Cohort Check: it lacks one of the columns "
                                + String.join(", ", NEEDED) + ".");
    }

    @Override
    public void write(ReportData data, Html page) {
        ColumnTable read = data.read().orElseThrow();
        files(read).writeTo(page);
        Table look = look(data, read);
        if (look.isEmpty()) {
            page.paragraph("No column is odd, and none is left out of the files that are learnt from.");
        } else {
            look.writeTo(page);
        }
        if (!data.wishes().withIds()) {
            page.paragraph("Single cells and RowIDs are left out here; the Cohort Check shows them.");
        }
    }

    private static Table files(ColumnTable read) {
        Map<String, Counts> files = new LinkedHashMap<>();
        for (List<String> row : read.rows()) {
            String file = row.get(read.place("File"));
            Counts counts = files.computeIfAbsent(file, name -> new Counts());
            if (row.get(read.place("Column")).isEmpty()) {
                counts.takenFor = row.get(read.place("Taken for"));
            } else if (row.get(read.place("Used")).equals(NO)) {
                counts.leftOut++;
            } else {
                counts.used++;
            }
        }
        Table table = new Table("Files of the folder; which of them the model reads stands under 'What this is'")
                .text("File")
                .text("Taken for")
                .number("Columns used")
                .number("Columns left out");
        files.forEach((file, counts) -> table.row(
                file.isEmpty() ? "(the folder)" : file,
                counts.takenFor,
                counts.takenFor.equals(CheckedColumn.LABELS)
                        ? "none but what is predicted, of " + Written.count(counts.used + counts.leftOut)
                        : Written.count(counts.used),
                Written.count(counts.leftOut)));
        return table;
    }

    private static Table look(ReportData data, ColumnTable read) {
        List<String> shown = new ArrayList<>(NEEDED);
        shown.addAll(SHOWN);
        if (data.wishes().withIds()) {
            shown.addAll(OF_SINGLE_ROWS);
        }
        shown.removeIf(column -> read.place(column) < 0);
        Table table = new Table("Columns to look at");
        shown.forEach(table::text);
        Set<String> ids = new HashSet<>();
        if (!data.wishes().withIds()) {
            data.rows().forEach(row -> ids.add(row.id()));
        }
        read.rows().stream()
                .filter(row -> !row.get(read.place("State")).equals(FINE))
                .forEach(row -> table.row(shown.stream()
                        .map(column -> row.get(read.place(column)))
                        .map(text -> data.wishes().withIds() ? text : withoutIds(text, ids))
                        .toArray(String[]::new)));
        return table;
    }

    /** Without examples, which are of single rows, and without quoted RowIDs. */
    private static String withoutIds(String text, Set<String> ids) {
        if (ids.contains(text)) {
            return "(an id)";
        }
        return QUOTED.matcher(EXAMPLE.matcher(text).replaceAll(""))
                .replaceAll(
                        match -> ids.contains(match.group(1)) ? "(an id)" : Matcher.quoteReplacement(match.group()));
    }
}
