package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.port.EncoderPortObject;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.FusionNetworkPortObject;
import org.multimodalbtw.nodes.port.FusionNetworkPortObjectSpec;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;
import org.multimodalbtw.platform.core.ConfigurableFactoryBridge;
import org.multimodalbtw.platform.core.NodeModelBridge;
import org.multimodalbtw.platform.ui.DefaultNodeModel;

/** A flow variable or another program can leave any setting without a value: a sentence says so, never a failure of the program. */
class EmptySettingsTest {

    private static final List<Modality> MODALITIES = List.of(new Modality("labs", List.of(3), List.of()));
    private static final DataTableSpec TABLE = Columns.table(List.of(
            Columns.text("patient"),
            Columns.text("note"),
            Columns.number("time"),
            Columns.number("value"),
            Columns.vector("series"),
            Columns.nominal("split", List.of("test", "train")),
            Columns.nominal("outcome", List.of("no", "yes"))));

    @TempDir
    private Path directory;

    static Stream<DefaultNodeFactory> factories() {
        return NodeFactoriesTest.factories().filter(DefaultNodeFactory::hasNodeDialog);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void everyFieldMayBeEmptyWhereSettingsAreValidated(DefaultNodeFactory factory) throws Exception {
        Class<? extends NodeParameters> type =
                model(factory).definition().model().parametersClass();
        List<Field> fields = fields(type);
        for (Field field : fields) {
            NodeParameters parameters = create(type);
            parameters.validate();
            field.set(parameters, null);
            boolean mayBeOpen = field.isAnnotationPresent(ChoicesProvider.class) && field.getType() == String.class;
            if (mayBeOpen) {
                parameters.validate();
            } else {
                InvalidSettingsException refused =
                        assertThrows(InvalidSettingsException.class, parameters::validate, field.toString());
                assertTrue(refused.getMessage().matches("'.+' has no value: give it one .*\\."), refused.getMessage());
            }
            if (field.getType().isArray()) {
                checkElements(type, field);
            }
        }
    }

    /** Arrays of groups: the group itself, and each of its fields. */
    private static void checkElements(Class<? extends NodeParameters> type, Field array) throws Exception {
        Class<?> element = array.getType().getComponentType();
        NodeParameters parameters = create(type);
        Object groups = Array.newInstance(element, 1);
        array.set(parameters, groups);
        assertThrows(InvalidSettingsException.class, parameters::validate, array.toString());
        for (Field field : fields(element)) {
            Object group = create(element.asSubclass(NodeParameters.class));
            field.set(group, null);
            Array.set(groups, 0, group);
            InvalidSettingsException refused =
                    assertThrows(InvalidSettingsException.class, parameters::validate, field.toString());
            assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
        }
    }

    @Test
    void fieldsOfAllNodesAreLookedAt() {
        long fields = factories()
                .map(factory -> model(factory).definition().model().parametersClass())
                .mapToLong(type -> fields(type).size())
                .sum();
        assertTrue(fields > 60, "only " + fields + " fields");
    }

    @ParameterizedTest
    @MethodSource("factories")
    void openChoicesAreRefusedInASentenceOrNotNeededWhereNodesAreConfigured(DefaultNodeFactory factory)
            throws Exception {
        TestNode node = new TestNode(new TestPlatform(directory), factory);
        PortObjectSpec[] specs = NodeModelBridge.SECRET.get().inPortTypes(model(factory)).stream()
                .map(EmptySettingsTest::spec)
                .toArray(PortObjectSpec[]::new);
        configure(node, specs);
        NodeSettings defaults = node.settings();
        for (String key : List.copyOf(defaults.keySet())) {
            NodeSettings settings = new NodeSettings("model");
            defaults.copyTo(settings);
            settings.addString(key, null);
            try {
                node.load(settings);
            } catch (InvalidSettingsException refused) {
                continue;
            }
            configure(node, specs);
        }
    }

    @Test
    void anEmptySplitColumnIsNamed() {
        DataTableSpec labels = Columns.table(List.of(Columns.text("outcome"), Columns.text("split")));
        TestPlatform platform = new TestPlatform(directory);
        for (String empty : new String[] {null, " "}) {
            InvalidSettingsException learner = assertThrows(
                    InvalidSettingsException.class, () -> new TestNode(platform, new BtwLearnerNodeFactory())
                            .with(settings -> settings.addString("splitColumn", empty))
                            .configure(null, null, labels));
            assertEquals("No split column is chosen.", learner.getMessage());
        }
        for (String empty : new String[] {null, "", " "}) {
            InvalidSettingsException encoder = assertThrows(
                    InvalidSettingsException.class, () -> new TestNode(platform, new TabularEncoderNodeFactory())
                            .with(settings -> settings.addString("splitColumn", empty))
                            .configure(TABLE, labels));
            assertEquals("No split column is chosen.", encoder.getMessage());
        }
    }

    /** Anything but a sentence fails the test. */
    private static void configure(TestNode node, PortObjectSpec... specs) {
        try {
            node.configure(specs);
        } catch (InvalidSettingsException refused) {
            assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
        }
    }

    private static PortObjectSpec spec(PortType type) {
        EncoderPortObjectSpec encoder =
                new EncoderPortObjectSpec(MODALITIES.get(0), "tabular", List.of("value"), Optional.empty());
        List<PortObjectSpec> known = List.of(
                new TensorPortObjectSpec(MODALITIES).withEncoders(List.of(encoder)),
                encoder,
                new FusionNetworkPortObjectSpec(MODALITIES, FusionSettings.defaults()),
                new MultimodalModelPortObjectSpec(
                                new OfClass("outcome", List.of("no", "yes")), MODALITIES, Scheme.KL_MI, 1)
                        .withEncoders(List.of(encoder)));
        List<PortType> types = List.of(
                TensorPortObject.TYPE,
                EncoderPortObject.TYPE,
                FusionNetworkPortObject.TYPE,
                MultimodalModelPortObject.TYPE);
        if (types.contains(type)) {
            return known.get(types.indexOf(type));
        }
        return type.equals(BufferedDataTable.TYPE) || type.equals(BufferedDataTable.TYPE_OPTIONAL) ? TABLE : null;
    }

    private static DefaultNodeModel model(DefaultNodeFactory factory) {
        return (DefaultNodeModel)
                ConfigurableFactoryBridge.SECRET.get().createNodeModel(factory, factory.createNodeCreationConfig());
    }

    private static List<Field> fields(Class<?> parameters) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> type = parameters; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive()
                        && field.getType() != Void.class) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static <P> P create(Class<P> type) throws ReflectiveOperationException {
        Constructor<P> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
