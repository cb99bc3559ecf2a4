package org.multimodalbtw.engine.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;

/**
 * The SHA-256 of each file of a directory, in a file {@value #NAME} beside them that {@code sha256sum -c} reads too. It shows what was
 * changed by accident, not by somebody who changes it as well.
 *
 * @param directory the directory
 * @param hashes 64 hexadecimal digits for each file, by its name; empty where the directory has none, as those of earlier versions
 */
public record FileHashes(Path directory, Map<String, String> hashes) {

    /** The file. */
    public static final String NAME = "SHA256SUMS";

    private static final String ALGORITHM = "SHA-256";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([^/\\\\\\p{Cntrl}]+)");
    private static final int LONGEST = 1 << 20;

    /** Keeps its own copy of the map. */
    public FileHashes {
        hashes = Map.copyOf(hashes);
    }

    /**
     * Writes the hashes of all files that are in a directory; those that it had are replaced.
     *
     * @param directory the directory
     * @throws IOException if a file cannot be read or written
     */
    public static void write(Path directory) throws IOException {
        StringBuilder lines = new StringBuilder();
        try (Stream<Path> content = Files.list(directory)) {
            List<Path> files = content.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals(NAME))
                    .sorted()
                    .toList();
            for (Path file : files) {
                lines.append(of(file)).append("  ").append(file.getFileName()).append('\n');
            }
        }
        Files.writeString(directory.resolve(NAME), lines);
    }

    /**
     * @param directory a directory
     * @return what stands in it
     * @throws InputException if the file of hashes is damaged
     * @throws IOException if it cannot be read
     */
    public static FileHashes read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return new FileHashes(directory, Map.of());
        }
        Map<String, String> hashes = new TreeMap<>();
        String[] lines = text(bytes(file, LONGEST), file).split("\n", -1);
        boolean whole = lines.length > 1 && lines[lines.length - 1].isEmpty();
        for (int i = 0; whole && i < lines.length - 1; i++) {
            Matcher line = LINE.matcher(lines[i]);
            whole = line.matches() && hashes.put(line.group(2), line.group(1)) == null;
        }
        if (!whole) {
            throw damaged(file, "a line is not a hash and a name");
        }
        return new FileHashes(directory, hashes);
    }

    /** @return whether there are no hashes at all */
    public boolean isAbsent() {
        return hashes.isEmpty();
    }

    /**
     * @param name of a file in the directory
     * @param most how many bytes it may have
     * @return its text, which must be UTF-8
     * @throws InputException if it is not what was hashed, or larger
     * @throws IOException if it cannot be read
     */
    public String text(String name, int most) throws IOException {
        Path file = directory.resolve(name);
        byte[] bytes = bytes(file, most);
        require(name, of(bytes));
        return text(bytes, file);
    }

    /**
     * @param name of a file in the directory
     * @throws InputException if it is not what was hashed
     * @throws IOException if it cannot be read
     */
    public void verify(String name) throws IOException {
        Path file = directory.resolve(name);
        if (!isAbsent() && Files.isRegularFile(file)) {
            require(name, of(file));
        }
    }

    private void require(String name, String hash) {
        if (!isAbsent() && !hash.equals(hashes.get(name))) {
            throw damaged(directory.resolve(name), "its SHA-256 is not the one in " + NAME);
        }
    }

    /**
     * @param file a file
     * @return its SHA-256 as hexadecimal digits
     * @throws IOException if it cannot be read
     */
    public static String of(Path file) throws IOException {
        try (HashingStream in = new HashingStream(Files.newInputStream(file))) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.sha256();
        }
    }

    /**
     * @param bytes of a file
     * @return their SHA-256 as hexadecimal digits
     */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static byte[] bytes(Path file, int most) throws IOException {
        if (Files.size(file) > most) {
            throw damaged(file, "it has " + Files.size(file) + " bytes, where at most " + most + " are expected");
        }
        return Files.readAllBytes(file);
    }

    private static String text(byte[] bytes, Path file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException failure) {
            throw damaged(file, "it is not UTF-8");
        }
    }

    private static InputException damaged(Path file, String detail) {
        return new InputException(
                "'" + file + "' is damaged: " + detail + ".",
                "Run the node that wrote it again, or copy its folder anew.");
    }

    /** @return what makes such hashes */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
