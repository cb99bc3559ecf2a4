package org.multimodalbtw.host.run;

import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.survey.Choice;

/**
 * How a folder is read, and what is predicted from it.
 *
 * @param folder the folder's absolute path
 * @param outcome what is predicted
 * @param modalities the modalities to read, at least one, and the encoder of each
 * @param predicted what the target is, as the learner calls it, where that is known
 * @param columns what columns are taken as, by file/column
 * @param decision what is asked of the predictions
 * @param hasTestRows whether the labels say which rows test; without them held-out rows are evaluated
 * @param encoderParameters what encoders are told of the columns of their files, by modality and by the parameters' keys, in an order in which each can be checked with those before it
 */
record FolderChoices(
        String folder,
        Outcome outcome,
        Map<String, NodeKind> modalities,
        Optional<String> predicted,
        Map<String, Choice> columns,
        Decision decision,
        boolean hasTestRows,
        Map<String, Map<String, String>> encoderParameters) {

    GroupSettings group() {
        return new GroupSettings(outcome.group());
    }
}
