package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A row that is looked at as a whole says of its cells what each says by itself. */
class CellLookTest {

    private static final List<String> ODD = List.of(
            "",
            "NA",
            ".",
            "#N/A",
            "#NV",
            "007",
            "0",
            "00",
            "0.5",
            "00.5",
            "1E5",
            "12E300",
            "1e3",
            "+7",
            "-7",
            "-0",
            "7.0",
            "9999",
            "10000",
            "1.234",
            "12.500",
            "1E400",
            "1e15",
            "123456789012345678",
            "AA",
            "a b",
            "12.png",
            "2020-01-31",
            "1,5",
            "１２");

    private final Random random = new Random(11);

    @Test
    void isWhatEachCellSaysByItself() {
        for (int column = 0; column < 400; column++) {
            requireSame(cells(column % 4));
        }
    }

    private String[] cells(int kind) {
        String[] cells = new String[20 + random.nextInt(300)];
        for (int row = 0; row < cells.length; row++) {
            boolean isOdd = random.nextInt(kind == 0 ? 2 : 40) == 0;
            cells[row] = isOdd ? ODD.get(random.nextInt(ODD.size())) : usual(kind);
        }
        return cells;
    }

    private String usual(int kind) {
        return switch (kind) {
            case 1 -> String.valueOf(random.nextInt(random.nextBoolean() ? 5 : 12_000));
            case 2 -> random.nextInt(9) + 1 + "." + (100 + random.nextInt(900));
            default -> String.valueOf(random.nextInt(60) / 8.);
        };
    }

    private static void requireSame(String[] texts) {
        EmptyTexts missing = new EmptyTexts(Set.of("", "NA", "."));
        ColumnCells byCell = new ColumnCells("x", KnownRows.none(), true);
        ColumnCells byRow = new ColumnCells("x", KnownRows.none(), true);
        CellLook look = new CellLook(1);
        for (String text : texts) {
            if (text.isEmpty()) {
                byCell.addBlank(-1);
            } else if (Set.of("NA", ".").contains(text)) {
                byCell.addEmptyText(text, -1);
            } else {
                byCell.add(text, -1);
            }
            String[] row = {text};
            look.of(row, missing);
            look.show(byRow, row, 0, -1);
        }
        assertEquals(facts(byCell), facts(byRow));
        assertArrayEquals(byCell.numbers(), byRow.numbers());
        assertEquals(wholes(texts).size(), byRow.differentWholes(), "different whole numbers");
    }

    /** Counted in the plainest way; the columns are small enough for all to be known. */
    private static Set<String> wholes(String[] texts) {
        Set<String> found = new HashSet<>();
        int numbers = 0;
        for (String text : texts) {
            double number = Set.of("", "NA", ".").contains(text) ? Double.NaN : DecimalNumber.parse(text);
            boolean isWhole = number == Math.rint(number) && Math.abs(number) < Long.MAX_VALUE;
            if (isWhole && (found.size() <= 40 || 2 * found.size() >= numbers)) {
                found.add(text);
            }
            numbers += Double.isNaN(number) ? 0 : 1;
        }
        return found;
    }

    private static List<Object> facts(ColumnCells cells) {
        return List.of(
                cells.rows(),
                cells.blank(),
                cells.emptyTexts(),
                cells.errors(),
                List.copyOf(cells.texts().entrySet()),
                cells.textCells(),
                cells.areWhole(),
                cells.areFewWholes(),
                cells.differentWholes(),
                cells.sameLength(),
                cells.leadingZeros(),
                cells.digitsEDigits(),
                cells.count(),
                cells.dates(),
                cells.images(),
                cells.dotted().count(),
                cells.dotted().example(),
                cells.dotted().mayBeThousands(),
                cells.dotted().fitAsThousands(new double[] {1.5, 8000}));
    }
}
