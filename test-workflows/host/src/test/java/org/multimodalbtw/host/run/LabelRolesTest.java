package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelRolesTest {

    private static final List<String> COLUMNS = List.of("died", "Split", "patient", "ward", "los");

    @Test
    void eachColumnOfTheLabelsIsNamedOnce() {
        assertEquals(
                "predicted: 'died'; 'Split' says what rows are used for; rows with the same 'patient' belong together; not used: 'ward', "
                        + "'los'",
                LabelRoles.line(COLUMNS, "died", Optional.empty()));
        assertEquals(
                "predicted: 'died', 'los'; 'Split' says what rows are used for; rows with the same 'ward' belong together; not used: "
                        + "'patient'",
                LabelRoles.line(COLUMNS, "los, died", Optional.of("ward")));
    }

    @Test
    void withoutGroupsAllRowsAreForThemselves() {
        assertEquals(
                "predicted: 'label'; not used: 'patient'",
                LabelRoles.line(List.of("label", "patient"), "label", Optional.of("none")));
        assertEquals("predicted: 'label'", LabelRoles.line(List.of("label"), "label", Optional.empty()));
    }

    @Test
    void aColumnThatMayBeTheSplitIsNamed() {
        assertEquals(
                "predicted: 'label'; not used: 'age', 'Set'; to have 'Set' say what rows are used for, call it split",
                LabelRoles.line(List.of("label", "age", "Set"), "label", Optional.empty()));
        assertEquals(
                "predicted: 'label'; 'split' says what rows are used for; not used: 'set'",
                LabelRoles.line(List.of("label", "split", "set"), "label", Optional.empty()));
    }
}
