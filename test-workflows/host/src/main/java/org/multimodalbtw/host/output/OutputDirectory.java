package org.multimodalbtw.host.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.host.output.WorkFolder.State;

/**
 * The folder of a run's results. They are written to a hidden folder in it and put in their place when all are there; until
 * then nothing else of it changes. What an earlier run wrote is replaced where its summary lists it and it was not changed
 * since; everything else stays, or is moved aside where a new result goes. Whenever the process is killed, the folder has the
 * earlier results, the new ones, or a journal that the next run finishes or undoes.
 */
public final class OutputDirectory implements AutoCloseable {

    private static final String UNPUBLISHED = "unpublished-results";

    private final Path target;
    private final Sources sources;
    private final Disk disk;
    private final Consumer<String> notices;
    private final WorkFolder work;
    private final boolean isNew;
    private final Thread cleaning = new Thread(this::delete, "delete unfinished results");

    private OutputDirectory(
            Path target, Sources sources, Disk disk, Consumer<String> notices, WorkFolder work, boolean isNew) {
        this.target = target;
        this.sources = sources;
        this.disk = disk;
        this.notices = notices;
        this.work = work;
        this.isNew = isNew;
        Runtime.getRuntime().addShutdownHook(cleaning);
    }

    /**
     * @param directory where the results are wanted; made if it does not exist
     * @param sources what the run reads
     * @param notices is told, in whole sentences, what a person should know of the folder
     * @return the place to write them
     * @throws InputException if the directory cannot be written, is used by another run, or holds what the run reads
     */
    public static OutputDirectory prepare(Path directory, Sources sources, Consumer<String> notices) {
        return prepare(directory, sources, notices, new Disk());
    }

