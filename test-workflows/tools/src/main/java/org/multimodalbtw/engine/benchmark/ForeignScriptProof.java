package org.multimodalbtw.engine.benchmark;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.ScriptModule;

/**
 * Calls scripts as models from elsewhere are called, with every kind of argument and result that DJL knows, and compares with what comes out
 * by hand: what the network itself does not use of the native methods.
 */
final class ForeignScriptProof {

    private static final String SCRIPT =
            """
            class Ops(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Ops, x: Tensor) -> Dict[str, Tensor]:
                return {"twice": torch.mul(x, 2)}
              def nested(self: __torch__.Ops, x: Tensor) -> Tuple[Tensor, List[Tuple[Tensor, str]], List[Tensor]]:
                return (x, [(torch.mul(x, 3), "three")], [torch.mul(x, 4), torch.mul(x, 5)])
              def turned(self: __torch__.Ops, x: Tensor) -> Tensor:
                return torch.t(x)
              def take(self: __torch__.Ops, pair: Tuple[Tensor, Tensor], book: Dict[str, Tensor], word: str, words: List[str]) -> Tensor:
                a, b, = pair
                sum = torch.add(torch.add(a, b), book["c"])
                return torch.mul(sum, torch.add(torch.len(word), torch.len(words)))
            """;

    private final Report report;
    private final ProofCheck check;

    ForeignScriptProof(Report report, ProofCheck check) {
        this.report = report;
        this.check = check;
    }

    void write() {
        EngineRuntime runtime = EngineRuntime.get();
        try (ScriptModule script = runtime.compile(Device.cpu(), SCRIPT);
                NDManager manager = runtime.newManager(Device.cpu())) {
            boolean holds = vectors(script, manager)
                    && results(script, manager)
                    && arguments(script, manager)
                    && copies(script, manager);
            report.paragraph(
                    "Scripts from elsewhere, with every kind of argument and result, give what comes out by hand: "
                            + check.of("scripts from elsewhere", holds) + ".");
        }
    }

    /** A model's tokens as a text's vector, and its places as a picture's. */
    private static boolean vectors(ScriptModule script, NDManager manager) {
        NDArray tokens = manager.create(new float[] {1, 2, 3, 5, 7, 9}, new Shape(1, 3, 2));
        NDArray twice = script.forward(manager, tokens).get(0);
        NDArray places = twice.reshape(2, -1).mean(new int[] {1});
        // columns 1, 3, 7 and 2, 5, 9; then halves 1, 2, 3 and 5, 7, 9; all twice
        return are(twice.squeeze(0).mean(new int[] {0}), 22f / 3, 32f / 3) && are(places, 4, 14);
    }

    private static boolean results(ScriptModule script, NDManager manager) {
        NDArray x = manager.create(new float[] {1, 10});
        NDList found = script.call("nested", manager, x);
        NDArray copy = found.get(1).duplicate();
        copy.set(FloatBuffer.wrap(new float[] {6, 7}));
        return found.size() == 5
                && are(found.get(0), 1, 10)
                && are(found.get(1), 3, 30)
                && found.get(2).toStringArray()[0].equals("three")
                && are(found.get(3), 4, 40)
                && are(found.get(4), 5, 50)
                && are(copy, 6, 7);
    }

    private static boolean arguments(ScriptModule script, NDManager manager) {
        NDArray result = script.call(
                        "take",
                        manager,
                        named(manager, 1, "pair()"),
                        named(manager, 2, "pair()"),
                        named(manager, 4, "book.c"),
                        manager.create("four"),
                        manager.create(new String[] {"x", "y"}))
                .get(0);
        // (1 + 2 + 4) times the word's four letters and the two words
        return are(result, 42);
    }

    /** Values that do not lie as they are read, of another type, or copied. */
    private static boolean copies(ScriptModule script, NDManager manager) {
        NDArray x = manager.create(new float[] {1, 2, 3, 4}, new Shape(2, 2));
        NDArray turned = script.call("turned", manager, x).get(0);
        FloatBuffer copied = x.toByteBuffer(false).asFloatBuffer();
        return are(turned, 1, 3, 2, 4)
                && copied.get(3) == 4
                && Arrays.equals(x.toType(DataType.FLOAT64, true).toDoubleArray(), new double[] {1, 2, 3, 4});
    }

    private static NDArray named(NDManager manager, float value, String name) {
        NDArray array = manager.create(new float[] {value});
        array.setName(name);
        return array;
    }

    private static boolean are(NDArray array, float... expected) {
        float[] found = array.toFloatArray();
        boolean isClose = found.length == expected.length;
        for (int i = 0; isClose && i < found.length; i++) {
            isClose = Math.abs(found[i] - expected[i]) <= 1e-5;
        }
        if (!isClose) {
            System.out.println("Expected " + Arrays.toString(expected) + ", found " + Arrays.toString(found) + ".");
        }
        return isClose;
    }
}
