package org.multimodalbtw.engine.encode.series;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.storage.ScratchDirectory;

/**
 * Brings the measurements of each patient together, in the order in which patients first appear. Where they already stand together, the
 * rows are streamed. Otherwise they are dealt into temporary files, each of a range of patients that fits into memory: what is
 * computed of a patient does not depend on the order of the rows across patients, so that no sort is needed, and time is linear in the rows.
 * On the heap are the patients' ids and one file's measurements.
 */
final class PatientGroups {

    /** Measurements of 24 bytes in one file, where there are not too many files. */
    private static final int ROWS_A_FILE = 1_000_000;

    private static final int MOST_FILES = 250;

    private final Measurements measurements;
    private final Map<String, Integer> variables;
    private final int rowsAFile;
    private final List<String> patients = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private long[] counts = new long[1024];
    private boolean together = true;

    /** Sees the patients. */
    interface Visitor {
        /**
         * @param patient the patient's id
         * @param series the patient's measurements of known variables, in the order of the rows
         * @throws IOException if what is made of them cannot be written
         */
        void visit(String patient, PatientSeries series) throws IOException;
    }

    /**
     * @param measurements all measurements; read twice
     * @param variables the positions of the variables that are wanted
     */
    PatientGroups(Measurements measurements, Map<String, Integer> variables) {
        this(measurements, variables, ROWS_A_FILE);
    }

    PatientGroups(Measurements measurements, Map<String, Integer> variables, int rowsAFile) {
        this.measurements = measurements;
        this.variables = variables;
        this.rowsAFile = rowsAFile;
    }

    /**
     * Visits every patient once.
     *
     * @throws IOException if a temporary file cannot be written or read; none is left behind
     */
    void forEach(Visitor visitor, ProgressMonitor monitor) throws IOException {
        try {
            count(monitor.part(0, .4));
            if (together) {
                stream(visitor, monitor.part(.4, 1));
            } else {
                deal(visitor, monitor.part(.4, 1));
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private void count(ProgressMonitor monitor) {
        RowProgress progress = new RowProgress(monitor, "Patients", measurements.rows());
        int[] last = {-1};
        measurements.forEach((patient, time, variable, value) -> {
            progress.next();
            Integer known = positions.get(patient);
            int position = known == null ? patients.size() : known;
            if (known == null) {
                positions.put(patient, position);
                patients.add(patient);
                if (position == counts.length) {
                    counts = Arrays.copyOf(counts, 2 * counts.length);
                }
            }
            counts[position]++;
            together &= known == null || position == last[0];
            last[0] = position;
        });
    }

    private void stream(Visitor visitor, ProgressMonitor monitor) {
        RowProgress progress = new RowProgress(monitor, "Series", measurements.rows());
        PatientSeries series = new PatientSeries();
        String[] current = {null};
        measurements.forEach((patient, time, variable, value) -> {
            progress.next();
            if (!patient.equals(current[0])) {
                visit(visitor, current[0], series);
                series.clear();
                current[0] = patient;
            }
            Integer position = variable == null ? null : variables.get(variable);
            if (position != null) {
                series.add(position, time, value);
            }
        });
        visit(visitor, current[0], series);
    }

    private static void visit(Visitor visitor, String patient, PatientSeries series) {
        if (patient != null) {
            try {
                visitor.visit(patient, series);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private void deal(Visitor visitor, ProgressMonitor monitor) throws IOException {
        int[] ends = ends();
        try (ScratchDirectory scratch = ScratchDirectory.create()) {
            Path directory = scratch.path();
            write(directory, ends, monitor.part(0, .5));
            for (int file = 0, first = 0; file < ends.length; first = ends[file++]) {
                monitor.checkCancelled();
                monitor.report(.5 + .5 * file / ends.length, "Series: part " + (file + 1) + " of " + ends.length);
                read(directory.resolve(String.valueOf(file)), first, ends[file], visitor);
            }
        }
    }

    /** Behind the last patient of each file. */
    private int[] ends() {
        long all = 0;
        for (int patient = 0; patient < patients.size(); patient++) {
            all += counts[patient];
        }
        long most = Math.max(rowsAFile, all / MOST_FILES);
        List<Integer> ends = new ArrayList<>();
        long rows = 0;
        for (int patient = 0; patient < patients.size(); patient++) {
            if (rows > 0 && rows + counts[patient] > most) {
                ends.add(patient);
                rows = 0;
            }
            rows += counts[patient];
        }
        ends.add(patients.size());
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    private void write(Path directory, int[] ends, ProgressMonitor monitor) throws IOException {
        DataOutputStream[] files = new DataOutputStream[ends.length];
        try {
            for (int file = 0; file < files.length; file++) {
                files[file] = new DataOutputStream(new BufferedOutputStream(
                        Files.newOutputStream(directory.resolve(String.valueOf(file))), 1 << 15));
            }
            RowProgress progress = new RowProgress(monitor, "Series", measurements.rows());
            measurements.forEach((patient, time, variable, value) -> {
                progress.next();
                Integer place = variable == null ? null : variables.get(variable);
                if (place != null) {
                    int position = positions.get(patient);
                    int found = Arrays.binarySearch(ends, position);
                    write(files[found < 0 ? -found - 1 : found + 1], position, place, time, value);
                }
            });
        } finally {
            for (DataOutputStream file : files) {
                if (file != null) {
                    file.close();
                }
            }
        }
    }

    private static void write(DataOutputStream file, int patient, int variable, double time, double value) {
        try {
            file.writeInt(patient);
            file.writeInt(variable);
            file.writeDouble(time);
            file.writeDouble(value);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read(Path file, int first, int end, Visitor visitor) throws IOException {
        PatientSeries[] series = new PatientSeries[end - first];
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (true) {
                int patient;
                try {
                    patient = in.readInt();
                } catch (EOFException end1) {
                    break;
                }
                if (series[patient - first] == null) {
                    series[patient - first] = new PatientSeries();
                }
                series[patient - first].add(in.readInt(), in.readDouble(), in.readDouble());
            }
        }
        PatientSeries none = new PatientSeries();
        for (int patient = first; patient < end; patient++) {
            PatientSeries own = series[patient - first];
            visitor.visit(patients.get(patient), own == null ? none : own);
        }
    }
}
