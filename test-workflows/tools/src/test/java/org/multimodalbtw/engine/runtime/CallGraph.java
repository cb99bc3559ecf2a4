package org.multimodalbtw.engine.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Which methods of libraries a program may call, read from class files: rapid type analysis (Bacon and Sweeney 1996). A call of a method that
 * is not final goes to each class that some method reached so far makes objects of. Calls of the JDK back into a library are followed where an
 * object is closed, and through method references; no others.
 */
final class CallGraph {

    /**
     * A method.
     *
     * @param owner its class, with slashes
     * @param signature name and descriptor
     */
    record Method(String owner, String signature) {}

    private static final Set<String> CLOSED_BY_JDK = Set.of("java/lang/AutoCloseable", "java/io/Closeable");
    private static final String SERVICES = "META-INF/services/";

    private final Map<String, ClassNode> classes = new HashMap<>();
    private final Map<Method, MethodNode> bodies = new HashMap<>();
    private final Set<String> instantiated = new LinkedHashSet<>();
    private final Set<Method> reached = new LinkedHashSet<>();
    /** The classes of which objects are made, by each of their types. */
    private final Map<String, Set<String>> made = new HashMap<>();

    private final Set<String> services = new LinkedHashSet<>();
    private final Set<Method> virtualCalls = new LinkedHashSet<>();

    /**
     * @param program folder of the program's class files, all of whose methods are called
     * @param libraries jars of its libraries, whose services are made
     * @throws IOException if one cannot be read
     */
    CallGraph(Path program, List<Path> libraries) throws IOException {
        try (Stream<Path> files = Files.walk(program)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
                try (InputStream in = Files.newInputStream(file)) {
                    read(in);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }
        reached.addAll(bodies.keySet());
        for (Path library : libraries) {
            readJar(library);
        }
        services.forEach(this::instantiate);
        follow();
    }

    /** Each method is looked through once; what its calls reach grows with the classes of which objects are made. */
    private void follow() {
        Set<Method> visited = new HashSet<>();
        int before;
        do {
            before = reached.size() + instantiated.size();
            for (Method method : List.copyOf(reached)) {
                if (visited.add(method)) {
                    visit(method);
                }
            }
            List.copyOf(virtualCalls).forEach(call -> call(false, call.owner, call.signature));
        } while (reached.size() + instantiated.size() > before);
    }

    /** The native methods of a class that may be called. */
    List<MethodNode> nativeMethods(String owner) {
        return reached.stream()
                .filter(method -> method.owner.equals(owner))
                .map(bodies::get)
                .filter(body -> (body.access & Opcodes.ACC_NATIVE) != 0)
                .toList();
    }

    /** All methods of a class of a library, called or not. */
    List<MethodNode> methods(String owner) {
        return classes.get(owner).methods;
    }

    private void readJar(Path library) throws IOException {
        try (JarFile jar = new JarFile(library.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                try (InputStream in = jar.getInputStream(entry)) {
                    if (entry.getName().endsWith(".class")) {
                        read(in);
                    } else if (entry.getName().startsWith(SERVICES) && !entry.isDirectory()) {
                        new String(in.readAllBytes()).lines().map(String::strip).forEach(this::addService);
                    }
                }
            }
        }
    }

    private void addService(String name) {
        if (!name.isEmpty() && !name.startsWith("#")) {
            String type = name.replace('.', '/');
            services.add(type);
            reached.add(new Method(type, "<init>()V"));
        }
    }

    private void read(InputStream in) throws IOException {
        ClassNode node = new ClassNode();
        new ClassReader(in).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        classes.put(node.name, node);
        node.methods.forEach(method -> bodies.put(new Method(node.name, method.name + method.desc), method));
    }

    private void visit(Method method) {
        MethodNode body = bodies.get(method);
        if (body == null) {
            return;
        }
        initialize(method.owner);
        for (AbstractInsnNode instruction : body.instructions) {
            if (instruction instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW) {
                instantiate(made.desc);
            } else if (instruction instanceof FieldInsnNode field && field.getOpcode() == Opcodes.GETSTATIC) {
                initialize(field.owner);
            } else if (instruction instanceof MethodInsnNode call) {
                boolean isDirect =
                        call.getOpcode() == Opcodes.INVOKESTATIC || call.getOpcode() == Opcodes.INVOKESPECIAL;
                call(isDirect, call.owner, call.name + call.desc);
            } else if (instruction instanceof InvokeDynamicInsnNode lambda) {
                Stream.of(lambda.bsmArgs)
                        .filter(Handle.class::isInstance)
                        .map(Handle.class::cast)
                        .forEach(this::refer);
            }
        }
    }

    private void refer(Handle handle) {
        if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            instantiate(handle.getOwner());
        }
        boolean isDirect = handle.getTag() != Opcodes.H_INVOKEVIRTUAL && handle.getTag() != Opcodes.H_INVOKEINTERFACE;
        call(isDirect, handle.getOwner(), handle.getName() + handle.getDesc());
    }

    private void instantiate(String type) {
        if (classes.containsKey(type) && instantiated.add(type)) {
            for (String above : typesOf(type, new HashSet<>())) {
                made.computeIfAbsent(above, key -> new LinkedHashSet<>()).add(type);
            }
        }
    }

    /** A type, its superclasses and all interfaces. */
    private Set<String> typesOf(String type, Set<String> found) {
        ClassNode node = classes.get(type);
        if (type != null && found.add(type) && node != null) {
            typesOf(node.superName, found);
            node.interfaces.forEach(each -> typesOf(each, found));
        }
        return found;
    }

    private void initialize(String type) {
        Method initializer = new Method(type, "<clinit>()V");
        if (bodies.containsKey(initializer)) {
            reached.add(initializer);
        }
    }

    private void call(boolean isDirect, String owner, String signature) {
        if (isDirect) {
            reach(owner, signature);
        } else if (classes.containsKey(owner) || CLOSED_BY_JDK.contains(owner)) {
            virtualCalls.add(new Method(owner, signature));
            List.copyOf(made.getOrDefault(owner, Set.of())).forEach(type -> reach(type, signature));
        }
    }

    private void reach(String type, String signature) {
        Method found = resolve(type, signature);
        if (found != null) {
            reached.add(found);
        }
    }

    /** The method that runs for objects of a type: its own, one of its superclasses, or a default of its interfaces. */
    private Method resolve(String type, String signature) {
        List<String> line = new ArrayList<>();
        for (String at = type; classes.containsKey(at); at = classes.get(at).superName) {
            line.add(at);
        }
        for (String at : line) {
            Method method = new Method(at, signature);
            if (bodies.containsKey(method) && (bodies.get(method).access & Opcodes.ACC_ABSTRACT) == 0) {
                return method;
            }
        }
        for (String at : line) {
            for (String each : classes.get(at).interfaces) {
                Method method = resolve(each, signature);
                if (method != null) {
                    return method;
                }
            }
        }
        return null;
    }
}
