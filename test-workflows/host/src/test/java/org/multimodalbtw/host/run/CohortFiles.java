package org.multimodalbtw.host.run;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * A small folder of data for tests: 60 patients, of whom 36 are for training, 12 for validation and 12 for test; {@code labs.csv}
 * says much about the label, {@code imaging.csv.gz} less and patient p07 lacks it, and {@code labels_other.csv} holds other labels.
 */
final class CohortFiles {

    static final int PATIENTS = 60;
    static final int TEST_PATIENTS = 12;

    private final Map<String, String> files = new TreeMap<>();

    CohortFiles() {
        Random random = new Random(11);
        StringBuilder labels = new StringBuilder("id,label,stay,split\n");
        StringBuilder labs = new StringBuilder("id,sodium,lactate,sex\n");
        StringBuilder imaging = new StringBuilder("id,f1,f2,f3\n");
        StringBuilder other = new StringBuilder("id,label,split\n");
        for (int patient = 0; patient < PATIENTS; patient++) {
            String id = String.format(Locale.ROOT, "p%02d", patient);
            boolean sick = patient % 2 == 0;
            double shift = sick ? 1 : -1;
            String split = patient % 5 == 3 ? "valid" : patient % 5 == 4 ? "test" : "train";
            labels.append(line(id, sick ? "sick" : "well", number(5 + 2 * shift + random.nextGaussian()), split));
            labs.append(line(
                    id,
                    patient == 9 ? "" : number(140 + 4 * shift + random.nextGaussian()),
                    number(2 + shift + .5 * random.nextGaussian()),
                    random.nextBoolean() ? "f" : "m"));
            if (patient != 7) {
                imaging.append(line(
                        id,
                        number(.5 * shift + random.nextGaussian()),
                        number(random.nextGaussian()),
                        number(random.nextGaussian())));
            }
            other.append(line(id, patient % 3 == 0 ? "yes" : "no", split));
        }
        files.put("labels.csv", labels.toString());
        files.put("labs.csv", labs.toString());
        files.put("imaging.csv.gz", imaging.toString());
        files.put("labels_other.csv", other.toString());
    }

    /** Adds {@code notes.csv} with texts, and {@code vitals.csv} with measurements over time, which patient p05 lacks. */
    CohortFiles withTextsAndSeries() {
        Random random = new Random(12);
        StringBuilder notes = new StringBuilder("id,text\n");
        StringBuilder vitals = new StringBuilder("id,minute,variable,value\n");
        for (int patient = 0; patient < PATIENTS; patient++) {
            String id = String.format(Locale.ROOT, "p%02d", patient);
            notes.append(id).append(",\"The patient was seen on the ward and complains of ");
            notes.append(
                            patient % 2 == 0
                                    ? "pain in the chest since yesterday"
                                    : "nothing of note at the time of the visit")
                    .append("\"\n");
            for (int minute = 0; minute < 5 && patient != 5; minute++) {
                vitals.append(line(id, String.valueOf(minute), "pulse", number(80 + 5 * random.nextGaussian())));
                vitals.append(line(id, String.valueOf(minute), "temp", number(37 + random.nextGaussian())));
            }
        }
        return with("notes.csv", notes.toString()).with("vitals.csv", vitals.toString());
    }

    CohortFiles without(String file) {
        files.remove(file);
        return this;
    }

    CohortFiles with(String file, String text) {
        files.put(file, text);
        return this;
    }

    String text(String file) {
        return files.get(file);
    }

    CohortFiles change(String file, UnaryOperator<String> change) {
        files.compute(file, (name, text) -> change.apply(text));
        return this;
    }

    /** Keeps the first so many patients in each file. */
    CohortFiles first(int patients) {
        Map<String, String> cut = new LinkedHashMap<>();
        files.forEach((name, text) -> cut.put(
                name, String.join("\n", text.lines().limit(patients + 1L).toList()) + "\n"));
        files.putAll(cut);
        return this;
    }

    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (file.getKey().endsWith(".gz")) {
                try (Writer writer = new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(path)), StandardCharsets.UTF_8)) {
                    writer.write(file.getValue());
                }
            } else {
                Files.writeString(path, file.getValue());
            }
        }
        return folder;
    }

    private static String line(String... fields) {
        return String.join(",", fields) + "\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
