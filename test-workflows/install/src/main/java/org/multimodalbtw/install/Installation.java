package org.multimodalbtw.install;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The platform with the feature installed, kept for the next run as long as neither update site changes. While it is
 * open no other process replaces or deletes it.
 */
final class Installation implements AutoCloseable {

    private static final String COMPLETE = "complete";
    private static final String LOCK = ".lock";
    private static final int NAME_BYTES = 8;

    private final Path directory;
    private final FileChannel channel;

    private Installation(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Installs if that was not done yet, waiting for another process that is at it, and clears away older ones. */
    static Installation open(Project project) throws Exception {
        Files.createDirectories(project.cache());
        Path directory = project.cache().resolve("installation-" + name(project));
        install(project, directory);
        deleteOthers(project.cache(), directory);
        FileChannel channel = lockFile(directory);
        channel.lock(0, Long.MAX_VALUE, true);
        if (!Files.exists(directory.resolve(COMPLETE))) {
            channel.close();
            throw new IOException(directory + " was deleted while it was opened; run again");
        }
        return new Installation(directory, channel);
    }

    /** @return the directory with the installed bundles */
    Path plugins() {
        return directory.resolve("plugins");
    }

    private static void install(Project project, Path directory) throws Exception {
        if (Files.exists(directory.resolve(COMPLETE))) {
            return;
        }
        try (FileChannel channel = lockFile(directory);
                FileLock exclusive = channel.lock()) {
            if (!exclusive.isValid() || Files.exists(directory.resolve(COMPLETE))) {
                return;
            }
            Directories.delete(directory);
            System.err.println("Installing the update site into the stand-in platform.");
            try (P2 p2 = P2.start(project.p2Bundles())) {
                P2.Outcome outcome = p2.direct(
                        directory,
                        TargetPlatform.current(),
                        "-repository",
                        project.platformSite().toUri() + ","
                                + project.updateSite().toUri(),
                        "-installIU",
                        Project.PLATFORM + "," + Project.HOST + "," + Project.FEATURE);
                if (!outcome.successful()) {
                    throw new IOException(project.updateSite() + " could not be installed:\n" + outcome.messages());
                }
            }
            Files.createFile(directory.resolve(COMPLETE));
        }
    }

    private static void deleteOthers(Path cache, Path current) throws IOException {
        for (Path other : Equinox.list(cache)) {
            if (!Files.isDirectory(other) || other.equals(current)) {
                continue;
            }
            try (FileChannel channel = lockFile(other);
                    FileLock exclusive = channel.tryLock()) {
                if (exclusive != null) {
                    Files.deleteIfExists(other.resolve(COMPLETE));
                    Directories.delete(other);
                }
            }
        }
    }

    private static FileChannel lockFile(Path directory) throws IOException {
        Path file = directory.resolveSibling(directory.getFileName() + LOCK);
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static String name(Project project) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path site : List.of(project.platformSite(), project.updateSite())) {
                digest.update(Files.readAllBytes(site.resolve("content.jar")));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
