package org.multimodalbtw.platform.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeView;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.knime.core.node.context.ports.ExtendablePortGroup;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.node.port.image.ImagePortObject;

class PortsTest {
    private static final PortType TABLE = BufferedDataTable.TYPE;

    /** A factory of which only the ports matter. */
    private static final class Factory extends ConfigurableNodeFactory<NodeModel> {
        private final Consumer<PortsConfigurationBuilder> ports;

        Factory(final Consumer<PortsConfigurationBuilder> ports) {
            super(true);
            this.ports = ports;
        }

        static Factory cohort() {
            return new Factory(b -> {
                b.addFixedInputPortGroup("Rows", BufferedDataTable.TYPE_OPTIONAL);
                b.addFixedOutputPortGroup("Labels", TABLE);
                b.addExtendableOutputPortGroupWithDefault(
                        "modalities", new PortType[] {TABLE}, new PortType[] {TABLE}, TABLE);
            });
        }

        static Factory optional() {
            return new Factory(b -> {
                b.addOptionalInputPortGroup("none", TABLE);
                b.addOptionalInputPortGroupWithDefault("one", TABLE, TABLE);
            });
        }

        static Factory exchangeable() {
            return new Factory(b -> b.addExchangeableInputPortGroup("in", TABLE, TABLE, ImagePortObject.TYPE));
        }

        static Factory sameNameTwice() {
            return new Factory(b -> {
                b.addFixedInputPortGroup("Tensor", TABLE);
                b.addFixedOutputPortGroup("Tensor", TABLE);
            });
        }

        static Factory ofType(final PortType type) {
            return new Factory(b ->
                    b.addExtendableInputPortGroupWithDefault("in", new PortType[0], new PortType[] {type}, type));
        }

        @Override
        protected Optional<PortsConfigurationBuilder> createPortsConfigBuilder() {
            PortsConfigurationBuilder builder = new PortsConfigurationBuilder();
            ports.accept(builder);
            return Optional.of(builder);
        }

        @Override
        protected NodeModel createNodeModel(final NodeCreationConfiguration configuration) {
            return new NodeModelsTest.Model(
                    configuration.getPortConfig().orElseThrow().getInputPorts(),
                    configuration.getPortConfig().orElseThrow().getOutputPorts());
        }

        @Override
        protected NodeDialogPane createNodeDialogPane(final NodeCreationConfiguration configuration) {
            return null;
        }

        @Override
        protected int getNrNodeViews() {
            return 0;
        }

        @Override
        public NodeView<NodeModel> createNodeView(final int index, final NodeModel model) {
            return null;
        }

        @Override
        protected boolean hasDialog() {
            return false;
        }
    }

    private static ModifiablePortsConfiguration ports(final ModifiableNodeCreationConfiguration configuration) {
        return configuration.getPortConfig().orElseThrow();
    }

    private static ExtendablePortGroup modalities(final ModifiableNodeCreationConfiguration configuration) {
        return ports(configuration).getExtendablePorts().get("modalities");
    }

    @Test
    void aNewNodeHasFixedPortsThenThoseOfTheGroup() {
        ModifiableNodeCreationConfiguration configuration = Factory.cohort().createNodeCreationConfig();
        assertEquals(List.of("Rows", "Labels", "modalities"), ports(configuration).getPortGroupNames());
        assertEquals(3, ports(configuration).getOutputPorts().length);
        assertArrayEquals(
                new int[] {1, 2}, ports(configuration).getOutputPortLocation().get("modalities"));
        assertArrayEquals(new PortType[] {BufferedDataTable.TYPE_OPTIONAL}, ports(configuration).getInputPorts());
        assertFalse(ports(configuration).getInputPortLocation().containsKey("modalities"));
    }

    @Test
    void addedPortsComeLastAndCanBeRemovedUnlikeFixedOnes() {
        ModifiableNodeCreationConfiguration configuration = Factory.cohort().createNodeCreationConfig();
        ExtendablePortGroup group = modalities(configuration);
        group.addPort(TABLE);
        assertArrayEquals(
                new int[] {1, 2, 3}, ports(configuration).getOutputPortLocation().get("modalities"));
        assertEquals(1, group.getFixedPorts().length);
        assertEquals(2, group.getConfiguredPorts().length);
        group.removePort(0);
        group.removeLastPort();
        assertFalse(group.hasConfiguredPorts());
        assertEquals(1, group.getOutputPorts().length);
        assertThrows(IndexOutOfBoundsException.class, group::removeLastPort);
        assertThrows(IllegalArgumentException.class, () -> group.addPort(ImagePortObject.TYPE));
        assertThrows(UnsupportedOperationException.class, group::getInputPorts);
    }

    @Test
    void aModelIsMadeWithTheChosenPorts() {
        Factory factory = Factory.cohort();
        ModifiableNodeCreationConfiguration configuration = factory.createNodeCreationConfig();
        modalities(configuration).addPort(TABLE);
        NodeModel model = ConfigurableFactoryBridge.SECRET.get().createNodeModel(factory, configuration);
        assertEquals(4, NodeModelBridge.SECRET.get().outPortTypes(model).size());
        assertEquals(3, NodeModelBridge.SECRET.get().outPortTypes(factory.createNodeModel()).size());
    }

