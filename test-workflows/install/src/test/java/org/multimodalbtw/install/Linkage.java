package org.multimodalbtw.install;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Whether a bundle's classes would link against the real KNIME: every type, method and field of KNIME that they refer to
 * is in the list of its API, and every method that KNIME leaves to them is there.
 */
final class Linkage {

    private static final String KNIME = "org/knime/";

    private final ApiFacts facts;
    private final Set<String> tolerated;
    private final Map<String, ClassNode> classes = new HashMap<>();
    private final Set<String> faults = new TreeSet<>();

    private Linkage(ApiFacts facts, Set<String> tolerated) {
        this.facts = facts;
        this.tolerated = tolerated;
    }

    /**
     * @param jar a bundle
     * @param facts what KNIME has
     * @param tolerated internal names of types that may be referred to although their packages are not exported
     * @return what would not link, one line a fault; empty if all does
     */
    static Set<String> faults(Path jar, ApiFacts facts, Set<String> tolerated) throws IOException {
        Linkage linkage = new Linkage(facts, tolerated);
        linkage.read(jar);
        linkage.classes.values().forEach(linkage::check);
        return linkage.faults;
    }

    /** @return internal names of all types that a bundle's own classes refer to */
    static Set<String> referredTypes(Path jar) throws IOException {
        Linkage linkage = new Linkage(null, Set.of());
        linkage.read(jar);
        Set<String> referred = new TreeSet<>();
        linkage.classes.values().forEach(node -> referred.addAll(types(node)));
        return referred;
    }

