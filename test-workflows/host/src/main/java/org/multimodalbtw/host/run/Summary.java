package org.multimodalbtw.host.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.certainty.RiskCoverage;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.host.output.WrittenFiles;

/** What {@code summary.json} says of one or more runs of a workflow, which differ in the seed. */
final class Summary {

    private static final Gson JSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private final List<TrainedRun> runs = new ArrayList<>();
    private final Map<String, Double> seconds;
    private Optional<String> verdict = Optional.empty();
    private Optional<String> predicted = Optional.empty();

    /**
     * What one run learnt.
     *
     * @param learner name and id of the node that learnt
     * @param manifest what the model says of itself
     * @param scores the learner's scores
     * @param meanWeight mean weight of each modality over the rows that are scored; empty if the workflow does not predict
     * @param moved what moved the predictions; empty where the predictions say nothing of it
     * @param sure how sure the predictor is of the test rows; empty if it does not say, or there are none
     * @param event the class that decisions are about; empty of labels and numbers
     */
    record TrainedRun(
            String learner,
            ModelManifest manifest,
            Scores scores,
            Map<String, Double> meanWeight,
            Optional<Moved> moved,
            Optional<SureRows> sure,
            Optional<ChosenEvent> event) {

        /** A run whose predictor says nothing but predictions and weights. */
        TrainedRun(String learner, ModelManifest manifest, Scores scores, Map<String, Double> meanWeight) {
            this(learner, manifest, scores, meanWeight, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** @param seconds wall-clock time of the first run by stage */
    Summary(Map<String, Double> seconds) {
        this.seconds = seconds;
    }

    /** @param run the next run; the first one gives the figures at the top */
    void add(TrainedRun run) {
        runs.add(run);
    }

    /** @param said what became of a model that was to be adapted */
    void adapted(String said) {
        verdict = Optional.of(said);
    }

    /** @param said how many patients were predicted by a saved model */
    void predicted(String said) {
        predicted = Optional.of(said);
    }

    /** @return what each run learnt; empty if the workflow has no learner */
    List<TrainedRun> runs() {
        return List.copyOf(runs);
    }

    /** @return what the first run learnt; empty if the workflow has no learner */
    Optional<TrainedRun> first() {
        return runs.stream().findFirst();
    }

    /**
     * @param written the files of the results, the summary among them
     * @return the summary as JSON; figures that are not defined, such as the AUROC of a single class, are null
     */
    String json(WrittenFiles written) {
        JsonObject json = new JsonObject();
        if (!runs.isEmpty()) {
            describe(runs.get(0), json);
        }
        verdict.ifPresent(said -> json.addProperty("adapted", said));
        predicted.ifPresent(said -> json.addProperty("predicted", said));
        JsonObject times = new JsonObject();
        seconds.forEach((stage, time) -> times.add(stage, number(Math.round(time * 1000) / 1000.)));
        json.add("seconds", times);
        if (!runs.isEmpty()) {
            describeTraining(runs.get(0).manifest(), json);
        }
        if (runs.size() > 1) {
            addSeeds(json);
        }
        JsonArray names = new JsonArray();
        written.topNames().forEach(names::add);
        json.add("files", names);
        JsonObject hashes = new JsonObject();
        written.hashes().forEach(hashes::addProperty);
        json.add(WrittenFiles.KEY, hashes);
        return JSON.toJson(json) + "\n";
    }

    private static void describe(TrainedRun run, JsonObject json) {
        json.addProperty("task", run.manifest().target().task().name().toLowerCase(Locale.ROOT));
        JsonObject rows = new JsonObject();
        for (String split : List.of("train", "valid", "test")) {
            rows.addProperty(split, figure(run.manifest(), "rows " + split));
        }
        json.add("rows", rows);
        json.add(part(run.scores()), metrics(run));
        run.scores().classOf(Metric.AUPRC).ifPresent(name -> json.addProperty("auprcOf", name));
        JsonObject weights = new JsonObject();
        run.meanWeight().forEach((modality, weight) -> weights.add(modality, number(weight)));
        json.add("meanWeight", weights);
        run.event().ifPresent(event -> json.addProperty("event", event.name()));
        run.moved().ifPresent(moved -> json.add("meanContribution", json(moved)));
        run.sure().ifPresent(sure -> json.add("howSure", json(sure)));
    }

    private static JsonObject json(Moved moved) {
        JsonObject json = new JsonObject();
        json.addProperty("rows", moved.rows());
        json.addProperty("to", moved.to());
        json.addProperty("over", Moved.OVER);
        JsonObject means = new JsonObject();
        moved.means().forEach((modality, estimate) -> means.add(modality, json(estimate)));
        json.add("modalities", means);
        return json;
    }

    private static JsonObject json(SureRows sure) {
        JsonObject json = new JsonObject();
        json.addProperty("coverage", sure.coverage());
        json.addProperty("byClass", sure.byClass());
        JsonObject test = new JsonObject();
        test.addProperty("rows", sure.rows());
        test.add("covered", number(sure.covered().value()));
        test.add("coveredInterval", json(sure.covered()));
        test.add("decided", number(sure.decided()));
        test.add("accuracyOfDecided", number(sure.right()));
        json.add("test", test);
        JsonArray points = new JsonArray();
        for (RiskCoverage.Point point : sure.curve().points()) {
            JsonObject one = new JsonObject();
            one.add("share", number(point.share()));
            one.addProperty("rows", point.rows());
            one.add(sure.curve().metric().key(), json(point.estimate()));
            points.add(one);
        }
        json.add("byShareDecided", points);
        return json;
    }

    private static void describeTraining(ModelManifest manifest, JsonObject json) {
        json.addProperty("epochs", figure(manifest, "epochs"));
        json.addProperty("device", manifest.training().decided().get("device"));
        json.addProperty("seed", manifest.training().seed());
    }

    private void addSeeds(JsonObject json) {
        JsonArray seeds = new JsonArray();
        for (TrainedRun run : runs) {
            JsonObject one = new JsonObject();
            one.addProperty("seed", run.manifest().training().seed());
            one.add(part(run.scores()), metrics(run));
            JsonObject weights = new JsonObject();
            run.meanWeight().forEach((modality, weight) -> weights.add(modality, number(weight)));
            one.add("meanWeight", weights);
            seeds.add(one);
        }
        json.add("seeds", seeds);
        OverSeeds runsOverSeeds = new OverSeeds(runs);
        JsonObject overSeeds = new JsonObject();
        addSpreads("btw", runsOverSeeds.weighted(), overSeeds);
        addSpreads("unweighted", runsOverSeeds.unweighted(), overSeeds);
        addSpreads("baseline", runsOverSeeds.baseline(), overSeeds);
        addSpreads("btwMinusUnweighted", runsOverSeeds.weightedMinusUnweighted(), overSeeds);
        JsonObject single = new JsonObject();
        runsOverSeeds.singles().forEach((modality, spreads) -> addSpreads(modality, spreads, single));
        if (single.size() > 0) {
            overSeeds.add("single", single);
        }
        json.add("overSeeds", overSeeds);
    }

    private static void addSpreads(String name, Map<Metric, Spread> spreads, JsonObject json) {
        if (!spreads.isEmpty()) {
            JsonObject metrics = new JsonObject();
            spreads.forEach((metric, spread) -> metrics.add(metric.key(), json(spread)));
            json.add(name, metrics);
        }
    }

    private static JsonObject json(Spread spread) {
        JsonObject json = new JsonObject();
        json.add("mean", number(spread.mean()));
        json.add("sd", number(spread.sd()));
        json.add("lowest", number(spread.lowest()));
        json.add("highest", number(spread.highest()));
        return json;
    }

    private static JsonObject metrics(TrainedRun run) {
        Scores scores = run.scores();
        String rows = scores.rows();
        JsonObject metrics = new JsonObject();
        addMetrics("btw", scores.weighted(rows), metrics);
        addMetrics("unweighted", scores.unweighted(rows), metrics);
        scores.bestSingle(run.manifest().target())
                .ifPresent(modality -> metrics.add("bestSingle", ofModality(modality, scores.single(modality, rows))));
        scores.bestTrained(run.manifest().target())
                .ifPresent(
                        modality -> metrics.add("bestTrained", ofModality(modality, scores.trained(modality, rows))));
        addMetrics("baseline", scores.baseline(rows), metrics);
        return metrics;
    }

    private static JsonObject ofModality(String modality, Map<Metric, Estimate> estimates) {
        JsonObject json = new JsonObject();
        json.addProperty("modality", modality);
        estimates.forEach((metric, estimate) -> json.add(metric.key(), json(estimate)));
        return json;
    }

    private static void addMetrics(String name, Map<Metric, Estimate> estimates, JsonObject json) {
        if (!estimates.isEmpty()) {
            JsonObject metrics = new JsonObject();
            estimates.forEach((metric, estimate) -> metrics.add(metric.key(), json(estimate)));
            json.add(name, metrics);
        }
    }

    private static JsonObject json(Estimate estimate) {
        JsonObject json = new JsonObject();
        json.add("value", number(estimate.value()));
        json.add("low", number(estimate.low()));
        json.add("high", number(estimate.high()));
        return json;
    }

    private static String part(Scores scores) {
        return scores.haveTestRows() ? "test" : "heldOut";
    }

    private static long figure(ModelManifest manifest, String name) {
        return manifest.summary().get(name).longValue();
    }

    private static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }
}
