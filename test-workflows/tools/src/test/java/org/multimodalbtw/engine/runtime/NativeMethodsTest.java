package org.multimodalbtw.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.benchmark.JniShim;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** The native methods that the engine may call through DJL, and the library of the GPU proof that implements them. */
class NativeMethodsTest {

    private static final String LIBRARY = "ai/djl/pytorch/jni/PyTorchLibrary";

    private static CallGraph graph;

    @BeforeAll
    static void read() throws Exception {
        Path engine = placeOf(EngineRuntime.class);
        List<Path> libraries = List.of(placeOf(NDArray.class), placeOf(JniUtils.class));
        if (Files.isDirectory(engine)) {
            graph = new CallGraph(engine, libraries);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(engine)) {
            graph = new CallGraph(jar.getPath("/"), libraries);
        }
    }

    @Test
    void theShimHasEveryNativeMethodThatTheEngineMayCallWithItsTypesAndNoOther() throws Exception {
        List<MethodNode> all = graph.methods(LIBRARY);
        Set<String> called = graph.nativeMethods(LIBRARY).stream()
                .map(method -> declared(method, all).toString())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> implemented = JniShim.read(JniShim.SOURCE).methods().stream()
                .map(JniShim.Method::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(called.size() > 30, called::toString);
        assertEquals(String.join("\n", called), String.join("\n", implemented));
    }

    @Test
    void aCallThroughAnInterfaceIsFollowedToTheClassesThatAreMade() throws Exception {
        Set<String> called =
                graph.nativeMethods(LIBRARY).stream().map(method -> method.name).collect(Collectors.toSet());
        // by NDManager.zeros in the engine, and by nothing in it
        assertTrue(called.contains("torchZeros"), called::toString);
        assertTrue(graph.methods(LIBRARY).stream().anyMatch(method -> method.name.equals("torchCos")));
        assertTrue(!called.contains("torchCos"), called::toString);
    }

    private static Path placeOf(Class<?> type) throws IOException, URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** The method as C++ declares it: JNI adds the types of arguments to a name that several native methods share. */
    private static JniShim.Method declared(MethodNode method, List<MethodNode> all) {
        boolean isOverloaded =
                all.stream().filter(other -> other.name.equals(method.name)).count() > 1;
        String types = method.desc.substring(1, method.desc.indexOf(')'));
        return new JniShim.Method(
                method.name,
                isOverloaded
                        ? types.replace("_", "_1")
                                .replace(";", "_2")
                                .replace("[", "_3")
                                .replace('/', '_')
                        : "",
                type(Type.getReturnType(method.desc)),
                Stream.of(Type.getArgumentTypes(method.desc))
                        .map(NativeMethodsTest::type)
                        .toList());
    }

    private static String type(Type type) {
        return switch (type.getSort()) {
            case Type.VOID -> "void";
            case Type.ARRAY ->
                type.getElementType().getSort() == Type.OBJECT
                        ? "jobjectArray"
                        : "j" + type.getElementType().getClassName() + "Array";
            case Type.OBJECT -> type.getClassName().equals("java.lang.String") ? "jstring" : "jobject";
            default -> "j" + type.getClassName();
        };
    }
}
