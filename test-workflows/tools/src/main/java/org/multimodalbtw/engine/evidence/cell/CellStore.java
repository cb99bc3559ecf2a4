package org.multimodalbtw.engine.evidence.cell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.storage.Draft;

/**
 * The finished cells: each a file that is complete or not there, and those of other runs of which only the outcome was kept.
 *
 * @param folder of the files
 * @param kept outcomes of other runs, the last added at the end
 */
record CellStore(Path folder, Map<CellKey, Outcome> kept) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What can be locked in a folder that may not exist yet. */
    private static final String LOCK = "lock";

    /**
     * A cell of a method on some rows.
     *
     * @param outcome of the cell
     * @param isCurrent whether settings, data and program are those asked for
     */
    record Found(Outcome outcome, boolean isCurrent) {}

    /** Keeps other runs away from the folder until it is closed. */
    record Hold(FileChannel channel, FileLock lock) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            lock.release();
            channel.close();
        }
    }

    /**
     * @throws IOException if the folder cannot be written
     * @throws InputException if another run holds it
     */
    Hold hold() throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new InputException(
                    "Another run writes to " + folder + ".", "Wait for it, or choose another folder with --work.");
        }
        return new Hold(channel, lock);
    }

    boolean has(CellKey key) {
        return Files.exists(file(key)) || kept.containsKey(key);
    }

    /** @throws IOException if it cannot be written; an older file is then as it was */
    void write(Cell cell) throws IOException {
        Path file = file(cell.key());
        Files.createDirectories(file.getParent());
        try (Draft draft = Draft.of(file)) {
            JSON.writeValue(draft.path().toFile(), cell);
            draft.commit();
        }
    }

    /**
     * The cell that was asked for, or else the newest older one of the same method on the same rows.
     *
     * @throws IOException if a file cannot be read
     */
    Optional<Found> find(CellKey key) throws IOException {
        if (has(key)) {
            Outcome current = Files.exists(file(key)) ? read(file(key)).outcome() : kept.get(key);
            return Optional.of(new Found(current, true));
        }
        return others(key).stream().findFirst().map(outcome -> new Found(outcome, false));
    }

    /**
     * Cells of the same method on the same rows with the same seed that differ in settings, data or program: files, the newest first, and then those
     * that were kept, the last added first.
     *
     * @throws IOException if a file cannot be read
     */
    List<Outcome> others(CellKey key) throws IOException {
        List<Outcome> others = new ArrayList<>();
        for (Path file : files(key)) {
            others.add(read(file).outcome());
        }
        int files = others.size();
        kept.values().stream()
                .filter(outcome ->
                        outcome.key().isOfTheSame(key) && !outcome.key().equals(key))
                .forEach(outcome -> others.add(files, outcome));
        return others;
    }

    private List<Path> files(CellKey key) throws IOException {
        Path place = folder.resolve(key.folder());
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(place)) {
            return inside.filter(file -> isOther(file, key))
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().lastModified())
                            .reversed())
                    .toList();
        }
    }

    private static boolean isOther(Path file, CellKey key) {
        String name = file.getFileName().toString();
        return name.startsWith(key.prefix())
                && name.length() == key.file().length()
                && !name.equals(key.file())
                && name.endsWith(".json");
    }

    private Path file(CellKey key) {
        return folder.resolve(key.folder()).resolve(key.file());
    }

    private static Cell read(Path file) throws IOException {
        try {
            return JSON.readValue(file.toFile(), Cell.class);
        } catch (JsonProcessingException damaged) {
            throw new InputException(
                    "The cell " + file + " cannot be read: " + damaged.getOriginalMessage(),
                    "Delete the file; the next run makes it anew.");
        }
    }
}
