package org.multimodalbtw.platform.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.migration.ConfigMigration;
import org.knime.node.parameters.migration.DefaultProvider;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.migration.NodeParametersMigration;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.persistence.Persistor;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.multimodalbtw.platform.ui.settings.ParametersFormat;

class ParametersFormatTest {

    enum Scheme {
        NONE,
        KL,
        KL_MI
    }

    static final class Element implements NodeParameters {
        String m_modality = "";
        int m_width = 8;

        Element() {}

        Element(String modality) {
            m_modality = modality;
        }
    }

    static final class Group implements Persistable {
        boolean m_on = true;
    }

    static class Base implements NodeParameters {
        int m_first = 1;
    }

    static final class All extends Base {
        static final int CONSTANT = 1;
        private int m_private = 7;
        boolean m_flag = true;
        byte m_byte = 2;
        int m_count = 3;
        long m_seed = 4_000_000_000L;
        float m_ratio = .5f;
        double m_temperature = 1.5;
        String m_name = "a";
        String m_empty;
        String[] m_names = {"x", "y"};
        Scheme m_scheme = Scheme.KL;
        Optional<Long> m_given = Optional.of(7L);
        Optional<Double> m_absent = Optional.empty();
        Optional<String> m_text = Optional.empty();
        Void m_message;
        Group m_group = new Group();
        Element[] m_elements = {new Element("labs"), new Element("notes")};
        ColumnFilter m_columns = new ColumnFilter(new String[] {"c"}).withIncludeUnknownColumns();

        @Persist(configKey = "stored under")
        int m_renamed = 5;
    }

    private static NodeSettings save(NodeParameters parameters) {
        NodeSettings settings = new NodeSettings("model");
        ParametersFormat.save(parameters, settings);
        return settings;
    }

