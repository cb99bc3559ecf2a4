package org.multimodalbtw.install;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public and protected members of KNIME's types, as listed in a text file, by internal name of the type. */
final class ApiFacts {

    private static final Pattern METHOD = Pattern.compile("  M ([a-z@A-Z ]*?)([\\w$<>]+)(\\(\\S*).*");
    private static final Pattern FIELD =
            Pattern.compile("  F ((?:(?:public|protected|static|final|volatile|transient|@\\w+) )*)([\\w$]+) (\\S+).*");

    /**
     * One type.
     *
     * @param exported whether its package is exported to everyone
     * @param parents internal names of its superclass and interfaces
     * @param methods names with descriptors
     * @param abstractMethods those of the methods that have no body
     * @param fields names with descriptors
     */
    record ApiType(
            boolean exported,
            boolean isInterface,
            List<String> parents,
            Set<String> methods,
            Set<String> abstractMethods,
            Set<String> fields) {}

    private final Map<String, ApiType> types = new HashMap<>();

    private ApiFacts() {}

    static ApiFacts read(Path file) throws IOException {
        ApiFacts facts = new ApiFacts();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            List<String> entry = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("CLASS ")) {
                    facts.add(entry);
                    entry.clear();
                }
                entry.add(line);
            }
            facts.add(entry);
        }
        return facts;
    }

    /** @return the type, or null if the file does not list it */
    ApiType type(String internalName) {
        return types.get(internalName);
    }

    private void add(List<String> entry) {
        if (entry.isEmpty() || !entry.get(0).startsWith("CLASS ")) {
            return;
        }
        boolean exported = false;
        boolean isInterface = false;
        List<String> parents = new ArrayList<>();
        Set<String> methods = new HashSet<>();
        Set<String> abstractMethods = new HashSet<>();
        Set<String> fields = new HashSet<>();
        for (String line : entry) {
            if (line.startsWith("  kind ")) {
                isInterface = line.contains("interface");
            } else if (line.startsWith("  bundle ")) {
                exported = line.endsWith("export public");
            } else if (line.startsWith("  extends ")) {
                parents.add(internal(line.substring("  extends ".length())));
            } else if (line.startsWith("  implements ")) {
                for (String parent : line.substring("  implements ".length()).split(", ")) {
                    parents.add(internal(parent));
                }
            } else {
                addMember(line, methods, abstractMethods, fields);
            }
        }
        ApiType type = new ApiType(exported, isInterface, parents, methods, abstractMethods, fields);
        types.put(internal(entry.get(0).substring("CLASS ".length())), type);
    }

    private static void addMember(String line, Set<String> methods, Set<String> abstractMethods, Set<String> fields) {
        Matcher method = METHOD.matcher(line);
        if (method.matches()) {
            String signature = method.group(2) + method.group(3);
            methods.add(signature);
            if (method.group(1).contains("abstract")) {
                abstractMethods.add(signature);
            }
            return;
        }
        Matcher field = FIELD.matcher(line);
        if (field.matches()) {
            fields.add(field.group(2) + " " + field.group(3));
        }
    }

    private static String internal(String name) {
        return name.trim().replace('.', '/');
    }
}
