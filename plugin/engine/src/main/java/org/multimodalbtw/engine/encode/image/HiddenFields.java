package org.multimodalbtw.engine.encode.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.encode.HiddenPart;
import org.multimodalbtw.engine.encode.HidingRows;
import org.multimodalbtw.engine.encode.PictureFields;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Patients' pictures with one field hidden each, which has the mean colour of its picture then; of a patient with many pictures, all but one
 * of them, or of some that follow each other. A patient's vector is the mean of those of the pictures.
 */
final class HiddenFields implements HidingRows {

    /** Of a patient with more pictures whole ones are hidden: fields of each would take sixteen times as long. */
    private static final int MOST_PICTURES = 4;

    /** So many parts a patient with many pictures has at most. */
    private static final int MOST_GROUPS = 16;

    private final TableRows rows;
    private final Supplier<Pictures> pictures;
    private final PictureVectors vectors;

    /** What is known of a patient's pictures: of single ones their vectors, of many the sums of groups. */
    private static final class Patient {

        private int count;
        private int read;
        private final List<float[]> whole = new ArrayList<>();
        private final List<PictureFields> fields = new ArrayList<>();
        private final List<List<float[]>> without = new ArrayList<>();
        private double[][] sums;
    }

    /**
     * @param rows a table
     * @param pictures opens its pictures to be read once
     * @param vectors turns pictures into vectors, and is closed with this
     */
    HiddenFields(TableRows rows, Supplier<Pictures> pictures, PictureVectors vectors) {
        this.rows = rows;
        this.pictures = pictures;
        this.vectors = vectors;
    }

    @Override
    public Map<String, List<HiddenPart>> of(Set<String> wanted, ProgressMonitor monitor) throws IOException {
        Map<String, Patient> patients = new HashMap<>();
        visit(wanted, "Images", monitor.part(0, .1), (patient, picture) -> patients.computeIfAbsent(
                        patient, id -> new Patient())
                .count++);
        visit(
                wanted,
                "Regions of images",
                monitor.part(.1, 1),
                (patient, picture) -> add(patients.get(patient), picture));
        Map<String, List<HiddenPart>> parts = new HashMap<>();
        patients.forEach((id, patient) ->
                parts.put(id, patient.count > MOST_PICTURES ? withoutPictures(patient) : withoutFields(patient)));
        return parts;
    }

    private interface Visitor {
        void visit(String patient, Picture picture);
    }

    private void visit(Set<String> wanted, String what, ProgressMonitor monitor, Visitor visitor) {
        Pictures opened = pictures.get();
        RowProgress progress = new RowProgress(monitor, what, rows.size());
        rows.forEach(row -> {
            progress.next();
            if (wanted.contains(row.id())) {
                opened.forEach(row, picture -> {
                    monitor.checkCancelled();
                    visitor.visit(row.id(), picture);
                });
            }
        });
    }

    private void add(Patient patient, Picture picture) {
        float[] whole = vectors.of(picture);
        if (patient.count > MOST_PICTURES) {
            addToGroup(patient, whole);
            return;
        }
        PictureFields fields = new PictureFields(picture.height(), picture.width());
        int[] colour = picture.meanColour();
        patient.whole.add(whole);
        patient.fields.add(fields);
        patient.without.add(IntStream.range(0, fields.count())
                .mapToObj(field -> vectors.of(picture.without(fields, field, colour)))
                .toList());
    }

    private static void addToGroup(Patient patient, float[] vector) {
        if (patient.sums == null) {
            patient.sums = new double[Math.min(MOST_GROUPS, patient.count)][vector.length];
        }
        double[] sums = patient.sums[group(patient, patient.read++)];
        for (int i = 0; i < vector.length; i++) {
            sums[i] += vector[i];
        }
    }

    private static int group(Patient patient, int picture) {
        return (int) ((long) picture * Math.min(MOST_GROUPS, patient.count) / patient.count);
    }

    private static List<HiddenPart> withoutFields(Patient patient) {
        List<HiddenPart> parts = new ArrayList<>();
        for (int i = 0; i < patient.whole.size(); i++) {
            List<float[]> without = patient.without.get(i);
            for (int field = 0; field < without.size(); field++) {
                List<float[]> vectors = new ArrayList<>(patient.whole);
                vectors.set(i, without.get(field));
                parts.add(new HiddenPart(
                        patient.fields.get(i).name(field, i, patient.whole.size()), "", MeanVector.of(vectors)));
            }
        }
        return parts;
    }

    private static List<HiddenPart> withoutPictures(Patient patient) {
        List<HiddenPart> parts = new ArrayList<>();
        for (int group = 0; group < patient.sums.length; group++) {
            int hidden = group;
            int[] own = IntStream.range(0, patient.count)
                    .filter(picture -> group(patient, picture) == hidden)
                    .toArray();
            float[] mean = new float[patient.sums[0].length];
            for (int i = 0; i < mean.length; i++) {
                double sum = 0;
                for (int other = 0; other < patient.sums.length; other++) {
                    sum += other == group ? 0 : patient.sums[other][i];
                }
                mean[i] = (float) (sum / (patient.count - own.length));
            }
            int first = own[0] + 1;
            int last = own[own.length - 1] + 1;
            parts.add(
                    new HiddenPart(first == last ? "picture " + first : "pictures " + first + " to " + last, "", mean));
        }
        return parts;
    }

    @Override
    public void close() {
        vectors.close();
    }
}
