package org.multimodalbtw.engine.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The random numbers of one training step: what each place of the network keeps, and the noise on the routers' scores. Drawn from the same
 * generator and in the same order as {@link AdamW} does.
 */
final class StepNoise {

    private final List<double[]> kept = new ArrayList<>();
    private final double[] jitter;
    private int pairs;

    StepNoise(NetworkShape shape, int rows, SplittableRandom random) {
        FusionSettings fusion = shape.fusion();
        List<Integer> sizes = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int m = 0; m < shape.modalityCount(); m++) {
            sizes.addAll(List.of(shape.backbone(m).features(), fusion.width(), fusion.width()));
            rates.addAll(List.of(
                    fusion.dropout().input(),
                    fusion.dropout().hidden(),
                    fusion.dropout().head()));
        }
        sizes.add(shape.modalityCount()
                * fusion.experts().topK()
                * fusion.experts().width());
        sizes.add(shape.modalityCount() * fusion.width());
        rates.addAll(List.of(fusion.dropout().head(), fusion.dropout().head()));
        int all = 0;
        for (int i = 0; i < sizes.size(); i++) {
            all += threshold(rates.get(i)) > 0 ? sizes.get(i) * rows * shape.members() : 0;
        }
        ByteBuffer bytes = ByteBuffer.allocate((all + 7) / 8 * 8).order(ByteOrder.nativeOrder());
        while (bytes.hasRemaining()) {
            bytes.putLong(random.nextLong());
        }
        bytes.flip();
        for (int i = 0; i < sizes.size(); i++) {
            kept.add(keep(bytes, threshold(rates.get(i)), sizes.get(i) * rows * shape.members()));
        }
        if (fusion.experts().gateNoise() > 0 && fusion.experts().count() > 1) {
            jitter = new double
                    [shape.members()
                            * rows
                            * shape.modalityCount()
                            * fusion.experts().count()];
            for (int i = 0; i < jitter.length; i++) {
                jitter[i] = (float) random.nextGaussian();
            }
        } else {
            jitter = null;
        }
    }

    /** Factors of a place's values, 0 or the inverse of the rate kept; null where nothing is dropped. */
    double[] kept(int site) {
        return kept.get(site);
    }

    /** Standard normal, members x rows x modalities x experts; null where there is none. */
    double[] jitter() {
        return jitter;
    }

    /** The position of the next pair of token and expert. */
    int nextPair() {
        return pairs++;
    }

    private static int threshold(double rate) {
        return (int) Math.round(rate * 256);
    }

    private static double[] keep(ByteBuffer bytes, int threshold, int count) {
        if (threshold == 0) {
            return null;
        }
        double[] factors = new double[count];
        for (int i = 0; i < count; i++) {
            factors[i] = Byte.toUnsignedInt(bytes.get()) < threshold ? 0 : 256. / (256 - threshold);
        }
        return factors;
    }
}
