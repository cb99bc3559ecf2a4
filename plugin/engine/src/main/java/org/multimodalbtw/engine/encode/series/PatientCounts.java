package org.multimodalbtw.engine.encode.series;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts patients, and of each variable those who have it, while measurements pass in any order. Keeps the patients' ids, and bits in small
 * blocks, so that a variable of few patients takes little.
 */
final class PatientCounts {

    private static final int BLOCK = 512;

    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Having> variables = new HashMap<>();
    private String current;
    private int place;

    /** The patients who have a variable. */
    private static final class Having {

        private final Map<Integer, long[]> blocks = new HashMap<>();
        private int last = -1;
        private long patients;

        private void add(int place) {
            if (place == last) {
                return;
            }
            last = place;
            long[] block = blocks.computeIfAbsent(place / BLOCK, number -> new long[BLOCK / Long.SIZE]);
            int within = place % BLOCK;
            long bit = 1L << within;
            if ((block[within / Long.SIZE] & bit) == 0) {
                block[within / Long.SIZE] |= bit;
                patients++;
            }
        }
    }

    /**
     * @param patient whose measurements follow
     */
    void patient(String patient) {
        if (!patient.equals(current)) {
            current = patient;
            place = places.computeIfAbsent(patient, id -> places.size());
        }
    }

    /** @param variable what the patient has */
    void variable(String variable) {
        variables.computeIfAbsent(variable, name -> new Having()).add(place);
    }

    /** @return how many patients there are */
    long patients() {
        return places.size();
    }

    /**
     * @param variable a variable
     * @return how many patients have it
     */
    long having(String variable) {
        Having having = variables.get(variable);
        return having == null ? 0 : having.patients;
    }
}