    private static NodeSettings settings(String entries) {
        NodeSettings settings = new NodeSettings("model");
        String xml = "<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\" key=\"model\">" + entries + "</config>";
        try {
            settings.load(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
        return settings;
    }

    private static String entry(String key, String type, Object value) {
        return "<entry key=\"" + key + "\" type=\"" + type + "\" value=\"" + value + "\"/>";
    }

    @Test
    void everyKindIsStoredAsThePlatformStoresIt() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        save(new All()).saveToXML(out);
        String body = out.toString(StandardCharsets.UTF_8);
        assertEquals(
                """
                    <entry key="first" type="xint" value="1"/>
                    <entry key="flag" type="xboolean" value="true"/>
                    <entry key="byte" type="xbyte" value="2"/>
                    <entry key="count" type="xint" value="3"/>
                    <entry key="seed" type="xlong" value="4000000000"/>
                    <entry key="ratio" type="xfloat" value="0.5"/>
                    <entry key="temperature" type="xdouble" value="1.5"/>
                    <entry key="name" type="xstring" value="a"/>
                    <entry key="empty" type="xstring" isnull="true" value=""/>
                    <config key="names">
                        <entry key="array-size" type="xint" value="2"/>
                        <entry key="0" type="xstring" value="x"/>
                        <entry key="1" type="xstring" value="y"/>
                    </config>
                    <entry key="scheme" type="xstring" value="KL"/>
                    <entry key="given" type="xlong" value="7"/>
                    <entry key="given_is_present" type="xboolean" value="true"/>
                    <entry key="absent" type="xdouble" value="0.0"/>
                    <entry key="absent_is_present" type="xboolean" value="false"/>
                    <entry key="text" type="xstring" value=""/>
                    <entry key="text_is_present" type="xboolean" value="false"/>
                    <config key="group">
                        <entry key="on" type="xboolean" value="true"/>
                    </config>
                    <config key="elements">
                        <config key="0">
                            <entry key="modality" type="xstring" value="labs"/>
                            <entry key="width" type="xint" value="8"/>
                        </config>
                        <config key="1">
                            <entry key="modality" type="xstring" value="notes"/>
                            <entry key="width" type="xint" value="8"/>
                        </config>
                    </config>
                    <config key="columns">
                        <entry key="mode" type="xstring" value="MANUAL"/>
                        <config key="patternFilter">
                            <entry key="pattern" type="xstring" value=""/>
                            <entry key="isCaseSensitive" type="xboolean" value="false"/>
                            <entry key="isInverted" type="xboolean" value="false"/>
                        </config>
                        <config key="manualFilter">
                            <config key="manuallySelected">
                                <entry key="array-size" type="xint" value="1"/>
                                <entry key="0" type="xstring" value="c"/>
                            </config>
                            <config key="manuallyDeselected">
                                <entry key="array-size" type="xint" value="0"/>
                            </config>
                            <entry key="includeUnknownColumns" type="xboolean" value="true"/>
                        </config>
                        <config key="typeFilter">
                            <config key="selectedTypes">
                                <entry key="array-size" type="xint" value="0"/>
                            </config>
                        </config>
                    </config>
                    <entry key="stored under" type="xint" value="5"/>
                </config>
                """
                        .strip(),
                body.substring(body.indexOf("    <entry key=\"first\"")).strip());
    }

    @Test
    void whatIsStoredLoadsAgain() throws Exception {
        All changed = new All();
        changed.m_first = 10;
        changed.m_flag = false;
        changed.m_private = 8;
        changed.m_names = new String[] {};
        changed.m_scheme = Scheme.KL_MI;
        changed.m_given = Optional.empty();
        changed.m_absent = Optional.of(.25);
        changed.m_group.m_on = false;
        changed.m_elements = new Element[] {new Element("images")};
        changed.m_columns = new ColumnFilter(new String[] {"d"});
        NodeSettings stored = save(changed);

        All loaded = ParametersFormat.load(All.class, stored);

        assertTrue(stored.isIdentical(save(loaded)));
        assertEquals(10, loaded.m_first);
        assertEquals(Optional.empty(), loaded.m_given);
        assertEquals(Optional.of(.25), loaded.m_absent);
        assertEquals("images", loaded.m_elements[0].m_modality);
        assertEquals(7, loaded.m_private, "a private field is not stored");
        assertNull(loaded.m_empty);
        assertArrayEquals(new String[] {"d"}, loaded.m_columns.filter(columns("c", "d")));
    }

    static final class Seeded implements NodeParameters {
        Optional<Long> m_seed = Optional.of(1L);
    }

    @Test
    void optionalValueMayBeLeftOutWhenItIsNotThere() throws Exception {
        assertEquals(
                Optional.empty(),
                ParametersFormat.load(Seeded.class, settings(entry("seed_is_present", "xboolean", false))).m_seed);
        assertEquals(
                Optional.of(5L), ParametersFormat.load(Seeded.class, settings(entry("seed", "xlong", 5))).m_seed);
        assertMessage("Long for key \"seed\" not found.", Seeded.class, entry("seed_is_present", "xboolean", true));
    }

    static final class Experts implements NodeParameters {
        int m_experts = 4;

        @Override
        public void validate() throws InvalidSettingsException {
            if (m_experts < 1) {
                throw new InvalidSettingsException("Experts must be at least 1");
            }
        }
    }

    static final class Weighted implements NodeParameters {
        Scheme m_scheme = Scheme.NONE;
    }

    private static void assertMessage(String message, Class<? extends NodeParameters> type, String entries) {
        assertEquals(
                message,
                assertThrows(InvalidSettingsException.class, () -> ParametersFormat.load(type, settings(entries)))
                        .getMessage());
    }

    @Test
    void absentParameterIsRefusedAndAnUnknownOneIgnored() throws Exception {
        assertMessage("Int for key \"experts\" not found.", Experts.class, "");
        assertEquals(
                2,
                ParametersFormat.load(Experts.class, settings(entry("experts", "xint", 2) + entry("x", "xint", 3)))
                        .m_experts);
    }

    @Test
    void unknownConstantIsRefusedWithThePossibleOnes() {
        assertMessage(
                "Invalid value 'FOO'. Possible values: NONE, KL, KL_MI", Weighted.class,
                entry("scheme", "xstring", "FOO"));
    }

    @Test
    void loadingValidates() {
        assertMessage("Experts must be at least 1", Experts.class, entry("experts", "xint", 0));
    }

    static final class Nine implements DefaultProvider<Integer> {
        @Override
        public Integer getDefault() {
            return 9;
        }
    }

    static final class FromOldName implements NodeParametersMigration<Integer> {
        @Override
        public List<ConfigMigration<Integer>> getConfigMigrations() {
            return List.of(ConfigMigration.builder(old -> old.getNodeSettings("old").getInt("name"))
                    .withDeprecatedConfigPath("old", "name")
                    .build());
        }
    }

    static final class Grown implements NodeParameters {
        @Migrate(loadDefaultIfAbsent = true)
        int m_added = 5;

        @Migration(Nine.class)
        int m_migrated = 6;

        @Migration(FromOldName.class)
        int m_renamed = 7;
    }

    @Test
    void laterFieldsLoadFromOlderSettings() throws Exception {
        Grown grown = ParametersFormat.load(
                Grown.class, settings("<config key=\"old\">" + entry("name", "xint", 3) + "</config>"));
        assertEquals(5, grown.m_added);
        assertEquals(9, grown.m_migrated);
        assertEquals(3, grown.m_renamed);
        assertMessage("Int for key \"renamed\" not found.", Grown.class, "<config key=\"old\"/>");
    }

    @LoadDefaultsForAbsentFields
    static final class Lenient implements NodeParameters {
        int m_a = 1;
        String m_b = "b";
    }

    @Test
    void lenientClassesLoadFromNothing() throws Exception {
        assertEquals("b", ParametersFormat.load(Lenient.class, settings("")).m_b);
    }

    static final class Doubled implements NodeParametersPersistor<Integer> {
        @Override
        public Integer load(NodeSettingsRO settings) throws InvalidSettingsException {
            return settings.getInt("half") * 2;
        }

        @Override
        public void save(Integer value, NodeSettingsWO settings) {
            settings.addInt("half", value / 2);
        }

        @Override
        public String[][] getConfigPaths() {
            return new String[][] {{"half"}};
        }
    }

    static final class ByHand implements NodeParameters {
        @Persistor(Doubled.class)
        int m_value = 12;
    }

    @Test
    void persistorStoresByHand() throws Exception {
        NodeSettings stored = save(new ByHand());
        assertEquals(6, stored.getInt("half"));
        assertFalse(stored.containsKey("value"));
        assertEquals(12, ParametersFormat.load(ByHand.class, stored).m_value);
    }

    static final class Unstorable implements NodeParameters {
        Thread m_thread;
    }

    @Test
    void otherTypesAreRefused() {
        assertTrue(assertThrows(IllegalStateException.class, () -> save(new Unstorable()))
                .getMessage()
                .contains("Unstorable.m_thread is of a type that is not stored: java.lang.Thread"));
    }

    private static List<DataColumnSpec> columns(String... names) {
        return java.util.stream.Stream.of(names)
                .map(name -> new DataColumnSpecCreator(
                                name, name.startsWith("t") ? StringCell.TYPE : DoubleCell.TYPE)
                        .createSpec())
                .toList();
    }

    static final class Filtered implements NodeParameters {
        ColumnFilter m_columns = new ColumnFilter(new String[] {"b", "gone"});
    }

    private static String[] filter(String mode, String pattern, boolean inverted, String types) throws Exception {
        NodeSettings stored = save(new Filtered());
        NodeSettings columns = stored.getNodeSettings("columns");
        columns.addString("mode", mode);
        columns.getNodeSettings("patternFilter").addString("pattern", pattern);
        columns.getNodeSettings("patternFilter").addBoolean("isInverted", inverted);
        columns.getNodeSettings("typeFilter").addStringArray("selectedTypes", types);
        return ParametersFormat.load(Filtered.class, stored)
                .m_columns
                .filter(columns("a1", "A2", "b", "text"));
    }

    @Test
    void columnFilterChoosesByHandByPatternAndByType() throws Exception {
        assertArrayEquals(new String[] {"b"}, filter("MANUAL", "", false, ""));
        assertArrayEquals(new String[] {"a1", "A2"}, filter("WILDCARD", "a*", false, ""));
        assertArrayEquals(new String[] {"a1", "A2", "b"}, filter("WILDCARD", "t?xt", true, ""));
        assertArrayEquals(new String[] {"a1", "A2"}, filter("REGEX", "a[0-9]", false, ""));
        assertArrayEquals(new String[] {"a1", "A2", "b"}, filter("TYPE", "", false, DoubleValue.class.getName()));
        assertArrayEquals(
                new String[] {"gone"}, new Filtered().m_columns.getMissingSelected(columns("a1", "b")));
    }
}
