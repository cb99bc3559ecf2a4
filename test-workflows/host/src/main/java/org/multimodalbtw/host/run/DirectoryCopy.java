package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies a directory with all that is in it. */
final class DirectoryCopy {

    private DirectoryCopy() {}

    /**
     * @param source a directory of files and directories
     * @param target where its copy goes
     * @throws IOException if a file cannot be read or written, or is no regular file
     */
    static void of(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(
                            copy); // a copied directory would keep the rights of a private temporary one
                } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.copy(file, copy);
                } else {
                    throw new IOException("'" + file.getFileName() + "' is no regular file");
                }
            }
        }
    }
}
