package org.multimodalbtw.engine.tensor;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;

/**
 * Gives direct and mapped buffers back at once. Without it they live until some later garbage collection, which keeps
 * mapped files locked on Windows.
 */
final class DirectMemory {

    private static final MethodHandle CLEANER = cleaner();

    private DirectMemory() {}

    /**
     * Releases a buffer's memory. Any later access through it or its views is fatal to the JVM: the caller makes sure
     * that there is none.
     *
     * @param buffer a direct or mapped buffer, not a slice or duplicate
     */
    static void free(ByteBuffer buffer) {
        try {
            CLEANER.invokeExact(buffer);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle cleaner() {
        try {
            // the platform's loader finds jdk.unsupported also from inside an OSGi bundle
            Class<?> type = Class.forName("sun.misc.Unsafe", true, ClassLoader.getPlatformClassLoader());
            Field instance = type.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            MethodType signature = MethodType.methodType(void.class, ByteBuffer.class);
            return MethodHandles.lookup()
                    .findVirtual(type, "invokeCleaner", signature)
                    .bindTo(instance.get(null));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
