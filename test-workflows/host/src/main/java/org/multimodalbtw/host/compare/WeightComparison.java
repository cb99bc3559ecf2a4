package org.multimodalbtw.host.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.storage.Safetensors;
import org.multimodalbtw.engine.storage.Safetensors.Tensor;

/** Compares safetensors files number by number. */
final class WeightComparison {

    private WeightComparison() {}

    /**
     * @return what differs
     * @throws IOException if a file cannot be read
     */
    static Differences compare(Path before, Path after) throws IOException {
        Differences differences = new Differences();
        try {
            Map<String, Tensor> first = Safetensors.read(before).tensors();
            Map<String, Tensor> second = Safetensors.read(after).tensors();
            for (String name : differences.names("tensor", first.keySet(), second.keySet())) {
                compare(name, first.get(name), second.get(name), differences);
            }
        } catch (InputException damaged) {
            differences.remark("it cannot be read (" + damaged.getMessage() + ")");
        }
        return differences;
    }

    private static void compare(String name, Tensor before, Tensor after, Differences differences) {
        if (!before.shape().equals(after.shape()) || before.getClass() != after.getClass()) {
            differences.texts(kind(before), kind(after), () -> "tensor '" + name + "'");
            return;
        }
        IntToDoubleFunction first = values(before);
        IntToDoubleFunction second = values(after);
        int size = Math.toIntExact(before.shape().stream().reduce(1L, Math::multiplyExact));
        for (int index = 0; index < size; index++) {
            int place = index;
            differences.numbers(
                    first.applyAsDouble(index),
                    second.applyAsDouble(index),
                    () -> "tensor '" + name + "', number " + place);
        }
    }

    private static String kind(Tensor tensor) {
        return tensor.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " " + tensor.shape();
    }

    /** Whole numbers of more than 53 bits lose some; the files are then said to differ in their bytes alone. */
    private static IntToDoubleFunction values(Tensor tensor) {
        if (tensor instanceof Safetensors.Floats floats) {
            float[] values = floats.toArray();
            return index -> values[index];
        }
        if (tensor instanceof Safetensors.Doubles doubles) {
            double[] values = doubles.toArray();
            return index -> values[index];
        }
        long[] values = ((Safetensors.Longs) tensor).toArray();
        return index -> values[index];
    }
}
