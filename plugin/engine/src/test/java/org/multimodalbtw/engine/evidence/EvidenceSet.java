package org.multimodalbtw.engine.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.CsvFile;
import org.multimodalbtw.engine.cohort.CsvSettings;
import org.multimodalbtw.engine.encode.ChosenRows;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.encode.text.TextEncoder;
import org.multimodalbtw.engine.encode.text.TextEncoderSettings;
import org.multimodalbtw.engine.tensor.TensorJoin;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;

/**
 * One of the data sets: a folder with {@code labels.csv} (id, label, split, ...) and one CSV file a modality.
 *
 * @param name the folder's name
 * @param section the heading of its table in {@code BASELINES.md}
 * @param modalities modalities of numbers and categories, encoded by the Tabular Encoder
 * @param texts modalities of texts, encoded by the Text Encoder
 * @param small whether its rows are too few for one split: repeated cross-validation over all rows is run too
 */
record EvidenceSet(String name, String section, List<String> modalities, List<String> texts, boolean small) {

    /** The six sets, with the modalities that the engine can encode. */
    static final List<EvidenceSet> ALL = List.of(
            new EvidenceSet("rosmap", "rosmap", List.of("mrna", "meth", "mirna"), List.of(), true),
            new EvidenceSet("breast_tcga", "breast_tcga", List.of("mrna", "mirna", "protein"), List.of(), true),
            new EvidenceSet(
                    "handwritten",
                    "handwritten",
                    List.of("pix240", "fou76", "fac216", "zer47", "kar64", "mor6"),
                    List.of(),
                    false),
            new EvidenceSet("mosi", "mosi", List.of("textcnn100", "audio73", "video100"), List.of(), false),
            new EvidenceSet(
                    "physionet2012", "physionet2012", List.of("static", "vitals_feat", "labs_feat"), List.of(), false),
            new EvidenceSet("medpix", "medpix", List.of("demographics"), List.of("history", "exam"), false));

    /** Rows with their class or number and their use. */
    record Targets(boolean isNumber, Map<String, String> labels, Map<String, Split> splits) {}

    /** The label of every row and its use in the set's own split. */
    Targets targets(Path data) {
        CsvFile file = CsvFile.open(data.resolve(name).resolve("labels.csv"), CsvSettings.defaults());
        List<String> columns = file.columns().stream().map(TableColumn::name).toList();
        int label = columns.indexOf("label");
        int split = columns.indexOf("split");
        boolean isNumber = file.columns().get(label).kind() == TableColumn.Kind.NUMBER;
        Map<String, String> labels = new HashMap<>();
        Map<String, Split> splits = new HashMap<>();
        file.forEach(row -> {
            labels.put(row.id(), isNumber ? String.valueOf(row.number(label)) : row.category(label));
            splits.put(row.id(), Split.valueOf(row.category(split).toUpperCase(Locale.ROOT)));
        });
        return new Targets(isNumber, labels, splits);
    }

    /** The targets in the form that training takes, in the order of the ids. */
    Labels labels(Targets targets) {
        Labels.Builder labels = targets.isNumber() ? Labels.regression("label") : Labels.classification("label");
        targets.splits().keySet().stream().sorted().forEach(id -> {
            String label = targets.labels().get(id);
            Split split = targets.splits().get(id);
            if (targets.isNumber()) {
                labels.add(id, Double.parseDouble(label), split);
            } else {
                labels.add(id, label, split);
            }
        });
        return labels.build();
    }

    /**
     * Encodes all modalities by what the training rows show.
     *
     * @param data the folder with all sets
     * @param targets which rows are for training
     * @param folder an existing folder for the files
     * @return the tensor file of all modalities
     * @throws IOException if a file cannot be read or written
     */
    Path encode(Path data, Targets targets, Path folder) throws IOException {
        CohortFolder cohort = CohortFolder.open(data.resolve(name), CohortFolder.LABELS, CsvSettings.defaults());
        List<Path> files = new ArrayList<>();
        for (String modality : modalities) {
            TableRows rows = cohort.modality(modality);
            files.add(encode(
                    TabularEncoder.fit(
                            modality, training(rows, targets), TabularEncoderSettings.defaults(), ProgressMonitor.NONE),
                    rows,
                    folder.resolve(modality + ".arrow")));
        }
        for (String text : texts) {
            TableRows rows = CsvFile.open(
                    data.resolve(name).resolve(text + ".csv"),
                    new CsvSettings(CsvSettings.defaults().missingTexts(), Set.of("text")));
            files.add(encode(
                    TextEncoder.fit(
                            text, training(rows, targets), TextEncoderSettings.defaults(), ProgressMonitor.NONE),
                    rows,
                    folder.resolve(text + ".arrow")));
        }
        Path joined = folder.resolve("tensor.arrow");
        TensorJoin.outer(files, joined, ProgressMonitor.NONE);
        for (Path file : files) {
            Files.delete(file);
        }
        return joined;
    }

    private static Path encode(FittedEncoder encoder, TableRows rows, Path file) throws IOException {
        encoder.encode(rows, file, ProgressMonitor.NONE);
        return file;
    }

    private static TableRows training(TableRows rows, Targets targets) {
        return new ChosenRows(rows, id -> targets.splits().getOrDefault(id, Split.TEST) == Split.TRAIN);
    }
}
