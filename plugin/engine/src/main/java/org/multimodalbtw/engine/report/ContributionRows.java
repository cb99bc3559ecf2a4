package org.multimodalbtw.engine.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.explain.MeanContributions;

/** Contributions of one row after the other, to be summed up; keeps one number a row and modality, and some rows to draw. */
public final class ContributionRows {

    private static final int MOST_SHOWN = 600;
    private static final int FEWEST_SHOWN = 60;
    private static final int MOST_NUMBERS = 60_000;

    private final List<String> outputs;
    private final MeanContributions means;
    private final long all;
    private final int wanted;
    private final List<ContributionOverview.Shown> shown = new ArrayList<>();
    private long seen;

    /**
     * @param outputs names of what is explained
     * @param modalities how many modalities there are
     * @param rows how many rows the table has
     */
    public ContributionRows(List<String> outputs, int modalities, long rows) {
        this.outputs = List.copyOf(outputs);
        means = new MeanContributions(modalities);
        all = Math.max(1, rows);
        wanted = Math.max(FEWEST_SHOWN, Math.min(MOST_SHOWN, MOST_NUMBERS / (outputs.size() * modalities)));
    }

    /**
     * @param group what the row belongs to, which intervals count as one; {@code null} if it is for itself
     * @param row a row of the table, in its order; one without any contribution does not count
     */
    public void add(String group, ContributionOverview.Shown row) {
        boolean isDrawn = all <= wanted || (seen + 1) * wanted / all > seen * wanted / all;
        seen++;
        int before = means.rows();
        means.add(group, row.contributions());
        if (isDrawn && means.rows() > before) {
            shown.add(new ContributionOverview.Shown(
                    row.id(),
                    row.verdict(),
                    row.truth(),
                    Arrays.stream(row.weights())
                            .map(weight -> round(weight, 1e3))
                            .toArray(),
                    Arrays.stream(row.contributions())
                            .map(ContributionRows::rounded)
                            .toArray(double[][]::new)));
        }
    }

    /**
     * @param monitor progress and cancel
     * @return the rows so far
     */
    public ContributionOverview overview(ProgressMonitor monitor) {
        List<Estimate> estimates = means.estimates(monitor);
        return new ContributionOverview(outputs, means.rows(), estimates, List.copyOf(shown));
    }

    /** A picture shows no more than four digits. */
    private static double[] rounded(double[] values) {
        return Arrays.stream(values)
                .map(value -> round(value, Math.pow(10, 3 - Math.floor(Math.log10(Math.abs(value))))))
                .toArray();
    }

    private static double round(double value, double scale) {
        return Double.isNaN(value) || !Double.isFinite(scale) ? value : Math.round(value * scale) / scale;
    }
}
