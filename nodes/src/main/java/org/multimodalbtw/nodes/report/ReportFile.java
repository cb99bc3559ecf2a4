package org.multimodalbtw.nodes.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.storage.Draft;
import org.multimodalbtw.nodes.run.Place;

/** The file to which a page is written: it appears complete or not at all. */
record ReportFile(Path path) {

    private static final String NAME = "report.html";

    /**
     * @param place what the analyst names: a file, or a folder that is there
     * @return the file
     * @throws InputException if it is not on this machine, or lies in a folder that is not there
     */
    static ReportFile at(Place place) {
        if (place.isElsewhere()) {
            throw new InputException(
                    "'" + place.setting() + "': '" + place.text() + "' is not on this machine.",
                    "Name a file of this machine, and copy it with KNIME's Transfer Files node.");
        }
        Path named = place.folder().toAbsolutePath().normalize();
        Path file = Files.isDirectory(named) ? named.resolve(NAME) : named;
        if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
            throw new InputException(
                    "'" + place.setting() + "': the folder '" + file.getParent() + "' is not there.",
                    "Make the folder, or name another file.");
        }
        return new ReportFile(file);
    }

    /**
     * @param ifExists what happens to a file that is there already
     * @return whether there is one, which is to be replaced
     * @throws InputException if there is one that is not to be replaced
     */
    boolean requireFree(IfExists ifExists) {
        boolean exists = Files.exists(path);
        if (exists && (ifExists == IfExists.FAIL || !Files.isRegularFile(path))) {
            throw new InputException(
                    "The file '" + path + "' is there already.",
                    "Name another one, or choose 'If the file exists: Replace' in the node's dialog.");
        }
        return exists;
    }

    /**
     * @param page what to write
     * @param ifExists what happens to a file that is there already
     * @return whether one was replaced
     * @throws InputException if there is one that is not to be replaced
     * @throws IOException if it cannot be written; the place is then as it was
     */
    boolean write(String page, IfExists ifExists) throws IOException {
        boolean exists = requireFree(ifExists);
        try (Draft draft = Draft.of(path)) {
            Files.writeString(draft.path(), page);
            draft.commit();
        }
        return exists;
    }
}
