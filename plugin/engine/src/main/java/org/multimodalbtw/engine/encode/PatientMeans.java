package org.multimodalbtw.engine.encode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Means of vectors a patient, whose vectors come in any order. The sums are kept in a temporary file; on the heap are the ids. */
final class PatientMeans implements AutoCloseable {

    private final int size;
    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer;
    private final List<String> patients = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

    /** @param size of the vectors */
    PatientMeans(int size) throws IOException {
        this.size = size;
        file = Files.createTempFile("multimodalbtw", ".sums");
        channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        buffer = ByteBuffer.allocateDirect((size + 1) * Float.BYTES).order(ByteOrder.nativeOrder());
    }

    /** Sees each patient's mean. */
    interface Visitor {
        /** @param mean valid during the call; {@code null} for a patient without a vector */
        void visit(String patient, float[] mean) throws IOException;
    }

    /** Notes a patient, who may have no vector. */
    void add(String patient) throws IOException {
        if (positions.putIfAbsent(patient, patients.size()) == null) {
            patients.add(patient);
            write(patients.size() - 1, new float[size], 0);
        }
    }

    void add(String patient, float[] vector) throws IOException {
        add(patient);
        int position = positions.get(patient);
        float[] sum = new float[size];
        float count = read(position, sum);
        for (int i = 0; i < size; i++) {
            sum[i] += vector[i];
        }
        write(position, sum, count + 1);
    }

    /** Visits the patients in the order in which they were first noted. */
    void forEach(Visitor visitor) throws IOException {
        float[] mean = new float[size];
        for (int position = 0; position < patients.size(); position++) {
            float count = read(position, mean);
            for (int i = 0; i < size; i++) {
                mean[i] /= count;
            }
            visitor.visit(patients.get(position), count == 0 ? null : mean);
        }
    }

    private float read(int position, float[] sum) throws IOException {
        buffer.clear();
        long start = (long) position * buffer.capacity();
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, start + buffer.position()) < 0) {
                throw new IOException("The temporary file " + file + " was cut");
            }
        }
        buffer.flip();
        buffer.asFloatBuffer().get(sum);
        return buffer.getFloat(size * Float.BYTES);
    }

    private void write(int position, float[] sum, float count) throws IOException {
        buffer.clear();
        buffer.asFloatBuffer().put(sum);
        buffer.putFloat(size * Float.BYTES, count);
        long start = (long) position * buffer.capacity();
        while (buffer.hasRemaining()) {
            channel.write(buffer, start + buffer.position());
        }
    }

    /** Deletes the file. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
