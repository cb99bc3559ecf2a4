package org.multimodalbtw.engine.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.storage.ScratchDirectory;
import org.multimodalbtw.engine.tensor.TensorJoin;

/** Raw tables of new patients, encoded by the encoders that a model carries and joined by row id: a tensor file that is gone once it is closed. */
public final class RawTables implements AutoCloseable {

    private static final String JOINED = "joined.arrow";

    private final ScratchDirectory directory;
    private final List<String> warnings = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();

    private RawTables(ScratchDirectory directory) {
        this.directory = directory;
    }

    /**
     * @param modelDirectory a model that carries an encoder for each of the tables
     * @param tables the rows of each modality, by its name; at least one
     * @param monitor progress and cancel
     * @return the encoded rows; the caller closes them
     * @throws org.multimodalbtw.engine.InputException if an encoder lacks or is damaged, or a table cannot be encoded
     * @throws IOException if a file cannot be read or written
     */
    public static RawTables encode(Path modelDirectory, Map<String, TableRows> tables, ProgressMonitor monitor)
            throws IOException {
        return encode(EncoderSet.load(ModelDirectory.encoders(modelDirectory)), tables, monitor);
    }

    /**
     * The same by encoders that are loaded already.
     *
     * @param encoders those that the model carries, by the names of their modalities
     * @param tables the rows of each modality, by its name; at least one
     * @param monitor progress and cancel
     * @return the encoded rows; the caller closes them
     * @throws org.multimodalbtw.engine.InputException if a table cannot be encoded
     * @throws IOException if a file cannot be read or written
     */
    public static RawTables encode(
            Map<String, FittedEncoder> encoders, Map<String, TableRows> tables, ProgressMonitor monitor)
            throws IOException {
        RawTables raw = new RawTables(ScratchDirectory.create());
        try {
            raw.add(encoders, tables, monitor);
            return raw;
        } catch (IOException | RuntimeException | Error failure) {
            raw.close();
            throw failure;
        }
    }

    private void add(Map<String, FittedEncoder> encoders, Map<String, TableRows> tables, ProgressMonitor monitor)
            throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, TableRows> table : tables.entrySet()) {
            FittedEncoder encoder = encoders.get(table.getKey());
            if (encoder == null) {
                throw new IllegalArgumentException("The model carries no encoder of '" + table.getKey() + "'");
            }
            double from = .9 * files.size() / tables.size();
            Path file = directory.path().resolve(files.size() + ".arrow");
            warnings.addAll(encoder.encode(table.getValue(), file, monitor.part(from, from + .9 / tables.size()))
                    .warnings());
            files.add(file);
        }
        TensorJoin.JoinSummary joined = TensorJoin.outer(files, file(), monitor.part(.9, 1));
        strangers.addAll(joined.strangers());
        warnings.addAll(joined.strangers());
        warnings.addAll(joined.leftOut());
        if (files.size() > 1) {
            TwoWritings.sentence(file()).ifPresent(warnings::add);
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    /** @return the tensor file */
    public Path file() {
        return directory.path().resolve(JOINED);
    }

    /** @return what the analyst should know of the encoding, one sentence each */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** @return those of the {@link #warnings} that say which tables have no row id in common with another */
    public List<String> strangers() {
        return List.copyOf(strangers);
    }

    /** Deletes the file. */
    @Override
    public void close() throws IOException {
        directory.close();
    }
}
