package org.multimodalbtw.host;

import java.util.List;

/** A workflow that cannot be read, built or changed as asked. */
public final class WorkflowException extends Exception {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public WorkflowException(String problem) {
        this(List.of(problem));
    }

    public WorkflowException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, each in one sentence or more. */
    public List<String> problems() {
        return problems;
    }
}
