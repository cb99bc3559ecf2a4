package org.multimodalbtw.engine.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Target;

/** What is true of some rows, and so what predictions of them are worth. Predictions are rows x outputs. */
public sealed interface GroundTruth {

    /** How many of the metrics are read first. */
    int FITTING = 2;

    /**
     * How sentences speak of predictions.
     *
     * @param better of rows whose prediction became better
     * @param worse of rows whose prediction became worse
     * @param withoutData what it is to predict without any data
     */
    record Words(String better, String worse, String withoutData) {

        private static final Words OF_PROBABILITIES = new Words(
                "corrected", "newly wrong", "saying how frequent each is among the rows that were learnt from");
        private static final Words OF_NUMBERS =
                new Words("closer", "farther off", "always saying the mean of the rows that were learnt from");
    }

    /**
     * The class of each row; predictions are probabilities of the classes.
     *
     * @param truth each row's class, 0 to classes - 1
     * @param classes how many classes, 2 or more
     * @param units what intervals resample
     * @param event the class that decisions are about; empty where it is not known, and the average precision is of the rarer of two classes
     */
    record OfClasses(int[] truth, int classes, Units units, Optional<EventClass> event) implements GroundTruth {

        /** Without an event. */
        public OfClasses(int[] truth, int classes, Units units) {
            this(truth, classes, units, Optional.empty());
        }

        /** Each row for itself. */
        public OfClasses(int[] truth, int classes) {
            this(truth, classes, Units.rows(truth.length));
        }

        @Override
        public GroundTruth inUnits(Units wanted) {
            return new OfClasses(truth, classes, wanted, event);
        }

        @Override
        public GroundTruth about(Optional<EventClass> wanted) {
            return new OfClasses(truth, classes, units, wanted);
        }

        @Override
        public Optional<String> classOf(Metric metric) {
            return metric == Metric.AUPRC && classes == 2 ? event.map(EventClass::name) : Optional.empty();
        }

        @Override
        public List<Metric> metrics() {
            return ClassificationMetrics.metrics(classes);
        }

        @Override
        public Metric loss() {
            return Metric.LOG_LOSS;
        }

        @Override
        public Words words() {
            return Words.OF_PROBABILITIES;
        }

        @Override
        public Optional<OfClasses> asClasses() {
            return Optional.of(this);
        }

        @Override
        public Bootstrap.Statistic statistic(double[][] predictions, ProgressMonitor monitor) {
            return new ClassificationMetrics(truth, predictions, classes, event, monitor);
        }

        @Override
        public McNemar changes(double[][] reference, double[][] candidate) {
            return McNemar.ofProbabilities(truth, reference, candidate, units);
        }

        @Override
        public int rows() {
            return truth.length;
        }

        @Override
        public double ofRow(Metric metric, int row, double[] prediction) {
            if (metric == Metric.ACCURACY) {
                return OfClass.mostProbable(prediction) == truth[row] ? 1 : 0;
            }
            double cameTrue = prediction[truth[row]];
            return -Math.log(Math.max(ClassificationMetrics.CLIP, Math.min(1 - ClassificationMetrics.CLIP, cameTrue)));
        }
    }

    /**
     * Which labels each row has; predictions are probabilities of the labels.
     *
     * @param truth rows x labels
     * @param labels how many labels, 1 or more
     * @param units what intervals resample
     */
    record OfLabels(boolean[][] truth, int labels, Units units) implements GroundTruth {

        /** Each row for itself. */
        public OfLabels(boolean[][] truth, int labels) {
            this(truth, labels, Units.rows(truth.length));
        }

        @Override
        public GroundTruth inUnits(Units wanted) {
            return new OfLabels(truth, labels, wanted);
        }

        @Override
        public List<Metric> metrics() {
            return LabelMetrics.METRICS;
        }

        @Override
        public Metric loss() {
            return Metric.LOG_LOSS;
        }

        @Override
        public Words words() {
            return Words.OF_PROBABILITIES;
        }

        @Override
        public Bootstrap.Statistic statistic(double[][] predictions, ProgressMonitor monitor) {
            return new LabelMetrics(truth, predictions, labels, monitor);
        }

        @Override
        public McNemar changes(double[][] reference, double[][] candidate) {
            return McNemar.ofLabels(truth, reference, candidate, units);
        }

        @Override
        public int rows() {
            return truth.length;
        }

        @Override
        public double ofRow(Metric metric, int row, double[] prediction) {
            if (metric == Metric.ACCURACY) {
                return LabelMetrics.isExact(truth[row], prediction) ? 1 : 0;
            }
            return LabelMetrics.loss(truth[row], prediction);
        }
    }

    /**
     * The number of each row; predictions are one number a row.
     *
     * @param truth each row's number
     * @param units what intervals resample
     */
    record OfNumbers(double[] truth, Units units) implements GroundTruth {

        /** Each row for itself. */
        public OfNumbers(double[] truth) {
            this(truth, Units.rows(truth.length));
        }

        @Override
        public GroundTruth inUnits(Units wanted) {
            return new OfNumbers(truth, wanted);
        }

        @Override
        public List<Metric> metrics() {
            return RegressionMetrics.METRICS;
        }

        @Override
        public Metric loss() {
            return Metric.MAE;
        }

