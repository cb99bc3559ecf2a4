package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Texts that say yes or no. */
public final class YesNo {

    /** Results of a test; who has none of a test was perhaps not tested. */
    private static final Set<String> RESULTS = ColumnWords.set(
            "positive pos negative neg positiv negativ positivo negativo positiva negativa positif negatif positief negatief");

    private static final Set<String> PRESENCE = ColumnWords.set("present absent presente ausente assente vorhanden");
    private static final Set<String> DIGITS = Set.of("0", "1");
    private static final Set<String> TRUTHS =
            ColumnWords.set("true false wahr falsch vrai faux vero falso verdadero verdadeiro");
    private static final Set<String> SEX_OR_TEST = Set.of("f", "t");
    private static final Set<String> ANY = Set.of("0", "1", "x");

    private static final Set<String> YES = ColumnWords.set(
            """
            yes y true t 1 present positive pos ja j oui si sí sì wahr vrai vero verdadero verdadeiro sim evet tak igen kyllä kylla ναι
            да presente vorhanden positiv positivo positiva positif positief""");
    private static final Set<String> NO = ColumnWords.set(
            """
            no n false f 0 absent negative neg nein nee non falsch faux falso não nao hayır hayir nie nem ei όχι οχι нет
            ausente assente negativ negativo negativa negatif negatief""");
    /** All of them together say yes and no, though each alone may be a name of anything. */
    private static final Set<String> LETTERS = ColumnWords.set("j y n 0 1");
    /** Beside other answers, a mark is one, too. */
    private static final String MARK = "x";

    private YesNo() {}

    /**
     * @param text a text
     * @return whether it says yes; empty if it says neither
     */
    public static Optional<Boolean> of(String text) {
        String word = CellText.strip(text).toLowerCase(Locale.ROOT);
        if (YES.contains(word) || YES.contains(unmarked(word))) {
            return Optional.of(true);
        }
        return NO.contains(word) || NO.contains(unmarked(word)) ? Optional.of(false) : Optional.empty();
    }

    /** Without accents, and with one letter for the dotless and the dotted one of Turkish. */
    private static String unmarked(String word) {
        return ColumnWords.plain(word).replace('ı', 'i');
    }

    /** What says no, as people write it: in small and large letters, and with a large first one. A hyphen does, too. */
    static Set<String> no() {
        Set<String> written = new TreeSet<>(Set.of("-"));
        for (String word : NO) {
            written.add(word);
            written.add(word.toUpperCase(Locale.ROOT));
            written.add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return written;
    }

    /** Whether one of two texts says yes and the other no, in words of one kind. */
    static boolean areOpposite(Collection<String> texts) {
        return texts.stream().allMatch(text -> of(text).isPresent())
                && texts.stream().map(text -> of(text).orElseThrow()).distinct().count() == 2
                && families(texts) <= 1;
    }

    /**
     * What says the same as an answer, in lower case: words of its kind. A letter stands for a word that begins with it, other than f and t,
     * which may name a sex or a test. Digits stand for true and false alone, and for them plain words: elsewhere 1 and 2 may be codes.
     */
    static Set<String> waysToSay(String answer) {
        String word = CellText.strip(answer).toLowerCase(Locale.ROOT);
        Set<String> same = new TreeSet<>(of(answer).orElseThrow() ? YES : NO);
        same.removeIf(way -> way.equals(word) || !saysTheSame(word, way));
        return same;
    }

    private static boolean saysTheSame(String word, String way) {
        if (DIGITS.contains(word)) {
            return way.length() > 1 && !RESULTS.contains(way) && !PRESENCE.contains(way);
        }
        if (DIGITS.contains(way)) {
            return TRUTHS.contains(word);
        }
        if (word.length() == 1 || way.length() == 1) {
            return word.charAt(0) == way.charAt(0) && !SEX_OR_TEST.contains(way.substring(0, 1));
        }
        return families(List.of(word, way)) <= 1;
    }

    /** As {@link #of}, where a mark beside other answers says yes, and a letter what a word beside it says that begins with it. */
    static Optional<Boolean> besideOthers(String text, Collection<String> others) {
        if (CellText.strip(text).equalsIgnoreCase(MARK)) {
            return Optional.of(true);
        }
        Optional<Boolean> answer = of(text);
        return answer.isPresent() || text.length() != 1 ? answer : ofLetter(text, others);
    }

    private static Optional<Boolean> ofLetter(String letter, Collection<String> others) {
        List<Boolean> answers = others.stream()
                .filter(word -> word.length() > 1 && word.substring(0, 1).equalsIgnoreCase(letter))
                .flatMap(word -> of(word).stream())
                .distinct()
                .toList();
        return answers.size() == 1 ? Optional.of(answers.get(0)) : Optional.empty();
    }

    /**
     * Whether texts are answers of both kinds, of which some are said in several ways: {@code Y}, {@code yes} and {@code No}. Letters and digits
     * alone may be names of anything, other than those of yes and no beside 1 and 0, and no beside negative may mean that there was no test.
     * Words that say that nothing is known may stand beside them.
     */
    static boolean areMixed(Collection<String> texts) {
        List<String> answers = texts.stream()
                .filter(text -> of(text).isPresent() || !NoResult.says(text))
                .toList();
        Set<String> ways = answers.stream().map(Spellings::plain).collect(Collectors.toSet());
        return ways.size() > 2
                && (answers.stream().anyMatch(text -> text.length() > 1) || areLettersAndDigits(ways))
                && answers.stream().allMatch(text -> besideOthers(text, texts).isPresent())
                && families(answers) <= 1
                && answers.stream()
                                .map(text -> besideOthers(text, texts).orElseThrow())
                                .distinct()
                                .count()
                        == 2;
    }

    /**
     * Whether texts say yes in several ways, as {@code Y} and {@code yes}, or a mark in two. Other letters alone may be names of anything, and
     * digits alone are numbers.
     */
    static boolean areAllYes(Collection<String> texts) {
        Set<String> ways = texts.stream().map(Spellings::plain).collect(Collectors.toSet());
        boolean isMark = ways.equals(Set.of(MARK));
        return texts.size() > 1
                && texts.stream().allMatch(text -> besideOthers(text, texts).equals(Optional.of(true)))
                && (isMark || ways.stream().anyMatch(way -> way.length() > 1))
                && families(texts) <= 1;
    }

    private static boolean areLettersAndDigits(Set<String> ways) {
        return LETTERS.containsAll(ways)
                && ways.contains("n")
                && (ways.contains("j") || ways.contains("y"))
                && (ways.contains("1") || ways.contains("0"));
    }

    /** Of answers in words of several kinds, such as negative and no, which may be the same: a clause; empty where there are none. */
    static Optional<String> clause(Collection<String> texts) {
        if (!texts.stream().allMatch(text -> besideOthers(text, texts).isPresent())) {
            return Optional.empty();
        }
        List<String> alike = new ArrayList<>();
        for (boolean answer : new boolean[] {true, false}) {
            List<String> words = texts.stream()
                    .filter(text -> besideOthers(text, texts).orElseThrow() == answer)
                    .toList();
            if (families(words) > 1) {
                alike.add(words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" and ")));
            }
        }
        return alike.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        String.join(", ", alike) + " may be the same and are apart: if so, write one word for each");
    }

    private static long families(Collection<String> texts) {
        return texts.stream()
                .map(text -> CellText.strip(text).toLowerCase(Locale.ROOT))
                .filter(word -> !ANY.contains(word))
                .map(word -> RESULTS.contains(word) ? RESULTS : PRESENCE.contains(word) ? PRESENCE : YES)
                .distinct()
                .count();
    }
}
