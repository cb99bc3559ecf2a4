package org.multimodalbtw.engine.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingMethods;
import org.multimodalbtw.engine.model.ModelManifest;

/** From which seed, with which settings and by which versions a model was trained. */
public final class ModelFacts {

    private ModelFacts() {}

    /**
     * @param manifest what a model says of itself
     * @return its seed, members and weights, the figures of its training, what was decided, its settings and the versions, by name
     */
    public static Map<String, String> of(ModelManifest manifest) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("seed", String.valueOf(manifest.training().seed()));
        facts.put("members", String.valueOf(manifest.training().members()));
        facts.put("weighting", manifest.weights().scheme().name().replace('_', ' '));
        facts.put("direction", manifest.weights().direction().name().toLowerCase(Locale.ROOT));
        manifest.summary().forEach((name, value) -> {
            // what guards found is in the conclusion, with decimals
            if (!ModelManifest.OF_GUARDS.contains(name)) {
                facts.put(name, String.valueOf(Math.round(value)));
            }
        });
        training(manifest.training()).forEach(facts::putIfAbsent);
        manifest.versions().forEach(facts::putIfAbsent);
        return facts;
    }

    /** What was decided, and the settings that it left open, by name. */
    private static Map<String, String> training(ModelManifest.Training training) {
        Map<String, String> facts = new TreeMap<>(training.decided());
        training.settings().ifPresent(settings -> {
            Optimisation optimisation = settings.optimisation();
            facts.put("learningRate", String.valueOf(optimisation.learningRate()));
            facts.put("weightDecay", String.valueOf(optimisation.weightDecay()));
            facts.put("clipNorm", String.valueOf(optimisation.clipNorm()));
            facts.put("schedule", optimisation.schedule().name());
            facts.put("patience", String.valueOf(optimisation.patience()));
            facts.put("precision", settings.compute().precision().name());
            if (!settings.combination().furtherHeads().isEmpty()) {
                facts.put("furtherHeads", HeadKind.titles(settings.combination().furtherHeads()));
            }
            if (settings.combination().geometricMean()) {
                facts.put("averageOfNetworks", "geometric mean");
            }
            settings.methods().forEach(method -> facts.put(TrainingMethods.name(method), method.summary()));
        });
        return facts;
    }
}
