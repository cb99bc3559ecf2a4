package org.multimodalbtw.spark.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.cohort.CsvFile;
import org.multimodalbtw.engine.cohort.CsvSettings;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.train.SplitReader;

/** Which patients are for training, as a CSV file says. */
final class SplitFile {

    private SplitFile() {}

    /** As {@link org.multimodalbtw.spark.door.EngineDoor#trainingPatients}. */
    static Set<String> training(Path path, String split) {
        CsvFile file = CsvFile.open(path, new CsvSettings(CellReading.USUAL_EMPTY, Set.of(split)));
        int place = file.columns().stream().map(TableColumn::name).toList().indexOf(split);
        if (place < 0) {
            throw new InputException(
                    "File " + file.fileName() + " has no column '" + split + "'.", "Correct --split or --labels.");
        }
        Map<String, String> values = new LinkedHashMap<>();
        file.forEach(row -> {
            if (row.isMissing(place)) {
                throw SplitReader.empty(row.id());
            }
            values.put(row.id(), row.category(place));
        });
        SplitReader reader = SplitReader.of(split, new TreeSet<>(values.values()));
        Set<String> training = new LinkedHashSet<>();
        values.forEach((patient, value) -> {
            if (reader.read(value) == Split.TRAIN) {
                training.add(patient);
            }
        });
        return training;
    }
}
