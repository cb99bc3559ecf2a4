package org.multimodalbtw.spark.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.predict.RawTables;
import org.multimodalbtw.engine.storage.ScratchDirectory;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.ProcessedPatients;
import org.multimodalbtw.spark.door.RawRows;
import org.multimodalbtw.spark.door.TableFacts;

/** Encodes raw rows of some patients, and hands their tensors on. */
final class PatientEncoder {

    private final List<TableFacts> tables;
    private final Map<String, FittedEncoder> encoders;

    /** What is made of the tensors of some patients. */
    interface Next {
        /**
         * @param tensors valid only during the call
         * @throws IOException if a temporary file cannot be read
         */
        ProcessedPatients of(RawTables tensors) throws IOException;
    }

    /**
     * @param tables the raw tables
     * @param encoders by the names of their modalities, at least those of the tables
     */
    PatientEncoder(List<TableFacts> tables, Map<String, FittedEncoder> encoders) {
        this.tables = tables;
        this.encoders = encoders;
    }

    /**
     * @param rows all rows of some patients
     * @param next what is made of their tensors
     * @return that
     * @throws EngineFailure if a row cannot be used; it names file, patient and column
     * @throws IOException if a temporary file cannot be written
     */
    ProcessedPatients encode(List<RawRows> rows, Next next) throws IOException {
        List<List<RawRows>> byTable = new ArrayList<>();
        tables.forEach(table -> byTable.add(new ArrayList<>()));
        rows.forEach(row -> byTable.get(row.table()).add(row));
        try (ScratchDirectory scratch = ScratchDirectory.create()) {
            Map<String, TableRows> modalities = modalities(byTable, scratch.path());
            try (RawTables tensors = RawTables.encode(encoders, modalities, ProgressMonitor.NONE)) {
                return next.of(tensors);
            } catch (InputException problem) {
                throw located(problem, modalities);
            }
        }
    }

    private Map<String, TableRows> modalities(List<List<RawRows>> byTable, Path scratch) {
        Map<String, TableRows> modalities = new LinkedHashMap<>();
        for (int table = 0; table < byTable.size(); table++) {
            TableFacts facts = tables.get(table);
            PatientRows rows = new PatientRows(facts, byTable.get(table));
            for (String modality : facts.modalities()) {
                FittedEncoder encoder = encoders.get(modality);
                modalities.put(modality, new ModalityRows(rows, encoder, new CellReader(facts, encoder, scratch)));
            }
        }
        return modalities;
    }

    /** A message with the file and patient that were being read. */
    private static EngineFailure located(InputException problem, Map<String, TableRows> modalities) {
        String where = modalities.values().stream()
                .map(ModalityRows.class::cast)
                .flatMap(rows -> rows.current().stream())
                .findFirst()
                .orElse("");
        return new EngineFailure(where + problem.getMessage() + " " + problem.remedy());
    }
}
