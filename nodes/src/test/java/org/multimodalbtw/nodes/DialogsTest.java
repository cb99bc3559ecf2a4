package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.port.FusionNetworkPortObjectSpec;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;
import org.multimodalbtw.nodes.text.TextEncoderNodeFactory;
import org.multimodalbtw.platform.ui.DefaultNodeModel;
import org.multimodalbtw.platform.ui.DialogCheck;
import org.multimodalbtw.platform.ui.dialog.DialogField;

class DialogsTest {

    @TempDir
    private Path directory;

    static Stream<DefaultNodeFactory> factories() {
        return NodeFactoriesTest.factories();
    }

    @ParameterizedTest
    @MethodSource("factories")
    void opensWithNothingConnected(DefaultNodeFactory factory) {
        assertEquals(List.of(), DialogCheck.of(factory).problems());
    }

    @ParameterizedTest
    @MethodSource("factories")
    void everyNumberSaysItsDefault(DefaultNodeFactory factory) throws ReflectiveOperationException {
        DefaultNodeModel model = (DefaultNodeModel) factory.createNodeModel();
        model.makeDefaultParameters(new PortObjectSpec[9]);
        NodeParameters parameters = model.parameters();
        Class<?> type = parameters == null ? Object.class : parameters.getClass();
        for (; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                field.setAccessible(true);
                Widget widget = field.getAnnotation(Widget.class);
                if (widget != null && field.get(parameters) instanceof Number number) {
                    assertTrue(says(widget.description(), number), () -> field + ": " + widget.description());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void opensWithFewControls(DefaultNodeFactory factory) {
        List<String> open = open(DialogCheck.of(factory));
        assertTrue(open.size() <= 11, () -> factory.getClass().getSimpleName() + ": " + open);
    }

    @Test
    void learnerOpensWithWhatMostPeopleNeed() {
        assertEquals(
                List.of(
                        "predicted",
                        "target",
                        "balanced",
                        "splitColumn",
                        "groupColumn",
                        "preset",
                        "seed",
                        "device",
                        "alarmAt"),
                open(DialogCheck.of(new BtwLearnerNodeFactory())));
    }

    @Test
    void textEncoderBeginsWithWhatTextsBecome() {
        DialogCheck dialog = DialogCheck.of(new TextEncoderNodeFactory());
        assertEquals("TextSection", dialog.field("columns").section());
        assertEquals("TextSection", dialog.field("form").section());
        assertFalse(dialog.field("form").isAdvanced());
        assertFalse(dialog.field("folder").isAdvanced());
    }

    /** What a person sees who has chosen nothing and asked for nothing more; messages are no controls. */
    private static List<String> open(DialogCheck dialog) {
        return dialog.fields().stream()
                .filter(field -> field.isShown() && !field.isAdvanced())
                .filter(field -> !field.title().isEmpty() && !field.path().contains("/"))
                .map(DialogField::path)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("factories")
    void everyTextIsShort(DefaultNodeFactory factory) {
        DefaultNodeModel model = model(factory);
        if (model.definition().model().parametersClass() != null) {
            assertTextsAreShort(model.definition().model().parametersClass());
        }
    }

    private static void assertTextsAreShort(Class<?> group) {
        for (Class<?> type = group; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Widget widget = field.getAnnotation(Widget.class);
                if (widget != null) {
                    assertShort(field, widget.title(), 70);
                    assertShort(field, widget.description(), 270);
                    if (field.getType().isEnum()) {
                        assertLabelsAreShort(field.getType());
                    }
                }
                Class<?> element = field.getType().getComponentType();
                if (element != null && NodeParameters.class.isAssignableFrom(element)) {
                    assertTextsAreShort(element);
                }
            }
        }
    }

    private static void assertLabelsAreShort(Class<?> choice) {
        for (Field constant : choice.getDeclaredFields()) {
            if (constant.isEnumConstant()) {
                Label label = constant.getAnnotation(Label.class);
                assertShort(constant, label.value(), 50);
                assertTrue(label.description().length() <= 270, () -> constant + ": " + label.description());
            }
        }
    }

    private static void assertShort(Field field, String text, int most) {
        assertFalse(text.isBlank(), field + " has no text");
        assertTrue(text.length() <= most, () -> field + " has " + text.length() + " characters: " + text);
    }

    @Test
    void wordsThatPeopleSearchForFindNodes() {
        List<String> keywords = factories()
                .flatMap(factory -> model(factory).definition().keywords().stream())
                .toList();
        assertTrue(
                keywords.containsAll(List.of("fusion", "SHAP", "explainable", "EHR", "combine images and text")),
                keywords.toString());
    }

    private static DefaultNodeModel model(DefaultNodeFactory factory) {
        return (DefaultNodeModel) factory.createNodeModel();
    }

    private static boolean says(String description, Number number) {
        String plain = new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        String grouped = String.format(Locale.ROOT, "%,.0f", number.doubleValue());
        return Stream.of(plain, grouped)
                .anyMatch(text -> Pattern.compile("(?<![\\d.,])" + Pattern.quote(text) + "(?![\\d]|[.,]\\d)")
                        .matcher(description)
                        .find());
    }

    @Test
    void encoderOffersTheColumnsItCanRead() {
        SyntheticPatients patients = new SyntheticPatients(new TestPlatform(directory));
        DialogCheck dialog = DialogCheck.of(
                new TabularEncoderNodeFactory(),
                patients.labs().getDataTableSpec(),
                patients.labels().getDataTableSpec());
        assertEquals(List.of(), dialog.problems());
        assertEquals(List.of("crp", "ward"), dialog.field("columns").choices());
        assertEquals(
                List.of("outcome", "event", "risk", "split"),
                dialog.field("splitColumn").choices());
    }

    @Test
    void learnerOffersTargetsOfTheLabels() {
        List<Modality> modalities = List.of(Modality.named("labs"));
        DataTableSpec labels =
                new SyntheticPatients(new TestPlatform(directory)).labels().getDataTableSpec();
        DialogCheck dialog = DialogCheck.of(
                new BtwLearnerNodeFactory(),
                new FusionNetworkPortObjectSpec(modalities, FusionSettings.defaults()),
                new TensorPortObjectSpec(modalities),
                labels);
        assertEquals(List.of(), dialog.problems());
        assertEquals(
                List.of("outcome", "event", "risk", "split"),
                dialog.field("target").choices());
        assertEquals(
                List.of("", "outcome", "event", "risk", "split"),
                dialog.field("splitColumn").choices());
    }
}
