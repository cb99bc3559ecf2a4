package org.multimodalbtw.engine.attribution;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.predict.ModelColumns;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * Says of rows what each of their features adds to the prediction. All lines of a row add up to its prediction less the base, the mean
 * prediction of held-out rows: of classes and labels in log odds, of a number in its units. Each modality's lines are {@link
 * IntegratedGradients} of the fused score; the line {@link #REST} is what they leave: the modalities' own predictions in the pool, and the
 * step from the base to a row of average inputs by this one's weights, gates and missing modalities. Not for use by several threads at
 * once.
 */
public final class FeatureExplainer implements AutoCloseable {

    /** What is left of a modality beside the features that are shown. */
    public static final String OTHERS = "other features";

    /** What no modality's features explain. */
    public static final String REST = "own predictions and routing";

    /** Least probability of which log odds are taken. */
    private static final double LEAST = 1e-12;

    /** So many rows are encoded again without each of their parts before they are explained, which bounds what is held in memory. */
    private static final int ROWS_OF_PARTS = 256;

    /** What is at least as probable as not. */
    private static final double PROBABLE = .5;

    private final TrainedModel model;
    private final Optional<Reference> reference;
    private final Map<String, FittedEncoder> encoders;
    private final List<String> warnings = new ArrayList<>();
    private final IntegratedGradients gradients;

    private FeatureExplainer(
            TrainedModel model,
            Optional<Reference> reference,
            Map<String, FittedEncoder> encoders,
            DevicePolicy policy) {
        this.model = model;
        this.reference = reference;
        this.encoders = encoders;
        Device device = EngineRuntime.get().device(policy, warnings::add);
        gradients = new IntegratedGradients(model, device);
    }

    /**
     * @param modelDirectory a trained model
     * @param device where to run
     * @return the model, ready to explain; the caller closes it
     * @throws InputException if it is no model, is damaged or has a newer format, or a required GPU lacks
     * @throws IOException if it cannot be read
     */
    public static FeatureExplainer open(Path modelDirectory, DevicePolicy device) throws IOException {
        TrainedModel model = ModelDirectory.read(modelDirectory);
        return new FeatureExplainer(
                model,
                ModelDirectory.readReference(modelDirectory, model.manifest()),
                EncoderSet.load(ModelDirectory.encoders(modelDirectory)),
                device);
    }

    /** @return what the model says of itself */
    public ModelManifest manifest() {
        return model.manifest();
    }

    /**
     * Explains the first rows of a tensor table in their order.
     *
     * @param tensorFile the table
     * @param raw the raw tables that it was encoded from, by modality, as far as they are there: words of texts are read from them
     * @param settings what is explained
     * @param sink takes each line: of a row modality by modality, the strongest feature first
     * @param monitor progress and cancel
     * @return the features of all explained rows, and what the analyst should know
     * @throws InputException if no modality matches, one has another shape than in training, or the model has no such class
     * @throws IOException if the file cannot be read
     */
    public ExplanationSummary explain(
            Path tensorFile,
            Map<String, TableRows> raw,
            ExplanationSettings settings,
            Consumer<Attribution> sink,
            ProgressMonitor monitor)
            throws IOException {
        List<String> noticed = new ArrayList<>(warnings);
        Function<RowPrediction, int[]> explained = explained(settings, noticed);
        try (TensorTable table = TensorTable.open(tensorFile);
                HiddenParts parts = HiddenParts.open(manifest().modalities(), encoders, raw, monitor)) {
            ModelColumns columns = ModelColumns.of(manifest().modalities(), table.schema(), noticed);
            TensorTable usable = table.usable(noticed, monitor);
            FeatureNames names = new FeatureNames(manifest().modalities(), encoders);
            int[] all = wanted(usable, settings);
            int[] chosen = Arrays.copyOf(all, Math.min(settings.rows(), all.length));
            names.read(raw, IntStream.of(chosen).mapToObj(usable::rowId).collect(Collectors.toSet()));
            names.count(usable, columns, monitor);
            Lines lines = new Lines(settings, names, parts, sink);
            for (int start = 0; start < chosen.length; start += ROWS_OF_PARTS) {
                int[] rows = Arrays.copyOfRange(chosen, start, Math.min(chosen.length, start + ROWS_OF_PARTS));
                ProgressMonitor part =
                        monitor.part((double) start / chosen.length, (double) (start + rows.length) / chosen.length);
                parts.read(IntStream.of(rows).mapToObj(usable::rowId).collect(Collectors.toSet()), part.part(0, .5));
                explain(usable, columns, rows, explained, lines, part.part(.5, 1));
            }
            lines.notice(all.length, chosen.length, noticed);
            return new ExplanationSummary(usable.rows(), lines.rows.size(), lines.cohort(), noticed);
        }
    }

    private void explain(
            TensorTable table,
            ModelColumns columns,
            int[] rows,
            Function<RowPrediction, int[]> explained,
            Lines lines,
            ProgressMonitor monitor) {
        for (int start = 0; start < rows.length; start += gradients.rowsAtOnce()) {
            monitor.checkCancelled();
            int end = Math.min(rows.length, start + gradients.rowsAtOnce());
            gradients
                    .of(table, columns, Arrays.copyOfRange(rows, start, end), lines.parts, explained)
                    .forEach(lines::add);
            monitor.report((double) end / rows.length, "Rows are explained");
        }
    }

    private static int[] wanted(TensorTable table, ExplanationSettings settings) {
        int[] rows = IntStream.range(0, table.rows())
                .filter(row -> settings.ids()
                        .map(ids -> ids.contains(table.rowId(row)))
                        .orElse(true))
                .toArray();
        if (rows.length == 0) {
            throw new InputException(
                    "None of the rows that are to be explained is among those of the model's modalities.",
                    "Check that both tables have the same RowIDs.");
        }
        return rows;
    }

    private Function<RowPrediction, int[]> explained(ExplanationSettings settings, List<String> noticed) {
        Target target = manifest().target();
        if (target.task() == Task.REGRESSION) {
            return prediction -> new int[] {0};
        }
        return switch (settings.explained()) {
            case NAMED -> always(named(settings.named()));
            case EVENT -> event(noticed);
            case PREDICTED -> FeatureExplainer::mostProbable;
            case EACH -> prediction -> IntStream.range(0, target.outputs()).toArray();
            case PROBABLE -> FeatureExplainer::probable;
        };
    }

    private int named(String name) {
        List<String> classes = manifest().target().classes();
        if (!classes.contains(name)) {
            throw new InputException(
                    "The model predicts " + String.join(", ", classes) + ", but not '" + name + "'.",
                    "Choose one of these to be explained.");
        }
        return classes.indexOf(name);
    }

    private Function<RowPrediction, int[]> event(List<String> noticed) {
        Optional<Integer> event = reference.flatMap(FeatureExplainer::event);
        if (event.isPresent()) {
            return always(event.get());
        }
        if (manifest().target().task() == Task.CLASSIFICATION) {
            noticed.add(
                    "The model does not say which class decisions are about: of each row the most probable one is explained.");
        }
        return FeatureExplainer::mostProbable;
    }

    private static Function<RowPrediction, int[]> always(int output) {
        return prediction -> new int[] {output};
    }

    private static int[] mostProbable(RowPrediction prediction) {
        return new int[] {OfClass.mostProbable(prediction.values())};
    }

    private static int[] probable(RowPrediction prediction) {
        int[] probable = IntStream.range(0, prediction.values().length)
                .filter(output -> prediction.values()[output] >= PROBABLE)
                .toArray();
        return probable.length == 0 ? mostProbable(prediction) : probable;
    }

    private static Optional<Integer> event(Reference reference) {
        return reference.event().isPresent() ? Optional.of(reference.event().getAsInt()) : Optional.empty();
    }

    /** The log odds of a probability, or a number as it is. */
    private double score(double value) {
        if (manifest().target().task() == Task.REGRESSION) {
            return value;
        }
        double probability = Math.max(LEAST, Math.min(1 - LEAST, value));
        return Math.log(probability / (1 - probability));
    }

    /** What moves the rows that are explained for one class or label. */
    private static final class Cohort {

        private final List<CohortSums> sums;
        private int rows;

        Cohort(String explained, ModelManifest model) {
            sums = model.modalities().stream()
                    .map(column -> new CohortSums(explained, column.name()))
                    .toList();
        }

        List<CohortFeature> features() {
            return sums.stream()
                    .flatMap(one -> one.features(Math.max(1, rows)).stream())
                    .toList();
        }
    }

    /** The lines of all rows. */
    private final class Lines {

        private final ExplanationSettings settings;
        private final FeatureNames names;
        private final HiddenParts parts;
        private final Consumer<Attribution> sink;
        private final Map<String, Cohort> cohorts = new LinkedHashMap<>();
        private final Set<String> rows = new HashSet<>();
        private int unequal;

        Lines(ExplanationSettings settings, FeatureNames names, HiddenParts parts, Consumer<Attribution> sink) {
            this.settings = settings;
            this.names = names;
            this.parts = parts;
            this.sink = sink;
            if (!settings.areSeveral()) {
                cohorts.put("", new Cohort("", manifest()));
            }
        }

        void add(RowGradients row) {
            unequal += row.addsUp() ? 0 : 1;
            Target target = manifest().target();
            String of = target.classes().isEmpty()
                    ? target.name()
                    : target.classes().get(row.explained());
            String id = row.prediction().rowId();
            rows.add(id);
            Cohort cohort =
                    cohorts.computeIfAbsent(settings.areSeveral() ? of : "", name -> new Cohort(name, manifest()));
            cohort.rows++;
            for (int m = 0; m < row.shares().length; m++) {
                if (row.shares()[m] != null) {
                    List<FeatureShare> features = parts.explain(m)
                            ? parts.shares(id, m, row.lost()[m], row.sum(m))
                            : names.of(m, id, row.values()[m], row.shares()[m]);
                    cohort.sums.get(m).add(features);
                    String modality = manifest().modalities().get(m).name();
                    strongest(features)
                            .forEach(one -> sink.accept(
                                    new Attribution(id, of, modality, one.feature(), one.value(), one.share())));
                }
            }
            reference.ifPresent(known -> {
                double moved = score(row.prediction().values()[row.explained()]) - score(known.base()[row.explained()]);
                sink.accept(new Attribution(id, of, "", REST, "", moved - row.sum()));
            });
        }

        /** So many as are wanted, and all others in one. */
        private List<FeatureShare> strongest(List<FeatureShare> features) {
            List<FeatureShare> sorted = new ArrayList<>(features);
            sorted.sort(Comparator.comparingDouble((FeatureShare one) -> Math.abs(one.share()))
                    .reversed());
            if (sorted.size() <= settings.features()) {
                return sorted;
            }
            List<FeatureShare> shown = new ArrayList<>(sorted.subList(0, settings.features()));
            double others = sorted.subList(settings.features(), sorted.size()).stream()
                    .mapToDouble(FeatureShare::share)
                    .sum();
            shown.add(new FeatureShare(OTHERS, "", others));
            return shown;
        }

        List<CohortFeature> cohort() {
            return cohorts.values().stream()
                    .flatMap(one -> one.features().stream())
                    .toList();
        }

        void notice(int all, int wanted, List<String> noticed) {
            if (wanted < all) {
                noticed.add(
                        "The first " + wanted + " of " + all + " rows are explained: 'Rows to explain' sets how many.");
            }
            if (rows.size() < wanted) {
                noticed.add(
                        wanted - rows.size() + " of " + wanted + " rows have no prediction, and so no explanation.");
            }
            if (names.hidden() > 0) {
                noticed.add(names.hidden() + " words, codes and categories that fewer than "
                        + FeatureShare.FEWEST_PATIENTS + " of the rows have are not named.");
            }
            noticed.addAll(parts.notes());
            if (reference.isEmpty()) {
                noticed.add("The model was saved without its mean prediction, so that the line '" + REST
                        + "' is left out.");
            }
            if (unequal > 0) {
                noticed.add("Of " + unequal + (settings.areSeveral() ? " explanations" : " rows")
                        + " the contributions miss what they explain by more than 1 %.");
            }
        }
    }

    @Override
    public void close() {
        gradients.close();
    }
}
