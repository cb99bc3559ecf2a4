package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelRolesTest {

    private static final List<String> COLUMNS = List.of("died", "Split", "patient", "ward", "los");

    private static final String FOR_ONE =
            " (to compare patients by it: --subgroup COLUMN; to learn from it, write it into another file, with the ids)";

    private static final String FOR_SEVERAL =
            " (to compare patients by them: --subgroup COLUMN; to learn from them, write them into another file, with the ids)";

    @Test
    void eachColumnOfTheLabelsIsNamedOnce() {
        assertEquals(
                "predicted: 'died'; 'Split' says which rows train, validate and test; rows with the same 'patient' belong together; not learnt from, as nothing in the labels is: 'ward', "
                        + "'los'" + FOR_SEVERAL,
                LabelRoles.line(COLUMNS, "died", Optional.empty(), LabelRoles.SAYS_ALL));
        assertEquals(
                "predicted: 'died', 'los'; 'Split' says which rows train, validate and test; rows with the same 'ward' belong together; not learnt from, as nothing in the labels is: "
                        + "'patient'" + FOR_ONE,
                LabelRoles.line(COLUMNS, "los, died", Optional.of("ward"), LabelRoles.SAYS_ALL));
    }

    @Test
    void withoutGroupsAllRowsAreForThemselves() {
        assertEquals(
                "predicted: 'label'; not learnt from, as nothing in the labels is: 'patient'" + FOR_ONE,
                LabelRoles.line(List.of("label", "patient"), "label", Optional.of("none"), LabelRoles.SAYS_ALL));
        assertEquals(
                "predicted: 'label'",
                LabelRoles.line(List.of("label"), "label", Optional.empty(), LabelRoles.SAYS_ALL));
    }

    @Test
    void aColumnThatMayBeTheSplitIsListedAsAnyOther() {
        assertEquals(
                "predicted: 'label'; not learnt from, as nothing in the labels is: 'age', 'Set'" + FOR_SEVERAL,
                LabelRoles.line(List.of("label", "age", "Set"), "label", Optional.empty(), LabelRoles.SAYS_ALL));
        assertEquals(
                "predicted: 'label'; 'split' says which rows train, validate and test; not learnt from, as nothing in the labels is: 'set'"
                        + FOR_ONE,
                LabelRoles.line(List.of("label", "split", "set"), "label", Optional.empty(), LabelRoles.SAYS_ALL));
    }
}
