package org.multimodalbtw.nodes.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.knime.core.util.FileUtil;
import org.multimodalbtw.engine.InputException;

/**
 * A file or folder that the analyst names: a path of this machine, or an address such as {@code knime://knime.workflow/data} or {@code
 * file:///data}.
 *
 * @param setting the setting's name in the dialog
 * @param text what is written there
 */
public record Place(String setting, String text) {

    private static final String ADDRESS = "(?s)[A-Za-z][A-Za-z0-9+.-]+:.*";
    private static final String PATH_VARIABLE =
            "(?s)\\((LOCAL|RELATIVE|MOUNTPOINT|CUSTOM_URL|CONNECTED|HUB_SPACE)\\b.*";

    /** Without the blanks around it. */
    public Place {
        text = text.strip();
    }

    /** @return whether nothing is written */
    public boolean isBlank() {
        return text.isEmpty();
    }

    /** @throws InputException if it cannot be a path or an address, whatever there is on the machine */
    public void check() {
        if (text.matches(PATH_VARIABLE)) {
            throw new InputException(
                    "'" + setting + "' is '" + text + "', which is a path variable and no path.",
                    "Convert it with KNIME's Path to String (Variable) node.");
        }
        if (!text.matches(ADDRESS)) {
            localPath();
        }
    }

    /** @return whether it is an address of another machine */
    public boolean isElsewhere() {
        return !isBlank() && resolve() == null;
    }

    /**
     * @return the folder on this machine
     * @throws InputException if it is not a path, or lies elsewhere
     * @throws java.io.UncheckedIOException if it cannot be resolved
     */
    public Path folder() {
        Path local = resolve();
        if (local == null) {
            throw new InputException(
                    "'" + setting + "': the folder '" + text
                            + "' is not on this machine, so that its files cannot be listed.",
                    "Copy it with KNIME's Transfer Files node, and name the folder of the copy.");
        }
        return local;
    }

    /**
     * @param files names of the files that are needed from the folder
     * @return the folder on this machine, or a temporary folder with copies of these files
     * @throws IOException if a file cannot be copied
     */
    public Path folderWith(List<String> files) throws IOException {
        return folderWithOneOf(files.stream().map(List::of).toList());
    }

    /**
     * @param files of each file that is needed from the folder the names that it may have
     * @return the folder on this machine, or a temporary folder with copies of these files
     * @throws IOException if the copies cannot be written
     * @throws InputException if a file is there under none of its names
     */
    public Path folderWithOneOf(List<List<String>> files) throws IOException {
        Path local = resolve();
        if (local != null) {
            return local;
        }
        Path copies = temporary();
        for (List<String> names : files) {
            copyFirst(names, copies);
        }
        return copies;
    }

    private void copyFirst(List<String> names, Path copies) throws IOException {
        InputException first = null;
        for (String name : names) {
            if (Files.exists(copies.resolve(name))) {
                return;
            }
            try {
                copy(new Place(setting, text.replaceFirst("/*$", "/") + encoded(name)), copies.resolve(name));
                return;
            } catch (InputException failure) {
                Files.deleteIfExists(copies.resolve(name));
                first = first == null ? failure : first;
            }
        }
        throw first;
    }

    /** A file's name as a part of an address. */
    private static String encoded(String name) {
        try {
            return new URI(null, null, "/" + name, null).getRawPath().substring(1);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /**
     * @return the file on this machine, or a temporary copy of it
     * @throws IOException if it cannot be copied
     */
    public Path file() throws IOException {
        Path local = resolve();
        if (local != null) {
            return local;
        }
        Path copy = temporary().resolve(name());
        copy(this, copy);
        return copy;
    }

    /** What stands after the last slash, without a query. */
    private String name() {
        String path = text.replaceFirst("[?#].*", "").replaceFirst("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Path temporary() throws IOException {
        return FileUtil.createTempDir("multimodalbtw").toPath();
    }

    private static void copy(Place from, Path to) throws IOException {
        try (InputStream in = FileUtil.openStreamWithTimeout(from.url())) {
            Files.copy(in, to);
        } catch (IOException failure) {
            throw new InputException(
                    "'" + from.setting + "': '" + from.text + "' cannot be copied to this machine ("
                            + failure.getMessage() + ").",
                    "Check the address and that you may read it, or copy the file with KNIME's Transfer Files node.",
                    failure);
        }
    }

    /** The path on this machine; {@code null} if it is an address of another place. */
    private Path resolve() {
        check();
        if (!text.matches(ADDRESS)) {
            return localPath();
        }
        try {
            return FileUtil.resolveToPath(url());
        } catch (IOException | URISyntaxException | IllegalArgumentException failure) {
            throw new InputException(
                    "'" + setting + "': the address '" + text + "' cannot be resolved (" + failure.getMessage() + ").",
                    "Write it as KNIME shows it, for example knime://knime.workflow/data, with %20 for a blank.",
                    failure);
        }
    }

    private URL url() throws MalformedURLException {
        return FileUtil.toURL(text);
    }

    private Path localPath() {
        try {
            return Path.of(text);
        } catch (InvalidPathException impossible) {
            throw new InputException(
                    "'" + setting + "': '" + text + "' is no path: " + impossible.getReason() + ".",
                    "Write it as in your file manager.",
                    impossible);
        }
    }
}
