package org.multimodalbtw.engine.encode.image;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that names in a table lead to: regular files, in the folder where the settings say so. What is a link in the folder was put
 * there by whoever owns it, and is followed.
 */
final class PictureFiles {

    private static final String ADDRESS = "file:";

    private static final boolean WINDOWS = File.separatorChar == '\\';

    private final String folder;
    private final boolean confined;
    private final boolean foreign;
    private long outside;
    private String example = "";

    /**
     * @param settings the folder, and whether names must stay in it
     * @param foreign whether the settings come from a saved encoder, which somebody else may have written
     */
    PictureFiles(ImageEncoderSettings settings, boolean foreign) {
        folder = settings.folder();
        confined = settings.confined() && !folder.isEmpty();
        this.foreign = foreign;
    }

    /**
     * @param name as it is in the table, not blank
     * @return the file, to be read and closed
     * @throws PictureReader.UnusableException if there may be such a file, but it is not opened
     * @throws IOException if it cannot be opened
     * @throws java.nio.file.InvalidPathException if it is no path
     */
    InputStream open(String name) throws IOException {
        if (foreign && isOnNetwork(folder, WINDOWS)) {
            throw new PictureReader.UnusableException("would be looked for in the network folder " + folder
                    + ", which a saved encoder may not name: map it " + "to a drive, or give complete names");
        }
        Path top = Path.of(folder);
        Path file = top.resolve(ofAddress(name.strip()));
        if (!folder.isEmpty() && !isIn(top, file)) {
            if (confined) {
                throw new PictureReader.UnusableException("lies outside the folder " + folder);
            }
            outside++;
            example = example.isEmpty() ? name.strip() : example;
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new PictureReader.UnusableException(
                    Files.isDirectory(file) ? "is a folder" : "is a device or a pipe, and no file");
        }
        return Files.newInputStream(file);
    }

    /** @return what to know of files that were read from outside the folder */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (outside > 0) {
            warnings.add(outside + (outside == 1 ? " image was" : " images were") + " read from outside the folder "
                    + folder + ", for example '" + example
                    + "'. Switch on 'Only files in the folder' to count such names as missing.");
        }
        return warnings;
    }

    /** The name of a file of this machine that is given as an address, such as {@code file:/data/ct%201.png}; any other name as it is. */
    private static String ofAddress(String name) {
        if (!name.regionMatches(true, 0, ADDRESS, 0, ADDRESS.length())) {
            return name;
        }
        try {
            URI address = new URI(name);
            boolean isOfThisMachine = address.getAuthority() == null && address.getPath() != null;
            return isOfThisMachine
                    ? Path.of(new URI("file", null, address.getPath(), null)).toString()
                    : name;
        } catch (URISyntaxException | IllegalArgumentException noAddress) {
            return name;
        }
    }

    private static boolean isIn(Path top, Path file) {
        return file.toAbsolutePath().normalize().startsWith(top.toAbsolutePath().normalize());
    }

    /** Whether Windows would ask another machine for a folder, and tell it who the user is. */
    static boolean isOnNetwork(String folder, boolean onWindows) {
        return onWindows && folder.strip().replace('/', '\\').startsWith("\\\\");
    }
}
