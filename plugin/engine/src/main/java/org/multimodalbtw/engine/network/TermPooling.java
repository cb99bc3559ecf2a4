package org.multimodalbtw.engine.network;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A text as terms: each term has a vector that is learnt, and a row's features are the mean of its terms' vectors beside means in which
 * terms count by learnt scores (attention pooling; our own decision). The order of the terms has no influence. A row without terms gives
 * zeros.
 *
 * @param terms size of the vocabulary
 */
record TermPooling(int terms) implements Backbone {

    /** Size of a term's vector. */
    static final int WIDTH = 32;

    /** How many means go by scores. */
    static final int HEADS = 2;

    @Override
    public int features() {
        return (HEADS + 1) * WIDTH;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.of("encoder.terms", Slice.Start.EMBEDDING, terms, WIDTH),
                Parameter.of("encoder.scores", Slice.Start.MATRIX, WIDTH, HEADS));
    }

    @Override
    public List<String> lines(Input input, String output, int members, UnaryOperator<String> parameter) {
        return """
                $l = torch.clamp(torch.to(torch.select(VALUES, 2, 0), 4), 0, LAST)
                $o = torch.mul(torch.sub(torch.cumsum(torch.ones_like($l), 0), 1), TERMS)
                $e = torch.embedding(torch.reshape(VECTORS, [-1, WIDTH]), torch.add($l, $o))
                $a = SCORE_WEIGHTS
                $w = torch.cat([torch.mul(torch.ones_like(torch.narrow($a, 2, 0, 1)), 1.), $a], 2)
                $p = torch.reshape(torch.mul(torch.unsqueeze($w, -1), torch.unsqueeze($e, 2)), [MEMBERS, -1, FEATURES])
                $s = SUMS
                $d = WEIGHT_SUMS
                $q = torch.reshape($s, [MEMBERS, -1, MEANS, WIDTH])
                $ = torch.reshape(torch.div($q, torch.add(torch.unsqueeze($d, -1), LEAST)), [MEMBERS, -1, FEATURES])
                """
                .replace("SCORE_WEIGHTS", Backbone.weights("torch.bmm($e, " + parameter.apply("encoder.scores") + ")"))
                .replace("WEIGHT_SUMS", Backbone.sums(input.owners(), "$w", HEADS + 1, members))
                .replace("SUMS", Backbone.sums(input.owners(), "$p", features(), members))
                .replace("VECTORS", parameter.apply("encoder.terms"))
                .replace("LAST", String.valueOf(terms - 1))
                .replace("LEAST", String.valueOf(LEAST))
                .replace("TERMS", String.valueOf(terms))
                .replace("MEMBERS", String.valueOf(members))
                .replace("MEANS", String.valueOf(HEADS + 1))
                .replace("WIDTH", String.valueOf(WIDTH))
                .replace("FEATURES", String.valueOf(features()))
                .replace("VALUES", input.values())
                .replace("$", output)
                .lines()
                .toList();
    }
}