    @Test
    void aCopyIsChangedByItself() {
        ModifiableNodeCreationConfiguration configuration = Factory.cohort().createNodeCreationConfig();
        ModifiableNodeCreationConfiguration copy = configuration.copy();
        modalities(copy).addPort(TABLE);
        assertEquals(3, ports(configuration).getOutputPorts().length);
        assertEquals(4, ports(copy).getOutputPorts().length);
        assertEquals(Map.of(0, 0, 1, 1, 2, 2), ports(configuration).mapOutputPorts(ports(copy)));
        assertEquals(Map.of(0, 0, 1, 1, 2, 2), ports(copy).mapOutputPorts(ports(configuration)));
        assertEquals(Map.of(0, 0), ports(copy).mapInputPorts(ports(configuration)));
    }

    @Test
    void theSettingsHoldTheAddedPortsAlone() throws IOException {
        ModifiableNodeCreationConfiguration configuration = Factory.cohort().createNodeCreationConfig();
        modalities(configuration).addPort(TABLE);
        NodeSettings settings = new NodeSettings("node_creation_config");
        configuration.saveSettingsTo(settings);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        settings.saveToXML(out);
        String xml = out.toString(StandardCharsets.UTF_8);
        String table = "<entry key=\"object_class\" type=\"xstring\" value=\"org.knime.core.node.BufferedDataTable\"/>";
        assertTrue(
                xml.endsWith("    <config key=\"Rows\"/>\n    <config key=\"Labels\"/>\n    <config key=\"modalities\">\n"
                        + "        <config key=\"port_0\">\n            " + table + "\n        </config>\n"
                        + "        <config key=\"port_1\">\n            " + table + "\n        </config>\n"
                        + "    </config>\n</config>\n"),
                xml);
    }

    @Test
    void loadingGivesTheStoredPortsAndKeepsDefaultsOfGroupsThatAreNotStored() throws InvalidSettingsException {
        NodeSettings three = new NodeSettings("node_creation_config");
        ModifiableNodeCreationConfiguration source = Factory.cohort().createNodeCreationConfig();
        modalities(source).addPort(TABLE);
        modalities(source).addPort(TABLE);
        source.saveSettingsTo(three);
        assertEquals(5, loaded(three));
        assertEquals(3, loaded(new NodeSettings("node_creation_config")));
        NodeSettings none = new NodeSettings("node_creation_config");
        none.addNodeSettings("modalities");
        assertEquals(2, loaded(none));
    }

    private static int loaded(final NodeSettings settings) throws InvalidSettingsException {
        ModifiableNodeCreationConfiguration configuration = Factory.cohort().createNodeCreationConfig();
        configuration.loadSettingsFrom(settings);
        return ports(configuration).getOutputPorts().length;
    }

    @Test
    void storedPortsOfAnUnknownOrUnsupportedTypeAreRefused() {
        for (String type : List.of("com.example.Gone", ImagePortObject.class.getName())) {
            NodeSettings settings = new NodeSettings("node_creation_config");
            settings.addNodeSettings("modalities").addNodeSettings("port_0").addString("object_class", type);
            assertThrows(InvalidSettingsException.class, () -> loaded(settings));
        }
    }

    @Test
    void anOptionalGroupTakesOnePort() {
        ModifiableNodeCreationConfiguration configuration = Factory.optional().createNodeCreationConfig();
        assertEquals(1, ports(configuration).getInputPorts().length);
        ExtendablePortGroup group = ports(configuration).getExtendablePorts().get("none");
        assertTrue(group.canAddPort());
        group.addPort(TABLE);
        assertFalse(group.canAddPort());
        assertThrows(IllegalStateException.class, () -> group.addPort(TABLE));
    }

    @Test
    void anExchangeablePortRemembersItsType() throws InvalidSettingsException {
        Factory factory = Factory.exchangeable();
        ModifiableNodeCreationConfiguration configuration = factory.createNodeCreationConfig();
        ports(configuration).getExchangeablePorts().get("in").setSelectedPortType(ImagePortObject.TYPE);
        NodeSettings settings = new NodeSettings("node_creation_config");
        configuration.saveSettingsTo(settings);
        ModifiableNodeCreationConfiguration loaded = factory.createNodeCreationConfig();
        loaded.loadSettingsFrom(settings);
        assertArrayEquals(new PortType[] {ImagePortObject.TYPE}, ports(loaded).getInputPorts());
    }

    @Test
    void namesOfGroupsAreUniqueOverInputsAndOutputs() {
        assertThrows(
                IllegalArgumentException.class, () -> Factory.sameNameTwice().createNodeCreationConfig());
    }

    @Test
    void aGroupOfATypeThatIsNotRegisteredIsRefused() {
        PortType hidden = PortTypeRegistry.getInstance().getPortType(FileStorePortObject.class);
        assertThrows(
                IllegalArgumentException.class, () -> Factory.ofType(hidden).createNodeCreationConfig());
    }
}
