package org.multimodalbtw.nodes.port;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn;

/** What a fitted encoder takes and gives. */
public final class EncoderPortObjectSpec extends AbstractSimplePortObjectSpec {

    private static final String LIST = "encoders";
    private static final String SPARED = "spared";
    private static final String NAMED_BY = "namedBy";

    private Modality modality = Modality.named("");
    private String kind = "";
    private List<String> columns = List.of();
    private String patientColumn = "";
    private List<String> spared = List.of();
    private String namedBy = "";

    /** For loading. */
    public EncoderPortObjectSpec() {}

    /**
     * @param modality what it gives
     * @param kind what sort of encoder it is, for example {@code "tabular"}
     * @param columns the columns it takes
     * @param patientColumn the column that names the patient where a patient has several rows; empty where the RowID does
     */
    public EncoderPortObjectSpec(Modality modality, String kind, List<String> columns, Optional<String> patientColumn) {
        this.modality = modality;
        this.kind = kind;
        this.columns = List.copyOf(columns);
        this.patientColumn = patientColumn.orElse("");
    }

    /**
     * @param encoder an encoder that is there, for example in a model
     * @return what it takes and gives
     */
    static EncoderPortObjectSpec of(FittedEncoder encoder) {
        String kind =
                switch (encoder.reads()) {
                    case CELLS -> "tabular";
                    case NUMBERS -> "plain";
                    case MEASUREMENTS -> "series";
                    case TEXTS -> "text";
                    case PICTURES -> "image";
                };
        List<String> columns = encoder.inputs().stream().map(TableColumn::name).toList();
        return new EncoderPortObjectSpec(Modality.of(encoder.output()), kind, columns, encoder.patientColumn())
                .sparing(encoder.spared());
    }

    /**
     * @param name another name of the modality
     * @return the same with it
     */
    public EncoderPortObjectSpec renamed(String name) {
        EncoderPortObjectSpec renamed = copy();
        renamed.modality = modality.renamed(name);
        return renamed;
    }

    /**
     * @param names those of the columns that it takes that a table may lack
     * @return the same with them
     */
    public EncoderPortObjectSpec sparing(List<String> names) {
        EncoderPortObjectSpec sparing = copy();
        sparing.spared = List.copyOf(names);
        return sparing;
    }

    /**
     * @param column a column of a table with one row for each patient, which named them where RowIDs did not
     * @return the same for tables of such rows
     */
    public EncoderPortObjectSpec namedBy(String column) {
        EncoderPortObjectSpec named = copy();
        named.namedBy = column;
        return named;
    }

    private EncoderPortObjectSpec copy() {
        EncoderPortObjectSpec copy = new EncoderPortObjectSpec(modality, kind, columns, patientColumn());
        copy.spared = spared;
        copy.namedBy = namedBy;
        return copy;
    }

    /** @return what it gives */
    public Modality modality() {
        return modality;
    }

    /** @return what sort of encoder it is, for example {@code "tabular"} */
    public String kind() {
        return kind;
    }

    /** @return the columns it takes */
    public List<String> columns() {
        return columns;
    }

    /** @return the column that names the patient where a patient has several rows; empty where the RowID does */
    public Optional<String> patientColumn() {
        return Optional.of(patientColumn).filter(column -> !column.isEmpty());
    }

    /** @return those of the columns that it takes that a table may lack */
    public List<String> spared() {
        return spared;
    }

    /**
     * @return the column that named the patients of the training rows, one row each, where RowIDs did not; empty where these did, or of an
     *     encoder that was saved before this was noted
     */
    public Optional<String> namedBy() {
        return Optional.of(namedBy).filter(column -> !column.isEmpty());
    }

    /** @return for a person, for example {@code "labs: tabular encoder of 12 columns, 31 features"} */
    public String summary() {
        String columnText = columns.size() == 1 ? "1 column" : columns.size() + " columns";
        String text = modality.name() + ": " + kind + " encoder of " + columnText;
        return modality.features().isEmpty()
                ? text
                : text + ", " + modality.features().size() + " features";
    }

    @Override
    protected void save(ModelContentWO content) {
        FormatVersion.save(content);
        Modality.save(List.of(modality), content);
        content.addString("kind", kind);
        content.addStringArray("columns", columns.toArray(String[]::new));
        content.addString("patientColumn", patientColumn);
        if (!spared.isEmpty()) {
            content.addStringArray(SPARED, spared.toArray(String[]::new));
        }
        if (!namedBy.isEmpty()) {
            content.addString(NAMED_BY, namedBy);
        }
    }

    @Override
    protected void load(ModelContentRO content) throws InvalidSettingsException {
        FormatVersion.check(content);
        List<Modality> loaded = Modality.load(content);
        if (loaded.size() != 1) {
            throw new InvalidSettingsException("An encoder gives one modality, but " + loaded.size() + " were saved.");
        }
        modality = loaded.get(0);
        kind = content.getString("kind");
        columns = List.of(content.getStringArray("columns"));
        patientColumn = content.getString("patientColumn", "");
        spared = List.of(content.getStringArray(SPARED, new String[0]));
        namedBy = content.getString(NAMED_BY, "");
    }

    static void save(List<EncoderPortObjectSpec> encoders, ModelContentWO content) {
        ModelContentWO list = content.addModelContent(LIST);
        for (int index = 0; index < encoders.size(); index++) {
            encoders.get(index).save(list.addModelContent(String.valueOf(index)));
        }
    }

    /** Nothing where the list lacks: the first release had none. */
    static List<EncoderPortObjectSpec> loadAll(ModelContentRO content) throws InvalidSettingsException {
        List<EncoderPortObjectSpec> encoders = new ArrayList<>();
        if (content.containsKey(LIST)) {
            ModelContentRO list = content.getModelContent(LIST);
            for (int index = 0; list.containsKey(String.valueOf(index)); index++) {
                EncoderPortObjectSpec encoder = new EncoderPortObjectSpec();
                encoder.load(list.getModelContent(String.valueOf(index)));
                encoders.add(encoder);
            }
        }
        return List.copyOf(encoders);
    }

    /** Writes and reads the spec. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<EncoderPortObjectSpec> {}
}
