package org.multimodalbtw.nodes.run;

import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.persistence.NodeParametersPersistor;

/**
 * A setting that came later: nodes that were saved without it have the value that stands for what they did, which need not be the one that
 * new nodes start with. {@link SavedChoice} is the same for options.
 *
 * @param <T> the type of the setting
 */
public abstract class SavedLater<T> implements NodeParametersPersistor<T> {

    /**
     * Reads a value.
     *
     * @param <T> its type
     */
    @FunctionalInterface
    public interface Reader<T> {
        /** @return the value of the key, or the given one where there is none */
        T read(NodeSettingsRO settings, String key, T absent);
    }

    /**
     * Writes a value.
     *
     * @param <T> its type
     */
    @FunctionalInterface
    public interface Writer<T> {
        /** Adds the value under the key. */
        void write(NodeSettingsWO settings, String key, T value);
    }

    private final String key;
    private final T before;
    private final Reader<T> reader;
    private final Writer<T> writer;

    /**
     * @param key of the setting
     * @param before the value of nodes that were saved without it
     * @param reader reads it
     * @param writer writes it
     */
    protected SavedLater(String key, T before, Reader<T> reader, Writer<T> writer) {
        this.key = key;
        this.before = before;
        this.reader = reader;
        this.writer = writer;
    }

    @Override
    public T load(NodeSettingsRO settings) {
        return reader.read(settings, key, before);
    }

    @Override
    public void save(T value, NodeSettingsWO settings) {
        writer.write(settings, key, value);
    }

    @Override
    public String[][] getConfigPaths() {
        return new String[][] {{key}};
    }
}
