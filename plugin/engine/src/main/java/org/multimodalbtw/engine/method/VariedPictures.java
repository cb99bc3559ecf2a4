package org.multimodalbtw.engine.method;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** Pictures are varied slightly whenever they are learnt from ({@link PictureVariation}); no effect on other modalities. */
public record VariedPictures() implements TrainingMethod {

    @Override
    public boolean actsInStages() {
        return true;
    }

    @Override
    public MethodRun begin(LearningRows rows, NetworkShape shape) {
        List<TensorColumn> columns = rows.table().schema().columns();
        List<Integer> pictures = new ArrayList<>();
        for (int m = 0; m < columns.size(); m++) {
            if (isPictures(columns.get(m))) {
                pictures.add(m);
            }
        }
        return new MethodRun() {
            @Override
            public void beforeStep(StepBatch batch, RandomGenerator random) {
                pictures.forEach(m -> vary(rows, m, batch, random));
            }
        };
    }

    private static void vary(LearningRows rows, int m, StepBatch batch, RandomGenerator random) {
        List<Integer> picture = rows.table().schema().columns().get(m).shape();
        PictureVariation variation = new PictureVariation(picture.get(1), picture.get(2), picture.get(3));
        float[][] varied = new float[batch.chosen().length][];
        for (int i = 0; i < varied.length; i++) {
            float[] values = rows.table().values(m, rows.tableRow(batch.chosen()[i]));
            varied[i] = values == null ? null : variation.of(values, random);
        }
        batch.minibatch().fill(m, varied);
    }

    /** Pictures are items of grey or three colours. */
    private static boolean isPictures(TensorColumn column) {
        List<Integer> shape = column.shape();
        return column.items().equals(Items.VECTORS) && shape.size() == 4 && (shape.get(1) == 1 || shape.get(1) == 3);
    }
}
