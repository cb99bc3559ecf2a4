package org.multimodalbtw.host.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.adapt.Way;
import org.multimodalbtw.host.command.Syntax;
import org.multimodalbtw.host.command.UsageException;
import picocli.CommandLine.Option;

/** The options that take a saved model to a folder of data: to predict its patients, or to be adapted to them. */
final class SavedModelOptions {

    static final String PREDICT = "--predict";
    static final String ADAPT = "--adapt";
    static final String BY = "--adapt-by";

    @Option(
            names = PREDICT,
            paramLabel = "MODEL",
            description =
                    "with --data and --out: predicts the patients of the folder by a model, for example results/model of an earlier run; labels are "
                            + "not needed, and where the outcomes are there, the predictions are compared with them")
    private String predicting;

    @Option(
            names = ADAPT,
            paramLabel = "MODEL",
            description =
                    "with --data and --out: adapts a model, for example results/model of an earlier run, to the patients of the folder, whose "
                            + "outcomes are known, and predicts them; it stays as it was unless patients that were not learnt from gain")
    private String adapted;

    @Option(
            names = BY,
            paramLabel = "WAY",
            description =
                    "with --adapt: what goes on: recalibrate, heads, low-rank (the usual one), shared-low-rank or all")
    private String way;

    /** Whether a saved model is to be used. */
    boolean areGiven() {
        return predicting != null || adapted != null || way != null;
    }

    /**
     * @return {@value #PREDICT} or {@value #ADAPT}
     * @throws UsageException if both are given, or none
     */
    String option() throws UsageException {
        if (predicting != null && adapted != null) {
            throw new UsageException(
                    PREDICT + " and " + ADAPT + " do not go together: the adapted model predicts, too");
        }
        if (way != null && Syntax.value(adapted, ADAPT) == null) {
            throw new UsageException(BY + " goes with " + ADAPT);
        }
        return predicting != null ? PREDICT : ADAPT;
    }

    /**
     * @param cohort the data
     * @param out the directory for the results
     * @param overrides parameters to change
     * @param rawCsv as in {@link Arguments}
     * @return what is asked for
     * @throws UsageException if there is no such way, or the options contradict each other
     */
    Request request(Arguments.Cohort cohort, Path out, List<String> overrides, boolean rawCsv) throws UsageException {
        if (option().equals(PREDICT)) {
            Path model = Path.of(Syntax.value(predicting, PREDICT));
            return new Request.Predict(new SavedModelTask(model, cohort, out, overrides, rawCsv));
        }
        List<String> all = new ArrayList<>(chosenWay());
        all.addAll(overrides);
        Path model = Path.of(Syntax.value(adapted, ADAPT));
        return new Request.Adapt(new SavedModelTask(model, cohort, out, all, rawCsv));
    }

    /** What sets the way in the node that adapts; nothing for the usual one. */
    private List<String> chosenWay() throws UsageException {
        if (Syntax.value(way, BY) == null) {
            return List.of();
        }
        String named = way;
        return Arrays.stream(Way.values())
                .filter(one -> name(one).equals(named))
                .map(one -> List.of("Adapt Model/howMuch=" + one.name()))
                .findFirst()
                .orElseThrow(() -> new UsageException(BY + " needs one of "
                        + Arrays.stream(Way.values())
                                .map(SavedModelOptions::name)
                                .collect(Collectors.joining(", "))
                        + ", not '" + named + "'"));
    }

    private static String name(Way way) {
        return way.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
