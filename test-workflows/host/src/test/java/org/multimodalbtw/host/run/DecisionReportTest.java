package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.StringCell;

/** Where the figures of subgroups stand is said. */
class DecisionReportTest {

    private static final DataTableSpec SPEC =
            new DataTableSpec(new DataColumnSpecCreator("Column", StringCell.TYPE).createSpec());

    @Test
    void subgroupsThatWereAskedForAreNamedOnceWithTheirFile() {
        Tables table = Tables.of(SPEC)
                .row("1", new StringCell("all rows"))
                .row("2", new StringCell("sex"))
                .row("3", new StringCell("sex"))
                .row("4", new StringCell("lacks echo"));
        assertEquals(
                Optional.of("for whom it is worse, by sex, lacks echo: subgroups.csv"),
                DecisionReport.subgroups(table.build(), "subgroups.csv"));
    }

    @Test
    void withoutAnyNothingIsSaid() {
        assertEquals(
                Optional.empty(),
                DecisionReport.subgroups(
                        Tables.of(SPEC).row("1", new StringCell("all rows")).build(), "subgroups.csv"));
    }
}
