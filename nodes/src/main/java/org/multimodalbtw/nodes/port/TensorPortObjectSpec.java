package org.multimodalbtw.nodes.port;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.multimodalbtw.engine.survey.TableOrder;

/** What a tensor holds: its modalities and, once it exists, its rows. */
public final class TensorPortObjectSpec extends AbstractSimplePortObjectSpec {

    private static final long UNKNOWN = -1;

    private List<Modality> modalities = List.of();
    private long rows = UNKNOWN;
    private List<Long> missing = List.of();
    private List<EncoderPortObjectSpec> encoders = List.of();
    private List<TableOrder> orders = List.of();

    /** For loading. */
    public TensorPortObjectSpec() {}

    /** @param modalities the modalities of a tensor that is still to be made */
    public TensorPortObjectSpec(List<Modality> modalities) {
        this.modalities = List.copyOf(modalities);
    }

    /**
     * @param modalities what the tensor holds
     * @param rows how many rows it has
     * @param missing how many of them lack each modality
     */
    public TensorPortObjectSpec(List<Modality> modalities, long rows, List<Long> missing) {
        this.modalities = List.copyOf(modalities);
        this.rows = rows;
        this.missing = List.copyOf(missing);
    }

    /**
     * @param travelling the encoders that travel with the tensor
     * @return the same with them
     */
    public TensorPortObjectSpec withEncoders(List<EncoderPortObjectSpec> travelling) {
        TensorPortObjectSpec spec = new TensorPortObjectSpec(modalities, rows, missing);
        spec.encoders = List.copyOf(travelling);
        spec.orders = orders;
        return spec;
    }

    /**
     * @param ofTables which patient stands in which row, by modality; only of tables whose RowIDs count rows
     * @return the same with them
     */
    public TensorPortObjectSpec withOrders(List<TableOrder> ofTables) {
        TensorPortObjectSpec spec = new TensorPortObjectSpec(modalities, rows, missing);
        spec.encoders = encoders;
        spec.orders = List.copyOf(ofTables);
        return spec;
    }

    /** @return which patient stands in which row, by modality; only of tables whose RowIDs count rows, and none of tensors that were saved without */
    public List<TableOrder> orders() {
        return orders;
    }

    /** @return the encoders that travel with the tensor, so that a model can take new rows as they are */
    public List<EncoderPortObjectSpec> encoders() {
        return encoders;
    }

    /** @return the modalities in order */
    public List<Modality> modalities() {
        return modalities;
    }

    /** @return the number of rows; empty before the tensor exists */
    public OptionalLong rows() {
        return rows == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(rows);
    }

    /** @return how many rows lack each modality; empty before the tensor exists */
    public List<Long> missing() {
        return missing;
    }

    /** @return for a person, for example {@code "labs, imaging: 600 rows, 90 and 84 missing"} */
    public String summary() {
        String names = String.join(", ", Modality.names(modalities));
        return rows == UNKNOWN ? names : names + ": " + rows + (rows == 1 ? " row, " : " rows, ") + missingText();
    }

    private String missingText() {
        if (missing.stream().allMatch(count -> count == 0)) {
            return "none missing";
        }
        List<String> counts = missing.stream().map(String::valueOf).toList();
        int last = counts.size() - 1;
        return (last == 0 ? "" : String.join(", ", counts.subList(0, last)) + " and ") + counts.get(last) + " missing";
    }

    @Override
    protected void save(ModelContentWO content) {
        FormatVersion.save(content);
        Modality.save(modalities, content);
        content.addLong("rows", rows);
        content.addLongArray(
                "missing", missing.stream().mapToLong(Long::longValue).toArray());
        EncoderPortObjectSpec.save(encoders, content);
        SavedOrders.save(orders, content);
    }

    @Override
    protected void load(ModelContentRO content) throws InvalidSettingsException {
        FormatVersion.check(content);
        modalities = Modality.load(content);
        rows = content.getLong("rows");
        missing = Arrays.stream(content.getLongArray("missing")).boxed().toList();
        encoders = EncoderPortObjectSpec.loadAll(content);
        orders = SavedOrders.load(content);
    }

    /** Writes and reads the spec. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<TensorPortObjectSpec> {}
}
