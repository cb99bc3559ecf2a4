package org.multimodalbtw.host.run;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.pretrain.Objective;
import org.multimodalbtw.host.command.Syntax;
import org.multimodalbtw.host.command.UsageException;

/** What is learnt without labels, by its name on the command line. */
final class ChosenPretraining {

    static final String PRETRAIN = "--pretrain";

    /** What the option stands for that has no value. */
    static final String USUAL = "consistency";

    private ChosenPretraining() {}

    /**
     * @param name what is to be learnt; null where nothing is
     * @return what sets it in the Multimodal Pretrainer of a workflow; nothing for what it learns by itself
     * @throws UsageException if there is no such thing to learn
     */
    static List<String> overrides(String name) throws UsageException {
        if (name == null || Syntax.value(name, PRETRAIN).equals(USUAL)) {
            return List.of();
        }
        Objective objective = Arrays.stream(Objective.values())
                .filter(one -> one.title().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(PRETRAIN + " needs one of " + names() + ", not '" + name + "'"));
        return List.of("Multimodal Pretrainer/objective=" + objective.name());
    }

    private static String names() {
        return Arrays.stream(Objective.values())
                .map(one -> one.title() + ": " + one.does())
                .collect(Collectors.joining("; "));
    }
}
