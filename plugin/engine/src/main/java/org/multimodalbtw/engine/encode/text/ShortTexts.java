package org.multimodalbtw.engine.encode.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;

/** Columns of names or codes that are read as notes beside others, by the first 1,000 rows. */
public final class ShortTexts {

    private static final long ROWS = 1000;
    private static final double MOST_WORDS = 2;
    private static final double FEWEST_WORDS_OF_NOTES = 5;

    private ShortTexts() {}

    /**
     * @param rows a table
     * @param names the columns whose texts are read
     * @return which of them hold a word or two where others hold sentences, a sentence; empty where none does
     */
    public static Optional<String> note(TableRows rows, List<String> names) {
        int[] places = IntStream.range(0, rows.columns().size())
                .filter(place -> names.contains(rows.columns().get(place).name())
                        && rows.columns().get(place).kind() == Kind.CATEGORY)
                .toArray();
        if (places.length < 2) {
            return Optional.empty();
        }
        long[] filled = new long[places.length];
        long[] words = new long[places.length];
        rows.forFirst(ROWS, row -> {
            for (int column = 0; column < places.length; column++) {
                String text = row.isMissing(places[column])
                        ? ""
                        : row.category(places[column]).strip();
                filled[column] += text.isEmpty() ? 0 : 1;
                words[column] += text.isEmpty() ? 0 : text.split("\\s+").length;
            }
        });
        List<String> few = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int column = 0; column < places.length; column++) {
            double mean = filled[column] == 0 ? Double.NaN : (double) words[column] / filled[column];
            String name = rows.columns().get(places[column]).name();
            if (mean <= MOST_WORDS) {
                few.add(name);
            } else if (mean > FEWEST_WORDS_OF_NOTES) {
                notes.add(name);
            }
        }
        return few.isEmpty() || notes.isEmpty() ? Optional.empty() : Optional.of(sentence(few, notes));
    }

    private static String sentence(List<String> few, List<String> notes) {
        boolean isOne = few.size() == 1;
        return (isOne ? "1 column holds" : few.size() + " columns hold") + " a word or two in a cell and "
                + (isOne ? "is" : "are") + " read as notes beside "
                + Examples.of(notes)
                + ": " + Examples.of(few) + ". If " + (isOne ? "it holds" : "they hold")
                + " names or codes: leave " + (isOne ? "it" : "them")
                + " out under 'Columns' in the dialog of the Text Encoder.";
    }
}
