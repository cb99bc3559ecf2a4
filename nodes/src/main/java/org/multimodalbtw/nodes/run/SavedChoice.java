package org.multimodalbtw.nodes.run;

import java.util.Arrays;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.persistence.NodeParametersPersistor;

/**
 * A choice that came later: nodes that were saved without it did what one of its options stands for, which need not be the one that new
 * nodes start with.
 *
 * @param <E> the options, of which there are at least two
 */
public abstract class SavedChoice<E extends Enum<E>> implements NodeParametersPersistor<E> {

    private final String key;
    private final String title;
    private final E before;

    /**
     * @param key of the setting
     * @param title what the dialog calls it
     * @param before what nodes that were saved without it did
     */
    protected SavedChoice(String key, String title, E before) {
        this.key = key;
        this.title = title;
        this.before = before;
    }

    @Override
    public E load(NodeSettingsRO settings) throws InvalidSettingsException {
        if (!settings.containsKey(key)) {
            return before;
        }
        String name = settings.getString(key);
        E[] options = before.getDeclaringClass().getEnumConstants();
        return Arrays.stream(options)
                .filter(option -> option.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingsException(
                        "'" + title + "' is '" + name + "': choose " + names(options) + "."));
    }

    private static String names(Enum<?>[] options) {
        List<String> names = Arrays.stream(options).map(Enum::name).toList();
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    @Override
    public void save(E option, NodeSettingsWO settings) {
        settings.addString(key, (option == null ? before : option).name());
    }

    @Override
    public String[][] getConfigPaths() {
        return new String[][] {{key}};
    }
}
