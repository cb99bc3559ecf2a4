package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Classes of an outcome that may say that nothing is known of it, where the other classes show that they mean nothing else: short forms
 * such as {@code n.a.}, {@code k.A.}, {@code ND} and {@code -}, words such as {@code unklar}, and numbers such as 9 beside words.
 *
 * @param names of these classes, as they came; those of {@link UnknownClasses} are not among them
 */
public record DoubtfulClasses(List<String> names) {

    /** They mean the same beside any class, in small letters; without points or strokes only the first does: OA is a disease. */
    private static final Set<String> WITH_SIGNS = ColumnWords.set("na ka oa");

    private static final String WITHOUT_SIGNS = "na";

    private static final Set<String> SHORT_WORDS = ColumnWords.set("unk unkn nan null ltfu qns tnp uta nvt nsnc");

    /** They may also be names, or say no to another class: NR is no response beside R. */
    private static final Set<String> INITIALS = ColumnWords.set("nd nr nb nk ka");

    private static final Set<String> UNCLEAR = ColumnWords.set(
            """
            unklar nichtklar unclear uncertain unsicher ungewiss incierto incierta incertain incertaine incerto incerta incerteza onduidelijk
            onzeker ausstehend undefined undef""");

    private static final Set<String> CODES = Set.of(
            "7", "8", "9", "77", "88", "99", "777", "888", "999", "9999", "-1", "-7", "-8", "-9", "-77", "-88", "-99",
            "-999", "-9999");

    /** What a tumour does under treatment; NR is none of these. */
    private static final Pattern RESPONSE = Pattern.compile("partial|partiel|complete|stable|stabil|progress");

    private static final Pattern SIGNS = Pattern.compile("[-–—/*_. ]+");
    private static final Pattern NO_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern OF_SYSTEMS = Pattern.compile("\\\\N|\\.[a-zA-Z_]");

    private static final int LONGEST_ABBREVIATION = 3;
    private static final int ALWAYS_ABBREVIATED = 2;

    /**
     * @param classes the names of all classes
     * @return those that may say that nothing is known
     */
    public static DoubtfulClasses of(Collection<String> classes) {
        List<String> unknown = UnknownClasses.of(classes).names();
        List<String> possible = classes.stream()
                .filter(name -> !unknown.contains(name) && mayBe(name))
                .toList();
        Set<String> others = new HashSet<>(classes);
        others.removeAll(unknown);
        others.removeAll(possible);
        return new DoubtfulClasses(
                possible.stream().filter(name -> isOne(name, others)).toList());
    }

    private static boolean mayBe(String name) {
        String word = word(name);
        return isPlain(name)
                || SHORT_WORDS.contains(word)
                || INITIALS.contains(word)
                || UNCLEAR.contains(word)
                || CODES.contains(CellText.strip(name))
                || isSign(name);
    }

    private static boolean isPlain(String name) {
        String word = word(name);
        return word.equals(WITHOUT_SIGNS) || WITH_SIGNS.contains(word) && word.length() < name.length();
    }

    /** Small letters without accents and signs; of what has a digit nothing. */
    private static String word(String name) {
        return hasDigit(name)
                ? ""
                : NO_LETTERS
                        .matcher(ColumnWords.plain(name).toLowerCase(Locale.ROOT))
                        .replaceAll("");
    }

    private static boolean hasDigit(String name) {
        return name.chars().anyMatch(Character::isDigit);
    }

    private static boolean isSign(String name) {
        return SIGNS.matcher(name).matches() || OF_SYSTEMS.matcher(name).matches();
    }

    private static boolean isOne(String name, Set<String> others) {
        String word = word(name);
        if (isPlain(name)) {
            return !others.isEmpty();
        }
        if (others.size() < 2) {
            return false;
        }
        if (CODES.contains(CellText.strip(name))) {
            return others.stream().noneMatch(DoubtfulClasses::hasDigit);
        }
        if (isSign(name)) {
            return others.stream().noneMatch(other -> NO_WORDS.matcher(other).matches());
        }
        return !INITIALS.contains(word) || areAnswers(others) || !mayBeOneOfThem(word, others);
    }

    /** Whether classes say yes and no, or that somebody died or not, so that there is nothing else to say. */
    private static boolean areAnswers(Set<String> classes) {
        return OutcomeNames.areDeathAndLife(classes)
                || classes.stream()
                                .map(YesNo::of)
                                .flatMap(Optional::stream)
                                .distinct()
                                .count()
                        == 2;
    }

    /** Whether initials may be the name of one more class, or say no to one. */
    private static boolean mayBeOneOfThem(String initials, Set<String> others) {
        String denied = initials.substring(1);
        return others.stream()
                .anyMatch(other -> isAbbreviation(other)
                        || word(other).startsWith(denied)
                        || RESPONSE.matcher(word(other)).find());
    }

    private static boolean isAbbreviation(String name) {
        return name.length() <= ALWAYS_ABBREVIATED
                || name.length() <= LONGEST_ABBREVIATION && name.equals(name.toUpperCase(Locale.ROOT));
    }

    /**
     * @param classes the names of all classes, in order
     * @param counts how often each occurs
     * @return as {@link UnknownClasses#asFrequent}, where these, too, count as infinitely many, unless no other class is left
     */
    public static double[] asFrequent(List<String> classes, double[] counts) {
        List<String> none = new ArrayList<>(UnknownClasses.of(classes).names());
        none.addAll(of(classes).names());
        if (none.size() == classes.size()) {
            return counts.clone();
        }
        double[] frequent = counts.clone();
        Arrays.setAll(frequent, c -> none.contains(classes.get(c)) ? Double.POSITIVE_INFINITY : counts[c]);
        return frequent;
    }
}
