package org.multimodalbtw.engine.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.storage.StrictJson;

/**
 * What was decided of a column when its table was read. It travels as texts at the column, so that nobody who gets the table decides again.
 *
 * @param taken what the column is taken for
 * @param reading how its cells were read, and those of new rows are
 */
public record Decided(Taken taken, CellReading reading) {

    private static final String TAKEN = "multimodalbtw.taken-for";
    /** At the column of a table with several rows of a patient that names the patient. */
    private static final String PATIENT = "patient";

    private static final String READING = "multimodalbtw.read-as";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param finding what a column that is used is taken for
     * @return the same as a decision
     */
    public static Decided of(ColumnFinding finding) {
        return finding.reading().isOfDates() ? number() : new Decided(finding.taken(), finding.reading());
    }

    /** @return of a column of numbers as they are */
    public static Decided number() {
        return new Decided(Taken.NUMBER, CellReading.plain(Kind.NUMBER, CellReading.USUAL_EMPTY));
    }

    /** @return of a column of names as they are */
    public static Decided category() {
        return new Decided(Taken.CATEGORY, CellReading.plain(Kind.CATEGORY, CellReading.USUAL_EMPTY));
    }

    /** @return that a column names the patient of a row, as texts by key */
    public static Map<String, String> ofPatient() {
        return Map.of(TAKEN, PATIENT);
    }

    /**
     * @param properties texts at a column
     * @return whether they say that it names the patient of a row
     */
    public static boolean namesPatient(Map<String, String> properties) {
        return PATIENT.equals(properties.get(TAKEN));
    }

    /** @return as texts, by key; how cells are read is among them where it is not the usual way */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(TAKEN, taken.word());
        if (!reading.equals(CellReading.plain(reading.kind(), CellReading.USUAL_EMPTY))) {
            try {
                properties.put(READING, JSON.writeValueAsString(reading));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return properties;
    }

    /**
     * @param properties texts at a column
     * @param kind what the column holds
     * @return what was decided; empty if nothing was, or the column was changed to another kind since, or a later version decided in a way
     *     that is not known
     */
    public static Optional<Decided> of(Map<String, String> properties, Kind kind) {
        Optional<Taken> taken = Optional.ofNullable(properties.get(TAKEN)).flatMap(Taken::of);
        if (taken.isEmpty() || !fits(taken.get(), kind)) {
            return Optional.empty();
        }
        String saved = properties.get(READING);
        try {
            CellReading reading = saved == null ? CellReading.plain(kind, CellReading.USUAL_EMPTY) : reading(saved);
            return reading.kind() == kind ? Optional.of(new Decided(taken.get(), reading)) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** Nothing in the text may be without effect, as what a later version says would be. */
    private static CellReading reading(String saved) throws JsonProcessingException {
        JsonNode text = JSON.readTree(saved);
        CellReading reading = JSON.treeToValue(text, CellReading.class);
        StrictJson.requireRead(text, JSON.valueToTree(reading));
        return reading;
    }

    private static boolean fits(Taken taken, Kind kind) {
        return switch (taken) {
            case NUMBER -> kind == Kind.NUMBER;
            case CATEGORY, CODE, TEXT, IMAGE -> kind == Kind.CATEGORY;
            case CODES -> kind == Kind.CODES;
            default -> kind == Kind.NUMBER || kind == Kind.CATEGORY;
        };
    }
}
