package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The C++ source of the library between DJL and a libtorch for which none is published.
 *
 * @param methods the native methods that it implements
 */
public record JniShim(List<Method> methods) {

    /** Where it lies, relative to the folder of these tools. */
    public static final Path SOURCE = Path.of("..", "gpu-proof", "shim.cc");

    private static final Pattern METHOD = Pattern.compile("(?m)^(NATIVE|OVERLOADED)\\(([^)]*)\\)");

    /**
     * A native method of {@code ai.djl.pytorch.jni.PyTorchLibrary}.
     *
     * @param name its name in Java
     * @param overload its argument types in JNI's spelling where the name has several native methods, else empty
     * @param result its type in C++
     * @param parameters its arguments' types in C++
     */
    public record Method(String name, String overload, String result, List<String> parameters) {}

    /**
     * @param source the file
     * @return what it implements
     * @throws IOException if it cannot be read
     */
    public static JniShim read(Path source) throws IOException {
        return new JniShim(METHOD.matcher(Files.readString(source))
                .results()
                .map(JniShim::method)
                .toList());
    }

    private static Method method(MatchResult declaration) {
        List<String> parts =
                Stream.of(declaration.group(2).split(",")).map(String::strip).toList();
        boolean isOverloaded = declaration.group(1).equals("OVERLOADED");
        int first = isOverloaded ? 3 : 2;
        return new Method(
                parts.get(1),
                isOverloaded ? parts.get(2) : "",
                parts.get(0),
                parts.stream()
                        .skip(first)
                        .map(parameter -> parameter.split(" ")[0])
                        .toList());
    }

    /** @return their names in Java */
    public Set<String> names() {
        return methods.stream().map(Method::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
