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
 * @param size how many values an item has
 */
record ItemPooling(Backbone item, int size) implements Backbone {

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
        Stream<String> apart = Stream.of("$x = torch.reshape(X, [MEMBERS, -1, SIZE])");
        Stream<String> pooled =
                """
                $m = torch.unsqueeze(MASK, -1)
                $s = torch.reshape(torch.bmm($f, SCORES), [MEMBERS, -1, torch.size(X, 2), 1])
                $a = torch.mul(torch.softmax(torch.add($s, torch.mul(torch.sub($m, 1.), UNSEEN)), 2), $m)
                $v = torch.reshape($f, [MEMBERS, -1, torch.size(X, 2), FEATURES])
                $ = torch.sum(torch.mul($v, $a), [2])
                """
                        .lines();
        Stream<String> items = item.lines(Input.fixed(output + "x"), output + "f", members, parameter).stream();
        return Stream.of(apart, items, pooled)
                .flatMap(lines -> lines)
                .map(line -> line.replace("MASK", Backbone.mask(input))
                        .replace("UNSEEN", String.valueOf(UNSEEN))
                        .replace("SCORES", parameter.apply("encoder.scores"))
                        .replace("MEMBERS", String.valueOf(members))
                        .replace("FEATURES", String.valueOf(features()))
                        .replace("SIZE", String.valueOf(size))
                        .replace("X", input.values())
                        .replace("$", output))
                .toList();
    }
}
