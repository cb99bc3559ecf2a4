package org.multimodalbtw.host.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.adapt.Way;
import org.multimodalbtw.host.command.Syntax;
import org.multimodalbtw.host.command.UsageException;
import picocli.CommandLine.Option;

/** The options that adapt a saved model to a folder of data. */
final class AdaptOptions {

    static final String ADAPT = "--adapt";
    static final String BY = "--adapt-by";

    @Option(
            names = ADAPT,
            paramLabel = "MODEL",
            description =
                    "with --data and --out: adapts a model, for example results/model of an earlier run, to the patients of the folder, whose "
                            + "outcomes are known, and predicts them; it stays as it was unless patients that were not learnt from gain")
    private String model;

    @Option(
            names = BY,
            paramLabel = "WAY",
            description =
                    "with --adapt: what goes on: recalibrate, heads, low-rank (the usual one), shared-low-rank or all")
    private String way;

    /** Whether a model is to be adapted. */
    boolean areGiven() {
        return model != null || way != null;
    }

    /**
     * @return the model's folder
     * @throws UsageException if it is not named
     */
    Path model() throws UsageException {
        if (Syntax.value(model, ADAPT) == null) {
            throw new UsageException(BY + " goes with " + ADAPT);
        }
        return Path.of(model);
    }

    /**
     * @return what sets the way in the node that adapts; nothing for the usual one
     * @throws UsageException if there is no such way
     */
    List<String> overrides() throws UsageException {
        if (Syntax.value(way, BY) == null) {
            return List.of();
        }
        String named = way;
        return Arrays.stream(Way.values())
                .filter(one -> name(one).equals(named))
                .map(one -> List.of("Adapt Model/howMuch=" + one.name()))
                .findFirst()
                .orElseThrow(() -> new UsageException(BY + " needs one of "
                        + Arrays.stream(Way.values()).map(AdaptOptions::name).collect(Collectors.joining(", "))
                        + ", not '" + named + "'"));
    }

    private static String name(Way way) {
        return way.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
