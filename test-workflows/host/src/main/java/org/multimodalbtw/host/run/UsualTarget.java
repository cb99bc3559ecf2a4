package org.multimodalbtw.host.run;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.survey.SurveySettings;

/** The usual column to predict, where the labels write its name in another case, as {@code Label}. */
final class UsualTarget {

    private UsualTarget() {}

    /**
     * @param asked what is to be predicted
     * @param columns all columns of the labels
     * @return the same of the column that is called so in another case; empty where another column is asked for, the usual one is there, or none or
     *     several are called so
     */
    static Optional<Outcome> inOtherCase(Outcome asked, List<String> columns) {
        List<String> same = columns.stream()
                .filter(name -> name.strip().equalsIgnoreCase(SurveySettings.USUAL_OUTCOME))
                .toList();
        return !asked.target().equals(SurveySettings.USUAL_OUTCOME)
                        || columns.contains(asked.target())
                        || same.size() != 1
                ? Optional.empty()
                : Optional.of(new Outcome(asked.labels(), same.get(0), asked.group()));
    }
}
