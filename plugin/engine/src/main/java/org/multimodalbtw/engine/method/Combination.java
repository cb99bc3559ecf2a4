package org.multimodalbtw.engine.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.multimodalbtw.engine.heads.HeadKind;

/**
 * How what modalities and networks say becomes one prediction.
 *
 * @param typicality whether a modality whose data or prediction are unusual in a row counts less there
 * @param furtherHeads which heads beside the network's are fitted to each modality and may take part in the prediction of a class; in files
 *     absent where there are none
 * @param comparesScalings whether linear heads of values that spread differently are also fitted with one scale for all, and held-out rows
 *     choose; in files absent where they are not
 * @param geometricMean whether the networks' probabilities are averaged geometrically; in files absent where they are not
 */
public record Combination(
        boolean typicality,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<HeadKind> furtherHeads,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean comparesScalings,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean geometricMean) {

    /** Keeps a copy of the list. */
    public Combination {
        furtherHeads = HeadKind.further(furtherHeads);
    }

    /**
     * @param typicality whether what is unusual counts less
     * @return with the network's heads alone, and arithmetic means
     */
    static Combination of(boolean typicality) {
        return new Combination(typicality, List.of(), false, false);
    }

    Combination with(boolean otherTypicality) {
        return new Combination(otherTypicality, furtherHeads, comparesScalings, geometricMean);
    }
}