    private void read(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        ClassNode node = new ClassNode();
                        new ClassReader(in).accept(node, 0);
                        classes.put(node.name, node);
                    }
                }
            }
        }
    }

    private static Set<String> types(ClassNode node) {
        Set<String> types = new HashSet<>();
        node.accept(new ClassRemapper(new ClassNode(), new Remapper() {
            @Override
            public String map(String internalName) {
                types.add(internalName);
                return null;
            }
        }));
        return types;
    }

    private void check(ClassNode node) {
        for (String type : types(node)) {
            if (type.startsWith(KNIME)) {
                checkType(node, type);
            }
        }
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                checkInstruction(node, instruction);
            }
        }
        if ((node.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0) {
            checkImplementsAll(node);
        }
    }

    private void checkType(ClassNode user, String type) {
        ApiFacts.ApiType known = facts.type(type);
        if (known == null) {
            fault(user, "refers to " + type + ", which KNIME does not have");
        } else if (!known.exported() && !tolerated.contains(type)) {
            fault(user, "refers to " + type + ", which KNIME keeps to itself");
        }
    }

    private void checkInstruction(ClassNode user, AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            checkMethod(user, call.owner, call.name + call.desc);
        } else if (instruction instanceof FieldInsnNode access) {
            checkField(user, access.owner, access.name + " " + access.desc);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            checkLambda(user, dynamic);
            for (Object argument : dynamic.bsmArgs) {
                checkConstant(user, argument);
            }
        }
    }

    private void checkConstant(ClassNode user, Object argument) {
        if (argument instanceof Handle handle) {
            boolean field = handle.getTag() <= Opcodes.H_PUTSTATIC;
            if (field) {
                checkField(user, handle.getOwner(), handle.getName() + " " + handle.getDesc());
            } else {
                checkMethod(user, handle.getOwner(), handle.getName() + handle.getDesc());
            }
        } else if (argument instanceof ConstantDynamic constant) {
            for (int index = 0; index < constant.getBootstrapMethodArgumentCount(); index++) {
                checkConstant(user, constant.getBootstrapMethodArgument(index));
            }
        }
    }

    /** A lambda implements exactly the one method that its interface leaves open. */
    private void checkLambda(ClassNode user, InvokeDynamicInsnNode dynamic) {
        String type = Type.getReturnType(dynamic.desc).getInternalName();
        if (!dynamic.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory") || facts.type(type) == null) {
            return;
        }
        Set<String> open = new TreeSet<>();
        collectAbstract(type, open);
        String implemented = dynamic.name + ((Type) dynamic.bsmArgs[0]).getDescriptor();
        if (!open.equals(Set.of(implemented))) {
            fault(user, "implements " + type + " by a lambda for " + implemented + ", but it leaves open " + open);
        }
    }

    private void checkMethod(ClassNode user, String owner, String signature) {
        if (!isResolvable(owner, signature, true)) {
            fault(user, "calls " + owner + "." + signature + ", which KNIME does not have");
        }
    }

    private void checkField(ClassNode user, String owner, String signature) {
        if (!isResolvable(owner, signature, false)) {
            fault(user, "uses the field " + owner + "." + signature + ", which KNIME does not have");
        }
    }

    /** Searches as the JVM does, upwards; what leaves KNIME and the bundle is the compiler's to have checked. */
    private boolean isResolvable(String owner, String signature, boolean method) {
        ClassNode own = classes.get(owner);
        if (own != null) {
            return declares(own, signature, method)
                    || parents(own).stream().anyMatch(p -> isResolvable(p, signature, method));
        }
        ApiFacts.ApiType known = facts.type(owner);
        if (known == null) {
            return !owner.startsWith(KNIME) && (!owner.equals("java/lang/Object") || isInObject(signature));
        }
        Set<String> members = method ? known.methods() : known.fields();
        return members.contains(signature)
                || known.parents().stream().anyMatch(parent -> isResolvable(parent, signature, method))
                || known.isInterface() && isInObject(signature);
    }

    private static boolean isInObject(String signature) {
        return signature.equals("<init>()V")
                || Arrays.stream(Object.class.getDeclaredMethods())
                        .anyMatch(method -> signature.equals(method.getName() + Type.getMethodDescriptor(method)));
    }

    private static boolean declares(ClassNode node, String signature, boolean method) {
        return method
                ? node.methods.stream().anyMatch(each -> signature.equals(each.name + each.desc))
                : node.fields.stream().anyMatch(each -> signature.equals(each.name + " " + each.desc));
    }

    private static List<String> parents(ClassNode node) {
        List<String> parents = new ArrayList<>(node.interfaces);
        parents.add(node.superName);
        return parents;
    }

    private void checkImplementsAll(ClassNode node) {
        Set<String> open = new TreeSet<>();
        collectAbstract(node.name, open);
        open.removeIf(signature -> isImplemented(node.name, signature));
        if (!open.isEmpty()) {
            fault(node, "leaves open what KNIME requires: " + open);
        }
    }

    private void collectAbstract(String type, Set<String> open) {
        ApiFacts.ApiType known = facts.type(type);
        if (known != null) {
            known.parents().forEach(parent -> collectAbstract(parent, open));
            open.removeIf(signature -> implementsIt(concrete(known), signature));
            known.abstractMethods().stream()
                    .filter(signature -> !isInObject(signature))
                    .forEach(open::add);
        } else if (classes.containsKey(type)) {
            parents(classes.get(type)).forEach(parent -> collectAbstract(parent, open));
        } else if (type.startsWith("java/")) {
            Arrays.stream(javaType(type).getMethods())
                    .filter(method -> Modifier.isAbstract(method.getModifiers()))
                    .map(method -> method.getName() + Type.getMethodDescriptor(method))
                    .filter(signature -> !isInObject(signature))
                    .forEach(open::add);
        }
    }

    private static Class<?> javaType(String internalName) {
        try {
            return Class.forName(internalName.replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new AssertionError("Java has no " + internalName, e);
        }
    }

    private boolean isImplemented(String type, String signature) {
        ClassNode own = classes.get(type);
        if (own != null) {
            return implementsIt(concrete(own), signature)
                    || parents(own).stream().anyMatch(parent -> isImplemented(parent, signature));
        }
        ApiFacts.ApiType known = facts.type(type);
        return known != null
                && (implementsIt(concrete(known), signature)
                        || known.parents().stream().anyMatch(parent -> isImplemented(parent, signature)));
    }

    private static Set<String> concrete(ApiFacts.ApiType type) {
        Set<String> concrete = new HashSet<>(type.methods());
        concrete.removeAll(type.abstractMethods());
        return concrete;
    }

    private static Set<String> concrete(ClassNode type) {
        return type.methods.stream()
                .filter(method -> (method.access & Opcodes.ACC_ABSTRACT) == 0)
                .map(method -> method.name + method.desc)
                .collect(Collectors.toSet());
    }

    /** The list leaves out the compiler's bridge methods, so that only names and numbers of parameters can be held. */
    private static boolean implementsIt(Set<String> concrete, String signature) {
        return concrete.stream().anyMatch(method -> shape(method).equals(shape(signature)));
    }

    private static String shape(String signature) {
        int parameters = signature.indexOf('(');
        return signature.substring(0, parameters) + "/" + Type.getArgumentTypes(signature.substring(parameters)).length;
    }

    private void fault(ClassNode user, String text) {
        faults.add(user.name.replace('/', '.') + " " + text);
    }
}
