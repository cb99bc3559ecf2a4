package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfLabels;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.report.ReportJson;
import org.multimodalbtw.platform.ui.view.NodeView;

/**
 * The inspector's view in each width, light and dark, with few and many modalities, and of every kind of target: each pair of these, and
 * with {@code -Pthorough} every combination.
 */
class InspectorGridTest {

    private static final List<Integer> WIDTHS = List.of(400, 900, 1600);
    private static final List<Integer> MODALITIES = List.of(1, 4, 12);
    private static final List<String> SCHEMES = List.of("light", "dark");
    private static final List<Target> TARGETS = List.of(
            new OfClass("death in ICU", List.of("no", "yes")),
            new OfClass("body region", numbered("region with a name of some length ", 30)),
            new OfNumber("length of stay"),
            new OfLabels("diagnoses", List.of("sepsis", "kidney injury", "pneumonia")));

    @TempDir
    private Path directory;

    private final Map<String, Browser.Shown> views = new HashMap<>();
    private final List<Map<String, Object>> cases = new ArrayList<>();

    @Test
    void isReadableInEveryFormAndSaysWhetherWeightsAreInUse() throws Exception {
        Browser browser = Browser.install();
        for (int target = 0; target < TARGETS.size(); target++) {
            for (int modalities = 0; modalities < MODALITIES.size(); modalities++) {
                addView(target, modalities);
                addCases(target, modalities);
            }
        }
        List<?> seen = browser.look(views, cases);
        assertEquals(cases.size(), seen.size());
        for (int i = 0; i < cases.size(); i++) {
            assertReadable(cases.get(i), (Map<?, ?>) seen.get(i));
        }
    }

    private void addView(int target, int modalities) throws Exception {
        SyntheticPredictions predictions = new SyntheticPredictions(
                TARGETS.get(target), names(MODALITIES.get(modalities)), 150, "patient", target == 1);
        NodeView view = predictions
                .inspector(new TestPlatform(directory.resolve(name(target, modalities))))
                .view();
        String data =
                view.initialData().replace("\"insight\":null", "\"insight\":" + insight(predictions.modalities()));
        assertTrue(data.contains("\"insight\":{"), data);
        views.put(name(target, modalities), new Browser.Shown(view, data));
    }

    /** Each pair of target, modalities, width and colours occurs. */
    private void addCases(int target, int modalities) {
        for (int width = 0; width < WIDTHS.size(); width++) {
            for (int scheme = 0; scheme < SCHEMES.size(); scheme++) {
                boolean isChosen = width == (target + modalities) % 3 && scheme == (target + modalities) % 2;
                if (isChosen || Boolean.getBoolean("thorough")) {
                    cases.add(Map.of(
                            "name",
                            name(target, modalities),
                            "width",
                            WIDTHS.get(width),
                            "scheme",
                            SCHEMES.get(scheme),
                            "target",
                            target,
                            "modalities",
                            MODALITIES.get(modalities)));
                }
            }
        }
    }

    private static void assertReadable(Map<String, Object> wanted, Map<?, ?> seen) {
        String where = wanted.toString();
        assertEquals(List.of(), seen.get("problems"), where);
        assertEquals(0L, seen.get("overflow"), where + ": the page is wider than its window");
        assertEquals(0L, seen.get("unnamed"), where);
        assertEquals(0L, seen.get("undrawn"), where);
        assertEquals("dark".equals(wanted.get("scheme")), seen.get("dark"), where);
        String text = seen.get("text").toString();
        int modalities = (int) wanted.get("modalities");
        String use = modalities == 1
                ? "There is nothing to weigh"
                : wanted.get("target").equals(1) ? "The weights are not in use" : "The weights are in use";
        assertTrue(text.contains(use), where + text);
        assertTrue(text.contains(wanted.get("target").equals(2) ? "farthest off" : "predicted wrong"), where + text);
        for (String name : names(modalities)) {
            assertTrue(text.contains(name), where + ": " + name + text);
        }
        for (String raw :
                List.of("logLoss", "KL_MI", "guard gain", "NaN", "undefined", "[object", "null", "Infinity")) {
            assertFalse(text.contains(raw), where + ": " + raw + text);
        }
        assertEquals(modalities > 1, text.contains("Distribution of weights"), where);
    }

    private static String insight(List<String> modalities) {
        int count = modalities.size();
        List<TrainingInsight.Information> information = IntStream.range(0, count)
                .mapToObj(m -> new TrainingInsight.Information(modalities.get(m), .01 * m, .005 * m, .02 * m, m == 0))
                .toList();
        List<double[]> epochs = IntStream.range(0, 5)
                .mapToObj(epoch -> IntStream.range(0, count)
                        .mapToDouble(m -> 1 + .01 * epoch * (m - count / 2.))
                        .toArray())
                .toList();
        double[][][] experts = {
            IntStream.range(0, count).mapToObj(m -> new double[] {.5, .25, .25}).toArray(double[][]::new)
        };
        return ReportJson.write(new TrainingInsight(information, epochs, experts, List.of()));
    }

    private static String name(int target, int modalities) {
        return "target" + target + "-" + MODALITIES.get(modalities);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count)
                .mapToObj(m -> m % 3 == 0
                        ? "notes of the ward round " + m
                        : m % 3 == 1 ? "lab_values_first_day_" + m : "ct" + m)
                .toList();
    }

    private static List<String> numbered(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i).toList();
    }
}
