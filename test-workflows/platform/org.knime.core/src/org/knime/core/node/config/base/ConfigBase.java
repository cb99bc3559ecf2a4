package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.swing.tree.TreeNode;
import javax.xml.parsers.ParserConfigurationException;
import org.knime.core.node.InvalidSettingsException;
import org.xml.sax.SAXException;

/**
 * A configuration: keys in the order in which they were added, each with a value, or with a configuration below it. An
 * array is a configuration with the entry {@code array-size} and one entry a position; without that entry it stands for
 * a null array.
 */
public abstract class ConfigBase extends AbstractConfigEntry implements ConfigBaseRO, ConfigBaseWO {
    private static final String ARRAY_SIZE = "array-size";

    private final Map<String, AbstractConfigEntry> entries = new LinkedHashMap<>();

    public ConfigBase(final String key) {
        super(ConfigEntries.config, key);
    }

    /** @return a new, empty configuration of the same kind */
    public abstract ConfigBase getInstance(String key);

    protected void put(final AbstractConfigEntry entry) {
        entries.put(entry.getKey(), entry);
        entry.setParent(this);
    }

    protected AbstractConfigEntry get(final String key) {
        return entries.get(key);
    }

    public AbstractConfigEntry getEntry(final String key) {
        return entries.get(key);
    }

    public void addEntry(final AbstractConfigEntry entry) {
        put(entry);
    }

    public final AbstractConfigEntry removeConfig(final String key) {
        return entries.remove(key);
    }

