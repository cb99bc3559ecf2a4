package org.multimodalbtw.engine.report.page;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.report.ModelFacts;

/** How the model was trained: settings, seed and versions. */
final class SettingsSection implements Section {

    @Override
    public String title() {
        return "Settings, versions and seed";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return Optional.empty();
    }

    @Override
    public void write(ReportData data, Html page) {
        Table training =
                new Table("How it was trained, and by what").text("Name").text("Value");
        ModelFacts.of(data.model().manifest()).forEach((name, value) -> training.row(words(name), value));
        training.writeTo(page);
        Table network = new Table("The network").text("Name").text("Value");
        network(data.model().manifest().fusion()).forEach(network::row);
        network.writeTo(page);
    }

    private static Map<String, String> network(FusionSettings fusion) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("token width", String.valueOf(fusion.width()));
        facts.put("experts", String.valueOf(fusion.experts().count()));
        facts.put("experts of a token", String.valueOf(fusion.experts().topK()));
        facts.put("attention between kinds of data", fusion.attention() ? "yes" : "no");
        facts.put(
                "what stands for missing data",
                fusion.missing().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        return facts;
    }

    /** For example {@code "learning rate"} for {@code "learningRate"}. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z][a-z])", " ").toLowerCase(Locale.ROOT);
    }
}
