package org.multimodalbtw.host.api;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multimodalbtw.host.api.ApiType.Member;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads the visible API of a class file. */
final class ApiClassReader {

    private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    private final ClassNode node = new ClassNode();

    private ApiClassReader(byte[] bytes) {
        new ClassReader(bytes).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    }

    /** @return nothing for a type that no other bundle can see */
    static Optional<ApiType> read(byte[] bytes) {
        ApiClassReader reader = new ApiClassReader(bytes);
        return (reader.access() & VISIBLE) == 0 || reader.isLocal() ? Optional.empty() : Optional.of(reader.type());
    }

    private boolean isLocal() {
        return node.outerMethod != null
                || node.innerClasses.stream()
                        .anyMatch(inner -> inner.name.equals(node.name) && inner.innerName == null);
    }

    /** Of a nested type as its source declares it. */
    private int access() {
        for (InnerClassNode inner : node.innerClasses) {
            if (inner.name.equals(node.name)) {
                return inner.access;
            }
        }
        return node.access;
    }

    private ApiType type() {
        Map<String, Member> members = new LinkedHashMap<>();
        node.fields.stream()
                .filter(field -> isVisible(field.access))
                .map(this::member)
                .forEach(m -> members.put(m.key(), m));
        node.methods.stream()
                .filter(method -> isVisible(method.access) && !method.name.equals("<clinit>"))
                .map(this::member)
                .forEach(m -> members.put(m.key(), m));
        return new ApiType(
                dotted(node.name),
                kind(),
                true,
                dotted(node.superName),
                node.interfaces.stream()
                        .map(ApiClassReader::dotted)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                node.signature,
                node.permittedSubclasses == null
                        ? null
                        : node.permittedSubclasses.stream()
                                .map(ApiClassReader::dotted)
                                .toList(),
                members);
    }

    private static boolean isVisible(int access) {
        return (access & VISIBLE) != 0 && (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) == 0;
    }

    private String kind() {
        int access = access();
        Stream.Builder<String> words = Stream.builder();
        words.add((access & Opcodes.ACC_PUBLIC) != 0 ? "public" : "protected");
        add(words, access, Opcodes.ACC_STATIC, "static");
        boolean isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        if (!isInterface) {
            add(words, access, Opcodes.ACC_FINAL, "final");
            add(words, access, Opcodes.ACC_ABSTRACT, "abstract");
        }
        String kind = "class";
        if ((access & Opcodes.ACC_ANNOTATION) != 0) {
            kind = "@interface";
        } else if (isInterface) {
            kind = "interface";
        } else if ((access & Opcodes.ACC_ENUM) != 0) {
            kind = "enum";
        } else if (node.superName.equals("java/lang/Record")) {
            kind = "record";
        }
        return words.add(kind).build().collect(Collectors.joining(" "));
    }

    private Member member(FieldNode field) {
        return new Member(
                "F " + field.name + " " + field.desc,
                modifiers(field.access, false),
                Set.of(),
                genericOnly(field.signature, field.desc),
                field.value == null
                        ? null
                        : field.value instanceof String ? '"' + field.value.toString() + '"' : field.value.toString());
    }

    private Member member(MethodNode method) {
        return new Member(
                "M " + method.name + method.desc,
                modifiers(method.access, true),
                method.exceptions.stream().map(ApiClassReader::dotted).collect(Collectors.toSet()),
                genericOnly(method.signature, method.desc),
                null);
    }

    private Set<String> modifiers(int access, boolean isMethod) {
        Stream.Builder<String> words = Stream.builder();
        add(words, access, Opcodes.ACC_PUBLIC, "public");
        add(words, access, Opcodes.ACC_PROTECTED, "protected");
        add(words, access, Opcodes.ACC_STATIC, "static");
        add(words, access, Opcodes.ACC_FINAL, "final");
        add(words, access, Opcodes.ACC_ABSTRACT, "abstract");
        boolean isInterface = (node.access & Opcodes.ACC_INTERFACE) != 0;
        if (isMethod) {
            if (isInterface && (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC)) == 0) {
                words.add("default");
            }
        }
        return words.build().collect(Collectors.toSet());
    }

    private static void add(Stream.Builder<String> words, int access, int flag, String word) {
        if ((access & flag) != 0) {
            words.add(word);
        }
    }

    private static String dotted(String name) {
        return name.replace('/', '.');
    }

    /** ECJ writes a signature for types nested in generic ones too, javac only where it says more than the descriptor. */
    private static String genericOnly(String signature, String descriptor) {
        return descriptor.equals(signature) ? null : signature;
    }
}
