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
                $m = torch.unsqueeze(MASK, -1)
                $l = torch.clamp(torch.to(torch.select(X, 3, 0), 4), 0, LAST)
                $o = torch.mul(torch.sub(torch.cumsum(torch.ones_like($l), 0), 1), TERMS)
                $e = torch.embedding(torch.reshape(VECTORS, [-1, WIDTH]), torch.add($l, $o))
                $s = torch.bmm(torch.reshape($e, [MEMBERS, -1, WIDTH]), SCORES)
                $a = torch.reshape($s, [MEMBERS, -1, torch.size(X, 2), HEADS])
                $b = torch.mul(torch.softmax(torch.add($a, torch.mul(torch.sub($m, 1.), UNSEEN)), 2), $m)
                $c = torch.div($m, torch.clamp_min(torch.sum($m, [2], True), 1.))
                $w = torch.transpose(torch.cat([$c, $b], -1), 2, 3)
                $ = torch.reshape(torch.matmul($w, $e), [MEMBERS, -1, FEATURES])
                """
                .replace("MASK", Backbone.mask(input))
                .replace("UNSEEN", String.valueOf(UNSEEN))
                .replace("VECTORS", parameter.apply("encoder.terms"))
                .replace("SCORES", parameter.apply("encoder.scores"))
                .replace("LAST", String.valueOf(terms - 1))
                .replace("TERMS", String.valueOf(terms))
                .replace("MEMBERS", String.valueOf(members))
                .replace("WIDTH", String.valueOf(WIDTH))
                .replace("HEADS", String.valueOf(HEADS))
                .replace("FEATURES", String.valueOf(features()))
                .replace("X", input.values())
                .replace("$", output)
                .lines()
                .toList();
    }
}
