package org.multimodalbtw.nodes.multimodal;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.nodes.encoder.TableEncoder;
import org.multimodalbtw.nodes.image.ImageEncoderNodeFactory;
import org.multimodalbtw.nodes.series.SeriesEncoderNodeFactory;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;
import org.multimodalbtw.nodes.text.TextEncoderNodeFactory;

/**
 * A table of raw data that is connected to the node.
 *
 * @param position which of the node's tables it is, from 1 on, without the labels
 * @param name what its modality is called
 * @param kind what it holds, as the analyst says it
 * @param readsTexts whether texts that are numbers can be values of a series
 */
record RawTable(int position, String name, ModalityKind kind, boolean readsTexts) {

    /** What most of the platform's readers call every table. */
    private static final String UNNAMED = "default";

    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=\\.) (?=\\p{Lu})");
    /** What an encoder's settings are in. */
    private static final String DIALOG = "dialog";

    /**
     * @param position from 1 on
     * @param columns the table's columns
     * @param choice what the analyst says of it; {@code null} if nothing
     * @param readsTexts whether texts that are numbers can be values of a series
     */
    static RawTable of(int position, DataTableSpec columns, ModalityChoice choice, boolean readsTexts) {
        String chosen = choice == null ? "" : choice.m_name.strip();
        boolean isNamed = !columns.getName().isBlank() && !columns.getName().equals(UNNAMED);
        String own = isNamed ? columns.getName() : "table " + position;
        return new RawTable(
                position,
                chosen.isEmpty() ? own : chosen,
                choice == null ? ModalityKind.AUTOMATIC : choice.m_kind,
                readsTexts);
    }

    /** @return the kind that the analyst says; empty if it is to be found out */
    Optional<FileKind> chosen() {
        return switch (kind) {
            case AUTOMATIC -> Optional.empty();
            case TABLE, VECTORS -> Optional.of(FileKind.TABLE);
            case SERIES -> Optional.of(FileKind.SERIES);
            case TEXT -> Optional.of(FileKind.TEXT);
            case IMAGES -> Optional.of(FileKind.IMAGES);
        };
    }

    /** @return what it is called in messages, for example {@code "Table 2 ('labs')"} */
    String called() {
        return "Table " + position + " ('" + name + "')";
    }

    /** @return the same failure with the table's name, and the ways round that there are without the dialog of its encoder */
    InputException named(InputException failure, FileKind holds) {
        String remedy = Stream.of(BETWEEN_SENTENCES.split(failure.remedy()))
                .filter(sentence -> !sentence.contains(DIALOG))
                .map(sentence -> sentence + " ")
                .collect(Collectors.joining());
        return new InputException(
                called() + ": " + failure.getMessage(),
                remedy
                        + "If the table holds something else: 'Modalities' in the node's dialog. To give it settings of its own, connect it to a "
                        + holds.encoder() + ", and that to Modality Collector, MoE Fusion and BTW Learner.",
                failure);
    }

    static TableEncoder<?> encoder(FileKind kind) {
        return switch (kind) {
            case TABLE -> TabularEncoderNodeFactory.encoder();
            case SERIES -> SeriesEncoderNodeFactory.encoder();
            case TEXT -> TextEncoderNodeFactory.encoder();
            case IMAGES -> ImageEncoderNodeFactory.encoder();
        };
    }
}
