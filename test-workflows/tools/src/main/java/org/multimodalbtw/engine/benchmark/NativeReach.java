package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which of DJL's native methods were called, as the JVM logged when it looked for them ({@code -Xlog:jni+resolve=debug}), beside those of the
 * library between Java and libtorch.
 */
final class NativeReach {

    private static final Pattern CALLED = Pattern.compile("PyTorchLibrary\\.(\\w+)");

    private final Report report;
    private final ProofCheck check;

    NativeReach(Report report, ProofCheck check) {
        this.report = report;
        this.check = check;
    }

    /**
     * @param log the JVM's
     * @param source the library's
     */
    void write(Path log, Path source) throws IOException {
        Set<String> called = CALLED.matcher(Files.readString(log))
                .results()
                .map(call -> call.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> implemented = JniShim.read(source).names();
        Set<String> missing = without(called, implemented);
        Set<String> notReached = without(implemented, called);
        report.paragraph("Native methods that this run called: " + called.size() + " of the " + implemented.size()
                + " of the library between Java and libtorch"
                + (missing.isEmpty() ? "" : "; it lacks " + String.join(", ", missing))
                + (notReached.isEmpty() ? "" : "; not called: " + String.join(", ", notReached)) + ": "
                + check.of("every native method is called and there", missing.isEmpty() && notReached.isEmpty())
                + ".");
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
