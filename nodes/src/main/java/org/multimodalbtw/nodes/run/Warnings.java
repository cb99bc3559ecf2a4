package org.multimodalbtw.nodes.run;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Collects what the user should know of one run: a node shows one message only, the last that is set. */
public final class Warnings {

    private final Set<String> sentences = new LinkedHashSet<>();

    /**
     * @param sentence one whole sentence
     * @return this
     */
    public Warnings add(String sentence) {
        sentences.add(sentence);
        return this;
    }

    /**
     * @param more whole sentences
     * @return this
     */
    public Warnings addAll(Collection<String> more) {
        sentences.addAll(more);
        return this;
    }

    /** @param output gets the message if there is anything to say, for example {@code output::setWarningMessage} */
    public void show(Consumer<String> output) {
        if (!sentences.isEmpty()) {
            output.accept(String.join("\n", sentences));
        }
    }
}
