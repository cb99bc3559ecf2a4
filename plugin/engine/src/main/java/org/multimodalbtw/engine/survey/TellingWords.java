package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How well the words of a column's texts alone tell the class of a row, as codes of diagnoses in a list may. A word tells a class where nearly all rows that
 * have it are of that class, and too many for chance; rows without such a word are of the class that most of them have.
 */
final class TellingWords {

    private static final int MOST_CHARACTERS = 1_000_000;
    private static final double NEARLY_ALL = 0.98;
    /** So unlikely is it that as many rows are of one class by chance. */
    private static final double CHANCE = 1e-6;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}._-]+|[._-]+(?![\\p{L}\\p{N}])");
    private static final Pattern PHRASE = Pattern.compile("[\\p{L}\\p{N}][^\\p{L}\\p{N}]+[\\p{L}\\p{N}]");

    private final List<String> texts = new ArrayList<>();
    private final List<Integer> classOf = new ArrayList<>();
    private long characters;

    /** Sees a text of a row of a class; of very long ones only the first. */
    void add(String text, int ofClass) {
        if (characters < MOST_CHARACTERS) {
            characters += text.length();
            texts.add(text);
            classOf.add(ofClass);
        }
    }

    /**
     * @param classes how many classes there are
     * @return the share of the rows whose class the words tell, where at least one word does; otherwise 0
     */
    double share(int classes) {
        boolean areOfWords =
                texts.stream().filter(text -> PHRASE.matcher(text).find()).count() * 2 >= texts.size();
        if (texts.isEmpty() || !areOfWords) {
            return 0;
        }
        List<Set<String>> rows = texts.stream().map(TellingWords::words).toList();
        Map<String, Integer> telling = telling(rows, classes);
        if (telling.isEmpty()) {
            return 0;
        }
        long right = 0;
        int[] others = new int[classes];
        for (int row = 0; row < rows.size(); row++) {
            Set<Integer> told = new HashSet<>();
            rows.get(row).stream()
                    .filter(telling::containsKey)
                    .map(telling::get)
                    .forEach(told::add);
            right += told.size() == 1 && told.contains(classOf.get(row)) ? 1 : 0;
            others[classOf.get(row)] += told.isEmpty() ? 1 : 0;
        }
        return (double) (right + largest(others)) / rows.size();
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(BETWEEN.split(text.toLowerCase(Locale.ROOT))));
    }

    /** The words that tell a class, and which. */
    private Map<String, Integer> telling(List<Set<String>> rows, int classes) {
        Map<String, int[]> counts = new HashMap<>();
        int[] all = new int[classes];
        for (int row = 0; row < rows.size(); row++) {
            int own = classOf.get(row);
            all[own]++;
            rows.get(row).forEach(word -> counts.computeIfAbsent(word, key -> new int[classes])[own]++);
        }
        Map<String, Integer> telling = new HashMap<>();
        counts.forEach((word, of) -> {
            for (int each = 0; each < classes; each++) {
                if (tells(of, each, (double) all[each] / rows.size())) {
                    telling.put(word, each);
                }
            }
        });
        return telling;
    }

    private static boolean tells(int[] of, int ofClass, double share) {
        long rows = 0;
        for (int count : of) {
            rows += count;
        }
        return of[ofClass] >= NEARLY_ALL * rows && Math.pow(share, rows) < CHANCE;
    }

    private static int largest(int[] counts) {
        int largest = 0;
        for (int count : counts) {
            largest = Math.max(largest, count);
        }
        return largest;
    }
}
