package org.multimodalbtw.spark.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.TextRow;

/**
 * Notes with the dates at which they were written, up to three a patient, the later ones first.
 *
 * @param notes the rows: date and text
 */
record DatedNotes(List<TextRow> notes) implements TableRows {

    static final String PATIENT = "id";
    static final String TIME = "written";

    private static final List<String> WORDS =
            List.of("pain", "fever", "cough", "chest", "wound", "edema", "fall", "oxygen", "rash", "tumour");

    static DatedNotes madeUp() {
        Random random = new Random(9);
        List<TextRow> notes = new ArrayList<>();
        for (int day = 3; day > 0; day--) {
            for (int patient = 0; patient < 50; patient++) {
                if (day == 1 || random.nextBoolean()) {
                    notes.add(new TextRow("n" + patient, new String[] {
                        random.nextInt(20) == 0 ? null : "2150-03-0" + day + " 08:0" + random.nextInt(10), text(random)
                    }));
                }
            }
        }
        return new DatedNotes(notes);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("Seen today,");
        for (int word = 0; word < 5; word++) {
            int first = random.nextInt(WORDS.size());
            text.append(' ').append(WORDS.get(first)).append(WORDS.get(random.nextInt(first + 1)));
        }
        return text.append(". BP &lt; 120").toString();
    }

    /** Writes them as a table, with the patient in front. */
    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(PATIENT + "," + TIME + ",text"));
        notes.forEach(note -> lines.add(
                note.id() + "," + (note.isMissing(0) ? "" : note.category(0)) + ",\"" + note.category(1) + "\""));
        Files.write(file, lines);
    }

    @Override
    public List<TableColumn> columns() {
        return List.of(
                new TableColumn(TIME, TableColumn.Kind.CATEGORY), new TableColumn("text", TableColumn.Kind.CATEGORY));
    }

    @Override
    public long size() {
        return notes.size();
    }

    @Override
    public void forEach(Visitor visitor) {
        notes.forEach(visitor::visit);
    }
}
