package org.multimodalbtw.engine.attribution;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.HiddenPart;
import org.multimodalbtw.engine.encode.HidingRows;
import org.multimodalbtw.engine.encode.RawKind;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * Parts of pictures and texts whose tensors are numbers without names, such as descriptors and the vectors of local models: the raw rows are
 * encoded again with one part hidden, as occlusion does (Zeiler and Fergus 2014, "Visualizing and Understanding Convolutional Networks").
 */
final class HiddenParts implements AutoCloseable {

    private final List<String> numbersOnly = new ArrayList<>();

    /** What encodes rows again, by the position of the modality. */
    private final Map<Integer, HidingRows> rows = new TreeMap<>();

    private final Map<Integer, RawKind> kinds = new HashMap<>();

    /** Of each modality the parts of rows, by their ids. */
    private final List<Map<String, List<HiddenPart>>> parts = new ArrayList<>();

    private HiddenParts(List<TensorColumn> modalities) {
        modalities.forEach(modality -> parts.add(Map.of()));
    }

    /**
     * @param modalities of the model
     * @param encoders those that it carries, by modality
     * @param raw the raw tables that are there, by modality
     * @param monitor cancel, also of what is computed later
     * @return the parts of no row yet; the caller closes them
     * @throws IOException if a local model does not start
     */
    static HiddenParts open(
            List<TensorColumn> modalities,
            Map<String, FittedEncoder> encoders,
            Map<String, TableRows> raw,
            ProgressMonitor monitor)
            throws IOException {
        HiddenParts parts = new HiddenParts(modalities);
        try {
            for (int m = 0; m < modalities.size(); m++) {
                String name = modalities.get(m).name();
                FittedEncoder encoder = encoders.get(name);
                if (encoder != null && encoder.explainsByHiding()) {
                    if (raw.containsKey(name)) {
                        parts.rows.put(m, encoder.hiding(raw.get(name), monitor));
                        parts.kinds.put(m, encoder.reads());
                    } else {
                        parts.numbersOnly.add(name);
                    }
                }
            }
            return parts;
        } catch (IOException | RuntimeException | Error failure) {
            parts.close();
            throw failure;
        }
    }

    /** What the analyst should know, one sentence each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!numbersOnly.isEmpty()) {
            notes.add(
                    "Of '" + String.join("', '", numbersOnly)
                            + "' only numbers are known: connect raw tables in place of the tensor to see regions of pictures and parts of texts.");
        }
        rows.values().forEach(one -> notes.addAll(one.notes()));
        return notes;
    }

    /** Whether a modality is explained by hiding. */
    boolean explain(int modality) {
        return rows.containsKey(modality);
    }

    /** Reads the parts of some rows, and forgets those of others. */
    void read(Set<String> wanted, ProgressMonitor monitor) throws IOException {
        int done = 0;
        for (Map.Entry<Integer, HidingRows> one : rows.entrySet()) {
            ProgressMonitor part = monitor.part((double) done / rows.size(), (double) ++done / rows.size());
            parts.set(one.getKey(), one.getValue().of(wanted, part));
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
     * @param lost what is lost where each part is hidden; {@code null} for a row without parts
     * @param sum what the modality adds
     * @return the parts, and what hiding them one by one does not show
     */
    List<FeatureShare> shares(String row, int modality, double[] lost, double sum) {
        List<HiddenPart> ofRow = parts.get(modality).getOrDefault(row, List.of());
        List<FeatureShare> shares = new ArrayList<>();
        double rest = sum;
        for (int i = 0; i < ofRow.size(); i++) {
            shares.add(new FeatureShare(ofRow.get(i).part(), ofRow.get(i).value(), lost[i]));
            rest -= lost[i];
        }
        boolean isPicture = kinds.get(modality) == RawKind.PICTURES;
        shares.add(new FeatureShare(
                isPicture ? FeatureNames.PICTURES_AS_A_WHOLE : FeatureNames.TEXT_AS_A_WHOLE, "", rest));
        return shares;
    }

    @Override
    public void close() {
        rows.values().forEach(HidingRows::close);
    }
}
