package org.multimodalbtw.host.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workflow as one {@code .knwf} file, as KNIME imports it: a zip of the workflow's directory, with that directory as its root. */
final class WorkflowArchive {

    /** Fixed, so that the same workflow gives the same file. */
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 24, 0, 0);

    private WorkflowArchive() {}

    /**
     * @param workflow a workflow's directory
     * @param file the archive; an earlier one is replaced once the new one is complete
     * @throws IOException if it cannot be written
     */
    static void write(Path workflow, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream output = Files.newOutputStream(part);
                ZipOutputStream zip = new ZipOutputStream(output)) {
            for (Path one : files(workflow)) {
                ZipEntry entry = new ZipEntry(
                        workflow.getParent().relativize(one).toString().replace('\\', '/'));
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                Files.copy(one, zip);
                zip.closeEntry();
            }
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
