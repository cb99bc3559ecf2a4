package org.multimodalbtw.engine.cohort;

import java.util.List;

/**
 * A topic of a generated note, with sentences for patients who do well, so-so and badly. Which of them is written depends on the severity
 * and on chance in equal parts.
 *
 * @param well for a patient who does well
 * @param fair for a patient who does so-so
 * @param badly for a patient who does badly
 */
record NotePhrases(List<String> well, List<String> fair, List<String> badly) {

    private static final double TOPIC_SHARE = .8;
    private static final double FILLER_SHARE = .35;
    private static final double THRESHOLD = .6;

    private static final List<NotePhrases> TOPICS = List.of(
            new NotePhrases(
                    List.of("Breathing room air without distress.", "Extubated, oxygen by nasal cannula only."),
                    List.of("Moderate oxygen requirement, unchanged.", "On pressure support, tolerated."),
                    List.of(
                            "Rising oxygen requirement despite high PEEP.",
                            "Prone positioning for refractory hypoxaemia.")),
            new NotePhrases(
                    List.of("Haemodynamically stable without vasopressors.", "Vasopressors stopped this morning."),
                    List.of("Low dose norepinephrine, stable.", "Blood pressure labile but responsive to fluids."),
                    List.of("Escalating norepinephrine, vasopressin added.", "In shock with cold extremities.")),
            new NotePhrases(
                    List.of("Awake, oriented, follows commands.", "Mobilised to the edge of the bed."),
                    List.of("Drowsy but rousable.", "Sedated to a light level, no focal deficit."),
                    List.of("Comatose off sedation.", "No response to pain, pupils sluggish.")),
            new NotePhrases(
                    List.of("Urine output adequate, creatinine falling.", "Kidney function normal."),
                    List.of("Creatinine slightly raised, watched.", "Urine output borderline."),
                    List.of("Anuric, renal replacement therapy started.", "Worsening acidosis and lactate.")),
            new NotePhrases(
                    List.of("Transfer to the ward planned.", "Lines to be removed tomorrow."),
                    List.of("Continue current treatment.", "Reassess in the evening."),
                    List.of("Family informed of the poor prognosis.", "Goals of care to be discussed.")));

    private static final List<String> FILLERS = List.of(
            "Physiotherapy seen.",
            "Antibiotics day 3.",
            "Nutrition by tube, tolerated.",
            "Glucose controlled with insulin.",
            "Pressure areas intact.",
            "Chest X-ray reviewed.",
            "Thrombosis prophylaxis given.");

    /** A note on a patient: sentences on most topics, and some that say nothing of the severity. */
    static String draw(double severity, Draws draws) {
        StringBuilder note = new StringBuilder();
        for (NotePhrases topic : TOPICS) {
            double impression = Math.sqrt(.5) * (severity + draws.normal());
            boolean written = draws.uniform() < TOPIC_SHARE;
            String sentence = topic.at(impression, draws);
            if (written) {
                append(note, sentence);
            }
            boolean filled = draws.uniform() < FILLER_SHARE;
            String filler = one(FILLERS, draws);
            if (filled) {
                append(note, filler);
            }
        }
        return note.isEmpty() ? "No remarks." : note.toString();
    }

    private String at(double impression, Draws draws) {
        return one(impression < -THRESHOLD ? well : impression > THRESHOLD ? badly : fair, draws);
    }

    private static String one(List<String> sentences, Draws draws) {
        return sentences.get((int) (draws.uniform() * sentences.size()));
    }

    private static void append(StringBuilder note, String sentence) {
        note.append(note.isEmpty() ? "" : " ").append(sentence);
    }
}