        @Override
        public Words words() {
            return Words.OF_NUMBERS;
        }

        @Override
        public Bootstrap.Statistic statistic(double[][] predictions, ProgressMonitor monitor) {
            return new RegressionMetrics(truth, first(predictions));
        }

        @Override
        public McNemar changes(double[][] reference, double[][] candidate) {
            return McNemar.ofErrors(truth, first(reference), first(candidate), units);
        }

        @Override
        public int rows() {
            return truth.length;
        }

        @Override
        public double ofRow(Metric metric, int row, double[] prediction) {
            return Math.abs(prediction[0] - truth[row]);
        }

        private static double[] first(double[][] predictions) {
            return Arrays.stream(predictions).mapToDouble(one -> one[0]).toArray();
        }
    }

    /** @return what is measured; those that fit the target best come first */
    List<Metric> metrics();

    /**
     * @return the metrics that say first how good predictions are: AUROC and AUPRC of two classes, macro F1 and log loss of more, AUROC and
     *     macro F1 of labels, R² and the mean absolute error of numbers
     */
    default List<Metric> fitting() {
        return metrics().subList(0, FITTING);
    }

    /** @return the metric that says whether predictions are better: log loss, or the mean absolute error of numbers */
    Metric loss();

    /** @return how a sentence speaks of the predictions */
    Words words();

    /** @return the classes of the rows; empty where rows have no classes that exclude each other */
    default Optional<OfClasses> asClasses() {
        return Optional.empty();
    }

    /**
     * @param predictions rows x outputs
     * @param monitor cancel
     * @return each metric for any counts of the rows
     * @throws IllegalArgumentException if the sizes do not fit or a prediction is out of range
     */
    Bootstrap.Statistic statistic(double[][] predictions, ProgressMonitor monitor);

    /**
     * @param reference predictions
     * @param candidate other predictions of the same rows
     * @return rows that became right, or have a smaller error, and those that became wrong, or have a larger one
     */
    McNemar changes(double[][] reference, double[][] candidate);

    /** @return how many rows there are */
    int rows();

    /** @return what intervals resample */
    Units units();

    /**
     * @param wanted what intervals resample, of as many rows
     * @return the same truth with other intervals
     */
    GroundTruth inUnits(Units wanted);

    /**
     * @param wanted the class that decisions are about; empty where it is not known
     * @return the same truth, whose average precision of two classes is of that class; labels and numbers stay as they are
     */
    default GroundTruth about(Optional<EventClass> wanted) {
        return this;
    }

    /**
     * @param metric what is measured
     * @return the class that it is of; empty where it is of all, or the class is not known
     */
    default Optional<String> classOf(Metric metric) {
        return Optional.empty();
    }

    /**
     * @param metric one that is a mean over rows: accuracy, log loss, or the mean absolute error of numbers
     * @param row which row
     * @param prediction of it
     * @return the row's share in the metric
     */
    double ofRow(Metric metric, int row, double[] prediction);

    /**
     * @param predictions rows x outputs
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return each metric with its 95 % bootstrap interval
     */
    default Map<Metric, Estimate> evaluate(double[][] predictions, long seed, ProgressMonitor monitor) {
        return Evaluation.of(this, predictions, seed, monitor);
    }

    /**
     * @param predictions rows x outputs
     * @param monitor cancel
     * @return each metric
     */
    default Map<Metric, Double> values(double[][] predictions, ProgressMonitor monitor) {
        return Evaluation.values(this, predictions, monitor);
    }

    /**
     * @param reference predictions
     * @param candidate other predictions of the same rows
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return what the candidate gains, one comparison a metric
     */
    default List<PairedComparison> compare(
            double[][] reference, double[][] candidate, long seed, ProgressMonitor monitor) {
        return PairedComparison.of(this, reference, candidate, seed, monitor);
    }

    /**
     * @param target what is predicted
     * @param truths rows x outputs: 1 for the row's class or labels and 0 for the others, or the row's number
     * @return the same as truth
     */
    static GroundTruth of(Target target, double[][] truths) {
        return target.match(
                ofClass -> new OfClasses(
                        Arrays.stream(truths).mapToInt(GroundTruth::classOf).toArray(), ofClass.outputs()),
                ofLabels -> ofLabels(truths, ofLabels.outputs()),
                ofNumber -> new OfNumbers(
                        Arrays.stream(truths).mapToDouble(one -> one[0]).toArray()));
    }

    /**
     * @param target what is predicted
     * @return what is measured of its predictions, and by which {@link #loss}, without any row
     */
    static GroundTruth ofNoRow(Target target) {
        return of(target, new double[0][]);
    }

    private static int classOf(double[] truth) {
        return IntStream.range(0, truth.length)
                .filter(index -> truth[index] != 0)
                .findFirst()
                .orElseThrow();
    }

    /**
     * @param truths for each row 1 for its labels and 0 for the others
     * @param labels how many labels
     * @return the same as truth
     */
    static GroundTruth ofLabels(double[][] truths, int labels) {
        boolean[][] has = new boolean[truths.length][labels];
        IntStream.range(0, truths.length).forEach(row -> {
            for (int label = 0; label < labels; label++) {
                has[row][label] = truths[row][label] > 0;
            }
        });
        return new OfLabels(has, labels);
    }
}
