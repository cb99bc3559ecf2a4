package org.multimodalbtw.engine.encode.series;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.multimodalbtw.engine.storage.WrittenText;
import org.multimodalbtw.engine.survey.UnitConversion;
import org.multimodalbtw.engine.survey.UnitText;

/**
 * The units of the variables. Measurements in another unit than most of their variable are converted where it is known how; else they
 * are a variable of their own.
 *
 * @param variables of each variable that has units, the one into which others are converted
 */
record SeriesUnits(List<Main> variables) {

    static final SeriesUnits NONE = new SeriesUnits(List.of());

    /**
     * The unit of a variable.
     *
     * @param variable its name in the table
     * @param unit the unit that most of its training measurements have, as {@link UnitText#plain} gives it; empty where they have none
     * @param apart units of its training measurements that cannot be converted into it
     */
    record Main(String variable, String unit, List<String> apart) {
        Main {
            apart = List.copyOf(apart);
        }
    }

    /**
     * What becomes of a measurement.
     *
     * @param variable what it counts as
     * @param conversion of its value
     * @param unit the unit that it gets, as {@link UnitText#plain} gives it
     */
    record Reading(String variable, UnitConversion conversion, String unit) {}

    SeriesUnits {
        variables = List.copyOf(variables);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(variables.size());
        for (Main main : variables) {
            WrittenText.write(main.variable, out);
            WrittenText.write(main.unit, out);
            out.writeInt(main.apart.size());
            for (String unit : main.apart) {
                WrittenText.write(unit, out);
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    static SeriesUnits read(DataInput in) throws IOException {
        List<Main> mains = new ArrayList<>();
        for (int main = in.readInt(); main > 0; main--) {
            String variable = WrittenText.read(in);
            String unit = WrittenText.read(in);
            List<String> apart = new ArrayList<>();
            for (int other = in.readInt(); other > 0; other--) {
                apart.add(WrittenText.read(in));
            }
            mains.add(new Main(variable, unit, apart));
        }
        return new SeriesUnits(mains);
    }

    /** @return how to read measurements, with a memory of its own */
    @JsonIgnore
    Reader reader() {
        return new Reader();
    }

    /** Counts units. */
    static final class Counter {

        private final Map<String, Map<String, Long>> counts = new TreeMap<>();

        void add(String variable, String unit) {
            counts.computeIfAbsent(variable, name -> new TreeMap<>()).merge(UnitText.plain(unit), 1L, Long::sum);
        }

        /** Adds what {@link #write} wrote of another part. */
        void add(DataInput part) throws IOException {
            for (int variable = part.readInt(); variable > 0; variable--) {
                Map<String, Long> units = counts.computeIfAbsent(WrittenText.read(part), name -> new TreeMap<>());
                for (int unit = part.readInt(); unit > 0; unit--) {
                    units.merge(WrittenText.read(part), part.readLong(), Long::sum);
                }
            }
        }

        void write(DataOutput out) throws IOException {
            out.writeInt(counts.size());
            for (Map.Entry<String, Map<String, Long>> variable : counts.entrySet()) {
                WrittenText.write(variable.getKey(), out);
                out.writeInt(variable.getValue().size());
                for (Map.Entry<String, Long> unit : variable.getValue().entrySet()) {
                    WrittenText.write(unit.getKey(), out);
                    out.writeLong(unit.getValue());
                }
            }
        }

        SeriesUnits units() {
            List<Main> mains = new ArrayList<>();
            counts.forEach((variable, units) -> {
                List<String> named = units.entrySet().stream()
                        .filter(unit -> !unit.getKey().isEmpty())
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                        .map(Map.Entry::getKey)
                        .toList();
                String main = named.isEmpty() ? "" : named.get(0);
                List<String> apart = named.stream()
                        .filter(unit -> UnitConversion.of(variable, unit, main).isEmpty())
                        .toList();
                mains.add(new Main(variable, main, apart));
            });
            return new SeriesUnits(mains);
        }
    }

    /** Reads measurements by their units. */
    final class Reader {

        private final Map<String, Main> mains = new HashMap<>();
        private final Map<String, Map<String, Optional<Reading>>> known = new HashMap<>();

        private Reader() {
            variables.forEach(main -> mains.put(main.variable, main));
        }

        /** @return what becomes of it; empty if its unit is not that of a training measurement, and it is not known how to convert it */
        Optional<Reading> of(String variable, String unit) {
            return known.computeIfAbsent(variable, name -> new HashMap<>())
                    .computeIfAbsent(unit, name -> find(variable, UnitText.plain(name)));
        }

        private Optional<Reading> find(String variable, String unit) {
            Main main = mains.get(variable);
            if (main == null || unit.isEmpty() || main.unit.isEmpty()) {
                return Optional.of(new Reading(variable, UnitConversion.NONE, unit));
            }
            if (main.apart.contains(unit)) {
                return Optional.of(new Reading(variable + " [" + unit + "]", UnitConversion.NONE, unit));
            }
            return UnitConversion.of(variable, unit, main.unit)
                    .map(conversion -> new Reading(variable, conversion, main.unit));
        }
    }
}
