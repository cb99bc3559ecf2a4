package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.method.MethodPurpose;
import org.multimodalbtw.engine.method.OfferedMethod;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.host.command.Syntax;
import org.multimodalbtw.host.command.UsageException;

/** Training methods by their names on the command line. */
final class ChosenMethods {

    static final String LIST = "--list-methods";
    static final String METHOD = "--method";

    private static final String LEARNER = "BTW Learner";

    private ChosenMethods() {}

    /** All methods, a line each: the name, and what it does. */
    static String list() {
        int width = OfferedMethods.ALL.stream()
                .mapToInt(method -> method.name().length())
                .max()
                .orElseThrow();
        return OfferedMethods.ALL.stream()
                .map(method -> "%%-%ds  %%s".formatted(width).formatted(method.name(), method.does()))
                .collect(Collectors.joining("\n"));
    }

    /**
     * @param names of methods
     * @return what sets them in the BTW Learner of a workflow
     * @throws UsageException if there is no such method, or two of them do not go together
     */
    static List<String> overrides(List<String> names) throws UsageException {
        Map<MethodPurpose, OfferedMethod> chosen = new EnumMap<>(MethodPurpose.class);
        List<String> overrides = new ArrayList<>();
        for (String name : names) {
            OfferedMethod method = named(Syntax.value(name, METHOD));
            OfferedMethod other = chosen.put(method.purpose(), method);
            if (other != null) {
                throw new UsageException(METHOD + " " + other.name() + " and " + METHOD + " " + method.name()
                        + " do not go together: both are for one purpose, '"
                        + method.purpose().title() + "'");
            }
            overrides.add(LEARNER + "/" + method.purpose().key() + "=" + method.name());
        }
        return overrides;
    }

    private static OfferedMethod named(String name) throws UsageException {
        try {
            return OfferedMethods.named(name);
        } catch (InputException unknown) {
            throw new UsageException(
                    unknown.getMessage() + " " + unknown.remedy().replaceFirst("\\.$", ""));
        }
    }
}
