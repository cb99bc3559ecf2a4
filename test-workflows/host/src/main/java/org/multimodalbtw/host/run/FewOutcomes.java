package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;

/**
 * The files of {@value #PATIENTS} generated patients, of whom {@value #LEARNT} have a known outcome to learn from and {@value #TESTED} one
 * to test with; of the others nobody knows it. What the three tables have in common are four hidden numbers of each patient, and the
 * outcome follows from the signs of two of them.
 */
final class FewOutcomes {

    static final int PATIENTS = 500;
    static final int LEARNT = 80;
    static final int TESTED = 120;

    private static final long SEED = 3;
    private static final int HIDDEN = 4;
    private static final double NOISE = .5;
    private static final double LACKING = .1;

    private static final Map<String, List<String>> TABLES = tables();

    private FewOutcomes() {}

    private static Map<String, List<String>> tables() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        tables.put(
                "labs", List.of("crp", "creatinine", "sodium", "potassium", "lactate", "bilirubin", "albumin", "wbc"));
        tables.put("monitor", List.of("heart_rate", "map", "spo2", "resp_rate", "temperature", "cvp", "etco2", "fio2"));
        tables.put("nursing", List.of("gcs", "pain", "mobility", "intake", "urine", "skin", "delirium", "sleep"));
        return tables;
    }

    /**
     * @param folder where {@code labels.csv} and a file for each modality are written
     * @throws IOException if a file cannot be written
     */
    static void write(Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<String, double[][]> mixes = new LinkedHashMap<>();
        Map<String, StringBuilder> files = new LinkedHashMap<>();
        TABLES.forEach((name, columns) -> {
            mixes.put(name, mix(columns.size(), random));
            files.put(name, new StringBuilder("id," + String.join(",", columns) + "\n"));
        });
        StringBuilder labels = new StringBuilder("id,outcome,split\n");
        for (int patient = 0; patient < PATIENTS; patient++) {
            String id = "p%03d".formatted(patient);
            double[] hidden = normal(HIDDEN, random);
            labels.append(id).append(',').append(outcome(patient, hidden)).append('\n');
            int certain = random.nextInt(TABLES.size());
            int index = 0;
            for (String name : TABLES.keySet()) {
                if (index++ == certain || random.nextDouble() >= LACKING) {
                    files.get(name)
                            .append(id)
                            .append(values(hidden, mixes.get(name), random))
                            .append('\n');
                }
            }
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey() + ".csv"), file.getValue());
        }
    }

    /** What the labels say: an outcome of the first patients, and nothing of the others, who are no test rows. */
    private static String outcome(int patient, double[] hidden) {
        String said = hidden[0] * hidden[1] > 0 ? "died" : "survived";
        return patient >= LEARNT + TESTED ? ",train" : said + (patient < LEARNT ? ",train" : ",test");
    }

    private static double[][] mix(int columns, SplittableRandom random) {
        double[][] mix = new double[columns][];
        for (int column = 0; column < columns; column++) {
            mix[column] = normal(HIDDEN, random);
        }
        return mix;
    }

    private static double[] normal(int count, SplittableRandom random) {
        return random.doubles(count).map(any -> random.nextGaussian()).toArray();
    }

    private static String values(double[] hidden, double[][] mix, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (double[] column : mix) {
            double sum = NOISE * random.nextGaussian();
            for (int h = 0; h < HIDDEN; h++) {
                sum += hidden[h] * column[h] / 2;
            }
            text.append(',').append(String.format(Locale.ROOT, "%.2f", sum));
        }
        return text.toString();
    }

    /**
     * @param factories where nodes come from
     * @return what {@code run --data --pretrain} writes for the folder {@code data} of the open workflow
     * @throws WorkflowException if the nodes are not installed, or do not take these settings
     * @throws IOException if no workflow is open
     */
    static Workflow workflow(NodeFactories factories) throws IOException, WorkflowException {
        return ExportWorkflow.of(factories, new Outcome("labels", "outcome", Optional.empty()), false, true);
    }
}
