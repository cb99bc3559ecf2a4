package org.multimodalbtw.engine.network;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A gated recurrent unit over time (Cho et al. 2014, with the reset gate behind the state's matrix), whose last state stands beside each
 * input's mean, last, largest and smallest value over time: the level of a series is then there from the first step of training, and the
 * recurrent unit has its course to learn.
 *
 * @param steps length of a series
 * @param inputs values a step
 * @param state size of the state
 */
record Recurrent(int steps, int inputs, int state) implements Backbone {

    private static final int GATES = 3;
    private static final int POOLS = 4;

    @Override
    public int features() {
        return state + POOLS * inputs;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.of("encoder.gru.input.weight", Slice.Start.MATRIX, inputs, GATES * state),
                Parameter.of("encoder.gru.input.bias", Slice.Start.BIAS, GATES * state),
                Parameter.of("encoder.gru.state.weight", Slice.Start.MATRIX, state, GATES * state),
                Parameter.of("encoder.gru.state.bias", Slice.Start.BIAS, GATES * state));
    }

    @Override
    public List<String> lines(Input input, String output, int members, UnaryOperator<String> parameter) {
        String inputWeight = parameter.apply("encoder.gru.input.weight");
        String inputBias = parameter.apply("encoder.gru.input.bias");
        String stateWeight = parameter.apply("encoder.gru.state.weight");
        String stateBias = parameter.apply("encoder.gru.state.bias");
        return """
                $x = torch.view(torch.reshape(INPUT, [-1]), [MEMBERS, -1, STEPS, INPUTS])
                $g = torch.baddbmm(torch.unsqueeze(INPUT_BIAS, 1), torch.view($x, [MEMBERS, -1, INPUTS]), INPUT_WEIGHT)
                $t = torch.unbind(torch.view($g, [MEMBERS, -1, STEPS, GATES]), 2)
                $b = torch.unsqueeze(STATE_BIAS, 1)
                $h = torch.mul(torch.narrow($t[0], -1, 0, STATE), 0.)
                for $i in range(STEPS):
                  $a = torch.split($t[$i], STATE, -1)
                  $r = torch.split(torch.baddbmm($b, $h, STATE_WEIGHT), STATE, -1)
                  $z = torch.sigmoid(torch.add($a[1], $r[1]))
                  $n = torch.tanh(torch.add($a[2], torch.mul(torch.sigmoid(torch.add($a[0], $r[0])), $r[2])))
                  $h = torch.add($n, torch.mul($z, torch.sub($h, $n)))
                $p = [torch.mean($x, [2]), torch.select($x, 2, LAST), torch.amax($x, [2]), torch.amin($x, [2])]
                $ = torch.cat([$h, $p[0], $p[1], $p[2], $p[3]], -1)
                """
                .replace("INPUT_BIAS", inputBias)
                .replace("INPUT_WEIGHT", inputWeight)
                .replace("STATE_BIAS", stateBias)
                .replace("STATE_WEIGHT", stateWeight)
                .replace("MEMBERS", String.valueOf(members))
                .replace("STEPS", String.valueOf(steps))
                .replace("INPUTS", String.valueOf(inputs))
                .replace("GATES", String.valueOf(GATES * state))
                .replace("STATE", String.valueOf(state))
                .replace("LAST", String.valueOf(steps - 1))
                .replace("INPUT", input.values())
                .replace("$", output)
                .lines()
                .toList();
    }
}
