package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnNamesTest {

    private static List<String> genes(int count) {
        return IntStream.range(0, count)
                .mapToObj(gene -> String.format("ENSG%011d", 7 * gene))
                .toList();
    }

    @Test
    void ofManyNamesTheFirstAreShownWithACount() {
        String line = ColumnNames.of(genes(2000));
        assertTrue(line.startsWith("'ENSG00000000000', 'ENSG00000000007', "), line);
        assertTrue(line.endsWith(" and 1990 more"), line);
    }

    @Test
    void aFewAndThoseThatCountAreNamed() {
        assertEquals(40, ColumnNames.of(genes(40)).split(", ").length);
        assertEquals(
                "'g1' to 'g3000' (3000 columns)",
                ColumnNames.of(IntStream.rangeClosed(1, 3000)
                        .mapToObj(gene -> "g" + gene)
                        .toList()));
    }

    @Test
    void moreThanTwentyAreCounted() {
        assertTrue(ColumnNames.of(genes(100)).endsWith("'ENSG00000000693' (100 columns)"));
        assertTrue(ColumnNames.of(genes(20)).endsWith("'ENSG00000000133'"));
    }
}
