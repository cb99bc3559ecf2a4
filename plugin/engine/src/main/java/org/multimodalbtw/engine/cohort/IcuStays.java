package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.multimodalbtw.engine.cohort.Measurement.Scale;
import org.multimodalbtw.engine.cohort.SeverityModel.Patient;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Synthetic stays in an intensive care unit with three kinds of data: vital signs over the first 48 hours, lab values, and a note. No
 * patient is real. A latent severity drives the death in the unit and, more or less, each of the three. Rows are made when they are read,
 * and are the same on every machine.
 */
public final class IcuStays {

    private static final int VITALS = 0;
    private static final int LABS = 1;
    private static final int NOTES = 2;

    private static final List<Measurement> LAB_VALUES = List.of(
            new Measurement("age (years)", 0.15, 0, Scale.ADULT_AGE, 64, 0.8, 0),
            new Measurement("lactate (mmol/L)", 0.35, 0.10, Scale.LOG_NORMAL, 1.9, 0.5, 1),
            new Measurement("creatinine (mg/dL)", 0.25, 0.05, Scale.LOG_NORMAL, 1.1, 0.4, 2),
            new Measurement("bilirubin (mg/dL)", 0.20, 0.25, Scale.LOG_NORMAL, 0.9, 0.6, 2),
            new Measurement("platelets (10^9/L)", -0.20, 0.05, Scale.LOG_NORMAL, 200, 0.4, 0),
            new Measurement("albumin (g/dL)", -0.25, 0.30, Scale.NORMAL, 3.1, 0.5, 1),
            new Measurement("white blood cells (10^9/L)", 0.10, 0.05, Scale.LOG_NORMAL, 11, 0.4, 1),
            new Measurement("sodium (mmol/L)", 0, 0.02, Scale.NORMAL, 139, 4, 0));

    private final GeneratedPatients stays;

    private IcuStays(SampleCohortSettings settings) {
        stays = new GeneratedPatients(settings, "S");
    }

    /**
     * @param settings what to generate; its patients are stays
     * @return the stays
     */
    public static IcuStays generate(SampleCohortSettings settings) {
        return new IcuStays(settings);
    }

    /** @return one row a stay: {@code icu_death} ("died", about 30 %, or "survived") and {@code split} ("train", "valid" or "test") */
    public TableRows labels() {
        return new GeneratedRows(
                List.of(new TableColumn("icu_death", Kind.CATEGORY), new TableColumn("split", Kind.CATEGORY)),
                Map.of("icu_death", GeneratedPatients.OUTCOMES, "split", GeneratedPatients.SPLITS),
                stays.count(),
                stay -> true,
                stays::id,
                stay -> new Object[] {stays.patient(stay).died() ? "died" : "survived", stays.split(stay)});
    }

    /**
     * @return one row a measurement: {@code stay}, {@code hours} since admission (0 to 48), {@code variable} with its unit, and {@code
     *     value}
     */
    public TableRows vitals() {
        return new RepeatedRows(
                List.of(
                        new TableColumn("stay", Kind.CATEGORY),
                        new TableColumn("hours", Kind.NUMBER),
                        new TableColumn("variable", Kind.CATEGORY),
                        new TableColumn("value", Kind.NUMBER)),
                Map.of("variable", VitalSign.ALL.stream().map(VitalSign::name).toList()),
                stays.count(),
                this::readings);
    }

    /** @return one row for each stay with labs: age, sex and lab values, of which some were not measured */
    public TableRows labs() {
        List<TableColumn> columns = new ArrayList<>();
        columns.add(new TableColumn("sex", Kind.CATEGORY));
        columns.add(new TableColumn("admission type", Kind.CATEGORY));
        LAB_VALUES.forEach(value -> columns.add(new TableColumn(value.name(), Kind.NUMBER)));
        return new GeneratedRows(
                columns,
                GeneratedPatients.CLINICAL,
                stays.count(),
                stay -> stays.isPresent(LABS, stay),
                stays::id,
                this::labValues);
    }

    /** @return one row for each stay with a note: {@code note} */
    public TableRows notes() {
        return new GeneratedRows(
                List.of(new TableColumn("note", Kind.CATEGORY)),
                Map.of(),
                stays.count(),
                stay -> stays.isPresent(NOTES, stay),
                stays::id,
                stay -> new Object[] {NotePhrases.draw(stays.patient(stay).severity(), stays.ofModality(NOTES, stay))});
    }

    private List<Object[]> readings(int stay) {
        List<Object[]> rows = new ArrayList<>();
        if (stays.isPresent(VITALS, stay)) {
            Draws draws = stays.ofModality(VITALS, stay);
            double severity = stays.patient(stay).severity();
            for (VitalSign sign : VitalSign.ALL) {
                sign.draw(severity, draws)
                        .forEach(reading ->
                                rows.add(new Object[] {stays.id(stay), reading.hours(), sign.name(), reading.value()}));
            }
        }
        return rows;
    }

    private Object[] labValues(int stay) {
        Draws draws = stays.ofModality(LABS, stay);
        Patient patient = stays.patient(stay);
        List<Object> cells = new ArrayList<>();
        cells.add(draws.uniform() < 0.5 ? "female" : "male");
        cells.add(patient.admission().name().toLowerCase(Locale.ROOT));
        LAB_VALUES.forEach(value -> cells.add(value.draw(patient.severity(), draws)));
        return cells.toArray();
    }
}
