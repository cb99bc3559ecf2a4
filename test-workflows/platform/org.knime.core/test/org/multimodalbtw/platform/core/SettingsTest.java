package org.multimodalbtw.platform.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;

class SettingsTest {
    private static byte[] xml(final NodeSettings settings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        settings.saveToXML(out);
        return out.toByteArray();
    }

    private static NodeSettings read(final byte[] xml) throws IOException {
        return (NodeSettings) NodeSettings.loadFromXML(new ByteArrayInputStream(xml));
    }

    private static NodeSettings read(final String content) throws IOException {
        String xml = "<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\" key=\"root\">" + content + "</config>";
        return read(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileWrittenByThePlatformIsWrittenAgainByteForByte() throws IOException {
        try (InputStream in = SettingsTest.class.getResourceAsStream("settings.xml")) {
            byte[] original = in.readAllBytes();
            String written = new String(xml(read(original)), StandardCharsets.UTF_8);
            assertEquals(new String(original, StandardCharsets.UTF_8), written);
        }
    }

    @Test
    void everyKindOfValueSurvivesTheFile() throws Exception {
        NodeSettings settings = new NodeSettings("all");
        settings.addString("text", "a");
        settings.addString("none", null);
        settings.addInt("int", Integer.MIN_VALUE);
        settings.addLong("long", Long.MAX_VALUE);
        settings.addDouble("nan", Double.NaN);
        settings.addDouble("small", Double.MIN_VALUE);
        settings.addFloat("float", 0.1f);
        settings.addBoolean("yes", true);
        settings.addChar("char", '<');
        settings.addByte("byte", (byte) -1);
        settings.addShort("short", (short) 300);
        settings.addStringArray("texts", "a", null, "");
        settings.addIntArray("ints", 3, 2, 1);
        settings.addLongArray("longs");
        settings.addDoubleArray("doubles", Double.NEGATIVE_INFINITY, -0.0);
        settings.addBooleanArray("flags", true, false);
        settings.addStringArray("noTexts", (String[]) null);
        settings.addNodeSettings("below").addInt("x", 1);

        NodeSettings loaded = read(xml(settings));

        assertEquals("all", loaded.getKey());
        assertEquals(settings, loaded);
        assertEquals(List.copyOf(settings.keySet()), List.copyOf(loaded.keySet()));
        assertNull(loaded.getString("none"));
        assertTrue(Double.isNaN(loaded.getDouble("nan")));
        assertEquals('<', loaded.getChar("char"));
        assertArrayEquals(new String[] {"a", null, ""}, loaded.getStringArray("texts"));
        assertArrayEquals(new int[] {3, 2, 1}, loaded.getIntArray("ints"));
        assertEquals(0, loaded.getLongArray("longs").length);
        assertArrayEquals(new double[] {Double.NEGATIVE_INFINITY, -0.0}, loaded.getDoubleArray("doubles"));
        assertArrayEquals(new boolean[] {true, false}, loaded.getBooleanArray("flags"));
        assertNull(loaded.getStringArray("noTexts"));
        assertEquals(1, loaded.getNodeSettings("below").getInt("x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " a ", "line\nline\r\n\ttab", "\u0000\u0007", "<&>\"'", "100%", "%%00010", "%%%", "äπ😀", "\uD800"})
    void everyTextSurvivesTheFile(final String text) throws Exception {
        NodeSettings settings = new NodeSettings("s");
        settings.addString(text, text);
        assertEquals(text, read(xml(settings)).getString(text));
    }

    @Test
    void aMissingKeyIsNamed() {
        NodeSettings settings = new NodeSettings("s");
        settings.addString("rows", "20");
        assertMessage("Int for key \"rows\" not found.", () -> settings.getInt("rows"));
        assertMessage("String for key \"x\" not found.", () -> settings.getString("x"));
        assertMessage("Boolean for key \"x\" not found.", () -> settings.getBoolean("x"));
        assertMessage("Config for key \"x\" not found.", () -> settings.getNodeSettings("x"));
        assertMessage("Double for key \"x\" not found.", () -> settings.getDouble("x"));
        assertEquals(7, settings.getInt("rows", 7));
        assertArrayEquals(new int[] {1}, settings.getIntArray("x", 1));
    }

    private static void assertMessage(final String message, final Executable call) {
        assertEquals(message, assertThrows(InvalidSettingsException.class, call).getMessage());
    }

    @Test
    void anArrayThatLacksAnElementIsRefused() throws IOException {
        NodeSettings settings = read("<config key=\"a\"><entry key=\"array-size\" type=\"xint\" value=\"2\"/>"
                + "<entry key=\"0\" type=\"xint\" value=\"5\"/></config>");
        assertThrows(InvalidSettingsException.class, () -> settings.getIntArray("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<entry key=\"a\" type=\"xint\" value=\"many\"/>",
                "<entry key=\"a\" type=\"xboolean\" value=\"1\"/>",
                "<entry key=\"a\" type=\"xunknown\" value=\"1\"/>",
                "<entry key=\"a\" type=\"xint\" isnull=\"true\" value=\"\"/>",
                "<entry key=\"a\" value=\"1\"/>",
                "<other/>",
                "<config key=\"a\">"
            })
    void aDamagedFileIsRefused(final String content) {
        assertThrows(IOException.class, () -> read(content));
    }

    @Test
    void aDamagedFileLeavesTheSettingsAsTheyAre() {
        NodeSettings settings = new NodeSettings("before");
        settings.addInt("kept", 1);
        byte[] damaged = "<config key=\"k\"><entry key=\"a\" type=\"xint\" value=\"1\"/>".getBytes(StandardCharsets.UTF_8);
        assertThrows(IOException.class, () -> settings.load(new ByteArrayInputStream(damaged)));
        assertEquals(1, settings.getInt("kept", 0));
        assertFalse(settings.containsKey("a"));
        assertEquals("before", settings.getKey());
    }

    @Test
    void aCopyHasAllOfItsOriginalAndDoesNotChangeIt() throws Exception {
        NodeSettings settings = new NodeSettings("s");
        settings.addNodeSettings("a").addDoubleArray("b", 1, 2);
        settings.addString("none", null);
        NodeSettings copy = new NodeSettings("s");
        settings.copyTo(copy);
        assertEquals(settings, copy);
        copy.getNodeSettings("a").addInt("c", 1);
        assertNotEquals(settings, copy);
    }

    @Test
    void cellsAndTypesSurviveTheFile() throws Exception {
        List<DataCell> cells = List.of(
                new DoubleCell(0.1),
                new IntCell(-1),
                new LongCell(1L << 40),
                new StringCell("ä\n"),
                BooleanCell.TRUE,
                DataType.getMissingCell(),
                new MissingCell("why"),
                CollectionCellFactory.createListCell(List.of(new DoubleCell(1), DataType.getMissingCell())));
        ModelContent content = new ModelContent("m");
        for (int i = 0; i < cells.size(); i++) {
            content.addDataCell("cell" + i, cells.get(i));
            content.addDataType("type" + i, cells.get(i).getType());
        }
        DataType mixed = DataType.getCommonSuperType(StringCell.TYPE, DoubleCell.TYPE);
        content.addDataType("mixed", mixed);
        content.addDataType("list", ListCell.getCollectionType(mixed));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.saveToXML(out);
        ModelContent loaded = (ModelContent) ModelContent.loadFromXML(new ByteArrayInputStream(out.toByteArray()));
        for (int i = 0; i < cells.size(); i++) {
            assertEquals(cells.get(i), loaded.getDataCell("cell" + i));
            assertEquals(cells.get(i).getType(), loaded.getDataType("type" + i));
        }
        assertEquals(mixed, loaded.getDataType("mixed"));
        assertEquals(ListCell.getCollectionType(mixed), loaded.getDataType("list"));
        assertEquals(IntCell.TYPE, loaded.getDataType("absent", IntCell.TYPE));
    }

    @Test
    void aReaderSeesNodesBelowAsSettings() throws Exception {
        NodeSettings settings = new NodeSettings("s");
        settings.addNodeSettings("a").addNodeSettings("b").addInt("c", 3);
        NodeSettingsRO reader = settings;
        assertEquals(3, reader.getNodeSettings("a").getNodeSettings("b").getInt("c"));
    }
}
