package org.multimodalbtw.engine.encode.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.multimodalbtw.engine.encode.EncoderManifest;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FeatureScale;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.FrozenFile;
import org.multimodalbtw.engine.storage.Safetensors;

/**
 * The manifest of a saved encoder with a language model, which lies beside it.
 *
 * @param modality the modality's name
 * @param columns the columns with texts
 * @param language the language model
 * @param scale how values are standardised
 * @param notes how notes of a patient are read, or {@code null}; not in what earlier versions wrote
 * @param learnt what became of each input column
 */
public record FrozenTextManifest(
        String modality,
        List<String> columns,
        @JsonUnwrapped Language language,
        FeatureScale scale,
        @JsonInclude(JsonInclude.Include.NON_NULL) NoteReading notes,
        @JsonUnwrapped EncodingReport learnt)
        implements EncoderManifest {

    /**
     * The language model.
     *
     * @param modelSha256 the hash of the model's file
     * @param tokenizerSha256 the hash of the tokenizer's file
     * @param mostTokens so many tokens of a text are read
     * @param size how many values the model gives for a text
     */
    record Language(String modelSha256, String tokenizerSha256, int mostTokens, int size) {

        private static Language of(FrozenLanguageModel language) {
            return new Language(
                    language.model().sha256(), language.tokenizer().sha256(), language.mostTokens(), language.size());
        }

        private FrozenLanguageModel in(Path directory) {
            return new FrozenLanguageModel(
                    new FrozenFile(
                            directory.resolve(FittedFrozenTextEncoder.MODEL), Objects.requireNonNull(modelSha256)),
                    new FrozenFile(
                            directory.resolve(FittedFrozenTextEncoder.TOKENIZER),
                            Objects.requireNonNull(tokenizerSha256)),
                    mostTokens,
                    size);
        }
    }

    /** The kind of encoder, as saved encoders name it. */
    public static final String KIND = "frozen text";

    static FrozenTextManifest of(FittedFrozenTextEncoder encoder) {
        return new FrozenTextManifest(
                encoder.modality(),
                encoder.columns(),
                Language.of(encoder.language()),
                encoder.scale(),
                encoder.notes(),
                encoder.report());
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Encoders of the first format read no more of a text, whatever they said. */
    private static final int MOST_OF_FIRST_FORMAT = 512;

    @Override
    public EncoderManifest of(int formatVersion) {
        return formatVersion > 1 || language.mostTokens <= MOST_OF_FIRST_FORMAT
                ? this
                : new FrozenTextManifest(
                        modality,
                        columns,
                        new Language(
                                language.modelSha256, language.tokenizerSha256, MOST_OF_FIRST_FORMAT, language.size),
                        scale,
                        notes,
                        learnt);
    }

    @Override
    public FittedEncoder encoder(Safetensors statistics, Path directory) {
        return new FittedFrozenTextEncoder(
                Objects.requireNonNull(modality),
                notes,
                columns,
                language.in(directory),
                Objects.requireNonNull(scale),
                learnt);
    }
}
