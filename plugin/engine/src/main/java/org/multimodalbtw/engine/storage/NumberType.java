package org.multimodalbtw.engine.storage;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.storage.Safetensors.Doubles;
import org.multimodalbtw.engine.storage.Safetensors.Floats;
import org.multimodalbtw.engine.storage.Safetensors.Longs;
import org.multimodalbtw.engine.storage.Safetensors.Tensor;

/** The types of numbers that are read and written, by the format's names. */
enum NumberType {
    F32(Float.BYTES) {
        @Override
        Tensor tensor(List<Long> shape, ByteBuffer bytes) {
            return new Floats(shape, bytes.asFloatBuffer());
        }

        @Override
        void put(Tensor tensor, int from, int count, ByteBuffer bytes) {
            bytes.asFloatBuffer().put(0, ((Floats) tensor).data(), from, count);
        }
    },
    F64(Double.BYTES) {
        @Override
        Tensor tensor(List<Long> shape, ByteBuffer bytes) {
            return new Doubles(shape, bytes.asDoubleBuffer());
        }

        @Override
        void put(Tensor tensor, int from, int count, ByteBuffer bytes) {
            bytes.asDoubleBuffer().put(0, ((Doubles) tensor).data(), from, count);
        }
    },
    I64(Long.BYTES) {
        @Override
        Tensor tensor(List<Long> shape, ByteBuffer bytes) {
            return new Longs(shape, bytes.asLongBuffer());
        }

        @Override
        void put(Tensor tensor, int from, int count, ByteBuffer bytes) {
            bytes.asLongBuffer().put(0, ((Longs) tensor).data(), from, count);
        }
    };

    private final int bytes;

    NumberType(int bytes) {
        this.bytes = bytes;
    }

    static NumberType of(Tensor tensor) {
        if (tensor instanceof Floats) {
            return F32;
        }
        return tensor instanceof Doubles ? F64 : I64;
    }

    static Optional<NumberType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** The length of one number. */
    int bytes() {
        return bytes;
    }

    /** A tensor of numbers in bytes, which it keeps. */
    abstract Tensor tensor(List<Long> shape, ByteBuffer bytes);

    /** Puts some of a tensor's numbers, counted from the start of its buffer, at the start of bytes. */
    abstract void put(Tensor tensor, int from, int count, ByteBuffer bytes);
}
