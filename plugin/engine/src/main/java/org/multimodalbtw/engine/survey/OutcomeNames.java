package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.multimodalbtw.engine.Examples;

/** What is odd about the names of the classes of an outcome, said before anything is learnt. */
public final class OutcomeNames {

    /** Words of several languages for one outcome. */
    private static final List<Set<String>> SAME = List.of(
            ColumnWords.set(
                    "died dead deceased expired death verstorben gestorben tot decede mort fallecido muerto overleden deceduto"),
            ColumnWords.set(
                    "survived alive survivor living lebend lebt uberlebt vivant vivo sobrevivio levend overleefd vivente"));

    private OutcomeNames() {}

    /**
     * @param finding what a column of the labels is taken for
     * @param cells all of its cells
     * @param settings says which column is predicted
     * @return the same, with a clause for names that say that nothing is known, that may be one class, or that are dates
     */
    public static ColumnFinding of(ColumnFinding finding, ColumnCells cells, SurveySettings settings) {
        boolean areClasses = settings.isOutcome(cells.name()) && finding.taken() == Taken.CATEGORY;
        boolean isPossible = areClasses && !finding.isAsChosen() && cells.knowsAllTexts();
        List<String> clauses = new ArrayList<>(isPossible ? clauses(finding, cells) : List.of());
        if (areClasses && finding.isUsed()) {
            OutcomeWords.clause(finding, cells).ifPresent(clauses::add);
        }
        if (clauses.isEmpty()) {
            return finding;
        }
        List<String> all = new ArrayList<>(finding.reason().isEmpty() ? List.of() : List.of(finding.reason()));
        all.addAll(clauses);
        return new ColumnFinding(
                finding.column(),
                finding.taken(),
                finding.isUsed(),
                String.join("; ", all),
                finding.reading(),
                finding.emptyShare(),
                true,
                finding.isTelling());
    }

    /** Whether some classes say that somebody died, and others that somebody did not, in words. */
    static boolean areDeathAndLife(Collection<String> classes) {
        return SAME.stream().allMatch(same -> classes.stream().anyMatch(name -> isOneOf(same, name)));
    }

    private static boolean isOneOf(Set<String> same, String name) {
        return same.contains(ColumnWords.plain(Spellings.withoutPoint(name)).toLowerCase(Locale.ROOT));
    }

    private static String rows(List<String> names, ColumnFinding finding, ColumnCells cells) {
        long rows = cells.cellsWith(text -> names.contains(finding.reading().text(text)));
        return rows == 1 ? "1 row" : rows + " rows";
    }

    private static List<String> clauses(ColumnFinding finding, ColumnCells cells) {
        Set<String> names = new TreeSet<>();
        cells.texts().keySet().forEach(text -> names.add(finding.reading().text(text)));
        List<String> clauses = new ArrayList<>();
        DoubtfulRows.clause(finding, cells).ifPresent(clauses::add);
        List<String> unknown = UnknownClasses.of(names).names();
        if (!unknown.isEmpty()) {
            clauses.add(Examples.of(unknown)
                    + (unknown.size() == 1 ? " is a class" : " are classes")
                    + ", though by the word nothing is known, in " + rows(unknown, finding, cells)
                    + ": empty these cells, and the rows take no part");
        }
        for (Set<String> same : SAME) {
            List<String> alike =
                    names.stream().filter(name -> isOneOf(same, name)).toList();
            if (alike.size() > 1) {
                clauses.add(Examples.of(alike) + " may be one class: if so, write one word for it");
            }
        }
        Optional<QuantitiesAsClasses> quantities = QuantitiesAsClasses.of(cells.texts());
        if (quantities.isPresent()) {
            clauses.add(quantities.get().what() + ", and each text is a class: to predict a number, "
                    + quantities.get().remedy());
        } else if (names.size() > 2 && names.stream().allMatch(DateText::isDate)) {
            clauses.add(
                    "each date is a class: to predict when something happens, write the days until then, as numbers");
        }
        return clauses;
    }
}
