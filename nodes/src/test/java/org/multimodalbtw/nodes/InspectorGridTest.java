package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    private static final List<Target> TARGETS = List.of(
            new OfClass("death in ICU", List.of("no", "yes")),
            new OfClass("body region", ViewGrid.numbered("region with a name of some length ", 30)),
            new OfNumber("length of stay"),
            new OfLabels("diagnoses", List.of("sepsis", "kidney injury", "pneumonia")));

    @TempDir
    private Path directory;

    @Test
    void isReadableInEveryFormAndSaysWhetherWeightsAreInUse() throws Exception {
        ViewGrid grid = new ViewGrid(
                "target", List.of("logLoss", "KL_MI", "guard gain", "NaN", "undefined", "[object", "null", "Infinity"));
        for (int target = 0; target < TARGETS.size(); target++) {
            for (int modalities : ViewGrid.MODALITIES) {
                grid.add(target, modalities, view(target, modalities));
            }
        }
        grid.look().forEach(InspectorGridTest::assertSays);
    }

    private Browser.Shown view(int target, int modalities) throws Exception {
        SyntheticPredictions predictions =
                new SyntheticPredictions(TARGETS.get(target), ViewGrid.names(modalities), 150, "patient", target == 1);
        NodeView view = predictions
                .inspector(new TestPlatform(directory.resolve(target + "-" + modalities)))
                .view();
        String data = view.initialData()
                .replace(
                        "\"insight\":null",
                        "\"insight\":" + ReportJson.write(SyntheticPredictions.insight(predictions.modalities())));
        assertTrue(data.contains("\"insight\":{"), data);
        return new Browser.Shown(view, data);
    }

    private static void assertSays(ViewGrid.Page page) {
        String where = page.where();
        String text = page.text();
        int modalities = page.modalities();
        String use = modalities == 1
                ? "There is nothing to weigh"
                : page.target() == 1 ? "The weights are not in use" : "The weights are in use";
        assertTrue(text.contains(use), where + text);
        assertTrue(text.contains(page.target() == 2 ? "farthest off" : "predicted wrong"), where + text);
        // of two classes all figures of the card are of one
        assertEquals(page.target() == 0, text.contains("Probability of “yes”: "), where + text);
        if (page.target() == 0 && modalities > 1) {
            assertTrue(
                    text.contains("points or more from the prediction.")
                            || text.contains(" probability than the prediction ("),
                    where + text);
        }
        for (String name : ViewGrid.names(modalities)) {
            assertTrue(text.contains(name), where + ": " + name + text);
        }
        boolean areInUse = page.target() != 1;
        // all that is folded is unfolded here
        assertEquals(modalities > 1, text.contains("Distribution of weights"), where);
        assertEquals(modalities > 1 && !areInUse, text.contains("The weights, which are not in use"), where);
    }
}
