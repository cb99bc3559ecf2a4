package org.multimodalbtw.nodes.port;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * A modality as a spec knows it.
 *
 * @param name the modality's name
 * @param shape the sizes of a row's tensor; empty while they are not known
 * @param features the names of the flattened positions; empty where they have none or are not known
 */
public record Modality(String name, List<Integer> shape, List<String> features) {

    private static final String LIST = "modalities";

    /** Keeps its own copies of the lists. */
    public Modality {
        shape = List.copyOf(shape);
        features = List.copyOf(features);
    }

    /**
     * @param name the modality's name
     * @return a modality whose shape is not known yet
     */
    public static Modality named(String name) {
        return new Modality(name, List.of(), List.of());
    }

    /**
     * @param other another name
     * @return the same modality with it
     */
    public Modality renamed(String other) {
        return new Modality(other, shape, features);
    }

    /**
     * @param column a column of a tensor table
     * @return the modality in it
     */
    public static Modality of(TensorColumn column) {
        return new Modality(column.name(), column.shape(), column.features());
    }

    /**
     * @param modalities some modalities
     * @return their names in the same order
     */
    public static List<String> names(List<Modality> modalities) {
        return modalities.stream().map(Modality::name).toList();
    }

    /** @return whether the shape is known */
    public boolean hasShape() {
        return !shape.isEmpty();
    }

    static void save(List<Modality> modalities, ModelContentWO content) {
        ModelContentWO list = content.addModelContent(LIST);
        for (int index = 0; index < modalities.size(); index++) {
            Modality modality = modalities.get(index);
            ModelContentWO entry = list.addModelContent(String.valueOf(index));
            entry.addString("name", modality.name);
            entry.addIntArray(
                    "shape", modality.shape.stream().mapToInt(Integer::intValue).toArray());
            entry.addStringArray("features", modality.features.toArray(String[]::new));
        }
    }

    static List<Modality> load(ModelContentRO content) throws InvalidSettingsException {
        ModelContentRO list = content.getModelContent(LIST);
        List<Modality> modalities = new ArrayList<>();
        for (int index = 0; list.containsKey(String.valueOf(index)); index++) {
            ModelContentRO entry = list.getModelContent(String.valueOf(index));
            modalities.add(new Modality(
                    entry.getString("name"),
                    Arrays.stream(entry.getIntArray("shape")).boxed().toList(),
                    List.of(entry.getStringArray("features"))));
        }
        return List.copyOf(modalities);
    }
}
