package org.multimodalbtw.engine.program;

/** The kinds of numbers that tensors in files may have. */
enum StorageType {
    DoubleStorage(8),
    FloatStorage(4),
    HalfStorage(2),
    BFloat16Storage(2),
    LongStorage(8),
    IntStorage(4),
    ShortStorage(2),
    CharStorage(1),
    ByteStorage(1),
    BoolStorage(1);

    private final int bytes;

    StorageType(int bytes) {
        this.bytes = bytes;
    }

    /** @return bytes of a number */
    int bytes() {
        return bytes;
    }
}
