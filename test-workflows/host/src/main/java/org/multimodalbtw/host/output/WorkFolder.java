package org.multimodalbtw.host.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;

/**
 * A hidden folder in the folder of the results, on the same disk therefore, that belongs to one run at a time: a lock says
 * whether that run is alive. It holds what is not complete, and while results are put in their place the journal of that.
 */
final class WorkFolder implements AutoCloseable {

    static final String NAME = ".multimodalbtw-run";

    private static final String LOCK = "lock";
    private static final String RESULTS = "results";
    private static final String SCRATCH = "scratch";
    private static final String FORMER = "former";

    /** How far the results are on their way into the folder. The state is a name of the journal, so that it changes at once. */
    enum State {
        /** The renames are being done. */
        BEGUN("journal.json"),
        /** All are done. */
        FINISHED("finished.json"),
        /** All are taken back; the results are complete, but not in their place. */
        UNDONE("undone.json");

        private final String fileName;

        State(String fileName) {
            this.fileName = fileName;
        }
    }

    private final Path parent;
    private final Disk disk;
    private final FileChannel lock;

    private WorkFolder(Path parent, Disk disk, FileChannel lock) {
        this.parent = parent;
        this.disk = disk;
        this.lock = lock;
    }

    /**
     * Takes hold of the working folder, with what an earlier run may have left in it.
     *
     * @param parent the folder of the results, which exists
     * @throws InputException if another run has it
     * @throws IOException if it cannot be written
     */
    static WorkFolder open(Path parent, Disk disk) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(NAME));
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (isLocked(channel) || !Files.exists(folder.resolve(LOCK))) {
                throw new InputException(
                        "Another run is writing its results to " + parent + ".",
                        "Wait until it has ended, or choose another folder with --out.");
            }
            return new WorkFolder(parent, disk, channel);
        } catch (InputException | IOException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Locks the file, until the process ends or the channel is closed, and returns whether somebody else has. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException inThisProcess) {
            return true;
        }
    }

    /** The folder of the results. */
    Path parent() {
        return parent;
    }

    Path path() {
        return parent.resolve(NAME);
    }

    /** Where results are written for the time being. */
    Path results() {
        return path().resolve(RESULTS);
    }

    /** For what is not among the results. */
    Path scratch() {
        return path().resolve(SCRATCH);
    }

    /** Where a result lies for the time being, by path below the folder of the results. */
    String result(String path) {
        return NAME + "/" + RESULTS + "/" + path;
    }

    /** Where an earlier result goes, by path below the folder of the results. */
    String former(String path) {
        return NAME + "/" + FORMER + "/" + path;
    }

    /** Whether nothing but the lock is in it. */
    boolean isEmpty() throws IOException {
        return FileTree.entries(path()).equals(List.of(path().resolve(LOCK)));
    }

    /** How far an earlier run's results are on their way; empty if they are not complete. */
    Optional<State> state() {
        for (State state : State.values()) {
            if (Files.exists(journal(state))) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    Path journal(State state) {
        return path().resolve(state.fileName);
    }

    /** From here on the renames are finished or taken back, if not by this process then by the next one. */
    void begin(Journal journal) throws IOException {
        disk.force(results());
        disk.write(journal(State.BEGUN), journal.json());
    }

    void end(State state) throws IOException {
        disk.move(journal(State.BEGUN), journal(state));
        disk.forceNames(path());
    }

    /** Makes it as new: with empty folders for results and scratch. */
    void renew() throws IOException {
        clear();
        Files.createDirectories(results());
        Files.createDirectories(scratch());
    }

    /** Deletes all that is not among the results. */
    void clearScratch() throws IOException {
        FileTree.delete(scratch(), disk);
        Files.createDirectories(scratch());
    }

    /** Deletes all but the lock; the journal last, since what else is there makes no sense without it. */
    private void clear() throws IOException {
        for (String each : List.of(SCRATCH, FORMER, RESULTS)) {
            FileTree.delete(path().resolve(each), disk);
        }
        for (Path rest : FileTree.entries(path())) {
            if (!rest.equals(path().resolve(LOCK))) {
                FileTree.delete(rest, disk);
            }
        }
    }

    private boolean hasResultsOnTheirWay() {
        Optional<State> state = state();
        return state.isPresent()
                && (state.get() == State.BEGUN || state.get() == State.UNDONE && Files.exists(results()));
    }

    /** Deletes it, unless results are still on their way. */
    @Override
    public void close() throws IOException {
        try (lock) {
            if (hasResultsOnTheirWay()) {
                return;
            }
            clear();
            disk.delete(path().resolve(LOCK));
            disk.delete(path());
        }
    }
}
