package org.multimodalbtw.platform.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;

class DefaultNodeFactoryTest {

    private static final class Factory extends DefaultNodeFactory {
        Factory(DefaultNode node) {
            super(node);
        }
    }

    private static Factory factory(String shortText, String fullText, Consumer<DynamicPortsAdder> ports) {
        return new Factory(DefaultNode.create()
                .name("Test")
                .icon("test.png")
                .shortDescription(shortText)
                .fullDescription(fullText)
                .sinceVersion(5, 8, 0)
                .dynamicPorts(ports)
                .model(model -> model.withoutParameters()
                        .configure((input, output) -> {})
                        .execute((input, output) -> {})));
    }

    private static Factory factory(Consumer<DynamicPortsAdder> ports) {
        return factory("Tests.", "<p>Tests.</p>", ports);
    }

    private static void table(DynamicPortsAdder ports, String id, String name, String description) {
        ports.addInputPortGroup(id, group -> group.name(name).description(description).fixed(BufferedDataTable.TYPE));
    }

    private static void assertRefused(String expected, String shortText, String fullText) {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> factory(shortText, fullText, ports -> {}));
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    }

    @Test
    void descriptionsMustBeWellFormedAndKeepToWhatIsShown() {
        assertRefused("its full description is not well-formed XHTML", "Tests.", "<p>Tests.");
        assertRefused("its full description is not well-formed XHTML", "Tests.", "a & b");
        assertRefused("<h1>", "Tests.", "<h1>Tests</h1>");
        assertRefused("<b>", "Tests <b>well</b>.", "<p>Tests.</p>");
        assertRefused("its short description is empty", " ", "<p>Tests.</p>");
        factory("Tests a &amp; b.", "<h3>Tests</h3><ul><li><b>a</b> <a href=\"https://example.org\">b</a></li></ul>", ports -> {});
    }

    @Test
    void portsMustHaveTexts() {
        assertTrue(assertThrows(IllegalStateException.class, () -> factory(ports -> table(ports, "In", "", "A table.")))
                .getMessage()
                .contains("input port 'In': its name is empty"));
        assertThrows(IllegalStateException.class, () -> factory(ports -> table(ports, "In", "In", "")));
    }

    @Test
    void portGroupsMustHaveDifferentNames() {
        assertThrows(
                IllegalArgumentException.class,
                () -> factory(ports -> {
                    table(ports, "Tensor", "Tensor", "In.");
                    ports.addOutputPortGroup(
                            "Tensor", group -> group.name("Tensor").description("Out.").fixed(BufferedDataTable.TYPE));
                }));
    }

    @Test
    void typesOfAGroupMustBeSupported() {
        assertThrows(
                IllegalArgumentException.class,
                () -> factory(ports -> ports.addInputPortGroup("g", group -> group.name("G")
                        .description("G.")
                        .extendable()
                        .supportedTypes(ImagePortObject.TYPE)
                        .defaultNonFixedTypes(BufferedDataTable.TYPE))));
    }

    @Test
    void groupsCanBeExtendedAndOptional() {
        Factory factory = factory(ports -> {
            table(ports, "Labels", "Labels", "Fixed.");
            ports.addInputPortGroup("more", group -> group.name("More")
                    .description("Extendable.")
                    .extendable()
                    .supportedTypes(BufferedDataTable.TYPE, ImagePortObject.TYPE)
                    .defaultNonFixedTypes(BufferedDataTable.TYPE, ImagePortObject.TYPE));
            ports.addOutputPortGroup("perhaps", group -> group.name("Perhaps")
                    .description("Optional.")
                    .optional()
                    .supportedTypes(BufferedDataTable.TYPE));
        });
        ModifiablePortsConfiguration ports =
                factory.createNodeCreationConfig().getPortConfig().orElseThrow();
        assertEquals(3, ports.getInputPorts().length);
        assertEquals(0, ports.getOutputPorts().length);
        ports.getExtendablePorts().get("more").addPort(ImagePortObject.TYPE);
        ports.getExtendablePorts().get("perhaps").addPort(BufferedDataTable.TYPE);
        assertEquals(ImagePortObject.TYPE, ports.getInputPorts()[3]);
        assertEquals(1, ports.getOutputPorts().length);
        assertEquals("More", factory.getInportName(2));
        assertEquals("Fixed.", factory.getInportDescription(0));
    }

    @Test
    void typeFollowsFromThePorts() {
        assertEquals(NodeType.Sink, factory(ports -> table(ports, "In", "In", "In.")).getType());
        assertEquals(NodeType.Source, factory(ports -> {}).getType());
    }

    @Test
    void misplacedPortsAreCodingProblems() {
        Factory factory = factory(ports -> {
            ports.addInputPortGroup("more", group -> group.name("More")
                    .description("Extendable.")
                    .extendable()
                    .supportedTypes(BufferedDataTable.TYPE)
                    .fixedTypes(BufferedDataTable.TYPE));
            table(ports, "Labels", "Labels", "Fixed, too late.");
        });
        DialogCheck check = DialogCheck.of(factory);
        assertEquals(3, check.problems().size(), check.problems()::toString);
        assertTrue(check.problems().get(0).contains("'more' has fixed types"), check.problems()::toString);
        assertTrue(check.problems().get(1).contains("'Labels' comes after a group"), check.problems()::toString);
        assertTrue(check.problems().get(2).contains("The icon 'test.png' is not beside"), check.problems()::toString);
    }

    static final class Unclear implements NodeParameters {
        @Widget(title = "Size", description = "a < b")
        int m_size;
    }

    @Test
    void descriptionsOfFieldsAreCheckedWithTheNode() {
        assertThrows(
                IllegalStateException.class,
                () -> new Factory(DefaultNode.create()
                        .name("Test")
                        .icon("test.png")
                        .shortDescription("Tests.")
                        .fullDescription("<p>Tests.</p>")
                        .sinceVersion(5, 8, 0)
                        .ports(ports -> {})
                        .model(model -> model.parametersClass(Unclear.class)
                                .configure((input, output) -> {})
                                .execute((input, output) -> {}))));
    }

    @Test
    void specThatDoesNotFitTheOutputIsRefused() {
        DefaultNodeModel model = new DefaultNodeModel(
                new NodeDefinition(
                        new NodeDefinition.Texts("Test", "test.png", "Tests.", "Tests.", "5.8.0"),
                        java.util.List.of(),
                        new ModelDefinition(
                                null,
                                (input, output) -> output.setOutSpec(0, new org.knime.core.data.DataTableSpec()),
                                (input, output) -> {}),
                        null,
                        null,
                        java.util.List.of(),
                        java.util.List.of()),
                new PortType[0],
                new PortType[] {ImagePortObject.TYPE});
        assertThrows(
                IllegalArgumentException.class,
                () -> model.configure(new org.knime.core.node.port.PortObjectSpec[0]));
    }
}
