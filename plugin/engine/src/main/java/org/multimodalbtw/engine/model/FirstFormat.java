package org.multimodalbtw.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.weight.Typicality;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Brings a manifest of format 1, whose settings lie flat and of which early ones lack some, into the form of format 2. */
final class FirstFormat {

    /** Groups of the network's settings in format 2: the name there, and the name that it had. */
    private static final Map<String, Map<String, String>> FUSION_GROUPS = Map.of(
            "experts",
                    Map.of(
                            "count", "experts",
                            "topK", "topK",
                            "width", "expertWidth",
                            "gate", "gate",
                            "gateNoise", "gateNoise",
                            "balance", "balance",
                            "routing", "routing"),
            "dropout", Map.of("input", "inputDropout", "hidden", "hiddenDropout", "head", "headDropout"));

    private static final Map<String, Map<String, String>> WEIGHT_GROUPS = Map.of(
            "information", Map.of("floor", "informationFloor", "estimate", "informationEstimate"),
            "updates",
                    Map.of(
                            "warmUpEpochs", "warmUpEpochs",
                            "schedule", "schedule",
                            "everyEpochs", "everyEpochs",
                            "smoothing", "smoothing"));

    /** Settings of weights, as format 2 has them, that models of the first version of the engine lack. */
    private static final List<String> LATER_WEIGHT_SETTINGS = List.of(
            "divergenceCap",
            "information.estimate",
            "updates.schedule",
            "updates.everyEpochs",
            "updates.smoothing",
            "ownPredictions",
            "guarded");

    /** Settings of the network that they lack. */
    private static final List<String> LATER_FUSION_SETTINGS = List.of("experts.routing", "attention", "missing");

    private FirstFormat() {}

    static void raise(ObjectNode content) {
        if (content.get("scoring") instanceof ObjectNode scoring) {
            if (!scoring.has("typicality")) {
                scoring.set("typicality", ModelJson.MAPPER.valueToTree(Typicality.none()));
            }
            if (!scoring.has("weightsTokens")) {
                scoring.put("weightsTokens", true);
            }
            if (scoring.get("weights") instanceof ObjectNode weights) {
                raiseWeights(weights.get("settings"));
            }
        }
        if (content.get("model") instanceof ObjectNode model) {
            raiseWeights(model.get("weights"));
            raise(model.get("fusion"), FUSION_GROUPS, FusionSettings.defaults(), LATER_FUSION_SETTINGS);
            raiseTraining(model);
        }
    }

    private static void raiseWeights(JsonNode settings) {
        raise(settings, WEIGHT_GROUPS, WeightSettings.none(), LATER_WEIGHT_SETTINGS);
    }

    private static void raise(
            JsonNode settings, Map<String, Map<String, String>> groups, Object standard, List<String> later) {
        if (!(settings instanceof ObjectNode known)) {
            return;
        }
        groups.forEach((name, group) -> {
            ObjectNode nested = known.objectNode();
            group.forEach((now, before) -> {
                if (known.has(before)) {
                    nested.set(now, known.remove(before));
                }
            });
            known.set(name, nested);
        });
        ObjectNode defaults = ModelJson.MAPPER.valueToTree(standard);
        later.forEach(path -> {
            String[] parts = path.split("\\.");
            ObjectNode into = parts.length == 1 ? known : (ObjectNode) known.get(parts[0]);
            JsonNode from = parts.length == 1 ? defaults : defaults.get(parts[0]);
            into.putIfAbsent(parts[parts.length - 1], from.get(parts[parts.length - 1]));
        });
    }

    private static void raiseTraining(ObjectNode model) {
        ObjectNode training = model.objectNode();
        for (String name : List.of("members", "seed")) {
            if (model.has(name)) {
                training.set(name, model.remove(name));
            }
        }
        if (model.has("training")) {
            training.set("decided", model.get("training"));
        }
        training.putNull("settings");
        model.set("training", training);
    }
}
