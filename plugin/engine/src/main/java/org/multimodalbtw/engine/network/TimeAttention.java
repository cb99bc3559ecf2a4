package org.multimodalbtw.engine.network;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Measurements at irregular times, read as they are: at each of some reference times, every variable's measurements are averaged with
 * weights that depend on how far away in time they lie, and each variable learns its own dependence (attention over time with learnt time
 * embeddings, after Shukla and Marlin 2021, "Multi-Time Attention Networks for Irregularly Sampled Time Series"; the kernel is our own
 * decision). A {@link Recurrent} unit reads the averages, and for each how much was measured around that time.
 *
 * <p>The weight of variable v's measurement at time t, 0 to 1, for the reference time r is
 * <pre>
 *   exp(15 tanh(s / 15)),   s = sum over k of  a_vk cos(2 pi f_k (r - t)) + b_vk sin(2 pi f_k (r - t))
 * </pre>
 * where a starts at 1 and b at 0: at first, what is near counts more; b lets what came before count more than what comes after. The
 * frequencies f and the reference times are learnt too. A row without measurements, or without any of a variable, gives zeros there.
 *
 * @param variables how many variables there are
 * @param width size of a token, and of the recurrent state
 */
record TimeAttention(int variables, int width) implements Backbone {

    /** How many reference times there are; at first they lie evenly in the window, both ends among them. */
    static final int REFERENCES = 16;

    /** How many frequencies there are. */
    static final int FREQUENCIES = 5;

    /** Factor of log(1 + sum of weights), so that it is about as large as a standardised value. */
    static final double AMOUNT = .2;

    @Override
    public int features() {
        return reader().features();
    }

    @Override
    public List<Parameter> parameters() {
        Stream<Parameter> own = Stream.of(
                Parameter.of("encoder.time.frequencies", Slice.Start.GEOMETRIC, FREQUENCIES),
                Parameter.of("encoder.time.references", Slice.Start.EVEN, REFERENCES),
                Parameter.of("encoder.time.cosine", Slice.Start.ONE, variables, FREQUENCIES),
                Parameter.of("encoder.time.sine", Slice.Start.ZERO, variables, FREQUENCIES));
        return Stream.concat(own, reader().parameters().stream()).toList();
    }

    private Recurrent reader() {
        return new Recurrent(REFERENCES, 2 * variables, width);
    }

    @Override
    public List<String> lines(Input input, String output, int members, UnaryOperator<String> parameter) {
        // the reader has variables of its own
        String own = output + "e";
        String text =
                """
                $f = torch.mul(torch.unsqueeze(TIME_FREQUENCIES, 1), TWO_PI)
                $r = torch.mul(torch.unsqueeze(TIME_REFERENCES, -1), $f)
                $q = torch.cat([torch.cos($r), torch.sin($r)], -1)
                $t = torch.mul(torch.narrow(VALUES, 2, 0, 1), $f)
                $c = torch.cos($t)
                $s = torch.sin($t)
                $v = torch.clamp(torch.to(torch.select(VALUES, 2, 2), 4), 0, LAST)
                $k = torch.mul(torch.sub(torch.cumsum(torch.ones_like($v), 0), 1), VARIABLES)
                $i = torch.add($v, $k)
                $a = torch.embedding(torch.reshape(COSINE, [-1, FREQUENCIES]), $i)
                $b = torch.embedding(torch.reshape(SINE, [-1, FREQUENCIES]), $i)
                $p = torch.cat([torch.sub(torch.mul($a, $c), torch.mul($b, $s)), torch.add(torch.mul($a, $s), torch.mul($b, $c))], -1)
                $w = SCORE_WEIGHTS
                $y = torch.cat([torch.mul($w, torch.narrow(VALUES, 2, 1, 1)), $w], -1)
                $j = torch.add(torch.mul(OWNERS, VARIABLES), $v)
                $o = torch.mul(torch.sub(torch.cumsum(torch.ones_like($j), 0), 1), torch.mul(torch.add(B, 1), VARIABLES))
                $z = torch.new_zeros($y, [torch.mul(torch.add(B, 1), ALL_VARIABLES), TWICE_REFERENCES])
                $g = torch.index_add($z, 0, torch.reshape(torch.add($j, $o), [-1]), torch.reshape($y, [-1, TWICE_REFERENCES]))
                $h = torch.narrow(torch.reshape($g, [MEMBERS, -1, VARIABLES, TWICE_REFERENCES]), 1, 0, B)
                $n = torch.narrow($h, 3, 0, REFERENCES)
                $d = torch.narrow($h, 3, REFERENCES, REFERENCES)
                $u = torch.cat([torch.div($n, torch.add($d, LEAST)), torch.mul(torch.log1p($d), AMOUNT)], 2)
                $x = torch.reshape(torch.transpose($u, 2, 3), [MEMBERS, B, -1])
                """
                        .replace("TIME_FREQUENCIES", parameter.apply("encoder.time.frequencies"))
                        .replace("TIME_REFERENCES", parameter.apply("encoder.time.references"))
                        .replace("COSINE", parameter.apply("encoder.time.cosine"))
                        .replace("SINE", parameter.apply("encoder.time.sine"))
                        .replace("SCORE_WEIGHTS", Backbone.weights("torch.bmm($p, torch.transpose($q, 1, 2))"))
                        .replace("TWO_PI", String.valueOf(2 * Math.PI))
                        .replace("LAST", String.valueOf(variables - 1))
                        .replace("LEAST", String.valueOf(LEAST))
                        .replace("ALL_VARIABLES", String.valueOf(members * variables))
                        .replace("VARIABLES", String.valueOf(variables))
                        .replace("FREQUENCIES", String.valueOf(FREQUENCIES))
                        .replace("TWICE_REFERENCES", String.valueOf(2 * REFERENCES))
                        .replace("REFERENCES", String.valueOf(REFERENCES))
                        .replace("AMOUNT", String.valueOf(AMOUNT))
                        .replace("MEMBERS", String.valueOf(members))
                        .replace("VALUES", input.values())
                        .replace("OWNERS", input.owners())
                        .replace("$", own);
        return Stream.concat(text.lines(), reader().lines(Input.fixed(own + "x"), output, members, parameter).stream())
                .toList();
    }
}
