package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the largest or the last value of a variable of a patient alone tells the outcome, or that there is one: an outcome that is written over time is then
 * among the measurements. The last value is that of the patient's last row.
 */
public final class SeriesTelling {

    private static final int MOST_VARIABLES = 300;
    /** Numbers that are kept of all variables and patients. */
    private static final int MOST_CELLS = 4_000_000;
    /** Sentences for one file. */
    private static final int MOST_SAID = 5;

    private static final String IF_LATE = ", and it is used; if it is known only after the outcome, ";

    private final KnownRows known;
    private final Map<String, Values> variables = new LinkedHashMap<>();
    private final boolean[] isSeen;
    private final int most;
    private String lastId = "";
    private int lastPlace = -1;

    private static final class Values {

        private final double[] largest;
        private final double[] last;

        private Values(int patients) {
            largest = new double[patients];
            last = new double[patients];
            Arrays.fill(largest, Double.NaN);
            Arrays.fill(last, Double.NaN);
        }

        private void add(int place, double number) {
            largest[place] = Double.isNaN(largest[place]) ? number : Math.max(largest[place], number);
            last[place] = number;
        }
    }

    /** @param known the labels; where they have several outcomes or none, nothing is found */
    public SeriesTelling(KnownRows known) {
        this.known = known;
        int patients = known.outcomes().size() == 1 ? known.size() : 0;
        isSeen = new boolean[patients];
        most = patients == 0 ? 0 : Math.min(MOST_VARIABLES, MOST_CELLS / (2 * patients));
    }

    /**
     * @param id of which patient a row is
     * @param variable what is measured
     * @param number its value, finite
     */
    public void add(String id, String variable, double number) {
        if (most == 0) {
            return;
        }
        if (!id.equals(lastId)) {
            lastId = id;
            lastPlace = known.find(id);
        }
        if (lastPlace < 0) {
            return;
        }
        isSeen[lastPlace] = true;
        Values values = variables.get(variable);
        if (values == null && variables.size() < most) {
            values = new Values(isSeen.length);
            variables.put(variable, values);
        }
        if (values != null) {
            values.add(lastPlace, number);
        }
    }

    /**
     * @param file the file's name
     * @param remedy how a variable is left out: a clause without its end
     * @return one sentence for each variable that tells the outcome; mostly none
     */
    public List<String> notes(String file, String remedy) {
        List<String> found = new ArrayList<>();
        List<String> names = new ArrayList<>();
        variables.forEach((name, values) -> clause(name, values).ifPresent(clause -> {
            names.add(name);
            found.add("File " + file + ": " + clause + IF_LATE + remedy + ".");
        }));
        if (found.size() <= MOST_SAID) {
            return found;
        }
        List<String> notes = new ArrayList<>(found.subList(0, MOST_SAID));
        List<String> more = names.subList(MOST_SAID, names.size());
        notes.add("File " + file + ": " + MoreVariables.of(more) + ", alone " + (more.size() == 1 ? "tells" : "tell")
                + " the outcome, too.");
        return notes;
    }

    private Optional<String> clause(String name, Values values) {
        double largest = share(values.largest);
        double last = share(values.last);
        if (largest > 0 || last > 0) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the %s '%s' of a patient alone tells the outcome of %.0f %% of the patients",
                    last > largest ? "last" : "largest",
                    name,
                    100 * Math.max(largest, last)));
        }
        Optional<String> ofNumber = ofNumber(values.largest)
                .map(clause -> "the largest '" + name + "' of a patient alone tells the outcome: " + clause)
                .or(() -> ofNumber(values.last)
                        .map(clause -> "the last '" + name + "' of a patient alone tells the outcome: " + clause));
        if (ofNumber.isPresent()) {
            return ofNumber.map(clause -> clause.replace("rows", "patients"));
        }
        return presence(values)
                .map(clause -> "that a patient has a value of '" + name + "' or none alone tells the outcome: "
                        + clause.replace("rows", "patients"));
    }

    private double share(double[] numbers) {
        Telltale telltale = new Telltale();
        for (int place = 0; place < numbers.length; place++) {
            String outcome = known.outcome(0, place);
            if (!Double.isNaN(numbers[place]) && outcome != null) {
                telltale.add(String.valueOf(numbers[place]), numbers[place], outcome);
            }
        }
        return telltale.share();
    }

    private Optional<String> ofNumber(double[] numbers) {
        NumberTelltale telltale = new NumberTelltale(known.outcomes().get(0));
        for (int place = 0; place < numbers.length; place++) {
            String outcome = known.outcome(0, place);
            if (!Double.isNaN(numbers[place]) && outcome != null) {
                telltale.add(String.valueOf(numbers[place]), numbers[place], outcome);
            }
        }
        return telltale.clause(Optional.empty());
    }

    private Optional<String> presence(Values values) {
        Presence presence = new Presence();
        for (int place = 0; place < isSeen.length; place++) {
            if (isSeen[place] && known.outcome(0, place) != null) {
                if (Double.isNaN(values.last[place])) {
                    presence.addEmpty(known.outcome(0, place));
                } else {
                    presence.addFilled(known.outcome(0, place));
                }
            }
        }
        return presence.clause(Map.of(), false);
    }
}