    static OutputDirectory prepare(Path directory, Sources sources, Consumer<String> notices, Disk disk) {
        Path target = directory.toAbsolutePath().normalize();
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new InputException(target + " is a file.", "Choose a folder with --out.");
        }
        sources.requireApartFrom(target).ifPresent(notices);
        boolean isNew = !Files.exists(target);
        try {
            Files.createDirectories(target);
            OutputDirectory out =
                    new OutputDirectory(target, sources, disk, notices, WorkFolder.open(target, disk), isNew);
            out.begin();
            return out;
        } catch (IOException failure) {
            throw new InputException(
                    "The results cannot be written to " + target + ": " + reason(failure) + ".",
                    "Choose another folder with --out, or make this one and what is in it writable.",
                    failure);
        }
    }

    private void begin() throws IOException {
        try {
            recover();
            work.renew();
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }

    /** @return where the results are to be written for the time being */
    public Path path() {
        return work.results();
    }

    /** @return a directory, empty at first, for what is not among the results */
    public Path scratch() {
        return work.scratch();
    }

    /**
     * Deletes all that is not among the results.
     *
     * @throws IOException if that fails
     */
    public void clearScratch() throws IOException {
        work.clearScratch();
    }

    /**
     * Adds the summary to the results and puts them all in their place.
     *
     * @param summary gives the text of the summary for the files that it is to list, itself among them with
     *     {@link WrittenFiles#UNSEALED}
     * @throws IOException if the results cannot be completed; then the folder is as it was
     * @throws InputException if they cannot be put in their place
     */
    public synchronized void publish(Function<WrittenFiles, String> summary) throws IOException {
        WrittenFiles earlier = WrittenFiles.listedIn(target);
        Optional<String> inUse = sources.inUseIn(target);
        WrittenFiles listed = WrittenFiles.in(path()).withUnsealedSummary();
        if (inUse.isPresent()) {
            listed = listed.and(earlier.only(inUse.get()));
        }
        disk.write(path().resolve(WrittenFiles.SUMMARY), WrittenFiles.seal(summary.apply(listed)));
        work.clearScratch();
        Planner planner = new Planner(work, earlier, fresh(), inUse);
        Journal journal = planner.plan();
        work.begin(journal);
        try {
            List<String> aside = new ArrayList<>(planner.kept().aside());
            aside.addAll(journal.finish(target, disk));
            work.end(State.FINISHED);
            new KeptFiles(planner.kept().staying(), aside).sentence(target).ifPresent(notices);
        } catch (IOException failure) {
            throw undo(journal, failure);
        }
    }

    /** The new results; of the summary the hash is the one that it states itself. */
    private WrittenFiles fresh() throws IOException {
        return WrittenFiles.in(path()).and(WrittenFiles.listedIn(path()).only(WrittenFiles.SUMMARY));
    }

    private InputException undo(Journal journal, IOException failure) {
        String problem = "The results cannot be put into " + target + ": " + reason(failure) + ".";
        try {
            journal.undo(target, disk);
            work.end(State.UNDONE);
            return new InputException(
                    problem + " What was there before is as it was; the new results are complete and in "
                            + moveUnpublished() + ".",
                    "Take them from there, or put right what is said above and run again.",
                    failure);
        } catch (IOException stuck) {
            return new InputException(
                    problem + " Nothing is lost: some of the new results are in " + path()
                            + ", and the next run into this folder puts them in their place.",
                    "Put right what is said above, and run again.",
                    failure);
        }
    }

    private Path moveUnpublished() throws IOException {
        Path free = target.resolve(UNPUBLISHED);
        if (Files.exists(free, LinkOption.NOFOLLOW_LINKS)) {
            free = target.resolve(FileTree.freeName(target, UNPUBLISHED));
        }
        disk.move(path(), free);
        return free;
    }

    /** Finishes, undoes or deletes what a run left that was stopped. */
    private void recover() throws IOException {
        if (work.isEmpty()) {
            return;
        }
        Optional<State> state = work.state();
        if (state.isEmpty()) {
            notices.accept("An earlier run into " + target + " was stopped before its results were complete: what it "
                    + "left was deleted, and the rest of the folder is as it was.");
        } else if (state.get() == State.BEGUN) {
            recover(Journal.read(work.journal(State.BEGUN), target));
        } else if (state.get() == State.UNDONE && Files.exists(path())) {
            notices.accept("The results of an earlier run could not be put into " + target + ": they are in "
                    + moveUnpublished() + ".");
        }
    }

    private void recover(Journal journal) throws IOException {
        String begin = "An earlier run was stopped while its results were put into " + target + ": ";
        List<String> aside = new ArrayList<>();
        if (journal.canBeFinished(target)) {
            aside.addAll(journal.aside());
            aside.addAll(journal.finish(target, disk));
            work.end(State.FINISHED);
            notices.accept(begin + "that was finished, and its results are complete.");
        } else {
            aside.addAll(journal.undo(target, disk));
            disk.delete(work.journal(State.BEGUN));
            notices.accept(begin + "that was undone, since some of them are missing or damaged, and what was there "
                    + "before is back.");
        }
        new KeptFiles(List.of(), aside).sentence(target).ifPresent(notices);
    }

    /** Deletes what has not been published; what cannot be deleted is said. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaning);
        } catch (IllegalStateException shuttingDown) {
            return; // the hook does it
        }
        delete();
    }

    private synchronized void delete() {
        try {
            work.close();
            if (isNew && FileTree.isEmpty(target)) {
                disk.delete(target);
            }
        } catch (IOException | UncheckedIOException failure) {
            notices.accept("What is of no more use could not be deleted from " + work.path() + ": "
                    + failure.getMessage() + ". The next run into this folder deletes it.");
        }
    }

    /**
     * @param failure why a file cannot be read or written
     * @return the same for a person
     */
    public static String reason(IOException failure) {
        if (failure instanceof FileSystemException of && of.getFile() != null) {
            String what = of.getReason() == null ? name(failure) : of.getReason();
            return of.getFile() + ": " + what;
        }
        return failure.getMessage() == null ? name(failure) : failure.getMessage();
    }

    private static String name(IOException failure) {
        return switch (failure.getClass().getSimpleName()) {
            case "AccessDeniedException" -> "access is denied";
            case "NoSuchFileException" -> "it does not exist";
            case "FileAlreadyExistsException" -> "something is there already";
            case "DirectoryNotEmptyException" -> "the folder is not empty";
            default -> failure.getClass().getSimpleName().replace("Exception", "");
        };
    }
}
