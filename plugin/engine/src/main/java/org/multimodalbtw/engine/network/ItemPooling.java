package org.multimodalbtw.engine.network;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Several items a row, for example pictures: each goes through the same {@link Backbone}, and their features are averaged with learnt
 * scores, which start alike (attention pooling; our own decision). The order of the items has no influence. A row without items gives
 * zeros.
 *
 * @param item reads one item
 */
record ItemPooling(Backbone item) implements Backbone {

    @Override
    public int features() {
        return item.features();
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        item.parameters().stream(),
                        Stream.of(Parameter.of("encoder.scores", Slice.Start.ZERO, item.features(), 1)))
                .toList();
    }

    @Override
    public List<String> lines(Input input, String output, int members, UnaryOperator<String> parameter) {
        String features = output + "f";
        Stream<String> pooled =
                """
                $w = SCORE_WEIGHTS
                $s = SUMS
                $ = torch.div(torch.narrow($s, 2, 1, FEATURES), torch.add(torch.narrow($s, 2, 0, 1), LEAST))
                """
                        .replace(
                                "SCORE_WEIGHTS",
                                Backbone.weights(
                                        "torch.bmm(" + features + ", " + parameter.apply("encoder.scores") + ")"))
                        .replace(
                                "SUMS",
                                Backbone.sums(
                                        input.owners(),
                                        "torch.cat([$w, torch.mul(" + features + ", $w)], 2)",
                                        1 + features(),
                                        members))
                        .replace("FEATURES", String.valueOf(features()))
                        .replace("LEAST", String.valueOf(LEAST))
                        .replace("$", output)
                        .lines();
        Stream<String> items = item.lines(Input.fixed(input.values()), features, members, parameter).stream();
        return Stream.concat(items, pooled).toList();
    }
}