    @Override
    public boolean containsKey(final String key) {
        return entries.containsKey(key);
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    @Override
    public final Iterator<String> iterator() {
        return keySet().iterator();
    }

    @Override
    public final ConfigBase addConfigBase(final String key) {
        ConfigBase config = getInstance(key);
        put(config);
        return config;
    }

    protected final void addConfigBase(final ConfigBase config) {
        put(config);
    }

    @Override
    public final ConfigBase getConfigBase(final String key) throws InvalidSettingsException {
        return require(key, ConfigBase.class, "Config");
    }

    private <E extends AbstractConfigEntry> E find(final String key, final Class<E> type) {
        AbstractConfigEntry entry = get(key);
        return type.isInstance(entry) ? type.cast(entry) : null;
    }

    private <E extends AbstractConfigEntry> E require(final String key, final Class<E> type, final String name)
            throws InvalidSettingsException {
        E entry = find(key, type);
        if (entry == null) {
            throw new InvalidSettingsException(name + " for key \"" + key + "\" not found.");
        }
        return entry;
    }

    private ConfigBase addArray(final String key, final int length) {
        ConfigBase array = addConfigBase(key);
        array.addInt(ARRAY_SIZE, length);
        return array;
    }

    private static String[] positions(final ConfigBase array) throws InvalidSettingsException {
        int length = array.getInt(ARRAY_SIZE);
        if (length < 0) {
            throw new InvalidSettingsException(
                    "The array \"" + array.getKey() + "\" has the negative size " + length + ".");
        }
        String[] positions = new String[length];
        for (int i = 0; i < length; i++) {
            positions[i] = Integer.toString(i);
        }
        return positions;
    }

    @Override
    public void addBoolean(final String key, final boolean value) {
        put(new ConfigBooleanEntry(key, value));
    }

    @Override
    public boolean getBoolean(final String key) throws InvalidSettingsException {
        return require(key, ConfigBooleanEntry.class, "Boolean").getBoolean();
    }

    @Override
    public boolean getBoolean(final String key, final boolean def) {
        ConfigBooleanEntry entry = find(key, ConfigBooleanEntry.class);
        return entry == null ? def : entry.getBoolean();
    }

    @Override
    public void addBooleanArray(final String key, final boolean... values) {
        if (values == null) {
            addConfigBase(key);
            return;
        }
        ConfigBase array = addArray(key, values.length);
        for (int i = 0; i < values.length; i++) {
            array.addBoolean(Integer.toString(i), values[i]);
        }
    }

    @Override
    public boolean[] getBooleanArray(final String key) throws InvalidSettingsException {
        ConfigBase array = getConfigBase(key);
        if (!array.containsKey(ARRAY_SIZE)) {
            return null;
        }
        String[] positions = positions(array);
        boolean[] values = new boolean[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getBoolean(positions[i]);
        }
        return values;
    }

    @Override
    public boolean[] getBooleanArray(final String key, final boolean... def) {
        try {
            return getBooleanArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addByte(final String key, final byte value) {
        put(new ConfigByteEntry(key, value));
    }

    @Override
    public byte getByte(final String key) throws InvalidSettingsException {
        return require(key, ConfigByteEntry.class, "Byte").getByte();
    }

    @Override
    public byte getByte(final String key, final byte def) {
        ConfigByteEntry entry = find(key, ConfigByteEntry.class);
        return entry == null ? def : entry.getByte();
    }

    @Override
    public void addByteArray(final String key, final byte... values) {
        if (values == null) {
            addConfigBase(key);
            return;
        }
        ConfigBase array = addArray(key, values.length);
        for (int i = 0; i < values.length; i++) {
            array.addByte(Integer.toString(i), values[i]);
        }
    }

    @Override
    public byte[] getByteArray(final String key) throws InvalidSettingsException {
        ConfigBase array = getConfigBase(key);
        if (!array.containsKey(ARRAY_SIZE)) {
            return null;
        }
        String[] positions = positions(array);
        byte[] values = new byte[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getByte(positions[i]);
        }
        return values;
    }

    @Override
    public byte[] getByteArray(final String key, final byte... def) {
        try {
            return getByteArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addChar(final String key, final char value) {
        put(new ConfigCharEntry(key, value));
    }

    @Override
    public char getChar(final String key) throws InvalidSettingsException {
        return require(key, ConfigCharEntry.class, "Char").getChar();
    }

    @Override
    public char getChar(final String key, final char def) {
        ConfigCharEntry entry = find(key, ConfigCharEntry.class);
        return entry == null ? def : entry.getChar();
    }

    @Override
    public void addCharArray(final String key, final char... values) {
        if (values == null) {
            addConfigBase(key);
            return;
        }
        ConfigBase array = addArray(key, values.length);
        for (int i = 0; i < values.length; i++) {
            array.addChar(Integer.toString(i), values[i]);
        }
    }

    @Override
    public char[] getCharArray(final String key) throws InvalidSettingsException {
        ConfigBase array = getConfigBase(key);
        if (!array.containsKey(ARRAY_SIZE)) {
            return null;
        }
        String[] positions = positions(array);
        char[] values = new char[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getChar(positions[i]);
        }
        return values;
    }

    @Override
    public char[] getCharArray(final String key, final char... def) {
        try {
            return getCharArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addDouble(final String key, final double value) {
        put(new ConfigDoubleEntry(key, value));
    }

    @Override
    public double getDouble(final String key) throws InvalidSettingsException {
        return require(key, ConfigDoubleEntry.class, "Double").getDouble();
    }

    @Override
    public double getDouble(final String key, final double def) {
        ConfigDoubleEntry entry = find(key, ConfigDoubleEntry.class);
        return entry == null ? def : entry.getDouble();
    }

    @Override
    public void addDoubleArray(final String key, final double... values) {
        if (values == null) {
            addConfigBase(key);
            return;
        }
        ConfigBase array = addArray(key, values.length);
        for (int i = 0; i < values.length; i++) {
            array.addDouble(Integer.toString(i), values[i]);
        }
    }

    @Override
    public double[] getDoubleArray(final String key) throws InvalidSettingsException {
        ConfigBase array = getConfigBase(key);
        if (!array.containsKey(ARRAY_SIZE)) {
            return null;
        }
        String[] positions = positions(array);
        double[] values = new double[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getDouble(positions[i]);
        }
        return values;
    }

    @Override
    public double[] getDoubleArray(final String key, final double... def) {
        try {
            return getDoubleArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addFloat(final String key, final float value) {
        put(new ConfigFloatEntry(key, value));
    }

    @Override
    public float getFloat(final String key) throws InvalidSettingsException {
        return require(key, ConfigFloatEntry.class, "Float").getFloat();
    }

    @Override
    public float getFloat(final String key, final float def) {
        ConfigFloatEntry entry = find(key, ConfigFloatEntry.class);
        return entry == null ? def : entry.getFloat();
    }

    @Override
    public void addFloatArray(final String key, final float... values) {
        if (values == null) {
            addConfigBase(key);
            return;
        }
        ConfigBase array = addArray(key, values.length);
        for (int i = 0; i < values.length; i++) {
            array.addFloat(Integer.toString(i), values[i]);
        }
    }

    @Override
    public float[] getFloatArray(final String key) throws InvalidSettingsException {
        ConfigBase array = getConfigBase(key);
        if (!array.containsKey(ARRAY_SIZE)) {
            return null;
        }
        String[] positions = positions(array);
        float[] values = new float[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getFloat(positions[i]);
        }
        return values;
    }

    @Override
    public float[] getFloatArray(final String key, final float... def) {
        try {
            return getFloatArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addInt(final String key, final int value) {
        put(new ConfigIntEntry(key, value));
    }

    @Override
    public int getInt(final String key) throws InvalidSettingsException {
        return require(key, ConfigIntEntry.class, "Int").getInt();
    }

    @Override
    public int getInt(final String key, final int def) {
        ConfigIntEntry entry = find(key, ConfigIntEntry.class);
        return entry == null ? def : entry.getInt();
    }

    @Override
    public void addIntArray(final String key, final int... values) {
        if (values == null) {
            addConfigBase(key);
            return;
        }
        ConfigBase array = addArray(key, values.length);
        for (int i = 0; i < values.length; i++) {
            array.addInt(Integer.toString(i), values[i]);
        }
    }

    @Override
    public int[] getIntArray(final String key) throws InvalidSettingsException {
        ConfigBase array = getConfigBase(key);
        if (!array.containsKey(ARRAY_SIZE)) {
            return null;
        }
        String[] positions = positions(array);
        int[] values = new int[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getInt(positions[i]);
        }
        return values;
    }

    @Override
    public int[] getIntArray(final String key, final int... def) {
        try {
            return getIntArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addLong(final String key, final long value) {
        put(new ConfigLongEntry(key, value));
    }

    @Override
    public long getLong(final String key) throws InvalidSettingsException {
        return require(key, ConfigLongEntry.class, "Long").getLong();
    }

    @Override
    public long getLong(final String key, final long def) {
        ConfigLongEntry entry = find(key, ConfigLongEntry.class);
        return entry == null ? def : entry.getLong();
    }

    @Override
    public void addLongArray(final String key, final long... values) {
        if (values == null) {
            addConfigBase(key);
            return;
        }
        ConfigBase array = addArray(key, values.length);
        for (int i = 0; i < values.length; i++) {
            array.addLong(Integer.toString(i), values[i]);
        }
    }

    @Override
    public long[] getLongArray(final String key) throws InvalidSettingsException {
        ConfigBase array = getConfigBase(key);
        if (!array.containsKey(ARRAY_SIZE)) {
            return null;
        }
        String[] positions = positions(array);
        long[] values = new long[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getLong(positions[i]);
        }
        return values;
    }

    @Override
    public long[] getLongArray(final String key, final long... def) {
        try {
            return getLongArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addShort(final String key, final short value) {
        put(new ConfigShortEntry(key, value));
    }

    @Override
    public short getShort(final String key) throws InvalidSettingsException {
        return require(key, ConfigShortEntry.class, "Short").getShort();
    }

    @Override
    public short getShort(final String key, final short def) {
        ConfigShortEntry entry = find(key, ConfigShortEntry.class);
        return entry == null ? def : entry.getShort();
    }

    @Override
    public void addShortArray(final String key, final short... values) {
        if (values == null) {
            addConfigBase(key);
            return;
        }
        ConfigBase array = addArray(key, values.length);
        for (int i = 0; i < values.length; i++) {
            array.addShort(Integer.toString(i), values[i]);
        }
    }

    @Override
    public short[] getShortArray(final String key) throws InvalidSettingsException {
        ConfigBase array = getConfigBase(key);
        if (!array.containsKey(ARRAY_SIZE)) {
            return null;
        }
        String[] positions = positions(array);
        short[] values = new short[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getShort(positions[i]);
        }
        return values;
    }

    @Override
    public short[] getShortArray(final String key, final short... def) {
        try {
            return getShortArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addString(final String key, final String value) {
        put(new ConfigStringEntry(key, value));
    }

    @Override
    public String getString(final String key) throws InvalidSettingsException {
        return require(key, ConfigStringEntry.class, "String").getString();
    }

    @Override
    public String getString(final String key, final String def) {
        ConfigStringEntry entry = find(key, ConfigStringEntry.class);
        return entry == null ? def : entry.getString();
    }

    @Override
    public void addStringArray(final String key, final String... values) {
        if (values == null) {
            addConfigBase(key);
            return;
        }
        ConfigBase array = addArray(key, values.length);
        for (int i = 0; i < values.length; i++) {
            array.addString(Integer.toString(i), values[i]);
        }
    }

    @Override
    public String[] getStringArray(final String key) throws InvalidSettingsException {
        ConfigBase array = getConfigBase(key);
        if (!array.containsKey(ARRAY_SIZE)) {
            return null;
        }
        String[] positions = positions(array);
        String[] values = new String[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getString(positions[i]);
        }
        return values;
    }

    @Override
    public String[] getStringArray(final String key, final String... def) {
        try {
            return getStringArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void copyTo(final ConfigBaseWO target) {
        for (AbstractConfigEntry entry : entries.values()) {
            copy(entry, target);
        }
    }

    private static void copy(final AbstractConfigEntry entry, final ConfigBaseWO target) {
        if (entry instanceof ConfigBase) {
            ((ConfigBase) entry).copyTo(target.addConfigBase(entry.getKey()));
        } else if (target instanceof ConfigBase) {
            String value = entry.toStringValue();
            ((ConfigBase) target).addEntry(entry.getType().createEntry(entry.getKey(), value));
        } else {
            throw new IllegalArgumentException("Settings can only be copied to a ConfigBase, not to "
                    + target.getClass().getName() + ".");
        }
    }

    @Override
    public final void saveToXML(final OutputStream out) throws IOException {
        XMLConfig.save(this, out);
    }

    /** Replaces all keys by those in the XML. */
    public void load(final InputStream in) throws IOException {
        loadFromXML(this, in);
    }

    protected static ConfigBase loadFromXML(final ConfigBase config, final InputStream in) throws IOException {
        try {
            XMLConfig.load(config, in);
            return config;
        } catch (SAXException e) {
            throw new IOException("The settings are not valid XML: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This Java has no XML parser.", e);
        }
    }

    final void clear() {
        entries.clear();
    }

    @Override
    public final String toStringValue() {
        return null;
    }

    @Override
    boolean sameValue(final AbstractConfigEntry other) {
        if (!(other instanceof ConfigBase)) {
            return false;
        }
        Map<String, AbstractConfigEntry> others = ((ConfigBase) other).entries;
        return entries.keySet().equals(others.keySet())
                && entries.values().stream().allMatch(e -> e.isIdentical(others.get(e.getKey())));
    }

    @Override
    public String toString() {
        StringBuffer text = new StringBuffer();
        toString(text);
        return text.toString();
    }

    public final void toString(final StringBuffer text) {
        text.append(getKey()).append('{');
        String separator = "";
        for (AbstractConfigEntry entry : entries.values()) {
            text.append(separator).append(entry);
            separator = ", ";
        }
        text.append('}');
    }

    @Override
    public final boolean isLeaf() {
        return false;
    }

    @Override
    public final Enumeration<TreeNode> children() {
        return Collections.enumeration(List.<TreeNode>copyOf(entries.values()));
    }

    @Override
    public TreeNode getChildAt(final int index) {
        return List.copyOf(entries.values()).get(index);
    }

    @Override
    public int getChildCount() {
        return entries.size();
    }

    @Override
    public int getIndex(final TreeNode node) {
        return List.copyOf(entries.values()).indexOf(node);
    }
}
