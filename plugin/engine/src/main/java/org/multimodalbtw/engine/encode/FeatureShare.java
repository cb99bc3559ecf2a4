package org.multimodalbtw.engine.encode;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * What a feature of a row adds to a prediction, as whoever knows the raw table calls it.
 *
 * @param feature a column, a variable with a statistic or a time, a word
 * @param value what the row has there, as the encoder saw it; empty where it has nothing
 * @param share what it adds
 * @param telling which of the texts is content of rows
 */
public record FeatureShare(String feature, String value, double share, Telling telling) {

    /** Fewest patients who must have a word or a category for it to be shown by name. */
    public static final int FEWEST_PATIENTS = 5;

    private static final MathContext DIGITS = new MathContext(4);

    /** Which text is content of rows, which few patients may have: a category, a code or a word that some training row has. */
    public enum Telling {
        /** Neither: columns and numbers, or what at least {@link #FEWEST_PATIENTS} training patients have. */
        NOTHING,
        /** The value, of a feature that all rows have. */
        VALUE,
        /** The feature, which those rows have that have the word or code. */
        FEATURE
    }

    /**
     * Of a feature that tells nothing of few patients.
     *
     * @param feature the feature
     * @param value what the row has there
     * @param share what it adds
     */
    public FeatureShare(String feature, String value, double share) {
        this(feature, value, share, Telling.NOTHING);
    }

    /**
     * @param fewestPatients how many training patients have each text that an encoder keeps, at least
     * @param telling which text it is
     * @return what is told of few patients
     */
    public static Telling telling(int fewestPatients, Telling telling) {
        return fewestPatients >= FEWEST_PATIENTS ? Telling.NOTHING : telling;
    }

    /**
     * @param number a number that went through single precision
     * @return it with four digits
     */
    public static String text(double number) {
        String text = new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString();
        return text.length() > 2 * DIGITS.getPrecision() + 2 ? String.valueOf((float) number) : text;
    }

    /**
     * The numbers of a tensor as they are: where nobody knows more of them.
     *
     * @param column the tensor's column
     * @param values of a row
     * @param shares one a value, or of terms and measurements one an item, or whatever the items of pictures are split into
     * @return one a share
     */
    public static List<FeatureShare> ofNumbers(TensorColumn column, float[] values, double[] shares) {
        boolean byValue = shares.length == values.length;
        List<FeatureShare> all = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            boolean isNamed = column.features().size() == shares.length;
            String name = isNamed ? column.features().get(i) : (byValue ? "number " : "item ") + (i + 1);
            all.add(new FeatureShare(name, byValue ? text(values[i]) : "", shares[i]));
        }
        return all;
    }

    /**
     * @param shares some
     * @return those of one feature added up, with the first one's value
     */
    public static List<FeatureShare> together(List<FeatureShare> shares) {
        Map<String, FeatureShare> byName = new LinkedHashMap<>();
        shares.forEach(one -> byName.merge(
                one.feature(),
                one,
                (first, second) ->
                        new FeatureShare(first.feature, first.value, first.share + second.share, first.telling)));
        return List.copyOf(byName.values());
    }
}
