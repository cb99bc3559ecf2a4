package org.multimodalbtw.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.Thorough;

/**
 * How long it takes from a model to its first answer, in a program of its own that is started for it, and to the next ones. Times are printed
 * and nothing is asserted of them, since other programs have a share in them.
 */
@EnabledIfSystemProperty(named = Thorough.PROPERTY, matches = "true")
class ProgramStartTest {

    private static final int STARTS = 7;
    private static final int ANSWERS = 200;

    @ParameterizedTest
    @ValueSource(strings = {"minilm", "bert", "resnet", "convnext", "vit"})
    void theFirstAnswerOfAProgram(String name) throws Exception {
        byte[] archive = Exported.bytes(name);
        double[] first = new double[STARTS];
        double[] worked = new double[STARTS];
        double[] next = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            long began = System.nanoTime();
            try (ProgramProcess program =
                    ProgramProcess.start(new ByteArrayInputStream(archive), archive.length, ProgressMonitor.NONE)) {
                float[] answer = answer(program, name);
                first[i] = (System.nanoTime() - began) / 1e9;
                worked[i] = ProcessHandle.current()
                                .children()
                                .filter(child ->
                                        child.info().command().orElse("").endsWith("java"))
                                .mapToLong(child -> child.info()
                                        .totalCpuDuration()
                                        .orElse(Duration.ZERO)
                                        .toMillis())
                                .sum()
                        / 1e3;
                assertEquals(Exported.expected(name).length, answer.length);
                began = System.nanoTime();
                for (int again = 0; again < ANSWERS; again++) {
                    answer(program, name);
                }
                next[i] = (System.nanoTime() - began) / 1e9 / ANSWERS;
            }
        }
        Arrays.sort(first);
        Arrays.sort(worked);
        Arrays.sort(next);
        System.out.printf(
                "%s: %.2f s to the first answer (%.2f to %.2f), of processors %.2f s; %.2f ms to each other%n",
                name, first[STARTS / 2], first[0], first[STARTS - 1], worked[STARTS / 2], 1e3 * next[STARTS / 2]);
    }

    private static float[] answer(ProgramProcess program, String name) throws ProgramProcess.Failure {
        return Exported.OF_PICTURES.contains(name)
                ? program.ofPixels(Exported.pixels())
                : program.ofTokens(Exported.tokens());
    }
}
