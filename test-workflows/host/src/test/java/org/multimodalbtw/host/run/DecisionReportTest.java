package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.StringCell;

/** Where the figures of subgroups stand is said. */
class DecisionReportTest {

    private static final DataTableSpec SPEC = new DataTableSpec(
            new DataColumnSpecCreator("Column", StringCell.TYPE).createSpec(),
            new DataColumnSpecCreator("Value of the column", StringCell.TYPE).createSpec());

    @Test
    void subgroupsThatWereAskedForAreNamedOnceWithTheirFile() {
        Tables table = Tables.of(SPEC)
                .row("1", new StringCell("all rows"), new StringCell("all"))
                .row("2", new StringCell("sex"), new StringCell("f"))
                .row("3", new StringCell("sex"), new StringCell("m"))
                .row("4", new StringCell("lacks echo"), new StringCell("no"))
                .row("5", new StringCell("lacks echo"), new StringCell("yes"))
                .row("6", new StringCell("lacks labs"), new StringCell("yes"));
        assertEquals(
                Optional.of("for whom it is worse, by sex, lacks echo: subgroups.csv"),
                DecisionReport.subgroups(table.build(), "subgroups.csv"));
    }

    @Test
    void withoutAnyNothingIsSaid() {
        assertEquals(
                Optional.empty(),
                DecisionReport.subgroups(
                        Tables.of(SPEC)
                                .row("1", new StringCell("all rows"), new StringCell("all"))
                                .build(),
                        "subgroups.csv"));
    }
}
