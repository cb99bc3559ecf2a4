package org.multimodalbtw.platform.ui.settings;

import java.util.Map;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** A number, truth value, text or list of texts: one entry or array of the settings. */
record ScalarFormat(Writer writer, Reader reader, Object empty) implements ValueFormat {

    private static final Map<Class<?>, ScalarFormat> FORMATS = Map.ofEntries(
            entry(
                    boolean.class,
                    Boolean.class,
                    (v, s, k) -> s.addBoolean(k, (Boolean) v),
                    NodeSettingsRO::getBoolean,
                    false),
            entry(byte.class, Byte.class, (v, s, k) -> s.addByte(k, (Byte) v), NodeSettingsRO::getByte, (byte) 0),
            entry(int.class, Integer.class, (v, s, k) -> s.addInt(k, (Integer) v), NodeSettingsRO::getInt, 0),
            entry(long.class, Long.class, (v, s, k) -> s.addLong(k, (Long) v), NodeSettingsRO::getLong, 0L),
            entry(float.class, Float.class, (v, s, k) -> s.addFloat(k, (Float) v), NodeSettingsRO::getFloat, 0f),
            entry(double.class, Double.class, (v, s, k) -> s.addDouble(k, (Double) v), NodeSettingsRO::getDouble, 0d),
            entry(String.class, String.class, (v, s, k) -> s.addString(k, (String) v), NodeSettingsRO::getString, ""),
            entry(
                    String[].class,
                    String[].class,
                    (v, s, k) -> s.addStringArray(k, (String[]) v),
                    NodeSettingsRO::getStringArray,
                    new String[0]));

    private static final Map<Class<?>, Class<?>> PRIMITIVES = Map.of(
            Boolean.class, boolean.class,
            Byte.class, byte.class,
            Integer.class, int.class,
            Long.class, long.class,
            Float.class, float.class,
            Double.class, double.class);

    /** @return null for another type */
    static ScalarFormat of(Class<?> type) {
        return FORMATS.get(PRIMITIVES.getOrDefault(type, type));
    }

    private static <T> Map.Entry<Class<?>, ScalarFormat> entry(
            Class<?> type, Class<T> boxed, Writer writer, Reader reader, T empty) {
        return Map.entry(type, new ScalarFormat(writer, reader, boxed.cast(empty)));
    }

    @Override
    public void save(Object value, NodeSettingsWO settings, String key) {
        writer.write(value, settings, key);
    }

    @Override
    public Object load(NodeSettingsRO settings, String key, Object current) throws InvalidSettingsException {
        return reader.read(settings, key);
    }

    /** Writes an entry. */
    interface Writer {

        void write(Object value, NodeSettingsWO settings, String key);
    }

    /** Reads an entry. */
    interface Reader {

        Object read(NodeSettingsRO settings, String key) throws InvalidSettingsException;
    }
}
