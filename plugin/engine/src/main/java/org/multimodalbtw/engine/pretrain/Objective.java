package org.multimodalbtw.engine.pretrain;

/** What a network learns from rows without labels (docs/PRETRAINING.md). */
public enum Objective {
    /** What each modality says of a row agrees with what all of them say together (UmURL-style, arXiv 2311.03106). */
    CONSISTENCY("consistency", "each modality agrees with all of them together (UmURL-style)"),
    /**
     * What is hidden of a row is told from the rest, and then each modality finds its row by the others (MoCa-style, arXiv 2506.23115).
     */
    RECONSTRUCTION(
            "reconstruction",
            "hidden values are told from the others, and then each modality finds its row by the others (MoCa-style)");

    private final String title;
    private final String does;

    Objective(String title, String does) {
        this.title = title;
        this.does = does;
    }

    /** @return its name in a sentence and on the command line */
    public String title() {
        return title;
    }

    /** @return what it does, in one line */
    public String does() {
        return does;
    }
}
