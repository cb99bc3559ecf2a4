package org.multimodalbtw.engine.encode.series;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.encode.FeatureScale;

/** Which variables of rows that are encoded have values far from those of the training rows, seen patient by patient. */
final class LimitedValues {

    private static final String OTHER_UNIT = " If they are in another unit, write them in that of the training rows";

    private final SeriesForm form;
    private final double clip;
    private final FarValues[] variables;

    /**
     * @param variables those that the encoder knows, in its order
     * @param settings how it encodes
     * @param scale how statistics are standardised; of variables without one that is kept nothing is limited
     */
    LimitedValues(List<SeriesVariable> variables, SeriesEncoderSettings settings, FeatureScale scale) {
        form = settings.form();
        clip = settings.clip();
        this.variables = new FarValues[variables.size()];
        for (int place = 0; place < this.variables.length; place++) {
            this.variables[place] = isUsed(place, scale) ? new FarValues(variables.get(place), clip) : null;
        }
    }

    private boolean isUsed(int variable, FeatureScale scale) {
        return form != SeriesForm.STATISTICS
                || scale.kept().stream().anyMatch(feature -> SeriesStatistics.isOfValue(feature, variable));
    }

    /** @param window only measurements in it count */
    void add(String patient, PatientSeries series, SeriesWindow window) {
        for (int i = 0; i < series.size(); i++) {
            FarValues variable = variables[series.variable(i)];
            if (variable != null && window.contains(series.time(i))) {
                variable.add(patient, series.value(i));
            }
        }
    }

    /** @return one sentence or two for each variable; where more than {@value Examples#MOST} have the same, for all of them */
    List<String> warnings() {
        List<FarValues> far = IntStream.range(0, variables.length)
                .filter(place -> variables[place] != null)
                .mapToObj(place -> variables[place])
                .toList();
        List<FarValues> shifted = far.stream().filter(FarValues::areShifted).toList();
        List<FarValues> limited = far.stream()
                .filter(variable -> variable.areLimited() && !variable.areShifted())
                .toList();
        List<String> warnings = new ArrayList<>(ofShifted(shifted));
        warnings.addAll(ofLimited(limited));
        return warnings;
    }

    private List<String> ofShifted(List<FarValues> shifted) {
        String remedy = OTHER_UNIT
                + "; else few patients of the training were like these, and their predictions are less sure.";
        if (shifted.size() > Examples.MOST) {
            return List.of("Of " + shifted.size() + " variables most values lie far from those of the training rows: "
                    + first(shifted, FarValues::shiftedClause) + " and others." + remedy);
        }
        return shifted.stream()
                .map(variable -> variable.shiftedClause() + "." + cut(variable) + remedy)
                .toList();
    }

    private String cut(FarValues variable) {
        return variable.limited() == 0
                ? ""
                : " " + variable.limited() + (variable.limited() == 1 ? " of them is" : " of them are") + " more than "
                        + clip + " standard deviations away" + limit() + ".";
    }

    private List<String> ofLimited(List<FarValues> limited) {
        if (limited.size() > Examples.MOST) {
            boolean mayBeUnits = limited.stream().anyMatch(FarValues::areMostLimited);
            return List.of("Of " + limited.size() + " variables values are more than " + clip
                    + " standard deviations away from the training mean, such as " + first(limited, FarValues::example)
                    + limit() + "." + remedy(mayBeUnits));
        }
        return limited.stream()
                .map(variable -> variable.limitedClause() + limit() + "." + remedy(variable.areMostLimited()))
                .toList();
    }

    private static String remedy(boolean mayBeUnits) {
        return mayBeUnits ? OTHER_UNIT + "." : " If they are no measurements, empty their cells.";
    }

    private static String first(List<FarValues> variables, Function<FarValues, String> text) {
        return variables.stream().limit(Examples.MOST).map(text).collect(Collectors.joining(", "));
    }

    private String limit() {
        return switch (form) {
            case STATISTICS -> "; what is computed of such values is limited to that";
            case GRID -> "; the means of each step are limited to that";
            case EVENTS -> "; such values are limited to that";
        };
    }
}
