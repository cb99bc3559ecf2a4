package org.knime.core.util;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.multimodalbtw.platform.core.WorkflowAddress;

/** Files, folders and the addresses that a user gives for them. */
public final class FileUtil {
    private static final int TIMEOUT_MILLIS = 20_000;

    private FileUtil() {}

    /** @param text an address, or a path of this machine */
    public static URL toURL(final String text) throws MalformedURLException {
        try {
            return WorkflowAddress.matches(text) ? WorkflowAddress.url(text) : new URL(text);
        } catch (MalformedURLException e) {
            return Path.of(text).toAbsolutePath().toUri().toURL();
        }
    }

    /** @return null for an address that is not a file of this machine */
    public static Path resolveToPath(final URL url) throws IOException, URISyntaxException {
        if (url.getProtocol().equals(WorkflowAddress.PROTOCOL)) {
            return WorkflowAddress.path(url);
        }
        return url.getProtocol().equals("file") ? Path.of(url.toURI()) : null;
    }

    public static InputStream openStreamWithTimeout(final URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection.getInputStream();
    }

    public static File createTempDir(final String prefix) throws IOException {
        return Files.createTempDirectory(prefix).toFile();
    }

    public static void copy(final File source, final File target) throws IOException {
        try (InputStream in = new FileInputStream(source);
                OutputStream out = new FileOutputStream(target)) {
            in.transferTo(out);
        }
    }

    /** @param target made when needed */
    public static void copyDir(final File source, final File target) throws IOException {
        Files.createDirectories(target.toPath());
        for (File file : children(source)) {
            File copy = new File(target, file.getName());
            if (file.isDirectory()) {
                copyDir(file, copy);
            } else {
                copy(file, copy);
            }
        }
    }

    /** @return whether nothing is left */
    public static boolean deleteRecursively(final File file) {
        boolean gone = true;
        if (file.isDirectory() && !Files.isSymbolicLink(file.toPath())) {
            for (File child : children(file)) {
                gone &= deleteRecursively(child);
            }
        }
        return file.delete() && gone;
    }

    private static File[] children(final File directory) {
        File[] files = directory.listFiles();
        return files == null ? new File[0] : files;
    }
}
