package org.multimodalbtw.engine.evidence.cell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A short name of what files hold: it changes with any byte and with any name. */
final class Fingerprint {

    /** Hexadecimal digits of a fingerprint. */
    static final int DIGITS = 12;

    private static final int CHUNK = 1 << 16;

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Of texts, in their order. */
    static String of(List<String> texts) {
        Fingerprint print = new Fingerprint();
        texts.forEach(print::add);
        return print.hex();
    }

    /**
     * @param places files and folders, in this order; those that are not there count as empty folders
     * @param which of the files count, by their name
     * @throws IOException if one cannot be read
     */
    static String of(List<Path> places, Predicate<Path> which) throws IOException {
        Fingerprint print = new Fingerprint();
        for (Path place : places) {
            print.add(place.getFileName().toString());
            if (Files.exists(place)) {
                print.addAll(place, which);
            }
        }
        return print.hex();
    }

    private void addAll(Path place, Predicate<Path> which) throws IOException {
        List<Path> files;
        try (Stream<Path> inside = Files.walk(place)) {
            files = inside.filter(Files::isRegularFile).filter(which).sorted().toList();
        }
        for (Path file : files) {
            add(place.relativize(file).toString());
            try (var stream = Files.newInputStream(file)) {
                byte[] chunk = new byte[CHUNK];
                for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                    digest.update(chunk, 0, read);
                }
            }
        }
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
