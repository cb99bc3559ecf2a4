package org.multimodalbtw.engine.adapt;

import java.util.List;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.graph.Slice;

/**
 * Which parameters of a network are what, and which rest since no row has their modality.
 *
 * @param lacking the names of these modalities
 */
record Resting(List<String> lacking) {

    /** The modalities' own heads, the fused one, and the one that modalities share. */
    private static final Pattern HEAD = Pattern.compile("((.*/)?head|shared)\\.(weight|bias)");

    /** They decide which expert answers: a small change of them can change much. */
    private static final Pattern ROUTER = Pattern.compile("(.*/)?router\\..*");

    private static final Pattern MATRIX = Pattern.compile(".*\\.weight");

    Resting {
        lacking = List.copyOf(lacking);
    }

    /** Whether it belongs to a modality that no row has. */
    boolean isLacking(Slice slice) {
        return lacking.stream().anyMatch(name -> slice.name().startsWith(name + "/"));
    }

    /** Whether it is of a head that can learn. */
    boolean isHead(Slice slice) {
        return HEAD.matcher(slice.name()).matches() && !isLacking(slice);
    }

    /** Whether it is the matrix, or a list of matrices, of a linear layer that can be changed by factors of few dimensions. */
    boolean isLayer(Slice slice) {
        return slice.start() == Slice.Start.MATRIX
                && MATRIX.matcher(slice.name()).matches()
                && !HEAD.matcher(slice.name()).matches()
                && !ROUTER.matcher(slice.name()).matches()
                && !isLacking(slice);
    }
}
