package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.cohort.SeverityModel.Patient;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * A synthetic clinical cohort in which it is known how much each modality says of the outcome. No patient is real. A
 * latent severity drives the outcome, the length of stay and, to a known degree, the modalities {@code imaging}
 * (most), {@code labs} (some) and {@code wearable} (little); {@code device_log} is independent of everything. Rows are
 * made when they are read, and are the same on every machine.
 */
public final class SampleCohort {

    private static final double INFORMATIVE_FROM = 0.03;

    private static final List<String> WORDS = List.of("noise", "weak", "informative");

    private final GeneratedPatients patients;

    private SampleCohort(SampleCohortSettings settings) {
        patients = new GeneratedPatients(settings, "P");
    }

    /**
     * @param settings what to generate
     * @return the cohort
     */
    public static SampleCohort generate(SampleCohortSettings settings) {
        return new SampleCohort(settings);
    }

    /**
     * @return one row a patient: {@code outcome} ("died", about 30 %, or "survived"), {@code length_of_stay_days} and
     *     {@code split} ("train", "valid" or "test")
     */
    public TableRows labels() {
        return new GeneratedRows(
                List.of(
                        new TableColumn("outcome", Kind.CATEGORY),
                        new TableColumn("length_of_stay_days", Kind.NUMBER),
                        new TableColumn("split", Kind.CATEGORY)),
                Map.of("outcome", GeneratedPatients.OUTCOMES, "split", GeneratedPatients.SPLITS),
                patients.count(),
                patient -> true,
                patients::id,
                index -> {
                    Patient patient = patients.patient(index);
                    double days = Math.rint(patient.days() * 10) / 10;
                    return new Object[] {patient.died() ? "died" : "survived", days, patients.split(index)};
                });
    }

    /** @return the modalities' names in alphabetical order: device_log, imaging, labs, wearable */
    public List<String> modalities() {
        return SampleModality.ALL.stream().map(SampleModality::name).toList();
    }

    /**
     * @param name one of {@link #modalities}
     * @return one row for each patient that has the modality
     * @throws InputException if there is no such modality
     */
    public TableRows modality(String name) {
        int position = modalities().indexOf(name);
        if (position < 0) {
            throw new InputException(
                    "The sample cohort has no modality '" + name + "'.",
                    "Choose one of: " + String.join(", ", modalities()) + ".");
        }
        SampleModality modality = SampleModality.ALL.get(position);
        return new GeneratedRows(
                columns(modality),
                modality.clinical() ? GeneratedPatients.CLINICAL : Map.of(),
                patients.count(),
                patient -> patients.isPresent(position, patient),
                patients::id,
                patient -> cells(modality, patient, patients.ofModality(position, patient)));
    }

    /**
     * What a method should find: one row a modality with the modality's name as its id.
     *
     * @return {@code modality}; {@code mutual_information_nats}, the mutual information of a row of the modality and
     *     the outcome, worked out from the model that generates the cohort by numerical integration; {@code
     *     informativeness}, the same in a word: "informative" from 0.03 nats on, "weak" below, "noise" for none;
     *     {@code missing_share}, the share of this cohort's patients without the modality
     */
    public TableRows truth() {
        return new GeneratedRows(
                List.of(
                        new TableColumn("modality", Kind.CATEGORY),
                        new TableColumn("mutual_information_nats", Kind.NUMBER),
                        new TableColumn("informativeness", Kind.CATEGORY),
                        new TableColumn("missing_share", Kind.NUMBER)),
                Map.of("modality", modalities(), "informativeness", WORDS),
                SampleModality.ALL.size(),
                modality -> true,
                index -> SampleModality.ALL.get(index).name(),
                index -> {
                    SampleModality modality = SampleModality.ALL.get(index);
                    double information = Informativeness.of(modality);
                    double lacking =
                            patients.count() - modality(modality.name()).size();
                    return new Object[] {modality.name(), information, word(information), lacking / patients.count()};
                });
    }

    private static String word(double information) {
        if (information == 0) {
            return WORDS.get(0);
        }
        return WORDS.get(information < INFORMATIVE_FROM ? 1 : 2);
    }

    private static List<TableColumn> columns(SampleModality modality) {
        List<TableColumn> columns = new ArrayList<>();
        if (modality.clinical()) {
            columns.add(new TableColumn("sex", Kind.CATEGORY));
            columns.add(new TableColumn("admission type", Kind.CATEGORY));
        }
        modality.measurements().forEach(measurement -> columns.add(new TableColumn(measurement.name(), Kind.NUMBER)));
        return columns;
    }

    private Object[] cells(SampleModality modality, int index, Draws draws) {
        Patient patient = patients.patient(index);
        List<Object> cells = new ArrayList<>();
        if (modality.clinical()) {
            cells.add(draws.uniform() < 0.5 ? "female" : "male");
            cells.add(patient.admission().name().toLowerCase(Locale.ROOT));
        }
        modality.measurements().forEach(measurement -> cells.add(measurement.draw(patient.severity(), draws)));
        return cells.toArray();
    }
}
