package org.multimodalbtw.engine.encode.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.storage.ScratchDirectory;

/**
 * Vectors of patients, any number of each and in any order. They are kept in a temporary file; on the heap are the ids, and of each vector
 * its place.
 */
final class PatientVectors implements AutoCloseable {

    private final ScratchDirectory scratch;
    private final Path file;
    private final FileChannel channel;
    private final int size;
    private final ByteBuffer buffer;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<String> patients = new ArrayList<>();
    private final List<List<Integer>> places = new ArrayList<>();
    private int count;

    /** @param size of the vectors */
    PatientVectors(int size) throws IOException {
        this.size = size;
        scratch = ScratchDirectory.create();
        file = scratch.path().resolve("vectors");
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException | RuntimeException failure) {
            scratch.close();
            throw failure;
        }
        buffer = ByteBuffer.allocateDirect(size * Float.BYTES).order(ByteOrder.nativeOrder());
    }

    /** Sees each patient's vectors. */
    interface Visitor {
        /** @param vectors in the order in which they came; empty for a patient without a vector */
        void visit(String patient, List<float[]> vectors) throws IOException;
    }

    /** Notes a patient, who may have no vector. */
    void add(String patient) {
        if (positions.putIfAbsent(patient, patients.size()) == null) {
            patients.add(patient);
            places.add(new ArrayList<>(1));
        }
    }

    void add(String patient, float[] vector) throws IOException {
        add(patient);
        places.get(positions.get(patient)).add(count);
        buffer.clear();
        buffer.asFloatBuffer().put(vector);
        long start = (long) count++ * buffer.capacity();
        while (buffer.hasRemaining()) {
            channel.write(buffer, start + buffer.position());
        }
    }

    /** Visits the patients in the order in which they were first noted. */
    void forEach(Visitor visitor) throws IOException {
        for (int patient = 0; patient < patients.size(); patient++) {
            List<float[]> vectors = new ArrayList<>();
            for (int place : places.get(patient)) {
                vectors.add(read(place));
            }
            visitor.visit(patients.get(patient), vectors);
        }
    }

    private float[] read(int place) throws IOException {
        buffer.clear();
        long start = (long) place * buffer.capacity();
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, start + buffer.position()) < 0) {
                throw new IOException("The temporary file " + file + " was cut");
            }
        }
        float[] vector = new float[size];
        buffer.flip().asFloatBuffer().get(vector);
        return vector;
    }

    /** Deletes the file. */
    @Override
    public void close() throws IOException {
        try (scratch) {
            channel.close();
        }
    }
}
