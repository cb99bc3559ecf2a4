package org.multimodalbtw.engine.encode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;

/** Encoders on disk: a directory with {@code manifest.json} and {@code statistics.safetensors}. */
public final class EncoderDirectory {

    static final String MANIFEST = "manifest.json";
    static final String STATISTICS = "statistics.safetensors";

    private static final int FORMAT_VERSION = 1;
    private static final String TABULAR = "tabular";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private EncoderDirectory() {}

    /**
     * @param directory written by {@link FittedEncoder#save(Path)}
     * @return the encoder; it encodes to the same bits as the one that was saved
     * @throws InputException if there is no encoder, it is damaged, or a newer version of this extension wrote it
     * @throws IOException if it cannot be read
     */
    public static FittedEncoder load(Path directory) throws IOException {
        Path manifestFile = directory.resolve(MANIFEST);
        if (!Files.isRegularFile(manifestFile)) {
            throw new InputException("There is no encoder in '" + directory + "'.", "Run the encoder node again.");
        }
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(manifestFile));
            checkVersion(json, directory);
            EncoderManifest manifest = JSON.treeToValue(json, EncoderManifest.class);
            return encoder(manifest, EncoderStatistics.read(directory.resolve(STATISTICS)));
        } catch (JsonProcessingException
                | IllegalArgumentException
                | NullPointerException
                | IndexOutOfBoundsException
                | IllegalStateException e) {
            throw new InputException(
                    "The encoder in '" + directory + "' is damaged.", "Run the encoder node again.", e);
        }
    }

    private static void checkVersion(JsonNode manifest, Path directory) {
        JsonNode version = manifest.path("formatVersion");
        if (!version.canConvertToInt() || version.intValue() < 1) {
            throw new IllegalArgumentException("format version " + version);
        }
        if (version.intValue() > FORMAT_VERSION) {
            throw new InputException(
                    "The encoder in '" + directory + "' has format version " + version.intValue()
                            + ", and this extension knows versions up to " + FORMAT_VERSION + ".",
                    "Update the extension.");
        }
        String encoder = manifest.path("encoder").asText();
        if (!encoder.equals(TABULAR)) {
            throw new InputException(
                    "The encoder in '" + directory + "' is of an unknown type, '" + encoder + "'.",
                    "Update the extension.");
        }
    }

    /**
     * @param encoder the encoder
     * @param directory does not exist yet, or is empty
     */
    static void save(FittedTabularEncoder encoder, Path directory) throws IOException {
        if (!isFree(directory)) {
            throw new InputException("'" + directory + "' is not an empty directory.", "Choose another place.");
        }
        Path target = directory.toAbsolutePath();
        Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectory(temporary);
            EncoderStatistics statistics = new EncoderStatistics();
            JSON.writeValue(temporary.resolve(MANIFEST).toFile(), manifest(encoder, statistics));
            statistics.write(temporary.resolve(STATISTICS));
            Files.deleteIfExists(target);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary.resolve(MANIFEST));
            Files.deleteIfExists(temporary.resolve(STATISTICS));
            Files.deleteIfExists(temporary);
        }
    }

    private static boolean isFree(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> content = Files.list(directory)) {
                return content.findAny().isEmpty();
            }
        }
        return Files.notExists(directory);
    }

    private static EncoderManifest manifest(FittedTabularEncoder encoder, EncoderStatistics statistics) {
        String version = FittedEncoder.class.getPackage().getImplementationVersion();
        return new EncoderManifest(
                FORMAT_VERSION,
                TABULAR,
                Objects.requireNonNullElse(version, "development"),
                encoder.modality(),
                encoder.settings(),
                encoder.report().trainingRows(),
                encoder.columns().stream()
                        .map(column -> manifestColumn(column, statistics))
                        .toList(),
                encoder.report().columns());
    }

    private static EncoderManifest.Column manifestColumn(ColumnEncoder column, EncoderStatistics statistics) {
        List<String> own = List.of();
        List<String> rare = List.of();
        List<EncoderManifest.Element> elements = new ArrayList<>();
        int length = 1;
        MissingIndicator indicator;
        if (column instanceof ColumnEncoder.Number number) {
            statistics.add(number.feature());
            indicator = number.indicator();
        } else if (column instanceof ColumnEncoder.Category category) {
            own = category.own();
            rare = category.rare();
            indicator = category.indicator();
        } else {
            ColumnEncoder.Vector vector = (ColumnEncoder.Vector) column;
            length = vector.length();
            for (ColumnEncoder.Vector.Element element : vector.elements()) {
                statistics.add(element.feature());
                statistics.add(element.indicator());
                elements.add(new EncoderManifest.Element(element.index(), element.indicator() != null));
            }
            indicator = vector.indicator();
        }
        statistics.add(indicator);
        return new EncoderManifest.Column(column.name(), column.kind(), own, rare, length, elements, indicator != null);
    }

    private static FittedEncoder encoder(EncoderManifest manifest, EncoderStatistics statistics) {
        List<ColumnEncoder> columns = new ArrayList<>();
        for (EncoderManifest.Column column : manifest.columns()) {
            columns.add(
                    switch (column.kind()) {
                        case NUMBER ->
                            new ColumnEncoder.Number(
                                    column.name(), statistics.feature(), statistics.indicator(column.indicator()));
                        case CATEGORY ->
                            new ColumnEncoder.Category(
                                    column.name(),
                                    column.categories(),
                                    column.rareCategories(),
                                    statistics.indicator(column.indicator()));
                        case VECTOR -> vector(column, statistics);
                    });
        }
        if (!statistics.isUsedUp()) {
            throw new IllegalArgumentException("More statistics than columns");
        }
        EncodingReport report = new EncodingReport(manifest.trainingRows(), manifest.report());
        FittedTabularEncoder encoder = new FittedTabularEncoder(
                Objects.requireNonNull(manifest.modality()),
                Objects.requireNonNull(manifest.settings()),
                columns,
                report);
        // a blank name or no feature at all shows here rather than in the middle of encoding
        encoder.output();
        return encoder;
    }

    private static ColumnEncoder vector(EncoderManifest.Column column, EncoderStatistics statistics) {
        List<ColumnEncoder.Vector.Element> elements = new ArrayList<>();
        for (EncoderManifest.Element element : column.elements()) {
            NumberFeature feature = statistics.feature();
            elements.add(new ColumnEncoder.Vector.Element(
                    element.index(), feature, statistics.indicator(element.indicator())));
        }
        return new ColumnEncoder.Vector(
                column.name(), column.length(), elements, statistics.indicator(column.indicator()));
    }
}
