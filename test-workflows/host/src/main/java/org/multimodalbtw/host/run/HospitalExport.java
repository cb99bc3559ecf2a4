package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Files as a hospital's information system exports them, of {@value #STAYS} generated stays: semicolons, decimal commas, dates, lists of codes,
 * limits such as {@code <5}, stand-ins such as -999, two units of one measurement, several notes of a stay, a second identifier. No patient is
 * real.
 */
final class HospitalExport {

    static final int STAYS = 200;

    private static final long SEED = 20;
    private static final int TIMES = 3;
    private static final LocalDate FIRST_DAY = LocalDate.of(2150, 1, 4);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final List<String> CODES = List.of("I10", "E11.9", "N18.3", "J44.1", "I50.0");
    private static final List<String> WELL =
            List.of("Awake and oriented.", "No oxygen needed.", "Walks on the ward.", "Discharge is planned.");
    private static final List<String> BADLY = List.of(
            "Drowsy, hard to rouse.",
            "Needs more oxygen than yesterday.",
            "Blood pressure falls in spite of fluids.",
            "Family informed.");
    private static final List<String> NEITHER = List.of(
            "Physiotherapy seen.", "Chest X-ray reviewed.", "Antibiotics continued.", "Eats half of the meals.");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final StringBuilder labels = new StringBuilder("case_no;patient;outcome;split\n");
    private final StringBuilder labs =
            new StringBuilder("case_no;order_no;sex;birth;admitted;creatinine;sodium;crp;albumin;diagnoses\n");
    private final StringBuilder vitals = new StringBuilder("case_no;taken;variable;value;unit\n");
    private final StringBuilder notes = new StringBuilder("case_no;charttime;text\n");

    private HospitalExport() {}

    /**
     * @param folder where {@code labels.csv}, {@code labs.csv}, {@code vitals.csv} and {@code notes.csv} are written
     * @throws IOException if a file cannot be written
     */
    static void write(Path folder) throws IOException {
        HospitalExport export = new HospitalExport();
        for (int stay = 0; stay < STAYS; stay++) {
            export.add(stay);
        }
        Files.writeString(folder.resolve("labels.csv"), export.labels);
        Files.writeString(folder.resolve("labs.csv"), export.labs);
        Files.writeString(folder.resolve("vitals.csv"), export.vitals);
        Files.writeString(folder.resolve("notes.csv"), export.notes);
    }

    private void add(int stay) {
        String id = "KH-" + (40007 + 13 * stay);
        double severity = normal();
        boolean isDead = severity + 0.4 * normal() > 0.5;
        LocalDate admitted = FIRST_DAY.plusDays(stay / 2);
        // every fifth patient comes twice, and a patient's stays are used for the same thing
        int patient = stay % 5 == 4 ? stay - 1 : stay;
        String split = patient % 8 >= 6 ? "test" : patient % 8 == 5 ? "valid" : "train";
        labels.append("%s;P%d;%s;%s\n".formatted(id, 700 + patient, isDead ? "died" : "survived", split));
        addLabs(id, stay, severity, admitted);
        addVitals(id, severity, admitted.atTime(6 + random.nextInt(12), 0));
        addNotes(id, severity, admitted.atTime(20, 15));
    }

    private void addLabs(String id, int stay, double severity, LocalDate admitted) {
        String creatinine =
                random.nextInt(12) == 0 ? "-999" : number(Math.max(0.4, 1.1 + 0.35 * severity + 0.3 * normal()), 2);
        double crp = StrictMath.exp(3 + 0.6 * severity + 0.8 * normal());
        String albumin = random.nextInt(10) == 0 ? "" : number(3.6 - 0.3 * severity + 0.4 * normal(), 1);
        String codes = CODES.get(random.nextInt(CODES.size()))
                + (random.nextBoolean() ? "; " + CODES.get(random.nextInt(CODES.size())) : "");
        labs.append(String.join(
                        ";",
                        id,
                        "L" + (90210 + 7 * stay),
                        random.nextBoolean() ? "f" : "m",
                        admitted.minusDays(365L * (45 + random.nextInt(45))).format(DAY),
                        admitted.format(DAY),
                        creatinine,
                        number(139 + 4 * normal(), 0),
                        crp < 5 ? "<5" : number(crp, 1),
                        albumin,
                        "\"" + codes + "\""))
                .append('\n');
    }

    private void addVitals(String id, double severity, LocalDateTime first) {
        for (int time = 0; time < TIMES; time++) {
            LocalDateTime taken = first.plusMinutes(240L * time + random.nextInt(60));
            double celsius = 37.2 + 0.3 * severity + 0.4 * normal();
            boolean isFahrenheit = random.nextInt(8) == 0;
            addVital(id, taken, "heart rate", number(86 + 9 * severity + 8 * normal(), 0), "/min");
            addVital(id, taken, "oxygen saturation", number(Math.min(100, 95 - 2 * severity + 2 * normal()), 0), "%");
            addVital(
                    id,
                    taken,
                    "temperature",
                    number(isFahrenheit ? celsius * 1.8 + 32 : celsius, 1),
                    isFahrenheit ? "°F" : "°C");
        }
    }

    private void addVital(String id, LocalDateTime taken, String variable, String value, String unit) {
        vitals.append(String.join(";", id, taken.format(MINUTE), variable, value, unit))
                .append('\n');
    }

    private void addNotes(String id, double severity, LocalDateTime first) {
        int count = 2 + random.nextInt(2);
        for (int note = 0; note < count; note++) {
            String text = String.join(
                    " ",
                    sentence(severity),
                    NEITHER.get(random.nextInt(NEITHER.size())),
                    "Blood pressure %d over %d, room %d."
                            .formatted(110 + random.nextInt(40), 60 + random.nextInt(25), 100 + random.nextInt(30)),
                    sentence(severity));
            notes.append(String.join(";", id, first.plusDays(note).format(MINUTE), text))
                    .append('\n');
        }
    }

    private String sentence(double severity) {
        List<String> kind = severity + 1.2 * normal() > 0.3 ? BADLY : WELL;
        return kind.get(random.nextInt(kind.size()));
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value).replace('.', ',');
    }

    /** From the standard normal distribution, the same on every machine. */
    private double normal() {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
                * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
