package org.multimodalbtw.engine.attribution;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.HiddenPart;
import org.multimodalbtw.engine.encode.RawKind;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * Parts of pictures and texts whose tensors are numbers without names, such as descriptors and the vectors of local models: the raw rows are
 * encoded again with one part hidden, as occlusion does (Zeiler and Fergus 2014, "Visualizing and Understanding Convolutional Networks").
 */
final class HiddenParts {

    private final List<TensorColumn> modalities;
    private final Map<String, FittedEncoder> encoders;
    private final Map<String, TableRows> raw;

    /** Of each modality the parts of rows, by their ids. */
    private final List<Map<String, List<HiddenPart>>> parts = new ArrayList<>();

    /**
     * @param modalities of the model
     * @param encoders those that it carries, by modality
     * @param raw the raw tables that are there, by modality
     */
    HiddenParts(List<TensorColumn> modalities, Map<String, FittedEncoder> encoders, Map<String, TableRows> raw) {
        this.modalities = modalities;
        this.encoders = new HashMap<>(encoders);
        this.encoders.values().removeIf(encoder -> !encoder.explainsByHiding());
        this.raw = raw;
        modalities.forEach(modality -> parts.add(Map.of()));
    }

    /** The modalities whose numbers have no names, and whose raw tables are not there. */
    List<String> numbersOnly() {
        return modalities.stream()
                .map(TensorColumn::name)
                .filter(name -> encoders.containsKey(name) && !raw.containsKey(name))
                .toList();
    }

    /** Reads the parts of some rows, and forgets those of others. */
    void read(Set<String> rows, ProgressMonitor monitor) throws IOException {
        for (int m = 0; m < modalities.size(); m++) {
            String name = modalities.get(m).name();
            if (encoders.containsKey(name) && raw.containsKey(name)) {
                parts.set(m, encoders.get(name).hiding(raw.get(name), rows, monitor));
            }
        }
    }

    /** A row's parts, modality by modality. */
    List<List<HiddenPart>> of(String row) {
        return parts.stream().map(ofOne -> ofOne.getOrDefault(row, List.of())).toList();
    }

    /**
     * Names what a row's parts add.
     *
     * @param row its id
     * @param modality a modality that the row has
     * @param lost what is lost where each part is hidden
     * @param sum what the modality adds
     * @return the parts, and what hiding them one by one does not show
     */
    List<FeatureShare> shares(String row, int modality, double[] lost, double sum) {
        List<HiddenPart> ofRow = parts.get(modality).get(row);
        List<FeatureShare> shares = new ArrayList<>();
        double rest = sum;
        for (int i = 0; i < lost.length; i++) {
            shares.add(new FeatureShare(ofRow.get(i).part(), ofRow.get(i).value(), lost[i]));
            rest -= lost[i];
        }
        RawKind kind = encoders.get(modalities.get(modality).name()).reads();
        shares.add(new FeatureShare(
                kind == RawKind.PICTURES ? FeatureNames.PICTURES_AS_A_WHOLE : FeatureNames.TEXT_AS_A_WHOLE, "", rest));
        return shares;
    }
}
