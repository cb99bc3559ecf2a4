package org.multimodalbtw.engine.attribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.encode.FeatureShare.Telling;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.RowNames;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.predict.ModelColumns;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * Names what the shares of a row belong to, by the encoders that a model carries. What fewer than {@link FeatureShare#FEWEST_PATIENTS} rows
 * of a table have, and no encoder knows of so many training patients, is not named.
 */
final class FeatureNames {

    /** Stands for all words and codes of a row that too few patients have. */
    static final String RARE = "rare words and codes";

    /** What hiding single regions or parts does not show. */
    static final String PICTURES_AS_A_WHOLE = "the pictures as a whole";

    static final String TEXT_AS_A_WHOLE = "the text as a whole";

    private static final String RARE_VALUE = "rare";

    private final List<TensorColumn> modalities;
    private final Map<String, FittedEncoder> encoders;

    /** In how many rows of the table each text of a modality is found. */
    private final Map<Text, Integer> rows = new HashMap<>();

    /** What is read from raw rows, by modality. */
    private final Map<Integer, RowNames> raw = new HashMap<>();

    private final Set<Text> hidden = new HashSet<>();

    private record Text(int modality, String feature, String value) {
        static Text of(int modality, FeatureShare share) {
            return new Text(modality, share.feature(), share.telling() == Telling.VALUE ? share.value() : "");
        }
    }

    /**
     * @param modalities of the model
     * @param encoders those that it carries, by modality
     */
    FeatureNames(List<TensorColumn> modalities, Map<String, FittedEncoder> encoders) {
        this.modalities = modalities;
        this.encoders = encoders;
    }

    /**
     * Reads what raw rows tell of those that are explained.
     *
     * @param tables of modalities, by their names
     * @param wanted the ids of the rows that are explained
     */
    void read(Map<String, TableRows> tables, Set<String> wanted) {
        for (int m = 0; m < modalities.size(); m++) {
            String name = modalities.get(m).name();
            if (tables.containsKey(name) && encoders.containsKey(name)) {
                int modality = m;
                encoders.get(name).names(tables.get(name), wanted).ifPresent(names -> {
                    raw.put(modality, names);
                    names.counts().forEach((text, count) -> rows.put(new Text(modality, text, ""), count));
                });
            }
        }
    }

    /** Counts what the rows of a table tell. */
    void count(TensorTable table, ModelColumns columns, ProgressMonitor monitor) {
        for (int m = 0; m < modalities.size(); m++) {
            boolean hasTexts = encoders.containsKey(modalities.get(m).name())
                    && !raw.containsKey(m)
                    && Parts.of(modalities.get(m)) != Parts.REGIONS
                    && columns.column(m) >= 0;
            for (int row = 0; hasTexts && row < table.rows(); row++) {
                monitor.checkCancelled();
                float[] values = table.isPresent(columns.column(m), row) ? table.values(columns.column(m), row) : null;
                if (values != null) {
                    count(m, values);
                }
            }
        }
    }

    private void count(int modality, float[] values) {
        TensorColumn column = modalities.get(modality);
        Set<Text> found = new HashSet<>();
        for (FeatureShare share :
                known(modality, "", values, new double[Parts.of(column).count(column, values)])) {
            if (share.telling() != Telling.NOTHING) {
                found.add(Text.of(modality, share));
            }
        }
        found.forEach(text -> rows.merge(text, 1, Integer::sum));
    }

    /** What each feature of a row adds, with names that may be shown. */
    List<FeatureShare> of(int modality, String row, float[] values, double[] shares) {
        List<FeatureShare> shown = new ArrayList<>();
        for (FeatureShare share : known(modality, row, values, shares)) {
            Text text = Text.of(modality, share);
            if (share.telling() == Telling.NOTHING || rows.getOrDefault(text, 0) >= FeatureShare.FEWEST_PATIENTS) {
                shown.add(share);
            } else {
                hidden.add(text);
                shown.add(
                        share.telling() == Telling.VALUE
                                ? new FeatureShare(share.feature(), RARE_VALUE, share.share())
                                : new FeatureShare(RARE, "", share.share()));
            }
        }
        return FeatureShare.together(shown);
    }

    /** How many words, codes and categories were not named. */
    int hidden() {
        return hidden.size();
    }

    private List<FeatureShare> known(int modality, String row, float[] values, double[] shares) {
        if (raw.containsKey(modality)) {
            return raw.get(modality).shares(row, values, shares);
        }
        TensorColumn column = modalities.get(modality);
        if (Parts.of(column) == Parts.REGIONS) {
            return regions(column, values, shares);
        }
        FittedEncoder encoder = encoders.get(column.name());
        return encoder == null ? FeatureShare.ofNumbers(column, values, shares) : encoder.shares(values, shares);
    }

    private static List<FeatureShare> regions(TensorColumn column, float[] values, double[] shares) {
        PictureRegions regions = PictureRegions.of(column);
        List<FeatureShare> named = new ArrayList<>();
        for (int i = 0; i < shares.length - 1; i++) {
            named.add(new FeatureShare(regions.name(values, i), "", shares[i]));
        }
        named.add(new FeatureShare(PICTURES_AS_A_WHOLE, "", shares[shares.length - 1]));
        return named;
    }
}
